"""A new language of the website."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from babel.core import Locale, UnknownLocaleError
from material import __file__ as theme

from guide.facts.guide import Guide
from guide.language.catalog import Catalog
from guide.language.codes import LANGUAGES
from guide.language.messages import Message
from guide.language.pages import page_states
from guide.language.template import messages, updated
from guide.language.words import Words
from guide.problems import GUIDE, ProblemsFound, error
from guide.project import Project
from guide.scaffold.done import Scaffold
from guide.scaffold.lines import put_line

_FIRST_PAGES = ("index.md", "act-now.md", "contacts.md", "countries/index.md", "meeting/talk.md")
"""Pages that an officer needs most, to be translated first."""


def new_language(project: Project, guide: Guide, code: str) -> Scaffold:
    """Add the language to the configuration and make its catalog; until it is translated, English shows."""
    locale = _locale(project, code)
    name = (locale.get_language_name(code) or code).capitalize()
    team = f"@bsr-guide/{re.sub('[^a-z]', '', (locale.english_name or code).split(' ')[0].lower())}"
    line = f"        - {{ locale: {code}, name: {name} }}"
    known = put_line(project.config_file, line, r" +- \{ locale: ((?!en\b)\w+),")
    fresh = Project(project.root)
    texts = messages(fresh, guide)
    catalog = project.translations / f"{code}.po"
    if not catalog.exists():
        catalog.write_text(updated(fresh, guide, code), encoding="utf-8")
    written = [*(["mkdocs.yml"] if known else []), f"translations/{code}.po"]
    owners = project.root / ".github" / "CODEOWNERS"
    asked = "\n".join(f"{path:<33}{team}" for path in (f"/docs/{code}/", f"/translations/{code}.po"))
    if put_line(owners, asked, r"/(?:docs|translations)/((?!en/)[a-z]{2,3})(?:/|\.po) "):
        written.append(".github/CODEOWNERS")
    by_hand = [] if known else [f"Add `{line.strip()}` under languages in mkdocs.yml."]
    return Scaffold(tuple(written), (*by_hand, *_left(fresh, code, texts, team)))


def _locale(project: Project, code: str) -> Locale:
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        locale = None
    if locale is None or str(locale) != code:
        raise ProblemsFound(
            [error("mkdocs.yml", 0, f"{code!r} is not a language code", "write it like de or nb")]
        )
    if any(one.code == code for one in project.languages):
        raise ProblemsFound(
            [error("mkdocs.yml", 0, f"the guide has {code} already", f"see {GUIDE} translations")]
        )
    return locale


def _left(project: Project, code: str, texts: list[Message], team: str) -> Iterator[str]:
    source = project.source_language.code
    pages = [state.path for state in page_states(project.docs, source, source)]
    first = [page for page in _FIRST_PAGES if page in pages] or pages
    words = sum(1 for one in texts if one.context is None)
    yield from _for_the_program(code)
    yield f"Look at it: make serve LANG_CODE={code}. All is in English still, and says so."
    yield f"Translate the {words} labels in translations/{code}.po, which are the messages without msgctxt."
    yield f"Translate the {len(texts) - words} texts of facts, forms and steps there, when you come to it."
    yield (
        f"Copy the {len(pages)} pages to docs/{code}/ and translate them, first {', '.join(first[:5])}. "
        f"After each: {GUIDE} translations --stamp {code}/{first[0]}"
    )
    yield "Run make check, then make test: some tests name the languages that they walk through."
    yield f"Make the team {team} on the code host, or put other names into .github/CODEOWNERS."
    yield (
        "Ask a native speaker who knows the field to read it. Then set X-Reviewed in the catalog, and "
        "`reviewed` in each page, to the day of the review."
    )


def _for_the_program(code: str) -> Iterator[str]:
    """What the program itself lacks for the language; nothing for the languages of the guide's countries."""
    if code not in LANGUAGES:
        yield (
            f"Add {code} to Code in scripts/guide/language/codes.py, and its alphabet in order.py. "
            "make check then names each term in translations/glossary.yml and each sentence in "
            "translations/sentences.yml that lacks a word."
        )
        yield "Offer the language in .github/ISSUE_TEMPLATE/translation.yml."
    if not (Path(theme).parent / "templates" / "partials" / "languages" / f"{code}.html").is_file():
        yield f"The theme has no words of its own in {code}: its buttons stay English. Ask on its site."
    said = [Words(code, Catalog(code), False).duration(f"P3{unit}") for unit in "DWMY"]
    if any("duration" in one for one in said):
        yield f"Teach scripts/guide/language/words.py the lengths of time: it says {', '.join(said)}."

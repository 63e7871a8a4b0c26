"""What an editor is told of a bad file, by its kind: each is read as the guide reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import markdown

from guide.checks.markup import markup_problems, page_markup_problems
from guide.checks.translations import catalog_problems, page_problems
from guide.facts.load import load_file
from guide.forms.load import form_problems
from guide.language.glossary import load_glossary
from guide.language.messages import Message
from guide.language.page_file import split_page
from guide.language.pages import version
from guide.language.sentences import sentence_problems
from guide.problems import Problem, ProblemsFound, Weight, error
from guide.project import Project
from guide.route.steps import SHOWN, step_problems
from guide.site.context import Context
from guide.site.prose.allowed import line_with, refused
from guide.site.prose.macros import Macros, expand
from guide.site.writing.fact import Writer
from guide.site.writing.footnotes import Footnotes

TODAY = date(2026, 6, 1)
TEXTS = [Message(None, "{from} to {to}", "x"), Message("se.one", "Ask first.", "x")]
TEXTS += [Message("se.two", "The period is 30 days.", "x"), Message("se.three", "It took 1,250 calls.", "x")]
CONFIG = "plugins:\n  - i18n:\n      languages:\n"
LANGUAGES = "        - {locale: en, name: English}\n        - {locale: sv, name: Svenska}\n"
ENGLISH = """\
---
title: Ask consent
description: How to ask.
---

# Ask consent

Ask before you share anything about the person with others.

## Say

- Say who you are, and why you ask.
- Say that the person can say no to you.

{{ fact("practice.one") }}

Write down what the person has said to you, and when.

{{ fact("practice.two") }}
"""

Judge = Callable[[str, Path, Context], list[Problem]]


def _put(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def record(text: str, root: Path, _: Context, name: str = "region.yml") -> list[Problem]:
    return list(load_file(_put(root, name, text), name, TODAY).problems)


def page(text: str, root: Path, context: Context) -> list[Problem]:
    """What the check tells; and what the build would tell of a page that the check let through."""
    shown = "docs/en/bad.md"
    return list(markup_problems(shown, text)) or list(built(text, shown, context))


def built(text: str, shown: str, context: Context) -> Iterator[Problem]:
    """What the build tells, without what the check tells beforehand."""
    read = split_page(text, shown)
    writer = Writer(context.words, Footnotes(context.words), "bad.html", "")
    try:
        expanded = expand(read.body, Macros(context, writer), shown, read.first_line)
    except ProblemsFound as found:
        yield from found.problems
        return
    for one in refused(markdown.markdown(expanded, extensions=extensions(context))):
        yield error(shown, line_with(one.trace, text), one.what, one.instead)


def extensions(context: Context) -> list[str]:
    """What the guide's Markdown knows beside plain Markdown."""
    names = context.project.config["markdown_extensions"]
    return [name if isinstance(name, str) else next(iter(name)) for name in names]


def translated(text: str, root: Path, _: Context) -> list[Problem]:
    """A Swedish page beside `ENGLISH`; NOW in it is the version of that."""
    _put(root, "mkdocs.yml", CONFIG + LANGUAGES)
    english = _put(root, "docs/en/bad.md", ENGLISH)
    _put(root, "docs/sv/bad.md", text.replace("NOW", version(english)))
    project = Project(root)
    return [*page_markup_problems(project), *page_problems(project)]


def form(text: str, root: Path, _: Context, name: str = "bad.yml") -> list[Problem]:
    _put(root, f"docs/forms/{name}", text)
    return form_problems(root / "docs" / "forms", root)


def glossary(text: str, root: Path, _: Context) -> list[Problem]:
    _put(root, "translations/glossary.yml", text)
    return _raised(lambda: load_glossary(Project(root)))


def sentences(text: str, root: Path, _: Context) -> list[Problem]:
    _put(root, "translations/sentences.yml", text)
    return list(sentence_problems(Project(root)))


def steps(text: str, root: Path, context: Context) -> list[Problem]:
    _put(root, SHOWN, text)
    _put(root, "mkdocs.yml", CONFIG + LANGUAGES)
    _put(root, "docs/en/act-now.md", "# Act now\n")
    return list(step_problems(Project(root), context.guide))


def catalog(text: str, root: Path, _: Context) -> list[Problem]:
    _put(root, "mkdocs.yml", CONFIG + LANGUAGES)
    _put(root, "translations/sv.po", text)
    told = _raised(lambda: list(catalog_problems(Project(root), TEXTS)))
    return [one for one in told if one.weight is Weight.ERROR]


def config(text: str, root: Path, _: Context) -> list[Problem]:
    _put(root, "mkdocs.yml", text)
    return _raised(lambda: Project(root).languages)


def _raised(work: Callable[[], object]) -> list[Problem]:
    """The problems that the work returns or raises."""
    try:
        done = work()
    except ProblemsFound as found:
        return list(found.problems)
    return [one for one in done if isinstance(one, Problem)] if isinstance(done, list) else []


JUDGES: dict[str, Judge] = {
    "catalogs": catalog,
    "config": config,
    "forms": form,
    "glossary": glossary,
    "pages": page,
    "prose": page,
    "records": record,
    "sentences": sentences,
    "steps": steps,
    "translated": translated,
}

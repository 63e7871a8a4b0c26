"""By which other words a place in the guide is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from babel import Locale
from pydantic import Field

from guide.facts.guide import Entry, Guide
from guide.facts.models import Strict
from guide.facts.read import read_as
from guide.facts.tree import line_of
from guide.facts.vocabulary import KeyQuestion
from guide.language.codes import LANGUAGES, Code
from guide.language.glossary import RECORD, Glossary, Said, terms
from guide.problems import Problem, ProblemsFound, error
from guide.project import Project
from guide.search.words import fold

SHOWN = "translations/search.yml"
"""How messages name the file."""

OtherNames = Mapping[str, tuple[str, ...]]
"""For each place, as `countries/se.html` or `glossary.html#practice-gloss-consent`, more words for it."""


class Asked(Strict):
    """The whole file: for each page, without `.md`, words by language; and words that say nothing in a query.

    A page can be a place on a page, as `meeting/signs#act`. `countries/*` stands for each country.
    A question stands for the facts that answer it in each country's record.
    """

    pages: dict[str, dict[Code, tuple[Said, ...]]] = Field(default_factory=dict)
    questions: dict[KeyQuestion, dict[Code, tuple[Said, ...]]] = Field(default_factory=dict)
    little: dict[Code, tuple[Said, ...]] = Field(default_factory=dict)


def other_names(project: Project, guide: Guide, glossary: Glossary) -> OtherNames:
    """Countries by code and by name, terms and pages by their words: all in every language.

    A fault in `translations/search.yml` raises ProblemsFound.
    """
    locales = [Locale.parse(code) for code in LANGUAGES]
    names: defaultdict[str, list[str]] = defaultdict(list)
    for record in guide.countries:
        code = record.code.upper()
        known = [code, *(str(locale.territories.get(code, "")) for locale in locales)]
        names[f"countries/{record.code}.html"] += known
    for term in terms(guide):
        names[f"glossary.html#{RECORD}-{term.id}"] += [glossary.word(term, code) or "" for code in LANGUAGES]
    asked = load_asked(project)
    for page, said in asked.pages.items():
        for place in _places(page, guide):
            names[place] += chain(*said.values())
    for question, said in asked.questions.items():
        for place in _answers(question, guide):
            names[place] += chain(*said.values())
    return {place: tuple(dict.fromkeys(name for name in said if name)) for place, said in names.items()}


def little_words(project: Project) -> frozenset[str]:
    """Words of a question that do not say what is asked for, such as "who" and "she"."""
    return frozenset(fold(word) for said in load_asked(project).little.values() for word in said)


def _places(page: str, guide: Guide) -> list[str]:
    """The addresses for which an entry of the file stands."""
    name, mark, anchor = page.partition("#")
    codes = [record.code for record in guide.countries] if "*" in name else [""]
    return [f"{name.replace('*', code)}.html{mark}{anchor}" for code in codes]


def _answers(question: KeyQuestion, guide: Guide) -> Iterator[str]:
    """The addresses of the facts that answer a question, or of what is not known where that is the answer."""
    for record in guide.countries:
        answers = guide.key(record.code, question)
        for entry in [one for one in answers if isinstance(one, Entry)] or answers:
            said = entry.fact if isinstance(entry, Entry) else entry.unknown
            yield f"countries/{record.code}.html#{record.code}-{said.id}"


def load_asked(project: Project) -> Asked:
    """The words of the file; none where there is no file. Faults raise ProblemsFound."""
    path = project.translations / "search.yml"
    return read_as(path, SHOWN, Asked)[1] if path.exists() else Asked()


def search_problems(project: Project) -> Iterator[Problem]:
    """What an editor has to mend in the file: faults, and pages that are not there."""
    path = project.translations / "search.yml"
    if not path.exists():
        return
    try:
        tree, asked = read_as(path, SHOWN, Asked)
    except ProblemsFound as found:
        yield from found.problems
        return
    source = project.docs / project.source_language.code
    for page in asked.pages:
        # The pages of measures and countries are made from the records.
        if page.startswith(("measures/", "countries/")):
            continue
        name, _, anchor = page.partition("#")
        path, line = source / f"{name}.md", line_of(tree, ("pages", page))
        if not path.exists():
            yield error(SHOWN, line, f"there is no page {name}", "write it as in meeting/signs, without .md")
        elif anchor and not _has_place(path.read_text(encoding="utf-8"), anchor):
            instead = "write the name of a heading, or of a fact with - for the dot"
            yield error(SHOWN, line, f"there is no place {anchor} on the page {name}", instead)


def _has_place(text: str, anchor: str) -> bool:
    return f"#{anchor} }}" in text or f'"{anchor.replace("-", ".", 1)}"' in text

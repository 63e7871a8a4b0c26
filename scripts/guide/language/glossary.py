"""The word for each term of the glossary in every language, and the forms by which pages recognise it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field, field_validator

from guide.facts.guide import Guide
from guide.facts.models import Slug, Source, Strict, Term
from guide.facts.read import read_as
from guide.facts.rules import check_plain
from guide.facts.tree import Map, Place, line_of
from guide.language.codes import LANGUAGES, Code
from guide.problems import Problem, ProblemsFound, error
from guide.project import Project

SHOWN = "translations/glossary.yml"
"""How messages name the file."""

RECORD = "practice"
"""The record that holds the terms with their definitions."""

SourceName = Annotated[str, Field(pattern=r"^G[0-9]+$")]
Said = Annotated[str, Field(min_length=2, max_length=160)]


class Word(Strict):
    """A term in one language. English has forms only, since the term itself is in the record."""

    word: Said | None = None
    sources: tuple[SourceName, ...] = Field(default=(), description="Where the word was seen; none: our own")
    forms: tuple[Said, ...] = Field(default=(), description="Small letters; pages link these to the glossary")

    @field_validator("word")
    @classmethod
    def _plain(cls, value: str | None) -> str | None:
        return check_plain(value)


class Glossary(Strict):
    """The whole file: sources by name, and words by term and language."""

    sources: dict[SourceName, Source] = Field(default_factory=dict)
    words: dict[Slug, dict[Code, Word]] = Field(default_factory=dict)

    @property
    def code(self) -> str:
        """The name under which pages number these sources."""
        return "glossary"

    def find(self, term: Term, code: str) -> Word:
        """What the file says of a term in a language; nothing in it where the file says nothing."""
        return next((word for own, word in self.of(term).items() if own == code), Word())

    def word(self, term: Term, code: str) -> str | None:
        """The term in a language; None where it has no word yet."""
        return term.term if code == LANGUAGES[0] else self.find(term, code).word

    def of(self, term: Term) -> Mapping[Code, Word]:
        """All that the file says of a term, by language."""
        return self.words.get(term.id, {})


def terms(guide: Guide) -> tuple[Term, ...]:
    """The terms of the glossary, in the order of the record."""
    return tuple(entry.fact for entry in guide.of(RECORD) if isinstance(entry.fact, Term))


def load_glossary(project: Project) -> Glossary:
    """The words of the file; an empty glossary where there is none. Faults raise ProblemsFound."""
    return _load(project)[1]


def _load(project: Project) -> tuple[Map, Glossary]:
    path = project.translations / "glossary.yml"
    if not path.exists():
        return Map(), Glossary()
    tree, glossary = read_as(path, SHOWN, Glossary)
    found = [
        error(SHOWN, line_of(tree, place), f"{place[1]} {what}", instead)
        for place, what, instead in _unfit(glossary)
    ]
    if found:
        raise ProblemsFound(found)
    return tree, glossary


def glossary_problems(project: Project, guide: Guide) -> Iterator[Problem]:
    """What an editor has to mend: faults of the file, and terms that lack a word in a language."""
    try:
        tree, glossary = _load(project)
    except ProblemsFound as found:
        yield from found.problems
        return
    if not glossary.words:
        return
    known = {term.id: term for term in terms(guide)}
    for slug in glossary.words:
        if slug not in known:
            line = line_of(tree, ("words", slug))
            yield error(
                SHOWN, line, f"{slug}: docs/facts/{RECORD}.yml has no such term", "add it there first"
            )
    for term in known.values():
        if missing := [code for code in LANGUAGES if not glossary.word(term, code)]:
            said = f"{term.id}: there is no word in {', '.join(missing)}"
            yield error(
                SHOWN, line_of(tree, ("words", term.id)), said, 'add it, as in da: {word: "menneskehandel"}'
            )


def _unfit(glossary: Glossary) -> Iterator[tuple[Place, str, str]]:
    """Place in the file, what is wrong, what to write instead."""
    for slug, words in glossary.words.items():
        for code, word in words.items():
            for what, instead in _unfit_word(glossary, code, word):
                yield ("words", slug, code), f"`{code}`: {what}", instead
    yield from _double_forms(glossary)
    used = {name for words in glossary.words.values() for word in words.values() for name in word.sources}
    for name in glossary.sources:
        if name not in used:
            yield ("sources", name), "no word cites this source", "take it out"


def _unfit_word(glossary: Glossary, code: str, word: Word) -> Iterator[tuple[str, str]]:
    for name in word.sources:
        if name not in glossary.sources:
            yield f"there is no source {name}", "add it under sources:"
    if code == LANGUAGES[0] and word.word is not None:
        yield "the English word stands in the record", "take word: out"
    if code != LANGUAGES[0] and word.word is None:
        yield "the word is missing", "write word:"
    for form in word.forms:
        if form != form.lower():
            yield f"the form {form!r} has capital letters", "write it small"


def _double_forms(glossary: Glossary) -> Iterator[tuple[Place, str, str]]:
    seen: dict[tuple[str, str], str] = {}
    for slug, words in glossary.words.items():
        for code, word in words.items():
            for form in word.forms:
                if other := seen.get((code, form)):
                    said = f"`{code}`: the form {form!r} stands under {other} too"
                    yield ("words", slug, code), said, "keep one of the two"
                seen[code, form] = slug

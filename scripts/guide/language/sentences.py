"""Sentences to read out or show to the person, in every language of the guide's countries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, Field

from guide.facts.models import Day, Slug, Strict
from guide.facts.read import read_as
from guide.facts.rules import check_plain
from guide.facts.tree import Place, line_of
from guide.language.codes import LANGUAGES, Code
from guide.language.messages import Message
from guide.problems import Problem, ProblemsFound, error
from guide.project import Project

SHOWN = "translations/sentences.yml"
"""How messages name the file."""


def _said(text: str) -> str:
    if not text.strip():
        raise ValueError("the text is empty | write the sentence")
    check_plain(text)
    return text


Said = Annotated[str, Field(max_length=200), AfterValidator(_said)]


class Sentence(Strict):
    """One sentence in all languages."""

    id: Slug = Field(description="Stable name; never change it")
    fill_in: bool = Field(default=False, description="Whether a line to write on follows the sentence")
    en: Said
    bg: Said
    da: Said
    de: Said
    et: Said
    fi: Said
    is_: Said = Field(alias="is")  # Python keeps the bare word to itself
    lt: Said
    lv: Said
    nb: Said
    pl: Said
    ro: Said
    sv: Said
    uk: Said

    def text(self, code: Code) -> str:
        """The sentence in one language."""
        said: str = getattr(self, "is_" if code == "is" else code)
        return said


class Group(Strict):
    """Sentences that belong together; the catalogs translate the title."""

    id: Slug
    title: Said
    sentences: tuple[Sentence, ...] = Field(min_length=1)


class Sentences(Strict):
    """The whole file. `reviewed` has the day on which a native editor has gone over a language."""

    reviewed: dict[Code, Day]
    groups: tuple[Group, ...] = Field(min_length=1)

    def checked(self, code: Code) -> bool:
        """Whether a native editor has gone over the language; English is what the others translate."""
        return code == LANGUAGES[0] or code in self.reviewed

    def reader(self, code: str) -> Code:
        """The language in which a reader of the guide reads them: their own, or else English."""
        return next((one for one in LANGUAGES if one == code), LANGUAGES[0])

    def others(self, code: str) -> tuple[Code, ...]:
        """The languages of the person, for a reader of the guide in the language `code`."""
        return tuple(one for one in LANGUAGES if one != self.reader(code))


def load_sentences(project: Project) -> Sentences | None:
    """The sentences; None where the guide has none. Faults raise ProblemsFound."""
    path = project.translations / "sentences.yml"
    if not path.exists():
        return None
    tree, sentences = read_as(path, SHOWN, Sentences)
    if twice := list(_twice(sentences)):
        what, instead = "the id stands twice", "give one of the two another id"
        raise ProblemsFound(
            error(SHOWN, line_of(tree, place), f"{name}: {what}", instead) for place, name in twice
        )
    return sentences


def sentence_problems(project: Project) -> tuple[Problem, ...]:
    """What an editor has to mend in the file."""
    try:
        load_sentences(project)
    except ProblemsFound as found:
        return found.problems
    return ()


def sentence_messages(sentences: Sentences | None) -> Iterator[Message]:
    """The titles of the groups, for the catalogs."""
    for group in sentences.groups if sentences else ():
        yield Message(None, group.title, SHOWN)


def _twice(sentences: Sentences) -> Iterator[tuple[Place, str]]:
    """Place and id of each group or sentence whose id stands above already."""
    groups: set[str] = set()
    known: set[str] = set()
    for number, group in enumerate(sentences.groups):
        if group.id in groups:
            yield ("groups", number, "id"), group.id
        groups.add(group.id)
        for index, one in enumerate(group.sentences):
            if one.id in known:
                yield ("groups", number, "sentences", index, "id"), one.id
            known.add(one.id)

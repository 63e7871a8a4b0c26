"""How far each language is, in numbers and in problems with their places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guide.language.catalog import Catalog
from guide.language.messages import Message
from guide.language.pages import PageState, State
from guide.project import Language

REVIEW_SOURCE = "source language"
REVIEW_NO = "not yet reviewed by a national editor"
REVIEW_YES = "reviewed by a national editor"


@dataclass(frozen=True)
class LanguageStatus:
    """The numbers of one language. A text counts as done when its present English wording is translated."""

    code: str
    name: str
    texts_done: int
    texts_all: int
    pages_done: int
    pages_all: int
    pages_behind: int
    review: str


def language_status(
    language: Language,
    source: bool,
    messages: Iterable[Message],
    catalog: Catalog,
    pages: Iterable[PageState],
) -> LanguageStatus:
    """Count what one language has."""
    texts, states = list(messages), list(pages)
    done = len(texts) if source else sum(1 for one in texts if catalog.get(one.context, one.text))
    behind = sum(1 for page in states if page.state in (State.BEHIND, State.UNSTAMPED))
    missing = sum(1 for page in states if page.state is State.MISSING)
    review = REVIEW_SOURCE if source else REVIEW_NO if catalog.reviewed == "no" else REVIEW_YES
    return LanguageStatus(
        language.code, language.name, done, len(texts), len(states) - missing, len(states), behind, review
    )

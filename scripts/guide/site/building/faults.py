"""Faults of the content that a build of one language comes upon: gathered, and told all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import TypeVar

from mkdocs.exceptions import Abort

from guide.problems import Problem, ProblemsFound, error
from guide.site.prose.allowed import line_with, refused

T = TypeVar("T")

_MOST_REFUSED = 20
"""Faults of one page's HTML that are told at a time."""


class ContentFault(Abort):
    """The content has faults; MkDocs stops, and shows them without a traceback."""

    def __init__(self, found: ProblemsFound) -> None:
        super().__init__(str(found))
        self.found = found


class Checked(Abort):
    """All pages are read and judged; a check needs none of them written."""


def told(work: Callable[[], T]) -> T:
    """What `work` gives; ContentFault where it finds problems."""
    try:
        return work()
    except ProblemsFound as found:
        raise ContentFault(found) from None


class Faults:
    """What is wrong so far."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def add(self, problems: Iterable[Problem]) -> None:
        """Note them, to be told with all others."""
        self._problems += problems

    def refuse(self, source: str, why: str) -> None:
        """Note a page that cannot be converted."""
        self._problems.append(error(source, 0, why, "make it simpler, or split it"))

    def judge(self, html: str, source: str, text: str) -> bool:
        """Whether nothing stands in a page that may not; what does is noted, with its line in the `text`."""
        found = list(islice(refused(html), _MOST_REFUSED))
        self._problems += [error(source, line_with(one.trace, text), one.what, one.instead) for one in found]
        return not found

    def stop(self) -> None:
        """Tell them; ContentFault where there are any."""
        if self._problems:
            raise ContentFault(ProblemsFound(self._problems))

"""What is wrong with the content, told to the person who can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path


class Weight(IntEnum):
    """How urgent a problem is; errors stop a build, warnings do not."""

    ERROR = 0
    WARNING = 1


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in the content.

    `what` says what is wrong, `instead` what to write. `file` is relative to the project;
    `line` counts from 1 and is 0 where the whole file is meant.
    """

    weight: Weight
    file: str
    line: int
    what: str
    instead: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        mark = "warning: " if self.weight is Weight.WARNING else ""
        tail = f" {self.instead.rstrip('.')}." if self.instead else ""
        return f"{place}: {mark}{self.what.rstrip('.')}.{tail}"


def error(file: Path | str, line: int, what: str, instead: str = "") -> Problem:
    """A problem that stops the build."""
    return Problem(Weight.ERROR, str(file), line, what, instead)


def warning(file: Path | str, line: int, what: str, instead: str = "") -> Problem:
    """A problem that is printed and does not stop the build."""
    return Problem(Weight.WARNING, str(file), line, what, instead)


class ProblemsFound(Exception):
    """Raised where faults in the content stop the work; holds all of them, most urgent first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))

"""What is wrong with the content, told to the person who can mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

GUIDE = ".venv/bin/guide"
"""The command as it can be typed in a checkout, once any `make` command has set it up."""

_SPECIFIC = re.compile(r"^[\w.-]+: |'[^']*'|\"[^\"]*\"|`[^`]*`|\b[a-z]+\.[a-z0-9-]+\b|\d+")
_FIRST = ("mkdocs.yml", "docs/facts/")
"""Where a fault weighs most: nothing is built, or a reader may dial a wrong number."""


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
        return visible(f"{place}: {mark}{self.said}")

    @property
    def said(self) -> str:
        """What is wrong and what to write instead, as sentences."""
        tail = f" {self.instead.rstrip('.')}." if self.instead else ""
        return f"{self.what.rstrip('.')}.{tail}"

    @property
    def kind(self) -> tuple[Weight, str]:
        """What problems of the same kind have in common: the words without names, values and numbers."""
        return self.weight, _SPECIFIC.sub("", self.what)

    @property
    def urgency(self) -> tuple[Weight, int, str, int, str, str]:
        """Sorts the most urgent first: errors, then what stands in the configuration and the records."""
        rank = next((number for number, start in enumerate(_FIRST) if self.file.startswith(start)), 9)
        return self.weight, rank, self.file, self.line, self.what, self.instead


def visible(text: str) -> str:
    """The text on one line, control characters as escapes: it may quote what was written to do harm."""
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


def error(file: Path | str, line: int, what: str, instead: str = "") -> Problem:
    """A problem that stops the build."""
    return Problem(Weight.ERROR, str(file), line, what, instead)


def warning(file: Path | str, line: int, what: str, instead: str = "") -> Problem:
    """A problem that is printed and does not stop the build."""
    return Problem(Weight.WARNING, str(file), line, what, instead)


class ProblemsFound(Exception):
    """Raised where faults in the content stop the work; holds all of them, most urgent first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems), key=lambda one: one.urgency))
        super().__init__("\n".join(str(problem) for problem in self.problems))

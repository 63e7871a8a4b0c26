"""The answers of the day: a run that was killed goes on from them, and a second asks only what is new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from guide.links.answer import Answer
from guide.links.keeping import write_lines


@dataclass(frozen=True)
class Asked:
    """An answer of that day, after so many rounds; `copy` is the address of an archived copy, once looked up.

    `copy` is None before, and empty where there is none.
    """

    day: date
    rounds: int
    answer: Answer
    copy: str | None = None


_FORM = TypeAdapter(dict[str, Asked])
_ONE = TypeAdapter(Asked)


def read_answers(path: Path, day: date) -> dict[str, Asked]:
    """What was answered on that day; nothing where there is no file, or one of another form."""
    try:
        kept = _FORM.validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError):
        return {}
    return {address: asked for address, asked in kept.items() if asked.day == day}


def write_answers(path: Path, asked: Mapping[str, Asked]) -> None:
    """Write the file in one step."""
    write_lines(path, {address: _ONE.dump_python(one, mode="json") for address, one in asked.items()})

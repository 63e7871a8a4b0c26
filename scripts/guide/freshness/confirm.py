"""Record that somebody has read a source again: one day in the file changes, and no other byte."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

import yaml

from guide.facts.models import Fact, Record
from guide.problems import Problem, error

Position = tuple[int, int]
"""Line and column, counted from nought."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Check:
    """Somebody read this source of this fact on this day."""

    fact: str
    source: str
    day: date


def refused(record: Record, check: Check, today: date, file: str, line: int) -> Problem | None:
    """Why the check cannot be recorded; None where it can. `line` is that of the fact."""
    fact = next((one for one in record.facts if one.id == check.fact), None)
    if fact is None:
        near = get_close_matches(check.fact, [one.id for one in record.facts], 1)
        instead = f"write {record.code}.{near[0]}" if near else "look for the id in the file"
        return error(file, 0, f"there is no fact {check.fact}", instead)
    wrong = _source_fault(record, fact, check) or _day_fault(fact, check, today)
    return error(file, line, f"{fact.id}: {wrong[0]}", wrong[1]) if wrong else None


def _source_fault(record: Record, fact: Fact, check: Check) -> tuple[str, str] | None:
    cited = ", ".join(fact.sources)
    if check.source not in record.sources:
        return f"there is no source {check.source}", f"the fact cites {cited}"
    if check.source not in fact.sources:
        return (
            f"the fact does not cite {check.source}",
            f"name the source that you read, one of {cited}, or add {check.source} to its sources first",
        )
    return None


def _day_fault(fact: Fact, check: Check, today: date) -> tuple[str, str] | None:
    if check.day > today:
        return f"{check.day} is in the future", "give the day on which you read the source"
    if check.day < fact.checked:
        return f"{check.day} is before the last check on {fact.checked}", "give a later day"
    return None


def days_of(text: str) -> dict[str, Position]:
    """Where the day of the last check of each fact stands, by the fact's id.

    `text` is that of a record file that has been read without a fault.
    """
    found = {}
    for fact in _part(yaml.compose(text, Loader=_LOADER), "facts").value:
        day = _part(fact, "checked").start_mark
        found[str(_part(fact, "id").value)] = (day.line, day.column)
    return found


def confirmed(text: str, where: Position, day: date) -> str:
    """The text of the record file with another day at that position."""
    # What Python takes for the end of a line and YAML does not, no record may hold.
    lines = text.splitlines(keepends=True)
    line, column = where
    row = lines[line]
    lines[line] = f"{row[:column]}{day.isoformat()}{row[column + len('2026-11-21') :]}"
    return "".join(lines)


def _part(node: Any, key: str) -> Any:
    return next(value for name, value in node.value if name.value == key)

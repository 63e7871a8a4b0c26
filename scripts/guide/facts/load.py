"""Read record files safely and tell every fault with its file and line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from guide.facts.consistency import Fault, inconsistencies
from guide.facts.explain import explained
from guide.facts.models import Record
from guide.facts.tree import Map, Unreadable, line_of, plain, read_tree
from guide.problems import Problem, error


@dataclass(frozen=True)
class Loaded:
    """One record file as read: the record, or the problems that keep it from being one."""

    file: str
    record: Record | None
    problems: tuple[Problem, ...]
    lines: dict[str, int]
    """Line of each fact and unknown entry, by its id."""


def load_file(path: Path, shown_as: str, now: date) -> Loaded:
    """Read and validate one file; `shown_as` names it in messages.

    `now` is the latest day on which somebody can have checked a fact.
    """
    try:
        tree = read_tree(path)
    except Unreadable as fault:
        return Loaded(shown_as, None, (error(shown_as, fault.line, fault.what, fault.instead),), {})
    try:
        record = Record.model_validate(plain(tree))
    except ValidationError as faults:
        return Loaded(shown_as, None, explained(shown_as, tree, faults), {})
    found = tuple(
        error(shown_as, line_of(tree, fault.place), _said(tree, fault), fault.instead)
        for fault in inconsistencies(record, path.stem, now)
    )
    return Loaded(shown_as, None if found else record, found, _fact_lines(tree))


def _said(tree: Map, fault: Fault) -> str:
    return f"{fault.what} on line {line_of(tree, fault.beside)}" if fault.beside else fault.what


def _fact_lines(tree: Map) -> dict[str, int]:
    return {
        str(entry["id"]): line_of(tree, (part, index))
        for part in ("facts", "unknown")
        for index, entry in enumerate(tree.get(part) or ())
    }

"""What is due on a day, the most urgent first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from guide.facts.guide import Entry, Guide
from guide.facts.models import Record
from guide.freshness.limits import RISK, due_on
from guide.freshness.numbers import same_number


@dataclass(frozen=True)
class Due:
    """A fact that is due. `days` counts since it became so; `same` are the facts with the same number."""

    entry: Entry
    days: int
    uses: int
    same: tuple[str, ...]


@dataclass(frozen=True)
class Coming:
    """When the next fact of a record becomes due, and how many do on that day."""

    day: date
    facts: int


@dataclass(frozen=True)
class Batch:
    """What is due in one record, and what comes next."""

    record: Record
    due: tuple[Due, ...]
    coming: Coming | None


def batches(guide: Guide, on: date, uses: Mapping[str, int]) -> tuple[Batch, ...]:
    """The countries by code, then the other records; also those in which nothing is due."""
    records = sorted(guide.records.values(), key=lambda record: (not record.is_country, record.code))
    return tuple(Batch(record, _due(guide, record, on, uses), _coming(record, on)) for record in records)


def _due(guide: Guide, record: Record, on: date, uses: Mapping[str, int]) -> tuple[Due, ...]:
    same = same_number(record)
    found = [
        Due(entry, (on - due_on(entry.fact)).days, uses.get(entry.id, 0), _full(record, same, entry))
        for entry in guide.of(record.code)
        if due_on(entry.fact) <= on
    ]
    return tuple(sorted(found, key=lambda one: (RISK.index(one.entry.fact.kind), -one.days, -one.uses)))


def _full(record: Record, same: Mapping[str, tuple[str, ...]], entry: Entry) -> tuple[str, ...]:
    return tuple(f"{record.code}.{other}" for other in same.get(entry.fact.id, ()))


def _coming(record: Record, on: date) -> Coming | None:
    days = [day for day in map(due_on, record.facts) if day > on]
    return Coming(min(days), days.count(min(days))) if days else None

"""All records together, and the questions that pages ask of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guide.facts.models import Contact, Fact, Record, Rule, Source, Unknown
from guide.facts.status import Status, status
from guide.facts.vocabulary import Act, KeyQuestion


@dataclass(frozen=True)
class Entry:
    """A fact with what pages need beside it. `id` is the full id: `se.hotline-professionals`."""

    record: Record
    fact: Fact
    status: Status
    now: date
    """The day of the guide: that on which the status holds."""

    @property
    def id(self) -> str:
        """Full id, `se.hotline-professionals`."""
        return f"{self.record.code}.{self.fact.id}"

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources in the order given."""
        return self.record.sources_of(self.fact)


@dataclass(frozen=True)
class Missing:
    """Something that a record says is not known."""

    record: Record
    unknown: Unknown

    @property
    def id(self) -> str:
        """Full id, `se.hotline-professionals`."""
        return f"{self.record.code}.{self.unknown.id}"


class Guide:
    """The whole of the facts on one day."""

    def __init__(self, records: tuple[Record, ...], now: date) -> None:
        self.now = now
        self.records = {record.code: record for record in records}
        self.entries = {
            entry.id: entry
            for record in records
            for fact in record.facts
            for entry in (Entry(record, fact, status(fact, record.sources_of(fact), now), now),)
        }
        self._by_record = {
            record.code: [self.entries[f"{record.code}.{fact.id}"] for fact in record.facts]
            for record in records
        }
        self.missing = {
            missing.id: missing
            for record in records
            for unknown in record.unknown
            for missing in (Missing(record, unknown),)
        }

    @property
    def countries(self) -> tuple[Record, ...]:
        """The country records, by code."""
        return tuple(record for code, record in sorted(self.records.items()) if record.is_country)

    def of(self, code: str, keep: Callable[[Fact], bool] = lambda fact: True) -> tuple[Entry, ...]:
        """The entries of one record in the file's order."""
        return tuple(entry for entry in self._by_record.get(code, ()) if keep(entry.fact))

    def key(self, code: str, question: KeyQuestion) -> tuple[Entry | Missing, ...]:
        """What the record of a country answers to one of the key questions."""
        slugs = self.records[code].key_facts.get(question, ())
        return tuple(self.entries.get(f"{code}.{slug}") or self.missing[f"{code}.{slug}"] for slug in slugs)

    def contacts(self) -> Iterator[Entry]:
        """Every contact of every record."""
        return (entry for entry in self.entries.values() if isinstance(entry.fact, Contact))

    def treaty(self, code: str, act: Act) -> tuple[Entry, ...]:
        """What is known of a country's tie to a treaty or EU act: its own record first, then the region's."""
        country = code.upper()
        return tuple(
            entry
            for entry in (*self._ties.get((code, act), ()), *self._ties.get(("region", act), ()))
            if entry.record.code == code or country in entry.fact.countries
        )

    @cached_property
    def _ties(self) -> dict[tuple[str, Act], list[Entry]]:
        """The rules of each record about each act."""
        found: dict[tuple[str, Act], list[Entry]] = {}
        for entry in self.entries.values():
            if isinstance(entry.fact, Rule) and entry.fact.treaty:
                found.setdefault((entry.record.code, entry.fact.treaty.act), []).append(entry)
        return found

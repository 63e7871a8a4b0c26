"""What is due, as text for a terminal, as JSON for programs, and as Markdown for an issue."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guide.facts import phones
from guide.facts.models import Contact, Fact
from guide.freshness.due import Batch, Due
from guide.freshness.limits import HOLDS, RISK, Kind, due_on
from guide.problems import GUIDE

MOST = 60_000
"""Characters of Markdown at most; code hosts refuse an issue with more than 65,536."""

_TITLES: Mapping[Kind, str] = {
    "contact": "Contacts",
    "rule": "Rules",
    "statement": "Statements",
    "figure": "Figures",
    "term": "Terms",
}
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
_HOW = (
    "Read a source of the fact again and compare every digit. Is all still right? Put the day of your "
    "reading under `checked`, or run the command. Has something changed? Change the fact too. Is the source "
    "gone? Look for another one. This list is written anew each week: what is recorded leaves it. "
    "Write nothing here about a person or a case."
)


@dataclass(frozen=True)
class Report:
    """What is due on a day. `lines` has the line of each fact in its file, by its full id."""

    on: date
    batches: tuple[Batch, ...]
    lines: Mapping[str, int]

    def text(self) -> str:
        """For a person at a terminal, one fact a line."""
        total = sum(len(batch.due) for batch in self.batches)
        parts = [f"{total} due on {self.on}" if total else f"Nothing is due on {self.on}."]
        parts += ["\n".join(self._text(batch)) for batch in self.batches if batch.due]
        parts += list(self._next())
        return "\n\n".join(parts) + "\n"

    def json(self) -> str:
        """For programs: every record, also those in which nothing is due."""
        found = {
            "on": self.on.isoformat(),
            "days": {kind: holds.days for kind, holds in HOLDS.items()},
            "records": [self._batch(batch) for batch in self.batches],
        }
        return json.dumps(found, ensure_ascii=False, indent=1) + "\n"

    def markdown(self) -> str:
        """For an issue on the code host: a list to tick. Of a very long list the end is left out."""
        parts = ["\n".join(self._head(batch)) for batch in self.batches if batch.due]
        if not parts:
            return f"Nothing is due on {self.on}.\n"
        return "\n\n".join([*parts, _HOW]) + "\n"

    def _text(self, batch: Batch) -> Iterator[str]:
        yield f"{batch.record.name} ({batch.record.code}): {len(batch.due)} due"
        for kind, found in _by_kind(batch):
            yield f"  {_TITLES[kind]}, after {HOLDS[kind].days} days"
            for one in found:
                yield f"    {self._place(one)}: {one.entry.id}: {_since(one)}"
                if one.same:
                    yield f"      the same number: {', '.join(one.same)}"

    def _next(self) -> Iterator[str]:
        days = [batch.coming.day for batch in self.batches if batch.coming]
        if days:
            facts = sum(
                batch.coming.facts for batch in self.batches if batch.coming and batch.coming.day == min(days)
            )
            yield f"The next become due on {min(days)}: {facts}"

    def _head(self, batch: Batch) -> Iterator[str]:
        name = _plain(batch.record.name)
        number = f"{len(batch.due)} facts are" if len(batch.due) > 1 else "1 fact is"
        yield f"**{name}: {number} due on {self.on}.** The most urgent come first."
        room = MOST // max(1, sum(1 for one in self.batches if one.due))
        left = len(batch.due)
        for kind, found in _by_kind(batch):
            yield f"\n### {_TITLES[kind]}, after {HOLDS[kind].days} days\n"
            for one in found:
                line = self._item(one)
                room -= len(line) + 1
                if room < 0:
                    code = batch.record.code
                    yield f"\nAnd {left} more: run `{GUIDE} freshness --country {code}`."
                    return
                left -= 1
                yield line

    def _item(self, one: Due) -> str:
        entry = one.entry
        record = entry.record
        cited = ", ".join(f"[{name}](<{record.sources[name].url}>)" for name in entry.fact.sources)
        same = f" The same number: {', '.join(f'`{name}`' for name in one.same)}." if one.same else ""
        return (
            f"- [ ] {_whom(entry.fact)}{_plain(entry.fact.text)} {_since(one).capitalize()}. "
            f"`{self._place(one)}` Sources: {cited}.{same}\n"
            f"  `{GUIDE} confirm {entry.id} --source {entry.fact.sources[0]}`"
        )

    def _place(self, one: Due) -> str:
        return f"docs/facts/{one.entry.record.code}.yml:{self.lines.get(one.entry.id, 0)}"

    def _batch(self, batch: Batch) -> dict[str, Any]:
        coming = batch.coming
        return {
            "record": batch.record.code,
            "name": batch.record.name,
            "due": [self._due(one) for one in batch.due],
            "coming": {"day": coming.day.isoformat(), "facts": coming.facts} if coming else None,
        }

    def _due(self, one: Due) -> dict[str, Any]:
        fact = one.entry.fact
        return {
            "id": one.entry.id,
            "kind": fact.kind,
            "line": self.lines.get(one.entry.id, 0),
            "checked": fact.checked.isoformat(),
            "due": due_on(fact).isoformat(),
            "days": one.days,
            "uses": one.uses,
            "sources": list(fact.sources),
            "same_number": list(one.same),
        }


def _by_kind(batch: Batch) -> Iterator[tuple[Kind, list[Due]]]:
    for kind in RISK:
        if found := [one for one in batch.due if one.entry.fact.kind == kind]:
            yield kind, found


def _whom(fact: Fact) -> str:
    """The name and the numbers of a contact, to be compared with the source; empty for all else."""
    if not isinstance(fact, Contact):
        return ""
    numbers = ", ".join(phones.shown(phone.number) for phone in fact.phones)
    return f"**{_plain(fact.name)}{', ' if numbers else ''}{numbers}**: "


def _since(one: Due) -> str:
    named = "1 place" if one.uses == 1 else f"{one.uses} places"
    return f"checked {one.entry.fact.checked}, named in {named}"


def _plain(text: str) -> str:
    """The text without a meaning in Markdown, and without calling anybody."""
    return _MARKUP.sub(r"\\\1", text).replace("@", "&#64;")

"""What a check found, most urgent first: as text, JSON, or Markdown for an issue on the code host."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guide.links.addresses import Place, Use
from guide.links.answer import Answer, Kind, harmless
from guide.links.history import Days
from guide.links.limits import Limits
from guide.problems import Problem, Weight, visible
from guide.telling import counted

_HEADS = {
    Kind.GONE: (
        "Gone",
        "Find where the source is now, or another source. A copy in the archive is the last choice.",
    ),
    Kind.MOVED: ("Moved", "Open the new address. If it says the same, write it in place of the old one."),
    Kind.UNREACHABLE: ("Unreachable", "Wait for the next check. Then open the address in a browser."),
    Kind.REFUSED: ("Refused", "The site shuts out programs. Open the address in a browser now and then."),
}
_ORDER = tuple(_HEADS)
_TOLD = {
    Kind.GONE: "is gone",
    Kind.MOVED: "has moved",
    Kind.UNREACHABLE: "does not answer",
    Kind.REFUSED: "refuses programs",
    Kind.OK: "answers",
}


@dataclass(frozen=True)
class Finding:
    """How one address is. `copy` is the archived one: None where nobody looked, empty where there is none."""

    address: str
    answer: Answer
    days: Days
    lasting: bool
    use: Use
    copy: str | None = None

    @property
    def since(self) -> date | None:
        """The first day on which it did not answer well; None where it does."""
        return min(self.days, default=None)

    @property
    def problem(self) -> Problem:
        """What an editor is told of it."""
        place = self.use.places[0] if self.use.places else Place("docs/facts", 0)
        weight = Weight.ERROR if self.lasting else Weight.WARNING
        return Problem(weight, place.file, place.line, self._what(), _instead(self))

    def _what(self) -> str:
        kind, why = self.answer.kind, self.answer.why
        reason = f" ({why})" if why else ""
        when = f" since {self.since}, on {len(self.days)} checks" if len(self.days) > 1 else ""
        return f"{self.address} {_TOLD[kind]}{reason}{when}"


@dataclass(frozen=True)
class Report:
    """All addresses that were asked."""

    day: date
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> dict[Kind, int]:
        """How many addresses are of each kind."""
        return {kind: sum(1 for one in self.findings if one.answer.kind is kind) for kind in Kind}

    @property
    def faults(self) -> tuple[Finding, ...]:
        """Those that do not answer well, most urgent first."""
        bad = [one for one in self.findings if one.answer.kind is not Kind.OK]
        return tuple(sorted(bad, key=_urgency))

    @property
    def errors(self) -> int:
        """How many are gone for good."""
        return sum(1 for one in self.findings if one.lasting)


def as_text(report: Report) -> str:
    """Lines for a terminal."""
    lines: list[str] = []
    for one in report.faults:
        lines.append(str(one.problem))
        lines += [f"    {visible(line)}" for line in _rests(one)]
    lines += [
        _summary(report),
        f"{report.errors} to mend, {counted(len(report.faults) - report.errors, 'warning')}",
    ]
    return "\n".join(lines) + "\n"


def as_json(report: Report) -> str:
    """For other programs: all that do not answer well, and how many do."""
    counts = {kind.value: count for kind, count in report.counts.items()}
    whole = {"day": report.day, "counts": counts, "addresses": [_plain(one) for one in report.faults]}
    return json.dumps(whole, ensure_ascii=False, indent=2, default=str) + "\n"


def as_markdown(report: Report, most: int = Limits.issue_length) -> str:
    """For an issue: cut at so many characters, and then it says so."""
    text, left = "", 0
    for block, faults in _blocks(report):
        if left or len(text) + len(block) > most:
            left += faults
        else:
            text += block
    return text + (f"\nAnd {left} more: `make links` shows them all.\n" if left else "")


FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
}


def _blocks(report: Report) -> Iterator[tuple[str, int]]:
    """Pieces of the issue, each with how many faults it tells of."""
    yield f"Checked on {report.day}. {_summary(report)}.\n", 0
    for kind in _ORDER:
        faults = [one for one in report.faults if one.answer.kind is kind]
        if faults:
            head, advice = _HEADS[kind]
            yield f"\n## {head}: {len(faults)}\n\n{advice}\n\n", 0
        for one in faults:
            yield _item(one), 1


def _item(one: Finding) -> str:
    """One address as an item of a list; no box to tick, since the next check writes it anew."""
    parts = [f"<{harmless(one.address)}>"]
    if one.answer.goal:
        parts.append(f"is now <{harmless(one.answer.goal)}>")
    if one.answer.why:
        parts.append(_words(one.answer.why))
    if one.since:
        parts.append(f"since {one.since}")
    if one.copy:
        parts.append(f"copy in the archive: <{harmless(one.copy)}>")
    strong = "**To mend.** " if one.lasting else ""
    lines = [f"- {strong}{'; '.join(parts)}"]
    if one.use.facts:
        lines.append(f"  Rests on it: {', '.join(f'`{fact}`' for fact in one.use.facts)}")
    lines.append(f"  Stands in {', '.join(f'`{place}`' for place in one.use.places)}")
    return "  \n".join(lines) + "\n"


def _words(text: str) -> str:
    """What a server or program said, as plain words: nothing in it that Markdown would act on."""
    return "".join(one if one.isalnum() or one in " .,;:()-'/" else "\\" + one for one in visible(text))


def _urgency(one: Finding) -> tuple[bool, int, str, str]:
    place = str(one.use.places[0]) if one.use.places else ""
    return not one.lasting, _ORDER.index(one.answer.kind), place, one.address


def _instead(one: Finding) -> str:
    if one.answer.kind is Kind.MOVED:
        return f"write {one.answer.goal} if it says the same"
    if one.answer.kind is not Kind.GONE:
        return "open it in a browser" if len(one.days) > 1 else "wait for the next check"
    if one.copy:
        return f"find where it is now; {one.copy} is a copy"
    return "find where it is now, or another source"


def _rests(one: Finding) -> Iterator[str]:
    if one.use.facts:
        yield f"rests on it: {', '.join(one.use.facts)}"
    if len(one.use.places) > 1:
        yield f"stands in {', '.join(map(str, one.use.places))}"


def _summary(report: Report) -> str:
    counts = report.counts
    told = ", ".join(f"{counts[kind]} {kind}" for kind in (Kind.OK, *_ORDER))
    return f"{counted(len(report.findings), 'address', 'addresses')}: {told}"


def _plain(one: Finding) -> dict[str, Any]:
    answer = one.answer
    return {
        "address": one.address,
        "kind": answer.kind,
        "why": answer.why,
        "status": answer.status or None,
        "new_address": answer.goal or None,
        "archived_copy": one.copy or None,
        "since": one.since,
        "failed_on": list(map(str, one.days)),
        "error": one.lasting,
        "facts": list(one.use.facts),
        "places": list(map(str, one.use.places)),
    }

"""Remembers since when an address fails, in a small file: one line an address, with the days it failed on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from guide.links.answer import Kind
from guide.links.keeping import write_lines
from guide.links.limits import Limits
from guide.problems import ProblemsFound, error

FILE = ".links.json"
"""Name of the file, in the root of a checkout."""

Days = Mapping[date, Kind]
"""The days on which an address was asked and did not answer well, since it last did; oldest first."""

_FORM = TypeAdapter(dict[str, dict[date, Kind]])


@dataclass(frozen=True)
class History:
    """What is remembered, by address; an address that answers well is not in it."""

    failed: Mapping[str, Days] = field(default_factory=dict)

    def days(self, address: str) -> Days:
        """The days of one address."""
        return self.failed.get(address, {})

    def after(self, day: date, kinds: Mapping[str, Kind], limits: Limits) -> History:
        """What is to be remembered once these addresses have answered on that day."""
        failed = dict(self.failed)
        for address, kind in kinds.items():
            failed[address] = _after(failed.get(address, {}), day, kind, limits.days_kept)
        return History({address: days for address, days in failed.items() if days})

    def only(self, addresses: Collection[str]) -> History:
        """Without addresses that the guide no longer holds."""
        return History({one: days for one, days in self.failed.items() if one in addresses})


def lasting(days: Days, limits: Limits) -> bool:
    """Whether an address is gone for good, as far as one can tell: on several checks, over some days."""
    gone = [day for day, kind in days.items() if kind is Kind.GONE]
    if len(gone) < limits.gone_checks or days[max(days)] is not Kind.GONE:
        return False
    return (max(gone) - min(gone)).days >= limits.gone_days


def read_history(path: Path) -> History:
    """What the file remembers; nothing where there is no file. ProblemsFound where it cannot be read."""
    try:
        failed = _FORM.validate_json(path.read_bytes())
    except FileNotFoundError:
        return History()
    except ValidationError as fault:
        first = fault.errors()[0]
        what = f"this is not valid: {first['msg']}"
        raise ProblemsFound([error(path.name, 0, what, "restore the file, or delete it")]) from None
    return History({address: dict(sorted(days.items())) for address, days in failed.items()})


def write_history(path: Path, history: History) -> None:
    """Write the file in one step."""
    rows = {
        address: {day.isoformat(): kind.value for day, kind in days.items()}
        for address, days in history.failed.items()
    }
    write_lines(path, rows)


def _after(days: Days, day: date, kind: Kind, kept: int) -> Days:
    if kind is Kind.OK:
        return {}
    # What has moved is there, so a failure before it or after it is another one.
    before = {
        one: was for one, was in days.items() if one < day and (was is Kind.MOVED) == (kind is Kind.MOVED)
    }
    dates = [*before, day]
    remembered = {dates[0], *dates[1 - kept :]}
    return {one: was for one, was in {**before, day: kind}.items() if one in remembered}

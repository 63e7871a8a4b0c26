"""How far a fact can be trusted today: computed, never written by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from guide.facts.models import FactBase, Source
from guide.facts.vocabulary import Confidence, SourceKind

RECENT_YEARS = 3
_COPY = re.compile(r" \(|,? (?:quoting|quoted|reprinted|citing|copied|copy on|copy by|copy at|via) ")
_AUTHORITATIVE = frozenset({SourceKind.OFFICIAL, SourceKind.LAW})


class Status(StrEnum):
    """confirmed: an official or law source, or two independent sources, of the last three years.
    older: as sound, but older than that, or the source shows no date.
    unconfirmed: a single or secondary source, or one that the researcher doubts: check before you act.
    """

    CONFIRMED = "confirmed"
    OLDER = "older"
    UNCONFIRMED = "unconfirmed"


def status(fact: FactBase, sources: Sequence[Source], now: date) -> Status:
    """The status of a fact on the day `now`. A bare year counts from its first day: the safe side."""
    if fact.confidence is Confidence.LOW or not _sound(sources):
        return Status.UNCONFIRMED
    return Status.CONFIRMED if _recent(fact, now) else Status.OLDER


def _sound(sources: Sequence[Source]) -> bool:
    independent = {_speaker(source.publisher) for source in sources}
    return any(source.kind in _AUTHORITATIVE for source in sources) or len(independent) >= 2


def _speaker(publisher: str) -> str:
    """Who speaks, without where the copy was seen: "Frontex (copy at example.org)" is Frontex."""
    return _COPY.split(publisher, maxsplit=1)[0].casefold().strip()


def _recent(fact: FactBase, now: date) -> bool:
    if fact.as_of is None:
        return False
    since = fact.as_of if isinstance(fact.as_of, date) else date(fact.as_of, 1, 1)
    try:
        limit = now.replace(year=now.year - RECENT_YEARS)
    except ValueError:  # 29 February
        limit = now.replace(year=now.year - RECENT_YEARS, day=28)
    return since >= limit

from __future__ import annotations

from datetime import date

import pytest

from guide.facts.models import Source, Statement
from guide.facts.status import status

LEAP = date(2028, 2, 29)
DAY = date(2026, 6, 1)

# as_of, confidence, sources as kind and publisher, today, status
CASES = {
    "official": (2025, "high", "official A", DAY, "confirmed"),
    "law": (2025, "medium", "law A", DAY, "confirmed"),
    "two independent": (2025, "high", "ngo A; press B", DAY, "confirmed"),
    "official beside another": (2025, "high", "ngo A; official B", DAY, "confirmed"),
    "one of an organisation": (2025, "high", "ngo A", DAY, "unconfirmed"),
    "one of an intergovernmental body": (2025, "high", "igo A", DAY, "unconfirmed"),
    "one report": (2025, "high", "report A", DAY, "unconfirmed"),
    "one publisher twice": (2025, "high", "ngo A; ngo A", DAY, "unconfirmed"),
    "one publisher in other letters": (2025, "high", "ngo Unit; ngo UNIT", DAY, "unconfirmed"),
    "a copy, in brackets": (2025, "high", "igo A; igo A (copy at b.example)", DAY, "unconfirmed"),
    "a copy on another site": (2025, "high", "report A, copy on b.example; report A", DAY, "unconfirmed"),
    "a quotation": (2025, "high", "report A quoted by B; report A", DAY, "unconfirmed"),
    "via another": (2025, "high", "press A via B; press A, via C", DAY, "unconfirmed"),
    "the researcher doubts": (2025, "low", "official A", DAY, "unconfirmed"),
    "doubts and two sources": (2025, "low", "ngo A; ngo B", DAY, "unconfirmed"),
    "no date": (None, "high", "official A", DAY, "older"),
    "no date, single": (None, "high", "ngo A", DAY, "unconfirmed"),
    "old": (2019, "high", "official A", DAY, "older"),
    "old, two independent": (2019, "high", "ngo A; ngo B", DAY, "older"),
    "old, single": (2019, "high", "ngo A", DAY, "unconfirmed"),
    "three years to the day": (date(2023, 6, 1), "high", "official A", DAY, "confirmed"),
    "three years and a day": (date(2023, 5, 31), "high", "official A", DAY, "older"),
    "a bare year counts from its first day": (2023, "high", "official A", date(2026, 1, 1), "confirmed"),
    "a bare year, one day on": (2023, "high", "official A", date(2026, 1, 2), "older"),
    "leap day": (date(2025, 2, 28), "high", "official A", LEAP, "confirmed"),
    "leap day and a day": (date(2025, 2, 27), "high", "official A", LEAP, "older"),
}


def source(words: str) -> Source:
    kind, publisher = words.strip().split(" ", maxsplit=1)
    return Source(title="T", publisher=publisher, url="https://a.example", published=None, kind=kind)


@pytest.mark.parametrize("name", CASES)
def test_status(name):
    as_of, confidence, sources, today, expected = CASES[name]
    fact = Statement(
        id="one", kind="statement", topic="ngo", text="A sentence.", sources=("S1",), as_of=as_of,
        checked=today, confidence=confidence,
    )  # fmt: skip
    assert status(fact, [source(words) for words in sources.split(";")], today) == expected


def test_every_fact_of_the_guide_has_a_status(guide):
    counts = [entry.status.value for entry in guide.entries.values()]
    assert set(counts) == {"confirmed", "older", "unconfirmed"}

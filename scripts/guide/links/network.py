"""Tells a failing network of our own from addresses that fail."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from guide.links.answer import Answer, Kind

SILENT = 0.9
"""Share of a batch without an answer; the rest may be what a gateway on the way says."""


def answers_well(answer: Answer) -> bool:
    """Whether the page is there, under this address or a new one."""
    return answer.kind in (Kind.OK, Kind.MOVED)


def is_silent(answers: Collection[Answer]) -> bool:
    """Whether none answers well, and nearly none at all."""
    without = sum(1 for one in answers if not one.status)
    return not any(map(answers_well, answers)) and without >= SILENT * len(answers)


def one_a_host(addresses: Iterable[str], most: int) -> list[str]:
    """The first address of each host, of `most` hosts."""
    first: dict[str, str] = {}
    for address in addresses:
        first.setdefault(urlsplit(address).netloc, address)
    return list(first.values())[:most]

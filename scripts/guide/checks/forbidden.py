"""Contacts in the record of a country whose own advice forbids any: no page or plan may offer one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guide.facts.load import Loaded
from guide.facts.models import Contact
from guide.problems import Problem, error
from guide.route.contacts import FORBIDDEN

_INSTEAD = (
    "Take it out, and say under `unknown` whom to ask instead. What only tells of an authority"
    " is a `statement`, without number and address"
)


def forbidden_problems(loaded: Iterable[Loaded]) -> Iterator[Problem]:
    """Each contact of such a country, with its line."""
    for one in loaded:
        if one.record is None or one.record.code not in FORBIDDEN:
            continue
        for fact in one.record.facts:
            if isinstance(fact, Contact):
                what = f"{fact.id}: no reader may contact anybody in this country"
                yield error(one.file, one.lines[fact.id], what, _INSTEAD)

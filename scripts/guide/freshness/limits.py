"""How long a check holds: the one place that says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, TypeAlias

from guide.facts.guide import Entry
from guide.facts.models import Contact, Fact

Kind: TypeAlias = Literal["contact", "rule", "statement", "figure", "term"]

HOLDS: Mapping[Kind, timedelta] = {
    "contact": timedelta(days=180),
    "rule": timedelta(days=365),
    "statement": timedelta(days=365),
    "figure": timedelta(days=730),
    "term": timedelta(days=730),
}
"""How long after a check a fact of each kind is due again. The kinds are in the order of risk:
a wrong number harms at once, a wrong rule in days, an old figure hardly.
"""

RISK: tuple[Kind, ...] = tuple(HOLDS)
"""The kinds, the most harmful first."""


def due_on(fact: Fact) -> date:
    """The day from which the fact is due: somebody has to read its source again."""
    return fact.checked + HOLDS[fact.kind]


def unchecked_since(entry: Entry) -> date | None:
    """The day of the last check of a contact that readers must be warned of; None for all else."""
    if isinstance(entry.fact, Contact) and due_on(entry.fact) <= entry.now:
        return entry.fact.checked
    return None

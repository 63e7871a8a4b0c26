"""Cases that print long."""

from __future__ import annotations

import random
from collections.abc import Iterator

from guide.route.case import Case, Field
from guide.route.plan import plan
from guide.route.table import Table
from guide.site.planner.paper import plan_html, room

Choices = dict[str, str]


def longest(table: Table, questions: tuple[Field, ...], of: int = 40) -> Choices:
    """The case with the longest plan on paper that one finds from the longest of some drawn by chance.

    From there question after question gets the answer that makes the plan longest, until none is left.
    """
    chance = random.Random(9)  # noqa: S311 - the same cases each time
    best = max((_drawn(questions, chance) for _ in range(of)), key=lambda one: length(table, one))
    before: Choices = {}
    while best != before:
        before = best
        for field in questions:
            # Of equals the first: what is there already.
            best = max([best, *_with(best, field)], key=lambda one: length(table, one))
    return best


def length(table: Table, choices: Choices) -> float:
    """How much room the plan of a case takes on paper."""
    return room(plan_html(plan(table, Case(**choices)), ""))


def _drawn(questions: tuple[Field, ...], chance: random.Random) -> Choices:
    one = {field.name: chance.choice(field.values) for field in questions}
    return one if one["wish"] == "elsewhere" else one | {"to": "none"}


def _with(choices: Choices, field: Field) -> Iterator[Choices]:
    """The case with each answer to a question that can be asked."""
    if field.name == "to" and choices["wish"] != "elsewhere":
        return
    for value in field.values:
        one = choices | {field.name: value}
        yield one if one["wish"] == "elsewhere" else one | {"to": "none"}

"""Cases that print long."""

from __future__ import annotations

import random
import re

from guide.route.case import Case, Field
from guide.route.plan import plan
from guide.route.table import Table
from guide.site.planner.paper import plan_html

LONGEST = {
    "found": "de",
    "home": "ua",
    "danger": "yes",
    "age": "child",
    "police": "not-asked",
    "wish": "elsewhere",
    "to": "se",
    "exploited": "lt",
    "status": "auto",
    "role": "consular-officer",
}
"""Among the longest plans of six thousand drawn by chance."""


def longest(table: Table, questions: tuple[Field, ...], of: int = 200) -> dict[str, str]:
    """The case with the longest plan on paper, of some drawn by chance and the one above."""
    chance = random.Random(9)  # noqa: S311 - the same cases each time
    drawn = [{one.name: chance.choice(one.values) for one in questions} for _ in range(of)]
    for one in drawn:
        if one["wish"] != "elsewhere":
            one["to"] = "none"
    return max([LONGEST, *drawn], key=lambda one: _length(table, one))


def _length(table: Table, choices: dict[str, str]) -> int:
    return len(re.sub("<[^>]+>", "", plan_html(plan(table, Case(**choices)), "")))

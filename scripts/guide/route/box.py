"""The box "Whom to call": what cannot wait, then the country where the person is, then others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from guide.route.plan import Plan, PlannedStep
from guide.route.say import Text, address_of, code_of, key_of, place
from guide.route.table import NOW


@dataclass
class Group:
    """Contacts of one country, led by the words of the step that they come from.

    Without a country: words alone. Without words: the country where the person is. `now` is for what comes
    before all others.
    """

    words: Text = ""
    country: str = ""
    cards: list[dict[str, Any]] = field(default_factory=list)
    now: bool = False


def box(plan: Plan) -> list[Group]:
    """Whom to call, in order, each number once. What is said without a number keeps its place among steps."""
    seen, found = set[str](), plan.values["found"]
    now: list[Group] = []
    here: list[dict[str, Any]] = []
    further: list[Group] = []
    # What cannot wait takes its number first.
    for step in sorted(plan.urgent, key=lambda one: one.step["q"] != NOW):
        fresh = list(_fresh(plan, step, seen))
        if step.step["q"] == NOW:
            now.append(Group(step.step["t"], cards=fresh, now=True))
            continue
        if not any("p" in card for card in reached(step, plan)):
            further.append(Group(step.step["t"]))
        here += (card for card in fresh if code_of(card) == found)
        elsewhere: dict[str, Group] = {}
        for card in (card for card in fresh if code_of(card) != found):
            country = place(card, plan.table)[0]
            elsewhere.setdefault(country, Group(step.step["t"], country)).cards.append(card)
        further += elsewhere.values()
    first = [Group(country=plan.named("found"), cards=here)] if here else []
    groups = [*now, *first, *further]
    for group in groups:
        # Lines that the officer gives to somebody come after those that the officer calls.
        group.cards.sort(key=lambda card: card.get("v", 0))
    return groups


def reached(step: PlannedStep, plan: Plan) -> list[dict[str, Any]]:
    """Who in a country can be called in a step; where nobody can, who has another address."""
    beyond = plan.table["names"]["records"]
    cards = [one.card for one in step.shown if one.fits and code_of(one.card) not in beyond]
    return [card for card in cards if "p" in card] or [card for card in cards if address_of(card)]


def _fresh(plan: Plan, step: PlannedStep, seen: set[str]) -> Iterator[dict[str, Any]]:
    for card in reached(step, plan):
        if (key := key_of(card)) not in seen:
            seen.add(key)
            yield card

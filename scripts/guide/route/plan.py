"""From the answers of a case to its steps, over the same table and by the same rules as in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guide.route.case import Case
from guide.route.table import Table

_BASE = 36


@dataclass(frozen=True)
class Shown:
    """One card of a step; `fits` is False where its rule does not apply in the case."""

    number: int
    card: dict[str, Any]
    fits: bool


@dataclass(frozen=True)
class PlannedStep:
    """One step of a plan with the cards in view, and those that say why."""

    step: dict[str, Any]
    shown: tuple[Shown, ...]
    why: tuple[Shown, ...]

    @property
    def id(self) -> str:
        """The step's name."""
        return str(self.step["i"])


@dataclass(frozen=True)
class Plan:
    """The whole answer to a case."""

    table: Table
    values: dict[str, str]
    steps: tuple[PlannedStep, ...]

    def of_measure(self, measure: int) -> tuple[PlannedStep, ...]:
        """What to do under one measure, in order."""
        return tuple(one for one in self.steps if one.step["m"] == measure and "k" not in one.step)

    def of_kind(self, kind: str) -> tuple[PlannedStep, ...]:
        """What never to do (`never`), or how the countries differ (`differs`)."""
        return tuple(one for one in self.steps if one.step.get("k") == kind)

    @property
    def urgent(self) -> tuple[PlannedStep, ...]:
        """Whom to call, first of all."""
        return tuple(one for one in self.steps if "q" in one.step)

    @property
    def never(self) -> tuple[PlannedStep, ...]:
        """What must not be done."""
        return self.of_kind("never")

    @property
    def differs(self) -> tuple[PlannedStep, ...]:
        """How rules and ties of the two countries differ, in words."""
        return self.of_kind("differs")

    def sides(self) -> Iterator[tuple[str, tuple[Shown, ...], tuple[Shown, ...]]]:
        """Question by question what the two countries answer."""
        for name, label in self.table["names"]["sides"]:
            yield label, self.listed("found", name), self.listed("home", name)

    def listed(self, country: str, name: str) -> tuple[Shown, ...]:
        """What the record of one of the case's countries answers."""
        numbers = self.table["lists"][name].get(self.values[country], [])
        return tuple(one for number in numbers if (one := _shown(self.table, number, self.values)))


def plan(table: Table, case: Case) -> Plan:
    """The steps of a case in the table's order."""
    values = evaluate(table, case.choices)
    steps = tuple(
        PlannedStep(
            step,
            tuple(_cards(table, step.get("s", []), values)),
            tuple(_cards(table, step.get("d", []), values)),
        )
        for step in table["steps"]
        if holds(step["w"], values)
    )
    return Plan(table, values, steps)


def evaluate(table: Table, choices: dict[str, str]) -> dict[str, str]:
    """The answers, and all that follows from them."""
    values = dict(choices)
    sizes = {field["n"]: field["v"] for field in table["fields"]}
    for one in table["derived"]:
        place = 0
        for name in one["f"]:
            place = place * len(sizes[name]) + sizes[name].index(values[name])
        values[one["n"]] = one["v"][int(one["m"][place], _BASE)]
    return values


def holds(conditions: list[list[Any]], values: dict[str, str]) -> bool:
    """Whether every condition is met."""
    return all(values[name] in allowed for name, allowed in conditions)


def _cards(table: Table, shown: list[Any], values: dict[str, str]) -> Iterator[Shown]:
    for one in shown:
        numbers = [one] if isinstance(one, int) else table["lists"][one[1]].get(values[one[0]], [])
        for number in numbers:
            if found := _shown(table, number, values):
                yield found


def _shown(table: Table, number: int, values: dict[str, str]) -> Shown | None:
    """A card that fits, or one whose rule says for whom it is instead; None where there is nothing to say."""
    card = table["cards"][number]
    fits = holds(card.get("x", []), values)
    return Shown(number, card, fits) if fits or "o" in card else None

"""From the answers of a case to its steps, over the same table and by the same rules as in the browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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

    @property
    def record(self) -> str | int:
        """The same for each card of a record: for use here and abroad, with its condition and without."""
        return str(self.card["h"]) if "-" in self.card["h"] else self.number


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

    @property
    def compared(self) -> tuple[str, ...]:
        """Whose records stand side by side: of two countries at least, or of none."""
        asked = self.table["beside"].items()
        there = tuple(name for name, conditions in asked if holds(conditions, self.values))
        return there if len(there) > 1 else ()

    def sides(self) -> Iterator[tuple[str, dict[str, tuple[Shown, ...]]]]:
        """Question by question what the countries answer."""
        for name, label in self.table["names"]["sides"] if self.compared else ():
            yield label, {country: self.listed(country, name) for country in self.compared}

    def named(self, field: str) -> str:
        """The answer to a question, in words."""
        found = next(one for one in self.table["fields"] if one["n"] == field)
        return str(found["w"][found["v"].index(self.values[field])])

    def listed(self, country: str, name: str) -> tuple[Shown, ...]:
        """What the record of one of the case's countries answers."""
        return tuple(_cards(self.table, [[country, name]], self.values))


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
    for field in table["fields"]:
        if "o" in field and values[field["o"][0]] != field["o"][1]:
            values[field["n"]] = field["d"]
    sizes = {field["n"]: field["v"] for field in table["fields"]}
    for one in table["derived"]:
        place = 0
        for name in one["f"]:
            place = place * len(sizes[name]) + sizes[name].index(values[name])
        values[one["n"]] = one["v"][int(one["m"][place], _BASE)]
        sizes[one["n"]] = one["v"]
    return values


def holds(conditions: Iterable[Sequence[Any]], values: dict[str, str]) -> bool:
    """Whether every condition is met."""
    return all(values[name] in allowed for name, allowed in conditions)


def _cards(table: Table, shown: list[Any], values: dict[str, str]) -> Iterator[Shown]:
    for one in shown:
        numbers, there = [one], values
        if not isinstance(one, int):
            numbers = table["lists"][one[1]].get(values[one[0]], [])
            instead = table["instead"].get(one[0], {})
            there = values | {name: values[other] for name, other in instead.items()}
        for number in numbers:
            if found := _shown(table, number, there):
                yield found


def _shown(table: Table, number: int, values: dict[str, str]) -> Shown | None:
    """A card that fits, or one whose rule says for whom it is instead; None where there is nothing to say."""
    card = table["cards"][number]
    fits = holds(card.get("x", []), values)
    return Shown(number, card, fits) if fits or "o" in card else None

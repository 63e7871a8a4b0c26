"""Every case at once: a set of cases is one long number, with a bit for each combination of answers.

All combinations of where found, home country, danger, age, contact with the police, wish with goal, country
of exploitation and right to stay are there: over seven million. The role is left open: a step for one role
counts as absent where something must be there, and as present where something must not. The goal of a person
who does not want to go elsewhere is never read (plan.evaluate), so that it is not varied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from math import prod
from typing import Any

from guide.route.table import Table

_BASE = 36
_OUTER = ("found", "home", "exploited", "wish", "status", "age", "police", "danger")


class EveryCase:
    """All cases of a table, and the sets of those in which something holds."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._answers = {one["n"]: one["v"] for one in (*table["fields"], *table["derived"])}
        self._derived = {one["n"]: one for one in table["derived"]}
        self.axes = [self._axis(name) for name in _OUTER]
        self.number = prod(map(len, self.axes))
        self.all = (1 << self.number) - 1
        self.has = cache(self._has)
        self.value = cache(self._value)

    def _axis(self, name: str) -> list[dict[str, str]]:
        if name != "wish":
            return [{name: answer} for answer in self._answers[name]]
        goals = [{"wish": "elsewhere", "to": goal} for goal in self._answers["to"]]
        return [{"wish": wish, "to": "none"} for wish in self._answers["wish"] if wish != "elsewhere"] + goals

    def reads(self, name: str) -> frozenset[str]:
        """The answers that a question or a result rests on."""
        if name not in self._derived:
            return frozenset({name})
        return frozenset().union(*(self.reads(of) for of in self._derived[name]["f"]))

    def _value(self, name: str, chosen: frozenset[tuple[str, str]]) -> str:
        """An answer, or what is worked out from the answers."""
        if name not in self._derived:
            return dict(chosen)[name]
        one, place = self._derived[name], 0
        for of in one["f"]:
            rests = frozenset(pair for pair in chosen if pair[0] in self.reads(of))
            place = place * len(self._answers[of]) + self._answers[of].index(self.value(of, rests))
        return str(one["v"][int(one["m"][place], _BASE)])

    def _has(self, name: str, allowed: frozenset[str]) -> int:
        """The cases in which a question has one of some answers. The role is open: see above."""
        reads = self.reads(name)

        def holds(chosen: dict[str, str]) -> bool:
            return self.value(name, frozenset((one, chosen[one]) for one in reads)) in allowed

        return self._built(0, {}, reads, holds)

    def _built(
        self,
        level: int,
        chosen: dict[str, str],
        reads: frozenset[str],
        holds: Callable[[dict[str, str]], bool],
    ) -> int:
        if level == len(self.axes):
            return int(holds(chosen))
        axis, size = self.axes[level], prod(map(len, self.axes[level + 1 :]))
        if not reads & set(axis[0]):
            return _repeated(self._built(level + 1, chosen, reads, holds), len(axis), size)
        parts = (self._built(level + 1, {**chosen, **answer}, reads, holds) for answer in axis)
        return sum(part << (size * at) for at, part in enumerate(parts))

    def where(self, name: str, *allowed: str) -> int:
        """The cases in which a question has one of some answers."""
        return self.has(name, frozenset(allowed))

    def meeting(self, conditions: Iterable[Any], instead: dict[str, str] | None = None) -> int:
        """The cases that meet all conditions, whatever the role."""
        found = self.all
        for name, allowed in conditions:
            if name != "role":
                found &= self.where((instead or {}).get(name, name), *allowed)
        return found

    def step(self, step: dict[str, Any]) -> int:
        """The cases in which a step counts."""
        return self.meeting(step["w"])

    def shown(self, step: dict[str, Any], part: str = "s") -> Iterator[tuple[int, dict[str, Any]]]:
        """Each card that a step can show, with the cases in which its rule applies."""
        counts = self.step(step)
        for one in step.get(part, ()):
            if isinstance(one, int):
                yield counts & self.meeting(self._table["cards"][one].get("x", ())), self._table["cards"][one]
                continue
            instead = self._table["instead"].get(one[0])
            for code, numbers in self._table["lists"][one[1]].items():
                there = counts & self.where(one[0], code)
                for card in (self._table["cards"][number] for number in numbers) if there else ():
                    yield there & self.meeting(card.get("x", ()), instead), card

    def place(self, choices: dict[str, str]) -> int:
        """The bit of a case."""
        place = 0
        for axis in self.axes:
            at = next(at for at, one in enumerate(axis) if one.items() <= choices.items())
            place = place * len(axis) + at
        # The first axis is the outermost, and its first answer the lowest bits.
        return place

    def example(self, cases: int) -> dict[str, str]:
        """One of some cases, to be told where a test fails."""
        place, found = (cases & -cases).bit_length() - 1, {}
        for axis in reversed(self.axes):
            place, at = divmod(place, len(axis))
            found |= axis[at]
        return found


def _repeated(bits: int, times: int, size: int) -> int:
    found, held = 0, 0
    while times:
        if times & 1:
            found |= bits << held
            held += size
        bits |= bits << size
        size *= 2
        times >>= 1
    return found

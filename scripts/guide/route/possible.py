"""Which cases are left where some answers are known and the others open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from guide.route.table import Table

Conditions = tuple[tuple[str, tuple[str, ...]], ...]

_BASE = 36


def conditions_of(listed: Iterable[Any]) -> Conditions:
    """Conditions of the table in a form that can be kept."""
    return tuple((name, tuple(allowed)) for name, allowed in listed)


class Possible:
    """The cases that the answers `known`, such as {"found": "se"}, leave open."""

    def __init__(self, table: Table, known: dict[str, str]) -> None:
        self._fields = {field["n"]: field for field in table["fields"]}
        self._derived = {one["n"]: one for one in table["derived"]}
        self._known = known
        self._reads: dict[str, frozenset[str]] = {}
        self._met: dict[Conditions, bool] = {}
        self._answers: dict[str, set[str]] = {}

    def every(self, name: str) -> tuple[str, ...]:
        """All answers of a question or a result, in the table's order."""
        return tuple((self._fields.get(name) or self._derived[name])["v"])

    def answers(self, name: str) -> set[str]:
        """The answers that a question or a result can have."""
        if name not in self._answers:
            self._answers[name] = {found for (found,) in self.together((name,), ())}
        return self._answers[name]

    def can(self, conditions: Conditions) -> bool:
        """Whether all conditions can be met at once, in one and the same case."""
        if conditions not in self._met:
            self._met[conditions] = all(map(self._can_together, self._groups(conditions)))
        return self._met[conditions]

    def _can_together(self, group: Conditions) -> bool:
        """Whether conditions that share questions can be met in one and the same case."""
        if len(group) == 1:
            [(name, allowed)] = group
            return not self.answers(name).isdisjoint(allowed)
        return any(True for _ in self._cases(group))

    def together(self, names: tuple[str, ...], conditions: Conditions) -> set[tuple[str, ...]]:
        """The answers that some questions have together in the cases that meet all conditions."""
        return {
            tuple(self._value(name, case) for name in names)
            for case in self._cases(conditions, frozenset().union(*map(self.reads, names)))
        }

    def reads(self, name: str) -> frozenset[str]:
        """The questions that a question or a result rests on."""
        if name not in self._reads:
            if name in self._derived:
                found = frozenset().union(*map(self.reads, self._derived[name]["f"]))
            else:
                only = self._fields[name].get("o")
                found = frozenset({name} | ({only[0]} if only else set()))
            self._reads[name] = found
        return self._reads[name]

    def _groups(self, conditions: Conditions) -> list[Conditions]:
        """Conditions apart where they share no question: each group can be met for itself."""
        groups: list[tuple[frozenset[str], Conditions]] = []
        for condition in conditions:
            reads: frozenset[str] = self.reads(condition[0]) - set(self._known)
            joined: Conditions = (condition,)
            apart: list[tuple[frozenset[str], Conditions]] = []
            for other, members in groups:
                if reads & other:
                    reads, joined = reads | other, (*members, *joined)
                else:
                    apart.append((other, members))
            groups = [*apart, (reads, joined)]
        return [members for _, members in groups]

    def _cases(self, conditions: Conditions, more: frozenset[str] = frozenset()) -> Iterator[dict[str, str]]:
        """The cases that meet all conditions, as far as these and the questions `more` tell them apart."""
        names = sorted(more.union(*(self.reads(name) for name, _ in conditions)))
        choices = [[self._known[one]] if one in self._known else self._fields[one]["v"] for one in names]
        for chosen in product(*choices):
            case = dict(zip(names, chosen, strict=True))
            if self._asked(case) and all(self._value(name, case) in allowed for name, allowed in conditions):
                yield case

    def _asked(self, case: dict[str, str]) -> bool:
        """Whether no question has an answer that the answer to another one does not let it have."""
        only = ((field, field["o"]) for name in case if "o" in (field := self._fields[name]))
        return all(case[other] == answer or case[field["n"]] == field["d"] for field, (other, answer) in only)

    def _value(self, name: str, case: dict[str, str]) -> str:
        if name not in self._derived:
            return case[name]
        one, place = self._derived[name], 0
        for part in one["f"]:
            answers = self.every(part)
            place = place * len(answers) + answers.index(self._value(part, case))
        return str(one["v"][int(one["m"][place], _BASE)])

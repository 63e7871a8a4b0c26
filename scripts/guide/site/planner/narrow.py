"""The table where some answers are known: what cannot be is left out, what is open is told in words."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import product
from typing import Any

from guide.language.words import Words
from guide.route.labels import DERIVED, SHORT, WHEN
from guide.route.plan import Shown
from guide.route.table import Table, value_name
from guide.site.labels import N_
from guide.site.planner.html import Pen

_ONLY = N_("Only if: {conditions}.")
_NOT = N_("Not if: {conditions}.")
_ELSEWHERE = N_("The contacts of each country are under “By home country”.")


class Narrow:
    """The table for the answers that are `known`, such as {"found": "se"}."""

    def __init__(self, table: Table, words: Words, known: dict[str, str]) -> None:
        self._table, self._words, self._known = table, words, known
        self._fields = {field["n"]: field for field in table["fields"]}
        self._derived = {one["n"]: one for one in table["derived"]}
        self._answers: dict[str, set[str]] = {}

    def can(self, step: dict[str, Any]) -> bool:
        """Whether a step can ever count."""
        return all(self._possible(name) & set(allowed) for name, allowed in step["w"])

    def step(self, step: dict[str, Any], pen: Pen) -> str:
        """One step with the conditions that are open; empty where it never counts."""
        if not self.can(step):
            return ""
        open_conditions = [
            (name, [one for one in allowed if one in possible], possible - set(allowed))
            for name, allowed in step["w"]
            if not (possible := self._possible(name)) <= set(allowed)
        ]
        return pen.step(step, "".join(self._body(step, pen)), note=self._said(open_conditions))

    def cards_of(self, step: dict[str, Any]) -> list[dict[str, Any]]:
        """What a step shows of the countries that are known."""
        return [self._table["cards"][number] for number in self._numbers(step)]

    def listed(self, country: str, name: str) -> list[dict[str, Any]]:
        """What the record of a country answers."""
        numbers = self._table["lists"][name].get(self._known[country], [])
        return [self._table["cards"][number] for number in numbers]

    def _body(self, step: dict[str, Any], pen: Pen) -> Iterator[str]:
        for number in self._numbers(step):
            yield pen.card(Shown(number, self._table["cards"][number], fits=True))
        asked = [one for one in step.get("s", ()) if not isinstance(one, int)]
        if any(one[0] not in self._known for one in asked):
            yield f'<p class="plan-why"><a href="#homes">{escape(self._words.gettext(_ELSEWHERE))}</a></p>'
        yield pen.sources(
            Shown(number, self._table["cards"][number], fits=True)
            for number in step.get("d", ())
            if self._applies(number, "")
        )
        yield pen.links(step)

    def _numbers(self, step: dict[str, Any]) -> Iterator[int]:
        for one in step.get("s", ()):
            country = "" if isinstance(one, int) else one[0]
            numbers = [one] if isinstance(one, int) else []
            if country in self._known:
                numbers = self._table["lists"][one[1]].get(self._known[country], [])
            yield from (number for number in numbers if self._applies(number, country))

    def _applies(self, number: int, country: str) -> bool:
        """Whether a card's rule can apply."""
        instead = self._table["instead"].get(country, {})
        conditions = self._table["cards"][number].get("x", ())
        return all(self._possible(instead.get(name, name)) & set(allowed) for name, allowed in conditions)

    def _possible(self, name: str) -> set[str]:
        """The answers that a question can have."""
        if name not in self._answers:
            self._answers[name] = self._worked_out(name)
        return self._answers[name]

    def _worked_out(self, name: str) -> set[str]:
        if name in self._known:
            return {self._known[name]}
        if name in self._fields:
            return set(self._fields[name]["v"])
        one = self._derived[name]
        of = [sorted(self._possible(part)) for part in one["f"]]
        return {one["v"][int(one["m"][self._place(one, answers)], 36)] for answers in product(*of)}

    def _place(self, one: dict[str, Any], answers: tuple[str, ...]) -> int:
        place = 0
        for part, answer in zip(one["f"], answers, strict=True):
            all_answers = (self._fields.get(part) or self._derived[part])["v"]
            place = place * len(all_answers) + all_answers.index(answer)
        return place

    def _said(self, conditions: list[tuple[str, list[str], set[str]]]) -> str:
        """When a step counts, by what must be or by what must not be, whichever is shorter."""
        only, never = [], []
        for name, allowed, barred in conditions:
            if len(barred) == 1 and len(allowed) > 1:
                never.append(self._condition(name, list(barred)))
            else:
                only.append(self._condition(name, allowed))
        said = [(pattern, parts) for pattern, parts in ((_ONLY, only), (_NOT, never)) if parts]
        gettext = self._words.gettext
        return " ".join(gettext(pattern).format(conditions="; ".join(parts)) for pattern, parts in said)

    def _condition(self, name: str, allowed: list[str]) -> str:
        gettext = self._words.gettext
        either = f" {gettext(N_('or'))} "
        if name in WHEN:
            return either.join(gettext(WHEN[name][one]) for one in allowed)
        if name in self._fields:
            named = either.join(value_name(name, one, self._words) for one in allowed)
            return f"{gettext(SHORT[name])}: {named}"
        if name in DERIVED:
            texts = [gettext(DERIVED[name][one]) for one in allowed]
            lead = f"{gettext(SHORT['status'])}: " if name == "standing" else ""
            return lead + either.join(texts)
        act = next(label for label, of in self._table["acts"] if of == name)
        names = self._table["names"]
        here = names["here"].format(country=self._words.country(self._known["found"]))
        ties = {"both": names["both"], "here": here}
        ties |= {"there": gettext(N_("binds only the home country")), "neither": names["neither"]}
        return f"{act} {either.join(ties.get(one, names['tie-unknown']) for one in allowed)}"

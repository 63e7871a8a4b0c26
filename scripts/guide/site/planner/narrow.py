"""The table where some answers are known: what cannot be is left out, what is open is told in words."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from guide.language.words import Words
from guide.route.plan import Shown
from guide.route.possible import Conditions, Possible, conditions_of
from guide.route.table import Table
from guide.site.labels import N_
from guide.site.planner.html import Pen
from guide.site.planner.when import When

_ELSEWHERE = N_("The contacts of each country are under “By home country”.")


class Narrow:
    """The table for the answers that are `known`, such as {"found": "se"}."""

    def __init__(self, table: Table, words: Words, known: dict[str, str]) -> None:
        self._table, self._words, self._known = table, words, known
        self._possible = Possible(table, known)
        self._when = When(table, words, known, self._possible)

    def can(self, step: dict[str, Any]) -> bool:
        """Whether a step can ever count."""
        return self._possible.can(conditions_of(step["w"]))

    def when(self, step: dict[str, Any], *, besides: str = "") -> str:
        """The conditions of a step that are open, in words, `besides` those on one question."""
        return self._when.said(conditions_of(one for one in step["w"] if one[0] != besides))

    def step(self, step: dict[str, Any], pen: Pen) -> str:
        """One step; empty where it never counts."""
        return pen.step(step, "".join(self._body(step, pen))) if self.can(step) else ""

    def cards_of(self, step: dict[str, Any]) -> list[dict[str, Any]]:
        """What a step shows of the countries that are known."""
        return [one.card for one in self._shown(step) if one.fits]

    def listed(self, country: str, name: str) -> list[dict[str, Any]]:
        """What the record of a country answers."""
        numbers = self._table["lists"][name].get(self._known[country], [])
        return [self._table["cards"][number] for number in numbers]

    def _body(self, step: dict[str, Any], pen: Pen) -> Iterator[str]:
        yield from dict.fromkeys(pen.card(one) for one in self._shown(step))
        asked = [one for one in step.get("s", ()) if not isinstance(one, int)]
        if any(one[0] not in self._known for one in asked):
            yield f'<p class="plan-why"><a href="#homes">{escape(self._words.gettext(_ELSEWHERE))}</a></p>'
        yield pen.sources(
            Shown(number, self._table["cards"][number], fits=True)
            for number in step.get("d", ())
            if self._applies(number, "", step)
        )
        yield pen.links(step)

    def _shown(self, step: dict[str, Any]) -> list[Shown]:
        """The cards whose rule can apply where the step counts; where none can, for whom the rules are."""
        cards = self._table["cards"]
        every = [
            Shown(number, cards[number], fits=self._applies(number, country, step))
            for country, number in self._numbers(step)
        ]
        fitting = [one for one in every if one.fits]
        return fitting or [one for one in every if "o" in one.card]

    def _numbers(self, step: dict[str, Any]) -> Iterator[tuple[str, int]]:
        """Each card that a step names, with the country that is asked; of countries that are known."""
        for one in step.get("s", ()):
            if isinstance(one, int):
                yield "", one
            elif one[0] in self._known:
                for number in self._table["lists"][one[1]].get(self._known[one[0]], []):
                    yield one[0], number

    def _applies(self, number: int, country: str, step: dict[str, Any]) -> bool:
        """Whether a card's rule can apply in a case in which the step counts."""
        instead = self._table["instead"].get(country, {})
        rule: Conditions = tuple(
            (instead.get(name, name), allowed)
            for name, allowed in conditions_of(self._table["cards"][number].get("x", ()))
        )
        return self._possible.can((*conditions_of(step["w"]), *rule))

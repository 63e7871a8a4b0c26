"""The cards of the table: each record that a step can show, once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Protocol

from guide.facts.guide import Entry, Missing
from guide.route.applies import Condition, applies
from guide.route.steps import Step


class Maker(Protocol):
    """Writes records as cards in one language: short texts by part, without markup."""

    def card(self, entry: Entry | Missing, *, abroad: bool = False) -> dict[str, Any]:
        """One record; `abroad` leaves out the numbers that end at the border."""

    def source(self, entry: Entry) -> dict[str, Any]:
        """Where a step comes from, without the words of the record."""

    def nobody(self, code: str) -> dict[str, Any]:
        """That the record of a country names nobody for a step, and whom to ask."""

    def otherwise(self, entry: Entry) -> str | list[str]:
        """What to say where a rule does not apply."""

    def names(self) -> dict[str, Any]:
        """The words around the steps."""

    def actors(self, step: Step) -> str:
        """Who does a step; empty where it is the reader."""

    def act(self, name: str) -> str:
        """The name of a treaty or an EU act."""


class Cards:
    """Each card once, by number."""

    def __init__(self, maker: Maker) -> None:
        self.cards: list[dict[str, Any]] = []
        self._maker, self._numbers = maker, dict[str, int]()

    def source(self, entry: Entry) -> int:
        """The number of the card that only says where a step comes from."""
        return self._keep(entry, self._maker.source(entry), told=False)

    def number(
        self,
        entry: Entry | Missing,
        *,
        abroad: bool = False,
        told: bool = False,
        only: Sequence[Condition] = (),
    ) -> int:
        """The number of a record's card; `told` says so where its rule does not apply."""
        return self._keep(entry, self._maker.card(entry, abroad=abroad), told, only)

    def nobody(self, code: str) -> int:
        """The number of the card that says that a record names nobody."""
        return self._numbered(self._maker.nobody(code))

    def _keep(
        self, entry: Entry | Missing, card: dict[str, Any], told: bool, only: Sequence[Condition] = ()
    ) -> int:
        conditions = applies(entry)
        if conditions or only:
            card["x"] = [list(one) for one in (*conditions, *only)]
        if told and conditions and isinstance(entry, Entry):
            card["o"] = self._maker.otherwise(entry)
        return self._numbered(card)

    def _numbered(self, card: dict[str, Any]) -> int:
        key = json.dumps(card, sort_keys=True)
        if key not in self._numbers:
            self._numbers[key] = len(self.cards)
            self.cards.append(card)
        return self._numbers[key]

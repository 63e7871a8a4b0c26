"""Steps and cards of the route planner as HTML, for the pages "Found in"."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from guide.route.plan import Shown
from guide.route.say import (
    Text,
    dialled,
    hours,
    lines,
    place,
    shown_web,
    source,
    source_name,
    status,
    unchecked,
    warned,
)
from guide.route.table import Table

_STATUSES = ("confirmed", "older", "unconfirmed")


class Pen:
    """Writes parts of a plan; `root` is the way from the page to the root of its language.

    What was told in full once is short the next time.
    """

    def __init__(self, table: Table, root: str) -> None:
        self._table, self._names, self._root = table, table["names"], root
        self._told: set[str | int] = set()

    def say(self, text: Text) -> str:
        """A text, marked as English where it is not translated."""
        if isinstance(text, str):
            return escape(text)
        return f'<span lang="{self._table["source"]}">{escape(text[0])}</span>'

    def step(self, step: dict[str, Any], body: str) -> str:
        """A step with what belongs to it."""
        who = f"<strong>{escape(step['r'])}:</strong> " if "r" in step else ""
        advice = f' <span class="plan-advice">({escape(self._names["advice"])})</span>' if "a" in step else ""
        text = f'<span class="plan-text">{who}<strong>{self.say(step["t"])}</strong></span>{advice}'
        head = text if step.get("k") else f'<label><input type="checkbox"> {text}</label>'
        css = "plan-step plan-step-never" if step.get("k") == "never" else "plan-step"
        return f'<li class="{css}"><p class="plan-head">{head}</p>{body}</li>'

    def card(self, shown: Shown) -> str:
        """One record."""
        card = shown.card
        if not shown.fits:
            text = f"{self.say(card['o'])} {self._source(card)}"
            return f'<div class="plan-card plan-left-out"><p>{text}</p></div>'
        if shown.record in self._told:
            return f'<div class="plan-card">{self._again(card)}</div>'
        self._told.add(shown.record)
        said = f"{self._lead(card)}{self.say(card.get('t', ''))} {self._status(card)}"
        first = f"<p>{said} {self._source(card)}</p>{self._items(card)}"
        return f'<div class="plan-card">{first}{self._reach(card)}{self._details(card)}</div>'

    def _again(self, card: dict[str, Any]) -> str:
        """What was told in full above: of a contact only how to reach it."""
        if not any(way in card for way in "pew"):
            return f"<p>{self._lead(card)}{self.say(card.get('t', ''))}</p>{self._items(card)}"
        when = hours(card, self._names) if "p" in card else ""
        return f"<p>{self._lead(card)}{escape(when)}</p>{self._reach(card)}"

    def contact(self, card: dict[str, Any]) -> str:
        """Who answers, at which number and when, in one line; for somebody in the same country."""
        numbers = self._numbers(card, here=True)
        when, caution = hours(card, self._names), warned(card, here=True)
        said = [f"{self.say(card['b'])}: {numbers}", escape(when), self.unchecked(card)]
        said += [self.say(card["t"])] if "j" in card else []
        said += [f"{escape(self._names['note'])} {self.say(caution)}"] if caution else []
        return ". ".join(part.strip().rstrip(".") for part in said if part) + "."

    def emergency(self, card: dict[str, Any]) -> str:
        """The emergency numbers, with what to know before the call."""
        caution = warned(card, here=True)
        note = f"{escape(self._names['note'])} {self.say(caution)}" if caution else ""
        said = [
            f"{self.say(card['b'])}: {self._numbers(card, here=True)}.",
            self.say(card.get("t", "")),
            note,
        ]
        return " ".join(part for part in said if part) + self.unchecked(card)

    def sources(self, why: Iterable[Shown]) -> str:
        """What a step rests on, on one line."""
        # What reads alike stands once.
        parts = {
            source(one.card, self._table): f"{self._source(one.card)} {self._status(one.card)}" for one in why
        }
        listed = " ".join(parts.values())
        return f'<p class="plan-why">{escape(self._names["source"])}: {listed}</p>' if parts else ""

    def links(self, step: dict[str, Any]) -> str:
        """The pages that a step leads to."""
        made = [
            f'<a href="{self._root}{address}">{escape(label)}</a>' for address, label in step.get("g", ())
        ]
        return f'<p class="plan-links">{" · ".join(made)}</p>' if made else ""

    def _numbers(self, card: dict[str, Any], *, here: bool = False) -> str:
        """The numbers; not for calls from `here`, with whether they work from abroad."""
        return ", ".join(
            f'<span class="phone"><a href="tel:{dialled(shown)}">{escape(shown)}</a></span>'
            + ("" if here else f" ({escape(abroad)})")
            for shown, abroad in card.get("p", ())
        )

    def unchecked(self, card: dict[str, Any]) -> str:
        """That nobody has checked the contact for too long; empty where somebody has."""
        text = unchecked(card)
        return f' <em class="plan-unchecked">{escape(text)}</em>' if text else ""

    def _lead(self, card: dict[str, Any]) -> str:
        return f"<strong>{self.say(card['b']).rstrip('.')}.</strong> " if card.get("b") else ""

    def _status(self, card: dict[str, Any]) -> str:
        if "s" not in card:
            return ""
        return (
            f'<span class="status status-{_STATUSES[card["s"]]}">{escape(status(card, self._names))}</span>'
        )

    def _source(self, card: dict[str, Any]) -> str:
        name, address = place(card, self._table)
        where, what = source_name(card, self._table) if "n" in card or "k" in card else (name, "")
        named = ": ".join(part for part in (escape(where), self.say(what)) if part)
        return f'<a class="plan-source" href="{self._root}{address}">{named}</a>'

    def _reach(self, card: dict[str, Any]) -> str:
        ways = [self._numbers(card)] if "p" in card else []
        if card.get("e"):
            ways.append(f'<a href="mailto:{card["e"]}">{escape(card["e"])}</a>')
        if card.get("w"):
            ways.append(f'<a href="{escape(card["w"])}">{escape(shown_web(card["w"]))}</a>')
        ways += [self.unchecked(card)] if unchecked(card) else []
        return f'<p class="plan-reach">{" ".join(ways)}</p>' if ways else ""

    def _items(self, card: dict[str, Any]) -> str:
        items = "".join(f"<li>{self.say(item)}</li>" for item in card.get("i", ()))
        return f"<ul>{items}</ul>" if items else ""

    def _details(self, card: dict[str, Any]) -> str:
        further = "; ".join(
            f"{escape(label)}: {self.say(value)}" for _, label, value in lines(card, self._names)
        )
        note = f"<strong>{escape(self._names['note'])}</strong>"
        return "".join(
            (
                f'<p class="plan-lines">{further}</p>' if further else "",
                f'<p class="plan-caution">{note} {self.say(card["c"])}</p>' if card.get("c") else "",
            )
        )

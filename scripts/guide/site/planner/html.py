"""Steps and cards of the route planner as HTML, for the pages "Found in" and for a plan on paper."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from guide.route.plan import Plan, PlannedStep, Shown
from guide.route.say import (
    Text,
    answers,
    brief,
    by_country,
    code_of,
    dialled,
    place,
    reached,
    shown_web,
    source,
    standing,
    status,
    ties,
    unchecked,
)
from guide.route.table import Table

_STATUSES = ("confirmed", "older", "unconfirmed")


class Pen:
    """Writes parts of a plan; `root` is the way from the page to the root of its language.

    What was told in full once is short the next time. On `paper` a card is one paragraph, and only a screen
    has use for what leads on.
    """

    def __init__(self, table: Table, root: str, *, paper: bool = False) -> None:
        self._table, self._names, self._root, self._paper = table, table["names"], root, paper
        self._told: set[int] = set()

    def say(self, text: Text) -> str:
        """A text, marked as English where it is not translated."""
        if isinstance(text, str):
            return escape(text)
        return f'<span lang="{self._table["source"]}">{escape(text[0])}</span>'

    def step(self, step: dict[str, Any], body: str, *, note: str = "") -> str:
        """A step with what belongs to it; `note` says when it counts."""
        who = f"<strong>{escape(step['r'])}:</strong> " if "r" in step else ""
        advice = f' <span class="plan-advice">({escape(self._names["advice"])})</span>' if "a" in step else ""
        text = f'<span class="plan-text">{who}<strong>{self.say(step["t"])}</strong></span>{advice}'
        head = text if step.get("k") else f'<label><input type="checkbox"> {text}</label>'
        when = f'<p class="plan-when">{escape(note)}</p>' if note else ""
        return f'<li class="plan-step"><p class="plan-head">{head}</p>{when}{body}</li>'

    def card(self, shown: Shown) -> str:
        """One record."""
        card = shown.card
        if not shown.fits and self._paper:
            return ""
        if not shown.fits:
            text = f"{self.say(card['o'])} {self._source(card)}"
            return f'<div class="plan-card plan-left-out"><p>{text}</p></div>'
        if shown.number in self._told:
            text = "" if "p" in card else self.say(card.get("t", ""))
            listed = self._items(card)
            return f'<div class="plan-card"><p>{self._lead(card)}{text}</p>{listed}{self._reach(card)}</div>'
        self._told.add(shown.number)
        said = f"{self._lead(card)}{self.say(card.get('t', ''))} {self._status(card)}"
        if self._paper:
            return f"<p>{said} {self._in_line(card)}</p>"
        first = f"<p>{said} {self._source(card)}</p>{self._items(card)}"
        return f'<div class="plan-card">{first}{self._reach(card)}{self._details(card)}</div>'

    def sources(self, why: Iterable[Shown]) -> str:
        """What a step rests on, on one line."""
        parts = {
            source(one.card, self._table): f"{self._source(one.card)} {self._status(one.card)}" for one in why
        }
        listed = " ".join(parts.values())
        return f'<p class="plan-why">{escape(self._names["source"])}: {listed}</p>' if parts else ""

    def links(self, step: dict[str, Any]) -> str:
        """The pages that a step leads to."""
        if self._paper:
            return ""
        made = [
            f'<a href="{self._root}{address}">{escape(label)}</a>' for address, label in step.get("g", ())
        ]
        return f'<p class="plan-links">{" · ".join(made)}</p>' if made else ""

    def numbers(self, card: dict[str, Any], *, here: bool = False) -> str:
        """The numbers of a contact."""
        return " ".join(
            f'<span class="phone"><a href="tel:{dialled(shown)}">{escape(shown)}</a></span>'
            + ("" if here else f" ({escape(abroad)})")
            for shown, abroad in card.get("p", ())
        )

    def unchecked(self, card: dict[str, Any]) -> str:
        """That nobody has checked the contact for too long; empty where somebody has."""
        text = unchecked(card)
        return f' <em class="plan-unchecked">{escape(text)}</em>' if text else ""

    def in_brief(self, card: dict[str, Any]) -> str:
        """The sentence alone, or a rule's length before it."""
        reached_by = any(way in card for way in ("p", "e", "w"))
        items = "; ".join(self.say(item) for item in card.get("i", ()))
        return f"{'' if reached_by else self._lead(card)}{self.say(card.get('t', ''))} {items}".rstrip()

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
        return f'<a class="plan-source" href="{self._root}{address}">{escape(card.get("n") or name)}</a>'

    def _reach(self, card: dict[str, Any]) -> str:
        ways = [self.numbers(card)] if "p" in card else []
        if card.get("e"):
            ways.append(f'<a href="mailto:{card["e"]}">{escape(card["e"])}</a>')
        if card.get("w"):
            ways.append(f'<a href="{escape(card["w"])}">{escape(shown_web(card["w"]))}</a>')
        ways += [self.unchecked(card)] if unchecked(card) else []
        return f'<p class="plan-reach">{" ".join(ways)}</p>' if ways else ""

    def _in_line(self, card: dict[str, Any]) -> str:
        """What belongs to a card, in the same paragraph."""
        ways = [self.numbers(card), escape(card.get("e", "")), escape(shown_web(card.get("w", "")))]
        ways.append(self.unchecked(card))
        lines = "; ".join(f"{name}: {value}" for name, value in card.get("l", ()))
        items = "; ".join(self.say(item) for item in card.get("i", ()))
        caution = f"<em>{escape(self._names['note'])} {self.say(card['c'])}</em>" if card.get("c") else ""
        return " ".join(part for part in (items, *ways, escape(lines), caution) if part)

    def _items(self, card: dict[str, Any]) -> str:
        items = "".join(f"<li>{self.say(item)}</li>" for item in card.get("i", ()))
        return f"<ul>{items}</ul>" if items else ""

    def _details(self, card: dict[str, Any]) -> str:
        lines = "; ".join(f"{name}: {value}" for name, value in card.get("l", ()))
        note = f"<strong>{escape(self._names['note'])}</strong>"
        return "".join(
            (
                f'<p class="plan-lines">{escape(lines)}</p>' if lines else "",
                f'<p class="plan-caution">{note} {self.say(card["c"])}</p>' if card.get("c") else "",
            )
        )


def plan_html(plan: Plan, title: str, root: str) -> str:
    """A whole plan as the content of a page."""
    pen, names = Pen(plan.table, root, paper=True), plan.table["names"]
    case = "; ".join(f"{name}: {value}" for name, value in answers(plan))
    parts = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(case)}</p>",
        f"<p>{escape(standing(plan))}</p>" if standing(plan) else "",
        _call(plan, pen),
        _part(names["never"], plan.never, pen),
        *(
            _part(measure, plan.of_measure(number), pen)
            for number, measure in enumerate(plan.table["measures"], 1)
        ),
        _part(names["differs"], plan.differs, pen),
        _sides(plan, pen),
        _gaps(plan, pen),
        f"<h2>{escape(names['notes'])}</h2>" + f"<p>{'…' * 40}</p>" * 4,
    ]
    return "".join(part for part in parts if part)


def _call(plan: Plan, pen: Pen) -> str:
    names = plan.table["names"]
    parts = [f"<h2>{escape(names['call'])}</h2>"]
    for country, cards in by_country(plan):
        here = code_of(cards[0]) == plan.values["found"]
        items = "".join(
            f"<li>{pen.say(card['b'])}: {pen.numbers(card, here=here)} {escape(_hours(card))}"
            f"{pen.unchecked(card)}</li>"
            for card in cards
        )
        parts.append(f"<p><strong>{escape(country)}</strong></p><ul>{items}</ul>")
    words = "".join(f"<li>{pen.say(step.step['t'])}</li>" for step in plan.urgent if not reached(step))
    return "".join(parts) + (f"<ul>{words}</ul>" if words else "")


def _hours(card: dict[str, Any]) -> str:
    return str(card["l"][0][1]) if card.get("l") else ""


def _part(title: str, steps: tuple[PlannedStep, ...], pen: Pen) -> str:
    if not steps:
        return ""
    listed = "".join(
        pen.step(one.step, "".join(map(pen.card, one.shown)) + pen.sources(one.why) + pen.links(one.step))
        for one in steps
    )
    return f"<h2>{escape(title)}</h2><ul>{listed}</ul>"


def _sides(plan: Plan, pen: Pen) -> str:
    if plan.values["home_is"] in ("same", "other"):
        return ""
    names, fields = plan.table["names"], {field["n"]: field for field in plan.table["fields"]}
    here, there = (fields[one]["w"][fields[one]["v"].index(plan.values[one])] for one in ("found", "home"))
    # A column of paper is too narrow for a table.
    rows = "".join(
        f"<p><strong>{escape(label)}</strong></p><ul><li>{escape(here)}: {_cell(one, plan, pen)}</li>"
        f"<li>{escape(there)}: {_cell(other, plan, pen)}</li></ul>"
        for label, one, other in plan.sides()
    )
    bound = "".join(f"<li>{escape(act)}: {escape(tie)}</li>" for act, tie in ties(plan))
    return f"{rows}<p><strong>{escape(names['acts'])}</strong></p><ul>{bound}</ul>"


def _cell(shown: tuple[Shown, ...], plan: Plan, pen: Pen) -> str:
    cards = [one.card for one in brief(shown)]
    if not cards:
        return escape(plan.table["names"]["nothing"])
    return " ".join(pen.in_brief(card) for card in cards)


def _gaps(plan: Plan, pen: Pen) -> str:
    gaps = {one.number: one.card for name in ("found", "home") for one in plan.listed(name, "gaps")}
    items = "".join(
        f"<li>{escape(place(card, plan.table)[0])}: {pen.say(card['t'])}</li>" for card in gaps.values()
    )
    return f"<h2>{escape(plan.table['names']['gaps'])}</h2><ul>{items}</ul>" if items else ""

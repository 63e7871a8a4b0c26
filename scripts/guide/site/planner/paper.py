"""A plan on paper: two columns, one paragraph a step or card, and nothing told twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Any

from guide.route.box import Group, box
from guide.route.plan import Plan, PlannedStep, Shown
from guide.route.say import (
    MARKS,
    Text,
    address_of,
    answers,
    brief,
    by_tie,
    code_of,
    country_of,
    hours,
    key_of,
    lines,
    said,
    short_source,
    shown_web,
    standing,
    unchecked,
    warned,
)

SHEET = 10_400
"""Letters of a plan that fit on both sides of a sheet of paper, in the smallest type for it."""

WIDER = 0.08
"""How much more room a letter of Greek or Cyrillic takes."""

_SHEETS = (1, 2)

_FULLEST, _BRIEFEST = 0, 2
"""How much is told: all; without the countries side by side; without notes on rules and what is not known."""

_WAYS = ("p", "e", "w")
"""The parts of a card that say how to reach somebody."""

_FORMS = "forms.html"
"""The page with what is to be filled in; paper has no use for other links."""


def plan_html(plan: Plan, title: str, address: str = "") -> str:
    """A whole plan as the content of a page, laid out by `overrides/pdf/guide.typ`.

    `address` opens the plan again; empty where there is no site to open it on.
    """
    drafts = [_Paper(plan, level).html() for level in range(_FULLEST, _BRIEFEST + 1)]
    fitting = (one for sheets in _SHEETS for one in drafts if room(one) <= sheets * SHEET)
    # Written on while somebody calls: at the foot of the page with the numbers.
    return f"<h1>{escape(title)}</h1>{_notes(plan, address)}{next(fitting, drafts[-1])}"


def room(html: str) -> float:
    """How much room a text takes, in letters of the Latin script; spaces do not count."""
    text = re.sub(r"\s", "", unescape(re.sub("<[^>]+>", "", html)))
    return len(text) + WIDER * len(re.findall("[\u0370-\u1fff]", text))


class _Paper:
    def __init__(self, plan: Plan, level: int) -> None:
        self._level = level
        self._plan, self._names, self._table = plan, plan.table["names"], plan.table
        self._told = set[object]()
        self._called = {key_of(card) for group in box(plan) for card in group.cards}

    def html(self) -> str:
        """The plan, without room to write."""
        return "".join(self._parts())

    def _parts(self) -> Iterator[str]:
        plan, names = self._plan, self._names
        case = "; ".join(f"{name}: {value}" for name, value in answers(plan))
        yield f"<p>{escape(case)}. {escape(standing(plan))}</p>"
        # The key comes before the first mark: who holds only the first sheet has it.
        yield f"<p>{escape(names['marks'])} {escape(names['paper'][self._level])}</p>"
        yield self._call()
        yield self._steps(names["never"], plan.never, tick=False)
        for number, measure in enumerate(self._table["measures"], 1):
            yield self._steps(measure, plan.of_measure(number), tick=True)
        yield self._steps(names["differs"], plan.differs, tick=False)
        if self._level == _FULLEST:
            # Before what is not known: side by side it may be told already.
            yield self._sides()
        if self._level < _BRIEFEST:
            yield self._gaps()

    def _say(self, text: Text) -> str:
        if isinstance(text, str):
            return escape(text)
        return f'<span lang="{self._table["source"]}">{escape(text[0])}</span>'

    def _call(self) -> str:
        said = "".join(map(self._group, box(self._plan)))
        return f"<h2>{escape(self._names['call'])}</h2>{said}"

    def _group(self, group: Group) -> str:
        words = self._say(group.words)
        if group.now:
            numbers = "; ".join(self._ways(card, here=True) for card in group.cards)
            return f"<p><strong>{words}</strong> {numbers}</p>"
        if not group.country:
            return f"<ul><li>{words}</li></ul>"
        items = "".join(f"<li>{self._number(card)}</li>" for card in group.cards)
        return f"<p><strong>{escape(group.country)}</strong> {words}</p><ul>{items}</ul>"

    def _number(self, card: dict[str, Any]) -> str:
        here = code_of(card) == self._plan.values["found"]
        return f"{self._say(card['b'])}: {self._ways(card, here=here)} ({self._mark(card)})"

    def _ways(self, card: dict[str, Any], *, here: bool) -> str:
        """The numbers of a contact, when it answers, and what to know before."""
        numbers = ", ".join(
            _phone(shown) + ("" if here else f" ({escape(abroad)})") for shown, abroad in card.get("p", ())
        )
        parts = [numbers or escape(address_of(card)), escape(hours(card, self._names)), self._unchecked(card)]
        parts.append(self._say(card["t"]) if "j" in card else "")
        if caution := warned(card, here=here):
            parts.append(f"<em>{escape(self._names['note'])} {self._say(caution)}</em>")
        return "; ".join(part for part in parts if part)

    def _unchecked(self, card: dict[str, Any]) -> str:
        return f"<em>{escape(unchecked(card))}</em>" if unchecked(card) else ""

    def _steps(self, title: str, steps: tuple[PlannedStep, ...], *, tick: bool) -> str:
        if not steps:
            return ""
        return f"<h2>{escape(title)}</h2><ul>{''.join(self._step(one, tick) for one in steps)}</ul>"

    def _step(self, planned: PlannedStep, tick: bool) -> str:
        step = planned.step
        who = f"{escape(step['r'])}: " if "r" in step else ""
        text = f"<strong>{who}{self._say(step['t'])}</strong>"
        text = f'<label><input type="checkbox"> {text}</label>' if tick else text
        # Rules for other people are left out, unless they are all that the record says.
        fitting = [one for one in planned.shown if one.fits] or planned.shown
        cards = [card for card in dict.fromkeys(map(self._card, fitting)) if card]
        marked = any(mark in card for card in cards for mark in MARKS)
        head = [text, *self._behind(planned, rests=not marked and bool(planned.why or not cards))]
        body = "".join(f"<p>{card}</p>" for card in cards)
        return f"<li><p>{' '.join(head)}</p>{body}</li>"

    def _behind(self, planned: PlannedStep, *, rests: bool) -> Iterator[str]:
        """What a step rests on, if no record below says it, and the forms to fill in.

        One source is enough on paper, an article before notes; the screen names all.
        """
        if "a" in planned.step:
            yield f"({escape(self._names['advice'])})"
        elif rests and (cards := self._basis(planned)):
            best = next((card for card in cards if "n" in card), cards[0])
            yield f"({self._mark(best)})"
        for address, label in planned.step.get("g", ()):
            if address.startswith(_FORMS):
                yield f"→ {escape(label)}."

    def _basis(self, planned: PlannedStep) -> list[dict[str, Any]]:
        shown = sorted(planned.shown, key=lambda one: not one.fits)
        return [one.card for one in planned.why or shown]

    def _card(self, shown: Shown) -> str:
        card = shown.card
        if not shown.fits:
            left_out = (said(card["o"]), code_of(card))
            if left_out in self._told:
                return ""
            self._told.add(left_out)
            return f"{self._say(card['o'])} ({self._mark(card)})"
        numbers = ", ".join(_phone(number) for number, _ in card.get("p", ()))
        above = key_of(card) in self._called and bool(numbers)
        if shown.record in self._told or above:
            # Shorter, but whom the screen names the paper names too.
            ways = numbers or escape(address_of(card))
            caution = "" if shown.record in self._told else self._caution(card)
            self._told.add(shown.record)
            return f"{self._lead(card)}{ways} {caution}".strip()
        self._told.add(shown.record)
        parts = (
            f"{self._lead(card)}{self._say(card.get('t', ''))}",
            self._items(card),
            numbers,
            self._unchecked(card),
            escape(card.get("e", "")),
            escape(shown_web(card.get("w", ""))),
            "; ".join(self._lines(card)),
            self._caution(card),
            f"({self._mark(card)})",
        )
        return " ".join(part for part in parts if part)

    def _caution(self, card: dict[str, Any]) -> str:
        """What to know first, where it does not stand with the numbers above all steps."""
        here = code_of(card) == self._plan.values["found"]
        above = key_of(card) in self._called and warned(card, here=here)
        of_rule = not any(way in card for way in _WAYS)
        if "c" not in card or above or (of_rule and self._level == _BRIEFEST):
            return ""
        return f"<em>{escape(self._names['note'])} {self._say(card['c'])}</em>"

    def _lines(self, card: dict[str, Any]) -> Iterator[str]:
        """What the reader cannot tell from the case or from the numbers above all steps."""
        values, called = self._plan.values, key_of(card) in self._called
        sure = values["standing"] != "unknown" and values["age"] != "unsure"
        for name, label, value in lines(card, self._names):
            unknown = value == self._names["tie-unknown"]
            if unknown or (name == "hours" and called) or (name == "applies" and sure):
                continue
            yield self._say(value) if name == "article" else f"{escape(label)}: {self._say(value)}"

    def _items(self, card: dict[str, Any]) -> str:
        items = [self._say(item) for item in card.get("i", ())]
        return (" " if all(item.endswith(".") for item in items) else "; ").join(items)

    def _lead(self, card: dict[str, Any]) -> str:
        return f"<strong>{self._say(card['b']).rstrip('.')}.</strong> " if card.get("b") else ""

    def _mark(self, card: dict[str, Any]) -> str:
        """Where a card is from and how sure it is; of a law the year helps nobody."""
        where, what, mark, year = short_source(card, self._table)
        parts = (escape(where), self._say(what), mark, "" if what else year)
        return "&nbsp;".join(part for part in parts if part)

    def _sides(self) -> str:
        """The countries side by side: of what was told above, the length alone."""
        rows = "".join(
            f"<p><strong>{escape(label)}.</strong> {self._row(there)}</p>"
            for label, there in self._plan.sides()
        )
        bound = "; ".join(f"{tie}: {', '.join(acts)}" for tie, acts in by_tie(self._plan).items())
        acts = f"<p><strong>{escape(self._names['acts'])}:</strong> {escape(bound)}.</p>" if bound else ""
        return rows + acts

    def _row(self, answers: dict[str, tuple[Shown, ...]]) -> str:
        cells = []
        for country, shown in answers.items():
            told = [self._brief(one) for one in brief(shown)]
            said = " ".join(part for part in told if part)
            if not brief(shown):
                said = escape(self._names["nothing"])
            if said:
                cells.append(f"{escape(self._plan.named(country))}: {said}")
        return " ".join(cells)

    def _brief(self, shown: Shown) -> str:
        card = shown.card
        lead = "" if any(way in card for way in _WAYS) else self._lead(card)
        if shown.record in self._told:
            return lead.rstrip()
        self._told.add(shown.record)
        return f"{lead}{self._say(card.get('t', ''))} {self._items(card)}".rstrip()

    def _gaps(self) -> str:
        """What the records of the case's countries do not say."""
        countries = ("found", "home", "to")
        listed = {one.number: one for name in countries for one in self._plan.listed(name, "gaps")}
        items = "".join(
            f"<li>{escape(country_of(one.card, self._table))}: {self._say(one.card['t'])}</li>"
            for one in listed.values()
            if one.record not in self._told
        )
        return f"<h2>{escape(self._names['gaps'])}</h2><ul>{items}</ul>" if items else ""


def _notes(plan: Plan, address: str) -> str:
    """Room for what the officer writes down, and the way back to the plan."""
    names = plan.table["names"]
    asked = "".join(f"<li>{escape(label)}</li>" for label in names["written"])
    again = f"<p>{escape(names['again'])} {escape(address)}</p>" if address else ""
    return f'<div class="plan-notes"><h2>{escape(names["notes"])}</h2><ul>{asked}</ul>{again}</div>'


def _phone(shown: str) -> str:
    """A number that stays on one line."""
    return f'<span class="phone"><strong>{escape(shown)}</strong></span>'

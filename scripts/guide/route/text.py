"""A plan as plain text, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from guide.route.box import Group, box
from guide.route.plan import Plan, PlannedStep, Shown
from guide.route.say import (
    address_of,
    answers,
    brief,
    code_of,
    doubt,
    hours,
    languages,
    lines,
    numbered,
    place,
    references,
    said,
    shown_web,
    source,
    standing,
    status,
    ties,
    unchecked,
    warned,
)

_WIDTH = 100


def as_text(plan: Plan) -> str:
    """The whole plan."""
    return "\n".join(_Text(plan).lines()).strip() + "\n"


class _Text:
    def __init__(self, plan: Plan) -> None:
        self._plan, self._names = plan, plan.table["names"]
        self._told: set[str | int] = set()
        self._sources = references(plan)

    def lines(self) -> Iterator[str]:
        plan, names = self._plan, self._names
        yield from wrap("; ".join(f"{name}: {value}" for name, value in answers(plan)), _WIDTH)
        if worked_out := standing(plan):
            yield from wrap(worked_out, _WIDTH)
        yield from self._call()
        yield from self._part(names["never"], plan.never, "x")
        for number, measure in enumerate(plan.table["measures"], 1):
            yield from self._part(measure, plan.of_measure(number), "[ ]")
        yield from self._part(names["differs"], plan.differs, "-")
        yield from self._sides()
        yield from self._gaps()
        yield from self._rests()
        yield ""
        yield names["independent"]

    def _call(self) -> Iterator[str]:
        yield from self._title(self._names["call"])
        for group in box(self._plan):
            if group.now:
                yield from self._at_once(group)
                continue
            if group.country:
                yield f"{group.country}:"
            if group.words:
                yield from _hung(said(group.words), "" if group.country else "- ", 0)
            for card in group.cards:
                yield from self._contact(card)

    def _at_once(self, group: Group) -> Iterator[str]:
        numbers = "; ".join(_numbers(card, self._names, here=True) for card in group.cards)
        yield from _hung(f"{said(group.words)} {numbers}".rstrip(), "! ", 0)
        for card in group.cards:
            yield from self._before(card, here=True)

    def _contact(self, card: dict[str, Any]) -> Iterator[str]:
        here = self._plan.values["found"] == code_of(card)
        numbers = _numbers(card, self._names, here) or address_of(card)
        ways = "; ".join(part for part in (numbers, languages(card, self._names)) if part)
        sure = doubt(card, self._names)
        text = f"{said(card['b'])}: {ways}" + (f" ({sure})" if sure else "")
        yield from _hung(". ".join(part for part in (text, unchecked(card)) if part), "- ", 0)
        yield from self._before(card, here=here)

    def _before(self, card: dict[str, Any], *, here: bool) -> Iterator[str]:
        """What to know before the call."""
        if "j" in card:
            yield from _hung(said(card["t"]), "", 2)
        if caution := warned(card, here=here):
            yield from _hung(f"{self._names['note']} {said(caution)}", "", 2)

    def _title(self, text: str) -> Iterator[str]:
        yield ""
        yield text.upper()

    def _part(self, title: str, steps: tuple[PlannedStep, ...], mark: str) -> Iterator[str]:
        if not steps:
            return
        yield from self._title(title)
        for step in steps:
            who = f"{step.step['r']}: " if "r" in step.step else ""
            advice = f" ({self._names['advice']})" if "a" in step.step else ""
            head = f"{who}{said(step.step['t'])}{advice}"
            yield from _hung(f"{head} {numbered(step, self._sources)}".rstrip(), f"{mark} ", 0)
            # Of rules for other people one line is enough.
            cards = dict.fromkeys("\n".join(self._card(one)) for one in step.shown)
            yield from (line for card in cards for line in card.split("\n"))
            for address, label in step.step.get("g", ()):
                yield from _hung(f"{label}: {address}", "> ", 6)

    def _card(self, shown: Shown) -> Iterator[str]:
        card = shown.card
        where, _ = place(card, self._plan.table)
        if not shown.fits:
            yield from _hung(f"{said(card['o'])} ({where})", "- ", 6)
            return
        if shown.record in self._told:
            yield from self._again(card)
            return
        self._told.add(shown.record)
        mark = ", ".join(part for part in (status(card, self._names), where) if part)
        yield from _hung(f"{_sentence(card)} ({mark})", "- ", 6)
        yield from _items(card)
        for line in _details(card, self._names):
            yield from _hung(line, "", 8)
        if card.get("c"):
            yield from _hung(f"{self._names['note']} {said(card['c'])}", "", 8)

    def _again(self, card: dict[str, Any]) -> Iterator[str]:
        """What was told in full above: of a contact only how to reach it."""
        if not any(way in card for way in "pew"):
            yield from _hung(_sentence(card), "- ", 6)
            yield from _items(card)
            return
        ways = _numbers(card, self._names) or card.get("e") or shown_web(card["w"])
        late = unchecked(card)
        yield from _hung(f"{_lead(card)}{ways}" + (f". {late}" if late else ""), "- ", 6)

    def _sides(self) -> Iterator[str]:
        names, plan = self._names, self._plan
        for label, there in plan.sides():
            yield f"  {label}"
            for country, shown in there.items():
                words = " ".join(map(_brief, brief(shown))) or names["nothing"]
                yield from _hung(f"{plan.named(country)}: {words}", "- ", 4)
        if bound := ties(plan):
            yield f"  {names['acts']}"
        for act, tie in bound:
            yield from _hung(f"{act}: {tie}", "- ", 4)

    def _gaps(self) -> Iterator[str]:
        gaps = [one for country in ("found", "home", "to") for one in self._plan.listed(country, "gaps")]
        fresh = [one for one in gaps if one.record not in self._told]
        if fresh:
            yield from self._title(self._names["gaps"])
            for one in {one.number: one for one in fresh}.values():
                yield from _hung(f"{place(one.card, self._plan.table)[0]}: {said(one.card['t'])}", "- ", 0)

    def _rests(self) -> Iterator[str]:
        if self._sources:
            yield from self._title(self._names["sources"])
        for number, card in enumerate(self._sources.values(), 1):
            _, address = place(card, self._plan.table)
            yield from _hung(f"{source(card, self._plan.table)}: {address}", f"[{number}] ", 0)


def _brief(shown: Shown) -> str:
    card = shown.card
    if not shown.fits:
        return said(card["o"])
    if "p" in card or "w" in card or "e" in card:
        return said(card.get("t", ""))
    items = "; ".join(said(item) for item in card.get("i", ()))
    return f"{_sentence(card)} {items}".rstrip()


def _lead(card: dict[str, Any]) -> str:
    return f"{said(card['b']).rstrip('.')}. " if card.get("b") else ""


def _sentence(card: dict[str, Any]) -> str:
    return f"{_lead(card)}{said(card['t'])}" if "t" in card else said(card.get("b", ""))


def _items(card: dict[str, Any]) -> Iterator[str]:
    for item in card.get("i", ()):
        yield from _hung(said(item), "* ", 10)


def _numbers(card: dict[str, Any], names: dict[str, Any], here: bool = False) -> str:
    """`112 (from abroad: not known); Hours: not known`: where a contact can be called, and when."""
    numbers = ", ".join(shown if here else f"{shown} ({abroad})" for shown, abroad in card.get("p", ()))
    return "; ".join(part for part in (numbers, hours(card, names)) if part) if numbers else ""


def _details(card: dict[str, Any], names: dict[str, Any]) -> Iterator[str]:
    for shown, abroad in card.get("p", ()):
        yield f"{shown} ({abroad})"
    for _, label, value in lines(card, names):
        yield f"{label}: {said(value)}"
    if card.get("e"):
        yield card["e"]
    if card.get("w"):
        yield shown_web(card["w"])
    if unchecked(card):
        yield unchecked(card)


def _hung(text: str, mark: str, depth: int) -> list[str]:
    return wrap(
        text,
        _WIDTH,
        initial_indent=" " * depth + mark,
        subsequent_indent=" " * (depth + len(mark)),
        break_long_words=False,
        break_on_hyphens=False,
    )

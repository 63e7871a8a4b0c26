"""What a plan says on the screen: its words from top to bottom, as Python has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from guide.route.box import Group, box
from guide.route.plan import Plan, PlannedStep, Shown
from guide.route.say import (
    address_of,
    answers,
    brief,
    by_tie,
    code_of,
    country_of,
    doubt,
    hours,
    languages,
    lines,
    numbered,
    references,
    said,
    shown_web,
    source_name,
    standing,
    status,
    unchecked,
    warned,
)

Card = dict[str, Any]


def on_screen(plan: Plan) -> dict[str, str]:
    """The words of each part by its name, with single spaces; parts that are not there are left out."""
    made = {name: " ".join(" ".join(parts).split()) for name, parts in _Screen(plan).parts()}
    heads = [text for name, text in made.items() if name.startswith("title ")]
    shown = {name: text for name, text in made.items() if not name.startswith("title ")}
    return {"case": shown.pop("case"), "contents": " ".join(heads), **shown}


def marks_of(plan: Plan) -> list[list[str]]:
    """Every mark of the plan in order: how sure something is, and the words for it."""
    screen = _Screen(plan)
    list(screen.parts())
    return [
        [("confirmed", "older", "unconfirmed")[card["s"]], status(card, screen.names)]
        for card in screen.marked
    ]


class _Screen:
    def __init__(self, plan: Plan) -> None:
        self.names, self.marked = plan.table["names"], list[Card]()
        self._plan, self._known = plan, references(plan)
        self._told: dict[str | int, str] = {}
        for step in plan.steps:
            for one in step.shown:
                if one.fits:
                    self._told.setdefault(one.record, step.id)

    def parts(self) -> Iterator[tuple[str, list[str]]]:
        plan, names = self._plan, self.names
        yield "standing", [standing(plan)]
        yield "case", ["; ".join(f"{name}: {value}" for name, value in answers(plan))]
        measures = [
            (f"measure-{at}", title, plan.of_measure(at))
            for at, title in enumerate(plan.table["measures"], 1)
        ]
        listed = [("call", names["call"], self._call()), ("never", names["never"], self._steps(plan.never))]
        listed += [(name, title, self._steps(steps)) for name, title, steps in measures]
        listed += [("differs", names["differs"], chain(self._steps(plan.differs), self._sides()))]
        listed += [("gaps", names["gaps"], self._gaps()), ("sources", names["sources"], self._sources())]
        for name, title, words in listed:
            if words := list(words):
                yield f"title {name}", [title]
                yield name, [title, *words]

    def _mark(self, card: Card) -> str:
        if "s" in card:
            self.marked.append(card)
        return status(card, self.names)

    def _call(self) -> Iterator[str]:
        for group in box(self._plan):
            yield from self._group(group)

    def _group(self, group: Group) -> Iterator[str]:
        yield "" if group.now else group.country
        yield said(group.words)
        for card in group.cards:
            here = self._plan.values["found"] == code_of(card)
            if group.now:
                yield _ways(card, self.names, here=True)
            else:
                spoken = languages(card, self.names)
                yield f"{said(card['b'])}: " + "; ".join(
                    filter(None, [_ways(card, self.names, here=here), spoken])
                )
                yield self._mark(card) if doubt(card, self.names) else ""
            yield unchecked(card)
            yield said(card["t"]) if "j" in card else ""
            yield self._caution(warned(card, here=here or group.now))

    def _caution(self, text: str | list[str]) -> str:
        return f"{self.names['note']} {said(text)}" if text else ""

    def _steps(self, steps: Iterable[PlannedStep]) -> Iterator[str]:
        for one in steps:
            step = one.step
            who = f"{step['r']}:" if "r" in step else ""
            yield f"{who} {said(step['t'])}" + (f" ({self.names['advice']})" if "a" in step else "")
            for card in {self._apart(shown): shown for shown in one.shown}.values():
                yield from self._card(card, one)
            yield " · ".join(
                filter(None, [numbered(one, self._known), *(label for _, label in step.get("g", ()))])
            )

    def _apart(self, shown: Shown) -> str:
        """Of rules for other people one line is enough."""
        return (
            str(shown.number)
            if shown.fits
            else country_of(shown.card, self._plan.table) + said(shown.card["o"])
        )

    def _card(self, shown: Shown, step: PlannedStep) -> Iterator[str]:
        card, where = shown.card, country_of(shown.card, self._plan.table)
        if not shown.fits:
            yield f"{said(card['o'])} {where}"
        elif self._told[shown.record] != step.id:
            contact = any(way in card for way in "pew")
            yield _lead(card) if contact else f"{_lead(card)} {said(card.get('t', ''))}"
            yield from self._reach(card, hours(card, self.names)) if contact else map(said, card.get("i", ()))
        else:
            yield f"{_lead(card)} {said(card.get('t', ''))} {self._mark(card)} {where}"
            yield from map(said, card.get("i", ()))
            yield from self._reach(card)
            yield "; ".join(f"{label}: {said(value)}" for _, label, value in lines(card, self.names))
            yield self._caution(card.get("c", ""))

    def _reach(self, card: Card, when: str = "") -> Iterator[str]:
        yield ", ".join(f"{number} ({abroad})" for number, abroad in card.get("p", ()))
        yield when if "p" in card else ""
        yield card.get("e", "")
        yield shown_web(card.get("w", ""))
        yield unchecked(card)

    def _sides(self) -> Iterator[str]:
        if not self._plan.compared:
            return
        yield f"{self.names['beside']} {self.names['question']}"
        yield from map(self._plan.named, self._plan.compared)
        for label, there in self._plan.sides():
            yield label
            for shown in there.values():
                cards = [one.card for one in brief(shown)]
                yield from map(_side, cards) if cards else [self.names["nothing"]]
        if bound := by_tie(self._plan):
            yield self.names["acts"]
        for words, acts in bound.items():
            yield from (f"{act}: {words}" for act in acts)

    def _gaps(self) -> Iterator[str]:
        table = self._plan.table
        gaps = [one for name in ("found", "home", "to") for one in self._plan.listed(name, "gaps")]
        for one in {one.number: one for one in gaps if one.record not in self._told}.values():
            yield f"{country_of(one.card, table)}: {said(one.card['t'])}"

    def _sources(self) -> Iterator[str]:
        for card in self._known.values():
            where, what = source_name(card, self._plan.table)
            yield ": ".join(filter(None, [where, said(what)]))
            yield self._mark(card)


def _lead(card: Card) -> str:
    return f"{said(card['b']).removesuffix('.')}." if "b" in card else ""


def _ways(card: Card, names: dict[str, Any], *, here: bool) -> str:
    numbers = ", ".join(number if here else f"{number} ({abroad})" for number, abroad in card.get("p", ()))
    return "; ".join(filter(None, [numbers or address_of(card), hours(card, names)]))


def _side(card: Card) -> str:
    items = [said(item) for item in card.get("i", ())]
    listed = (" " if all(item.endswith(".") for item in items) else "; ").join(items)
    return f"{'' if set('pew') & set(card) else _lead(card)} {said(card.get('t', ''))} {listed}"

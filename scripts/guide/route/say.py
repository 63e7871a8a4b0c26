"""Small pieces of a plan in words, alike in text, on pages and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guide.route.plan import Plan, PlannedStep, Shown
from guide.route.table import Table

Text = str | list[str]
"""A text in the table's language; in a list, one that is in English because there is no translation."""


LINES = ("hours", "languages", "decides", "article", "applies")
"""What the numbers of a card's further lines stand for."""

_UNCONFIRMED = 2

MARKS = "●◐○"
"""Confirmed, older, unconfirmed, where there is no room for the words."""


def said(text: Text) -> str:
    """A text as it reads, in whichever language it is."""
    return text if isinstance(text, str) else text[0]


def dialled(shown: str) -> str:
    """A number as a telephone takes it, from the form in which it is printed."""
    return re.sub(r"[^+\d]", "", shown)


def shown_web(address: str) -> str:
    """A web address without what every address has."""
    return re.sub(r"^https?://", "", address).rstrip("/")


def answers(plan: Plan) -> list[tuple[str, str]]:
    """The answers of a case as pairs of question and answer. Without those that say nothing."""
    found = []
    for field in plan.table["fields"]:
        value = plan.values[field["n"]]
        if value != field["d"] or field["n"] in ("age", "police", "wish"):
            found.append((field["l"], field["w"][field["v"].index(value)]))
    return found


def standing(plan: Plan) -> str:
    """How the person's right to stay was worked out; empty where it was chosen."""
    if plan.values["status"] != "auto":
        return ""
    if plan.values["standing"] == "unknown":
        return str(plan.table["names"]["not-worked-out"])
    words = next(one for one in plan.table["derived"] if one["n"] == "standing")
    named = words["w"][words["v"].index(plan.values["standing"])]
    return str(plan.table["names"]["worked-out"].format(standing=named))


def place(card: dict[str, Any], table: Table) -> tuple[str, str]:
    """Whose record a card is from, and the address where its sources are."""
    code, rest = code_of(card), card["h"].partition("-")[2]
    names = table["names"]["records"]
    if code in names:
        page = table["names"]["pages"][card["m"] - 1] if "m" in card else f"background/{code}.html"
        return names[code], f"{page}#{card['h']}"
    countries = table["fields"][0]
    named = countries["w"][countries["v"].index(code)]
    return named, f"countries/{code}.html" + (f"#{card['h']}" if rest else "")


def code_of(card: dict[str, Any]) -> str:
    """The record that a card is from."""
    return str(card["h"].partition("-")[0])


def unchecked(card: dict[str, Any]) -> str:
    """That nobody has checked a contact for too long; empty where somebody has."""
    return str(card.get("z", ""))


def country_of(card: dict[str, Any], table: Table) -> str:
    """The record that a card is from, by its name."""
    return place(card, table)[0]


def key_of(card: dict[str, Any]) -> str:
    """The numbers of a contact: who has the same ones is the same to a caller, if not asked for by name."""
    named = said(card["b"]) if "d" in card else ""
    return named + ",".join(shown for shown, _ in card.get("p", ()))


def lines(card: dict[str, Any], names: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What else a card says: which line it is, its label and its text."""
    for number, value in card.get("l", ()):
        yield LINES[number], names["lines"][number], value


def hours(card: dict[str, Any], names: dict[str, Any]) -> str:
    """When a contact answers, or that nobody knows it: `Hours: not known`; empty for an emergency number."""
    return next((f"{label}: {value}" for name, label, value in lines(card, names) if name == "hours"), "")


def warned(card: dict[str, Any], names: dict[str, Any], *, here: bool) -> Text:
    """What to know before a call abroad, to an unconfirmed line or one of unknown hours; empty for others."""
    unknown = hours(card, names).endswith((names["tie-unknown"], names["times"]))
    doubtful = not here or card.get("s") == _UNCONFIRMED or unknown
    found: Text = card.get("c", "") if doubtful else ""
    return found


def reached(step: PlannedStep) -> list[dict[str, Any]]:
    """Who can be called in a step."""
    return [one.card for one in step.shown if one.fits and "p" in one.card]


def by_country(plan: Plan) -> list[tuple[str, list[dict[str, Any]]]]:
    """Whom to call first of all: each number once, the country where the person is first."""
    groups: dict[str, list[dict[str, Any]]] = {}
    seen: set[str] = set()
    for card in (card for step in plan.urgent for card in reached(step)):
        key = key_of(card)
        if key not in seen:
            seen.add(key)
            groups.setdefault(place(card, plan.table)[0], []).append(card)
    # Lines that the officer gives to somebody come after those that the officer calls.
    return [(country, sorted(cards, key=lambda card: card.get("v", 0))) for country, cards in groups.items()]


def source(card: dict[str, Any], table: Table) -> str:
    """`CETS 197 art. 13 (older, 2005)`: what a step rests on."""
    return f"{card.get('n') or place(card, table)[0]} ({status(card, table['names'])})"


def references(plan: Plan) -> dict[str, dict[str, Any]]:
    """What the steps rest on, each source once: as `source` names it, with one of its cards."""
    cards = [one.card for step in plan.steps for one in step.why]
    return {source(card, plan.table): card for card in cards}


def numbered(planned: PlannedStep, table: Table, known: dict[str, dict[str, Any]]) -> str:
    """`[1] [4]`: what a step rests on, by the place in the list of sources; empty where nothing."""
    places = {name: number for number, name in enumerate(known, 1)}
    found = dict.fromkeys(places[source(one.card, table)] for one in planned.why)
    return " ".join(f"[{number}]" for number in found)


def short_source(card: dict[str, Any], table: Table) -> str:
    """`CETS 197 art. 13 ◐ 2005`: a source where there is little room."""
    code = code_of(card)
    name = card.get("n") or table["names"]["short"].get(code) or code.upper()
    return " ".join(str(part) for part in (name, MARKS[card["s"]], card.get("y")) if part)


def brief(shown: tuple[Shown, ...]) -> tuple[Shown, ...]:
    """What stands side by side: the lengths where there are any, else the first answers that fit."""
    fits = tuple(one for one in shown if one.fits)
    return (
        tuple(one for one in fits if "b" in one.card and "s" in one.card and "p" not in one.card)[:2]
        or fits[:2]
    )


def status(card: dict[str, Any], names: dict[str, Any]) -> str:
    """`confirmed, 2025`; empty for a gap."""
    if "s" not in card:
        return ""
    return f"{names['statuses'][card['s']]}, {card.get('y') or names['no-date']}"


def by_tie(plan: Plan) -> dict[str, list[str]]:
    """Which acts bind both countries, which one of them, and so on."""
    found: dict[str, list[str]] = {}
    for act, tie in ties(plan):
        found.setdefault(tie, []).append(act)
    return found


def ties(plan: Plan) -> list[tuple[str, str]]:
    """Each act with the countries that it binds; none for a country outside the guide."""
    names = plan.table["names"]
    if plan.values["home_is"] in ("same", "other"):
        return []
    found = []
    for act, name in plan.table["acts"]:
        tie = plan.values[name]
        country = plan.named("home" if tie == "there" else "found")
        key = {"there": "here", "unknown": "tie-unknown"}.get(tie, tie)
        found.append((act, names[key].format(country=country)))
    return found

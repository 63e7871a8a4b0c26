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
    return named + (",".join(shown for shown, _ in card.get("p", ())) or address_of(card))


def address_of(card: dict[str, Any]) -> str:
    """Where to write to a contact, or else its website; empty where there is neither."""
    return str(card.get("e") or shown_web(card.get("w", "")))


def lines(card: dict[str, Any], names: dict[str, Any]) -> Iterator[tuple[str, str, Text]]:
    """What else a card says: which line it is, its label and its text, which may be `not known`."""
    for number, *value in card.get("l", ()):
        yield LINES[number], names["lines"][number], value[0] if value else names["tie-unknown"]


def hours(card: dict[str, Any], names: dict[str, Any]) -> str:
    """When a contact answers, or that nobody knows it: `Hours: not known`; empty for an emergency number."""
    found = (f"{label}: {said(value)}" for name, label, value in lines(card, names) if name == "hours")
    return next(found, "")


def languages(card: dict[str, Any], names: dict[str, Any]) -> str:
    """The languages that a contact is known to speak; empty where nobody knows them."""
    known = {name: said(value) for name, _, value in lines(card, names) if value != names["tie-unknown"]}
    return known.get("languages", "")


def doubt(card: dict[str, Any], names: dict[str, Any]) -> str:
    """`Older, 2023`: how sure a contact is, where that is not confirmed; empty where it is."""
    return status(card, names) if card.get("s") else ""


def warned(card: dict[str, Any], *, here: bool) -> Text:
    """What to know before a call from abroad, or to a line that is not sure to answer; empty for others."""
    found: Text = card.get("c", "") if not here or "a" in card else ""
    return found


def source_name(card: dict[str, Any], table: Table) -> tuple[str, Text]:
    """What a step rests on: the country or record, and the article or else what it is about.

    The first is empty for an article of the region: it says itself from where it is.
    """
    of_country = code_of(card) not in table["names"]["records"]
    return (
        country_of(card, table) if of_country or "n" not in card else "",
        card.get("n", card.get("k", "")),
    )


def source(card: dict[str, Any], table: Table) -> str:
    """`CETS 197 art. 13 (Older, 2005)`: what a step rests on, with how sure that is."""
    where, what = source_name(card, table)
    named = ": ".join(part for part in (where, said(what)) if part)
    return f"{named} ({status(card, table['names'])})"


def references(plan: Plan) -> dict[str, dict[str, Any]]:
    """What the steps rest on: a card of each fact, by its place in the guide."""
    cards = [one.card for step in plan.steps for one in step.why]
    return {card["h"]: card for card in cards}


def numbered(planned: PlannedStep, known: dict[str, dict[str, Any]]) -> str:
    """`[1] [4]`: what a step rests on, by the place in the list of sources; empty where nothing."""
    places = {name: number for number, name in enumerate(known, 1)}
    return " ".join(f"[{number}]" for number in dict.fromkeys(places[one.card["h"]] for one in planned.why))


def short_source(card: dict[str, Any], table: Table) -> tuple[str, Text, str, str]:
    """`PL`, nothing, `◐`, `2005`: country or record, article, mark and year of a card, on little room.

    The first is empty for an article of the region: it says itself from where it is.
    """
    code = code_of(card)
    short = table["names"]["short"].get(code)
    where = short or code.upper() if "n" not in card or not short else ""
    mark = MARKS[card["s"]] if "s" in card else ""
    return where, card.get("n", ""), mark, str(card.get("y") or "")


def brief(shown: tuple[Shown, ...]) -> tuple[Shown, ...]:
    """What stands side by side: the lengths where there are any, else the first answers that fit."""
    fits = tuple(one for one in shown if one.fits)
    return (tuple(one for one in fits if "f" in one.card) or fits)[:2]


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
    if "home" not in plan.compared:
        return []
    found = []
    for act, name in plan.table["acts"]:
        tie = plan.values[name]
        country = plan.named("home" if tie == "there" else "found")
        key = {"there": "here", "unknown": "tie-unknown"}.get(tie, tie)
        found.append((act, names[key].format(country=country)))
    return found

"""The table as a script that goes to phones: nothing left out, written so that it compresses well."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
from string import ascii_letters
from typing import Any

from guide.route.table import Table

_TEXTS = "10234botic"
"""The parts of cards and steps that hold words. They stand together: a compressor looks back only 32 kB."""

_NEVER_SWAPPED = frozenset('"\\`$')
"""Signs that mean something to JSON or to a script."""

_ZERO = ord("0")

_SPARE = [chr(code) for code in range(1, 32) if chr(code) not in "\r"]
"""Signs that no text has. Each stands for letters that are often side by side."""

_CAPITAL = "\x7f"
"""Stands before a letter that is a capital: so that capitals of two bytes need no signs of their own."""

_BETWEEN = ('.","', '","', "],[")
"""What stands between texts and between lists, thousands of times."""


def as_script(table: Table) -> str:
    """The table as a script of its own: it works without a network, and needs no script within a page."""
    text = _lowered(json.dumps(packed(table), ensure_ascii=False, separators=(",", ":")))
    swapped = swaps(text)
    exchange = _exchange(swapped)
    between = [part.translate(exchange) for part in _BETWEEN]
    text, joined = _joined(text.translate(exchange), {*swapped, *ascii_letters}, between)
    for sign in "\\`$":
        text = text.replace(sign, f"\\{sign}")
    keys = ",".join(f"{name}:{json.dumps(of)}" for name, of in (("swapped", swapped), ("joined", joined)))
    return f"globalThis.routeTable={{{keys},table:`{text}`}};\n"


def _lowered(text: str) -> str:
    return "".join(
        _CAPITAL + low if (low := sign.lower()) != sign > "\x7f" and low.upper() == sign else sign
        for sign in text
    )


def without_comments(script: str) -> str:
    """A script as it goes to phones: comments and indents are for those who read its source."""
    lines = (line.strip() for line in script.splitlines())
    kept = [_closer(line) for line in lines if line and not line.startswith("//")]
    ends = [_goes_on(line, after) for line, after in pairwise([*kept, ""])]
    return "".join(line + ("" if on else "\n") for line, on in zip(kept, ends, strict=True))


def _goes_on(line: str, after: str) -> bool:
    """Whether a line needs no end of its own before the next; one with a comment does."""
    return "//" not in line and (line.endswith(tuple("{,([;")) or after.startswith(tuple(".?:)]}")))


def _closer(line: str) -> str:
    """A line without the spaces between its signs; as it is where it may hold a pattern or a template."""
    if "/" in line or "`" in line:
        return line
    parts = re.split(r'("(?:[^"\\]|\\.)*")', line)
    signs = r" ?([=?:<>&|,;(){}\[\]!]) ?"
    return "".join(part if at % 2 else re.sub(signs, r"\1", part) for at, part in enumerate(parts))


def packed(table: Table) -> dict[str, Any]:
    """The table part by part. Steps have no names: the browser counts them."""
    codes = table["fields"][0]["v"]
    first = ("cards", "steps", "names", "lists")
    small = {key: table[key] for key in sorted(table, reverse=True) if key not in first}
    known = [(one["n"], one["v"]) for one in (*table["fields"], *table["derived"])]
    steps = [{**step, "w": _conditions(step["w"], known)} for step in table["steps"]]
    abroad = sorted({phrase for card in table["cards"] for _, phrase in card.get("p", ())})
    return {
        "cards": _columns([_card(card, known, abroad) for card in table["cards"]]),
        "steps": _columns([{key: value for key, value in step.items() if key != "i"} for step in steps]),
        "names": table["names"],
        "lists": {name: _list(by_country, codes) for name, by_country in table["lists"].items()},
        "abroad": abroad,
        **small,
    }


def _card(card: dict[str, Any], known: list[tuple[str, list[str]]], abroad: list[str]) -> dict[str, Any]:
    """A card with its record apart from its anchor (r, h), its year beside its status, its lines apart."""
    made = {key: value for key, value in card.items() if key not in ("s", "y", "l")}
    made |= {f"{number}": value[0] if value else 0 for number, *value in card.get("l", ())}
    made["r"], _, made["h"] = card["h"].partition("-")
    if "s" in card:
        made["s"] = [card["s"], card.get("y", 0)]
    if "p" in card:
        made["p"] = [[number, abroad.index(phrase)] for number, phrase in card["p"]]
    if "x" in card:
        made["x"] = _conditions(card["x"], known)
    return made


def _conditions(conditions: Iterable[Sequence[Any]], known: list[tuple[str, list[str]]]) -> list[int]:
    """For each condition the place of its question, and what it allows as the bits of a number."""
    names = [name for name, _ in known]
    places = [(names.index(name), allowed) for name, allowed in conditions]
    return [
        number
        for place, allowed in places
        for number in (place, sum(1 << known[place][1].index(answer) for answer in set(allowed)))
    ]


def _list(by_country: dict[str, list[int]], codes: list[str]) -> list[Any]:
    """How many cards each country has, and how far each card is from the one before."""
    numbers = [0, *(number for code in codes for number in by_country.get(code, ()))]
    counts = "".join(chr(_ZERO + len(by_country.get(code, ()))) for code in codes)
    return [counts, [after - before for before, after in pairwise(numbers)]]


def _columns(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    keys = sorted({key for row in rows for key in row}, key=lambda key: (_TEXTS.find(key), key))
    return {key: _column(row.get(key) for row in rows) for key in keys}


def _column(values: Iterable[Any]) -> list[Any]:
    """Each value once, and a sign for each row: 0 if it has none, 1 for the next new one, else its place."""
    kept: list[Any] = []
    places: dict[str, int] = {}
    order = []
    for value in values:
        if value is None:
            order.append(0)
            continue
        key = json.dumps(value, sort_keys=True)
        order.append(places[key] + 2 if key in places else 1)
        if key not in places:
            places[key] = len(kept)
            kept.append(value)
    return [kept, "".join(chr(_ZERO + one) for one in order)]


def swaps(text: str) -> str:
    """Pairs of signs to exchange: a frequent letter of two bytes and a rare sign that lends its one."""
    count = Counter(text)
    letters = [sign for sign, _ in count.most_common() if ord(sign) > 127]
    signs = [sign for sign in map(chr, range(33, 127)) if sign not in _NEVER_SWAPPED]
    pairs = zip(sorted(signs, key=count.__getitem__), letters, strict=False)
    return "".join(sign + letter for sign, letter in pairs if count[letter] > count[sign])


def _exchange(swapped: str) -> dict[int, str]:
    pairs = [pair for at, pair in enumerate(pairwise(swapped)) if at % 2 == 0]
    return {ord(one): other for pair in pairs for one, other in (pair, pair[::-1])}


def _joined(text: str, letters: set[str], between: Iterable[str]) -> tuple[str, str]:
    """The text with a spare sign for what is often side by side, and what each stands for."""
    spares, told = iter(_SPARE), ""
    for part in between:
        spare = next(spares)
        text = text.replace(part, spare)
        told += spare + part
    for spare in spares:
        count = {pair: many for pair, many in Counter(pairwise(text)).items() if letters.issuperset(pair)}
        if not count:
            break
        pair = "".join(max(count.items(), key=itemgetter(1, 0))[0])
        text = text.replace(pair, spare)
        told += spare + pair
    return text, told

"""The table as a script that goes to phones: nothing left out, written so that it compresses well."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from guide.route.table import Table

_TEXTS = "lobitc"
"""The parts of cards that hold words. They stand together, last: a compressor looks back only 32 kB."""

_NEVER_SWAPPED = frozenset('"\\`$')
"""Signs that mean something to JSON or to a script."""


def as_script(table: Table) -> str:
    """The table as a script of its own: it works without a network, and needs no script within a page."""
    text = json.dumps(packed(table), ensure_ascii=False, separators=(",", ":"))
    swapped = swaps(text)
    exchanged = text.translate(_exchange(swapped))
    for sign in "\\`$":
        exchanged = exchanged.replace(sign, f"\\{sign}")
    pairs = json.dumps(swapped, ensure_ascii=False)
    return f"globalThis.routeTable={{swapped:{pairs},table:`{exchanged}`}};\n"


def packed(table: Table) -> dict[str, Any]:
    """The table part by part. Steps have no names: the browser counts them."""
    cards = table["cards"]
    keys = sorted({key for card in cards for key in card}, key=lambda key: (_TEXTS.find(key), key))
    steps = [{key: value for key, value in step.items() if key != "i"} for step in table["steps"]]
    small = {key: table[key] for key in sorted(table) if key not in ("cards", "steps", "names")}
    columns = {key: _column(card.get(key) for card in cards) for key in keys}
    return small | {"names": table["names"], "steps": steps, "cards": columns}


def _column(values: Iterable[Any]) -> list[list[Any]]:
    """Each value once, and for each card 0 if it has none, 1 for the next new one, else 2 and its place."""
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
    return [kept, order]


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

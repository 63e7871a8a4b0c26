"""The map of the countries: each a link, coloured by a comparison, above a list that says the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from guide.facts import rules
from guide.facts.guide import Guide
from guide.facts.models import Rule
from guide.facts.vocabulary import Act, Bound, Limit
from guide.language.words import Words
from guide.site import labels
from guide.site.labels import N_
from guide.site.lists.compare import Ends, reflection_span
from guide.site.writing.fact import Writer
from guide.site.writing.markdown import plain

SHADES = ("#c9dcea", "#8fb8d6", "#4a86b5", "#14517f", "#e4e4e0")
"""Fills from the least to the most; the last is for what is not known."""

_UNKNOWN = len(SHADES) - 1
_DARK = (2, 3)


@dataclass(frozen=True)
class Shade:
    """What a comparison says of one country: the number of its fill, a short text, and words for it.

    `more` is what its class in the legend alone would hide: `30 days to 60 days`.
    """

    number: int
    short: str
    said: str
    more: str = ""


@dataclass(frozen=True)
class Comparison:
    """One way to colour the map: its title, the meaning of each fill, and the shade of each country."""

    name: str
    title: str
    meanings: Mapping[int, str]
    shades: Mapping[str, Shade]


@cache
def _shapes() -> dict[str, Any]:
    shapes: dict[str, Any] = json.loads(
        files("guide.site.pictures").joinpath("shapes.json").read_text("utf-8")
    )
    return shapes


def country_map(guide: Guide, writer: Writer) -> str:
    """The map with its choice of comparisons and a list for each."""
    words = writer.words
    codes = [
        code for code in words.in_order(one.code for one in guide.countries) if code in _shapes()["countries"]
    ]
    comparisons = _comparisons(guide, codes, words)
    options = "".join(f'<option value="{one.name}">{plain(one.title)}</option>' for one in comparisons)
    choice = (
        f'<form class="map-choice no-print" hidden><label>{plain(words.gettext("Colour the map by"))} '
        f'<select autocomplete="off">{options}</select></label></form>'
    )
    drawing = _drawing(codes, comparisons, writer)
    lists = "".join(_list(one, codes, writer, hidden=place > 0) for place, one in enumerate(comparisons))
    return f'<div class="map">{choice}{drawing}{lists}</div>'


def _drawing(codes: list[str], comparisons: list[Comparison], writer: Writer) -> str:
    width, height = _shapes()["size"]
    first = comparisons[0]
    label = f"{writer.words.gettext('Map of the countries in this guide')}: {first.title}"
    countries = "".join(_country(code, comparisons, writer) for code in codes)
    names = "".join(_label(code, first.shades[code]) for code in codes)
    return (
        f'<svg role="graphics-document" aria-label="{plain(label)}" viewBox="0 0 {width} {height}" '
        f'width="{width}"><rect class="sea" width="{width}" height="{height}" fill="#f1f6f9"></rect>'
        f'<path class="around" fill="#ffffff" stroke="#d5dde3" d="{_shapes()["around"]}"></path>'
        f'{countries}<g aria-hidden="true">{names}</g></svg>'
    )


def _country(code: str, comparisons: list[Comparison], writer: Writer) -> str:
    name, first = writer.words.country(code), comparisons[0].shades[code]
    values = "".join(_value(one.name, one.shades[code]) for one in comparisons)
    return (
        f'<a href="{writer.to(f"countries/{code}.html")}" data-country="{code}" data-name="{plain(name)}" '
        f'aria-label="{plain(f"{name}: {first.said}")}" class="shade-{first.number}"{values}>'
        f'<path fill="{SHADES[first.number]}" stroke="#ffffff" d="{_shapes()["countries"][code]["path"]}">'
        f"</path></a>"
    )


def _label(code: str, shade: Shade) -> str:
    """The letters of a country and its value; drawn after all shapes, so that no neighbour covers them."""
    x, y = _shapes()["countries"][code]["label"]
    ink = "#ffffff" if shade.number in _DARK else "#16202a"
    return (
        f'<text class="shade-{shade.number}" data-country="{code}" x="{x}" y="{y + 5}" text-anchor="middle" '
        f'font-size="13" font-weight="600" fill="{ink}" stroke="{SHADES[shade.number]}" stroke-width="3" '
        f'paint-order="stroke">{code.upper()} '
        f'<tspan class="value" font-weight="400">{plain(shade.short)}</tspan></text>'
    )


def _value(name: str, shade: Shade) -> str:
    """What the page's script needs to colour a country anew."""
    return f' data-{name}="{shade.number}|{plain(shade.short)}|{plain(shade.said)}"'


def _list(comparison: Comparison, codes: list[str], writer: Writer, hidden: bool) -> str:
    """The meaning of each fill with its countries: the legend, and the map for those who cannot see it."""
    items = []
    for number, meaning in comparison.meanings.items():
        shades = [(code, comparison.shades[code]) for code in codes]
        links = [_listed(code, shade, writer) for code, shade in shades if shade.number == number]
        if links:
            swatch = f'<span class="swatch shade-{number} no-print"></span>'
            items.append(f"<li>{swatch}<strong>{plain(meaning)}:</strong> {', '.join(links)}</li>")
    off = " hidden" if hidden else ""
    return (
        f'<div class="map-legend" data-of="{comparison.name}"{off}><p>{plain(comparison.title)}</p>'
        f"<ul>{''.join(items)}</ul></div>"
    )


def _listed(code: str, shade: Shade, writer: Writer) -> str:
    more = f" ({plain(shade.more)})" if shade.more else ""
    return f"{writer.country_link(code)}{more}"


def _comparisons(guide: Guide, codes: list[str], words: Words) -> list[Comparison]:
    length = N_("Reflection and recovery period, by its shortest length")
    lengths = {code: _length(guide, code, words) for code in codes}
    ties = [
        _comparison(
            name, labels.ACTS[act], _TIES, {code: _tie(guide, code, act, words) for code in codes}, words
        )
        for name, act in (("cets", Act.CETS_197), ("eu", Act.EU_2011_36))
    ]
    return [_comparison("reflection", length, _LENGTHS, lengths, words), *ties]


def _comparison(
    name: str, title: str, meanings: Mapping[int, str], shades: Mapping[str, Shade], words: Words
) -> Comparison:
    said = {number: words.gettext(meaning) for number, meaning in meanings.items()}
    return Comparison(name, words.gettext(title), said, shades)


_LENGTHS = {
    0: N_("up to 30 days"),
    1: N_("31 to 60 days"),
    2: N_("61 to 90 days"),
    3: N_("more than 90 days"),
    _UNKNOWN: N_("not known"),
}
_TIES = {
    3: labels.BOUND[Bound.YES],
    1: labels.BOUND[Bound.PREPARING],
    0: labels.BOUND[Bound.NO],
    _UNKNOWN: N_("not known"),
}


def _length(guide: Guide, code: str, words: Words) -> Shade:
    """By the length that the country's rules give at the least; by the most where they only say that."""
    low, high = reflection_span(guide, code)
    ends: Ends | None = low or high
    if ends is None:
        return Shade(_UNKNOWN, "?", words.gettext("not known"))
    duration, _ = ends
    days = rules.days(duration)
    number = next((place for place, most in enumerate((30, 60, 90)) if days <= most), 3)
    said = words.duration(duration)
    if low is None:
        said = words.gettext(labels.LIMITS[Limit.AT_MOST]).format(length=said)
        return Shade(number, f"≤ {days}", said, said)
    if high is None:
        said = words.gettext(labels.LIMITS[Limit.AT_LEAST]).format(length=said)
        return Shade(number, f"≥ {days}", said, said)
    most = rules.days(high[0])
    if most == days:
        return Shade(number, str(days), said)
    span = words.gettext("{from} to {to}").format(**{"from": said, "to": words.duration(high[0])})
    return Shade(number, f"{days}–{most}", span, span)


def _tie(guide: Guide, code: str, act: Act, words: Words) -> Shade:
    ties = [entry.fact.treaty for entry in guide.treaty(code, act) if isinstance(entry.fact, Rule)]
    bound = next((tie.bound for tie in ties if tie), None)
    if bound is None:
        return Shade(_UNKNOWN, "?", words.gettext("not known"))
    number, sign = {Bound.YES: (3, "✓"), Bound.PREPARING: (1, "…"), Bound.NO: (0, "–")}[bound]
    return Shade(number, sign, words.gettext(_TIES[number]))

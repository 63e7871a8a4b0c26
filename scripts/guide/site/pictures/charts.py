"""Charts of figures, drawn while the guide is built: bars by year or by group, as SVG."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from textwrap import fill
from typing import Any

from guide.site.writing.markdown import plain

INK = "#16202a"
COLOURS = ("#14517f", "#c8702a", "#5d6b36")
"""One a series; `guide.css` has lighter ones for the dark look, found by these values."""

_VEGA_LITE = "5.20"
_WIDTH = 330
_BAR = 20
_LINE = 16
_LETTERS = 40
_LEGEND_LETTERS = 34
"""How many letters of a name fit into one line."""

_ARIA = re.compile(r' (?:role|aria-[a-z]+|class|pointer-events|stroke-miterlimit|opacity)="[^"]*"')
_BOX = re.compile(r'viewBox="0 0 (\d+)(?:\.\d+)? (\d+)')
_DECIMALS = re.compile(r"(\d+\.\d)\d+")
_FIRST_TAG = re.compile(r"<svg[^>]*>")
_EMPTY = re.compile(r'<path d="(?:M0,0h[^"]*)?"[^>]*/>')


@dataclass(frozen=True)
class Bar:
    """One bar: the row it stands in, its series, its length, and the number as the reader sees it.

    A bar without a number stands for a year of which none is known.
    """

    row: str
    series: str
    number: float | None
    shown: str


def draw(bars: Sequence[Bar], title: str, said: str, kept: Path | None = None) -> str:
    """The chart as SVG; `said` is what a person hears who cannot see it.

    `kept` is a folder of charts drawn before, since drawing starts a JavaScript engine.
    """
    bars = [
        replace(bar, row=fill(bar.row, _LETTERS), series=fill(bar.series, _LEGEND_LETTERS)) for bar in bars
    ]
    series = list(dict.fromkeys(bar.series for bar in bars))
    rows = list(dict.fromkeys(bar.row for bar in bars))
    svg = _DECIMALS.sub(r"\1", _drawn(json.dumps(_specification(bars, rows, series)), kept))
    found = _BOX.search(svg)
    width, height = (int(found[1]), int(found[2]) + 1) if found else (_WIDTH, _WIDTH)
    head = (
        f'<svg role="img" aria-label="{plain(f"{title}. {said}")}" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">'
    )
    return _FIRST_TAG.sub(head, _EMPTY.sub("", _ARIA.sub("", svg)), count=1)


@cache
def _drawn(specification: str, kept: Path | None) -> str:
    made_by = f"{version('vl-convert-python')} {_VEGA_LITE} {specification}"
    file = kept / f"{hashlib.sha256(made_by.encode()).hexdigest()[:32]}.svg" if kept else None
    if file and file.exists():
        file.touch()  # used just now: not among the oldest
        return file.read_text(encoding="utf-8")
    import vl_convert

    svg = str(vl_convert.vegalite_to_svg(json.loads(specification), vl_version=_VEGA_LITE))
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=file.parent, encoding="utf-8", delete=False) as new:
            new.write(svg)
        Path(new.name).replace(file)  # other processes see all of it or nothing
    return svg


def _specification(bars: Sequence[Bar], rows: list[str], series: list[str]) -> dict[str, Any]:
    """In the words of Vega-Lite: horizontal bars with the number at the end of each."""
    several = len(series) > 1
    # A group's name may be long, so it stands above its bar and not beside it. Years stand beside.
    long_names = not several and max(len(row) for row in rows) > 6
    place = {"field": "row", "type": "nominal", "sort": rows, "title": None}
    encoding: dict[str, Any] = {
        "y": {**place, "axis": None if long_names else {"domain": False, "ticks": False}},
        "x": {"field": "number", "type": "quantitative", "axis": None, "scale": _scale(bars)},
    }
    if several:
        encoding["yOffset"] = {"field": "series", "sort": series, "scale": {"paddingInner": 0.1}}
    colour = {
        "field": "series",
        "sort": series,
        "scale": {"domain": series, "range": list(COLOURS[: len(series)])},
        "legend": _LEGEND if several else None,
    }
    lines = max(row.count("\n") + 1 for row in rows)
    name_above = {
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "bottom",
            "lineBreak": "\n",
            "lineHeight": _LINE,
            "dy": {"expr": f"{-_BAR / 2 - 2} - {_LINE} * (length(split(datum.row, '\\n')) - 1)"},
        },
        "encoding": {"text": {"field": "row"}, "x": {"value": 0}},
    }
    step = _BAR + (10 + _LINE * lines if long_names else 12)
    return {
        "width": _WIDTH if long_names else _WIDTH - 40,
        "height": {"step": _BAR, "for": "offset"} if several else {"step": step},
        "background": None,
        "data": {"values": [{**vars(bar), "end": bar.number or 0} for bar in bars]},
        "encoding": encoding,
        "layer": [
            {
                "mark": {"type": "bar", "height": _BAR - 3} if not several else {"type": "bar"},
                "encoding": {"color": colour},
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 5},
                "encoding": {
                    "text": {"field": "shown"},
                    "x": {"field": "end", "type": "quantitative"},
                },
            },
            *([name_above] if long_names else []),
        ],
        "config": _LOOK,
    }


def _scale(bars: Sequence[Bar]) -> dict[str, Any]:
    """Room at the right for the number behind the longest bar."""
    longest = max((bar.number or 0 for bar in bars), default=1) or 1
    letters = max(len(bar.shown) for bar in bars)
    return {"domain": [0, longest * (1.05 + 0.035 * letters)], "nice": False, "zero": True}


_LEGEND = {
    "title": None,
    "orient": "top",
    "direction": "vertical",
    "labelExpr": r"split(datum.label, '\n')",
}

_LOOK = {
    "font": "Source Sans 3, sans-serif",
    "view": {"stroke": None},
    "text": {"fontSize": 14, "color": INK},
    "axis": {"labelFontSize": 14, "labelColor": INK, "labelPadding": 6},
    "legend": {"labelFontSize": 14, "labelColor": INK, "labelLimit": 320, "symbolType": "square"},
}

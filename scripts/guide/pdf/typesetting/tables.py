"""Tables: column widths that suit the text, and cells as Typst."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from guide.pdf.page.elements import ROW_HEAD
from guide.pdf.page.tree import Node, marks, text
from guide.pdf.typesetting.literal import array, call, content

PORTRAIT, LANDSCAPE = 482.0, 729.0  # widths of the text in points
_ADVANCE = 0.5  # the width of an average letter in ems
_INSET = 11.0  # points beside the text of one cell, both sides together
_LONG_CELL = 900  # letters above which a row may break across pages
_LARGEST = 10.0  # points; a table in larger type is as wide as its box
_TALL_ROW = 6  # lines above which a wide table is turned
_LONGEST_WORD = 26  # longer ones are addresses, which break
_SPACES = re.compile(r"[ \n\t]+")  # those at which a line may end
_ALIGNMENTS = {"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center"}


@dataclass(frozen=True)
class Cell:
    """One cell; `text` is its plain text, for measuring."""

    blocks: Sequence[Node]
    text: str
    columns: int
    rows: int
    align: str
    is_head: bool


@dataclass(frozen=True)
class Layout:
    """How a table stands on the page: its columns as Typst, text size in points, on its side or not."""

    columns: str
    size: float
    landscape: bool


@dataclass(frozen=True)
class Table:
    """A table as Typst, and whether it needs a page that lies on its side."""

    typst: str
    landscape: bool


def write(node: Node, blocks: Callable[[Sequence[Node]], str], *, top: bool, size: float) -> Table:
    """A table as Typst. `top` says that it stands in the running text, where it may turn the page."""
    _, (_, caption), columns, *_ = node["c"]
    head_rows, body_rows = rows(node)
    head, body = _rows(head_rows, columns, head=True), _rows(body_rows, columns, head=False)
    layout = arrange([*head, *body], len(columns), top=top, size=size)
    typst = call(
        "data-table",
        array(_cell(cell, row, blocks) for row in body for cell in row),
        columns=layout.columns,
        head=array(_cell(cell, row, blocks) for row in head for cell in row),
        caption=blocks(caption) if caption else "none",
        size=f"{layout.size:g}pt",
    )
    return Table(typst, layout.landscape)


def rows(node: Node) -> tuple[list[Any], list[Any]]:
    """The nodes of a table's rows: those of its head, if that has words, and all others."""
    _, _, _, (_, head), bodies, (_, foot) = node["c"]
    has_words = any(text(cell[4]).strip() for row in head for cell in row[1])
    return head if has_words else [], [row for body in bodies for row in (*body[2], *body[3])] + foot


def arrange(rows: Sequence[Sequence[Cell]], count: int, *, top: bool, size: float) -> Layout:
    """Column widths for the rows.

    Text in all columns then fills about the same area, and no word is cut. A table of more than
    five columns is set smaller, and is turned if its words would not fit or its rows would be tall.
    """
    size = min(size, size if count < 5 else 9.5 if count == 5 else 8.5)
    single = [[cell for cell in _column(rows, number) if cell.columns == 1] for number in range(count)]
    words = [max((_longest_word(cell, size) for cell in column), default=1.0) for column in single]
    longest = [max((_length(cell) for cell in column), default=1.0) for column in single]
    totals = [sum(_length(cell) for cell in column) or 1.0 for column in single]
    room = _room(PORTRAIT, count, size)
    if sum(longest) < 0.55 * room and size <= _LARGEST:
        return Layout(array(["auto"] * count), size, False)
    widths = share(room, words, longest, totals)
    tall = max((_lines(row, widths) for row in rows), default=0.0) > _TALL_ROW
    landscape = top and count > 5 and (sum(words) > room or tall)
    if landscape:
        widths = share(_room(LANDSCAPE, count, size), words, longest, totals)
    return Layout(array(f"{width:.1f}fr" for width in widths), size, landscape)


def share(
    room: float, words: Sequence[float], longest: Sequence[float], totals: Sequence[float]
) -> list[float]:
    """Divides `room` letters by the root of each column's text.

    No column becomes narrower than its longest word or much wider than its longest cell.
    """
    widths = [0.0] * len(words)
    free, rest = set(range(len(words))), room
    while free:
        unit = rest / sum(sqrt(totals[one]) for one in free)
        wanted = {one: unit * sqrt(totals[one]) for one in free}
        narrow = {one for one in free if wanted[one] < words[one]}
        bound = narrow or {one for one in free if wanted[one] > longest[one] + 2 and len(free) > 1}
        for one in bound or free:
            widths[one] = words[one] if narrow else min(wanted[one], longest[one] + 2)
            rest -= widths[one]
        free -= bound or free
        rest = max(rest, 1.0)
    return widths


def _room(points: float, count: int, size: float) -> float:
    return (points - count * _INSET) / (size * _ADVANCE)


def _lines(row: Sequence[Cell], widths: Sequence[float]) -> float:
    return max((_length(cell) / width for cell, width in zip(row, widths, strict=False)), default=0.0)


def _column(rows: Sequence[Sequence[Cell]], number: int) -> list[Cell]:
    return [row[number] for row in rows if len(row) > number]


def _length(cell: Cell) -> float:
    return len(cell.text) * (1.08 if cell.is_head else 1.0)


def _longest_word(cell: Cell, size: float) -> float:
    words = cell.text.replace("-", "- ").replace("/", "/ ").split(" ")
    return max(min(len(word), _LONGEST_WORD) * _boldness(word, cell, size) for word in words) + 0.5


def _boldness(word: str, cell: Cell, size: float) -> float:
    if "\u00a0" in word:  # a phone number: bold, and large in a table of large type
        return 1.3 if size > _LARGEST else 1.15
    return 1.15 if cell.is_head else 1.08


def _rows(rows: Sequence[Any], columns: Sequence[Any], *, head: bool) -> list[list[Cell]]:
    return [[_read(cell, columns, place, head=head) for place, cell in enumerate(row[1])] for row in rows]


def _read(cell: Sequence[Any], columns: Sequence[Any], place: int, *, head: bool) -> Cell:
    attributes, align, rows, spanned, blocks = cell
    column = columns[min(place, len(columns) - 1)][0]["t"]
    alignment = _ALIGNMENTS.get(align["t"]) or _ALIGNMENTS.get(column) or "left"
    is_head = head or marks(attributes).get("role") == ROW_HEAD
    return Cell(blocks, _SPACES.sub(" ", text(blocks)).strip(), spanned, rows, alignment, is_head)


def _cell(cell: Cell, row: Sequence[Cell], blocks: Callable[[Sequence[Node]], str]) -> str:
    named = {"breakable": "true" if any(len(one.text) > _LONG_CELL for one in row) else "false"}
    if cell.columns > 1:
        named["colspan"] = str(cell.columns)
    if cell.rows > 1:
        named["rowspan"] = str(cell.rows)
    if cell.align != "left":
        named["align"] = cell.align
    body = blocks(cell.blocks)
    return call("table.cell", call("head-cell", body) if cell.is_head else body or content([]), **named)

"""The single places of a form that can be filled in on screen: their names, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.pdf.forms.model import Blank, FormDocument, Said

ADDRESS = "blank:"
"""How the address begins of a link that stands where a place to fill in belongs."""


@dataclass(frozen=True)
class Place:
    """One text field or box to tick; `said` is its accessible name."""

    name: str
    said: Said
    tick: bool = False
    several_lines: bool = False


def option(blank: Blank, number: int) -> str:
    """The name of one box of several, counted from 1."""
    return f"{blank.name}_{number}"


def cell(blank: Blank, row: int, column: int) -> str:
    """The name of a table's cell, counted from 1."""
    return f"{blank.name}_{row}_{column}"


def places(form: FormDocument) -> Iterator[Place]:
    """Every place of the form, in its order."""
    for blank in form.blanks():
        if blank.kind == "boxes":
            for number, words in enumerate(blank.options, 1):
                yield Place(option(blank, number), _of(blank.label, words), tick=True)
        elif blank.kind == "table":
            yield from _cells(blank, form.labels.cell)
        else:
            said = _of(blank.label, blank.help)
            yield Place(blank.name, said, blank.kind == "box", blank.kind == "text")


def _of(label: Said | None, more: Said | None) -> Said:
    """What is said of a place: the label of its blank, and what belongs to this place only."""
    texts = [one for one in (label, more) if one]
    return Said(": ".join(one.text for one in texts), texts[0].lang)


def _cells(blank: Blank, pattern: str) -> Iterator[Place]:
    """Cells of rows without a head are told apart by the rows' numbers."""
    for row in range(1, (len(blank.rows) or blank.empty_rows) + 1):
        for number, column in enumerate(blank.columns, 1):
            head = column.head
            said = (
                _of(blank.rows[row - 1], head)
                if blank.rows
                else Said(pattern.format(column=head.text, row=row), head.lang)
            )
            yield Place(cell(blank, row, number), said, column.tick, not column.tick)

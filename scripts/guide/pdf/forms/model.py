"""What goes into the PDF of a form: its words, and its blanks to fill in."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """A text and the language that it is in, which may not be that of the form."""

    text: str
    lang: str


@dataclass(frozen=True)
class Column:
    """One column of a table: its head, its share of the width, and whether its cells are boxes to tick."""

    head: Said
    width: float
    tick: bool


@dataclass(frozen=True)
class Blank:
    """Something to fill in.

    `kind` is line, text, date, box, boxes, table or signature. `name` is of the form's own. `lines` are
    those for handwriting, in a table those of each row. A table has `rows` with a head, or
    `empty_rows`; only one with empty rows may go without a label.
    """

    kind: str
    name: str
    label: Said | None
    help: Said | None = None
    lines: int = 1
    options: tuple[Said, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[Said, ...] = ()
    empty_rows: int = 0
    half: bool = False


@dataclass(frozen=True)
class Part:
    """Blanks under one heading."""

    title: Said
    note: Said | None
    blanks: tuple[Blank, ...]


@dataclass(frozen=True)
class FormLabels:
    """The words of every form, in its language.

    `page_of` holds `{page}` and `{pages}`; `cell`, the name of a table's cell, `{column}` and `{row}`.
    """

    guide: Said
    own: Said
    page_of: str
    before: Said
    after: Said
    cell: str


@dataclass(frozen=True)
class FormDocument:
    """One form. `edition` is printed as it stands; `date` becomes the file's creation date.

    `source` is the file an editor would mend.
    """

    title: Said
    about: Said
    before: tuple[Said, ...]
    parts: tuple[Part, ...]
    after: tuple[Said, ...]
    lang: str
    edition: str
    date: datetime.date
    labels: FormLabels
    landscape: bool = False
    source: str = ""

    def blanks(self) -> Iterator[Blank]:
        """All blanks in their order."""
        return (blank for part in self.parts for blank in part.blanks)

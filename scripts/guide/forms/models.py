"""The shape of a form: parts with blanks to fill in by hand or on screen."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from guide.facts import rules
from guide.facts.models import Slug, Strict


class Kind(StrEnum):
    """What there is to fill in: a line, some lines, a day, one box, several boxes, a table, a signature."""

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    BOX = "box"
    BOXES = "boxes"
    TABLE = "table"
    SIGNATURE = "signature"


def _plain(text: str) -> str:
    return rules.check_plain(text) or text


Words = Annotated[str, Field(min_length=1, max_length=120), AfterValidator(_plain)]
"""A label, an option, the head of a column."""
Sentences = Annotated[str, Field(min_length=3, max_length=400), AfterValidator(_plain)]

_NEEDED = {Kind.BOXES: "options", Kind.TABLE: "columns"}
_ALLOWED = {
    "options": (Kind.BOXES,),
    "columns": (Kind.TABLE,),
    "rows": (Kind.TABLE,),
    "empty_rows": (Kind.TABLE,),
    "lines": (Kind.TEXT, Kind.TABLE),
}


class Column(Strict):
    """One column of a table."""

    label: Words
    width: float = Field(default=1, gt=0, le=10, description="Share of the table's width")
    tick: bool = Field(default=False, description="Whether its cells are boxes to tick")


class Blank(Strict):
    """Something to fill in."""

    id: Slug = Field(description="Stable name within the form; translations hang on it")
    label: Words | None = Field(default=None, description="Needed by all but a table of empty rows")
    help: Words | None = Field(default=None, description="A few words beside the label")
    kind: Kind
    lines: int | None = Field(
        default=None, ge=1, le=20, description="Lines for handwriting; in a table, lines of each row"
    )
    options: tuple[Words, ...] = Field(default=(), description="What each of several boxes says")
    columns: tuple[Column, ...] = ()
    rows: tuple[Words, ...] = Field(default=(), description="What each row of a table is about")
    empty_rows: int | None = Field(
        default=None, ge=1, le=20, description="Rows of a table that says nothing of them"
    )
    half: bool = Field(default=False, description="Stands beside another of half the width")

    @model_validator(mode="after")
    def _fitting(self) -> Blank:
        if not (self.label or self.empty_rows):
            raise rules.Misfit(("kind",), f"a blank of kind {self.kind} needs a label | add it")
        for key, kinds in _ALLOWED.items():
            if getattr(self, key) and self.kind not in kinds:
                raise rules.Misfit((key,), f"a blank of kind {self.kind} has no {key} | take the key out")
        if (needed := _NEEDED.get(self.kind)) and not getattr(self, needed):
            raise rules.Misfit(("kind",), f"a blank of kind {self.kind} needs {needed} | add them")
        if self.kind is Kind.TABLE and bool(self.rows) == bool(self.empty_rows):
            raise rules.Misfit(("kind",), "a table needs rows or empty_rows | add one of the two")
        if self.kind is Kind.TABLE and self.half:
            raise rules.Misfit(("half",), "a table takes the whole width | take the key out")
        return self


class Part(Strict):
    """Blanks under one heading."""

    id: Slug
    title: Words
    note: Sentences | None = None
    fields: tuple[Blank, ...] = Field(min_length=1)


class Form(Strict):
    """One form, to print or to fill in on screen."""

    id: Slug = Field(description="The name of its file")
    title: Words
    about: Sentences = Field(description="What it is for, and when to use it")
    before: tuple[Sentences, ...] = Field(min_length=1, description="What to do before filling it in")
    sections: tuple[Part, ...] = Field(min_length=1)
    after: tuple[Sentences, ...] = Field(
        min_length=1, description="Where the paper goes; how to keep it safe"
    )
    landscape: bool = Field(default=False, description="Whether the paper lies on its side")

"""Heads of rows in tables. Typst tags heads of columns; those of rows become heads here.

Typst can tag both, but only with a feature switched on, which its Python form cannot do. So the tables of
the pages and those of the tagged PDF are counted off against each other, row by row and cell by cell, and
what Typst would write with that feature is written here (ISO 32000-1, 14.8.5.7 and 14.7.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String

from guide.pdf.forms.model import FormDocument
from guide.pdf.page.elements import ROW_HEAD
from guide.pdf.page.tree import marks
from guide.pdf.typesetting import tables
from guide.problems import Problem, ProblemsFound, error

_TABLE, _ROW = "/Table", "/TR"
_GROUPS = ("/THead", "/TBody", "/TFoot")
_CELLS = ("/TH", "/TD")
_TEXTS = frozenset(map(Name, ("/P", "/Span", "/Link", "/Lbl", "/Strong", "/Em", "/H1", "/H2", "/H3", "/H4")))
"""Tags within which no table is: most of a document lies in these."""


@dataclass(frozen=True)
class Shape:
    """The rows of one table: for each cell whether it is the head of its row. `page` is for problems."""

    page: str
    rows: tuple[tuple[bool, ...], ...]


def shapes(tree: object, page: str) -> Iterator[Shape]:
    """The tables among nodes, in the order of reading; one within a cell comes after the one around it."""
    if isinstance(tree, (list, tuple)):
        for part in tree:
            yield from shapes(part, page)
    elif isinstance(tree, dict):
        if tree["t"] == "Table":
            head, body = tables.rows(tree)
            heads = [(False,) * len(row[1]) for row in head]
            yield Shape(page, (*heads, *(tuple(map(_is_row_head, row[1])) for row in body)))
        yield from shapes(tree.get("c"), page)


def _is_row_head(cell: Sequence[Sequence[object]]) -> bool:
    return marks(cell[0]).get("role") == ROW_HEAD


def form_shapes(form: FormDocument) -> Iterator[Shape]:
    """The tables of a form, in the order of reading."""
    for blank in form.blanks():
        if blank.kind == "table":
            head, count = bool(blank.rows), len(blank.columns)
            row = (*[True] * head, *[False] * count)
            yield Shape(form.source, ((False,) * len(row), *[row] * (len(blank.rows) or blank.empty_rows)))


def tag(document: Pdf, wanted: Sequence[Shape]) -> None:
    """Make a head of each cell that is one; the other cells of its row then name it as theirs.

    Raises ProblemsFound if a table has not the rows and cells that its page gives it, and ValueError if
    there are more tables or fewer than on the pages.
    """
    found = list(_tables(document.Root.StructTreeRoot))
    if len(found) != len(wanted):
        raise ValueError(f"the PDF has {len(found)} tables, and its pages have {len(wanted)}")
    tagger = _Tagger(document)
    for table, shape in zip(found, wanted, strict=True):
        rows = [[cell for cell in _children(row) if cell.S in _CELLS] for row in _rows(table)]
        if list(map(len, rows)) != list(map(len, shape.rows)):
            raise ProblemsFound([_odd(shape)])
        if any(map(any, shape.rows)):
            tagger.tag(rows, shape)


def _odd(shape: Shape) -> Problem:
    return error(
        shape.page,
        0,
        "the rows of a table are not equally wide, so that its cells would slip into other rows",
        "Give each row as many cells as the others; count a colspan and a rowspan with each row and column.",
    )


class _Tagger:
    """Gives heads of rows their names, which no other part of the document has."""

    def __init__(self, document: Pdf) -> None:
        self._document = document
        self._count = 0

    def tag(self, rows: Sequence[Sequence[Object]], shape: Shape) -> None:
        """Make heads in the rows of one table."""
        tall: list[tuple[String, int]] = []  # heads of several rows, and how many are still to come
        for cells, are_heads in zip(rows, shape.rows, strict=True):
            above = [name for name, _ in tall]
            tall = [(name, left - 1) for name, left in tall if left > 1]
            for cell, is_head in zip(cells, are_heads, strict=True):
                about = _about(cell)
                about.Headers = Array([*about.get("/Headers", ()), *above])
                if is_head:
                    above.append(name := self._make_head(cell, about))
                    if (height := int(about.get("/RowSpan", 1))) > 1:
                        tall.append((name, height - 1))

    def _make_head(self, cell: Object, about: Object) -> String:
        self._count += 1
        name = f"R{self._count:05}"  # Typst's own names begin with U
        cell.S, cell.ID, about.Scope = Name.TH, String(name), Name.Row
        self._names()[name] = cell
        return String(name)

    def _names(self) -> NameTree:
        root = self._document.Root.StructTreeRoot
        if "/IDTree" not in root:
            root.IDTree = NameTree.new(self._document).obj
        return NameTree(root.IDTree)


def _about(cell: Object) -> Object:
    """What the cell's tag says of it as part of a table."""
    for one in cell.get("/A", ()):
        if one.O == _TABLE:
            return one
    raise ValueError("a cell of a table does not say what heads it has")


def _tables(element: Object) -> Iterator[Object]:
    for child in _children(element):
        if child.S == _TABLE:
            yield child
        if child.S not in _TEXTS:
            yield from _tables(child)


def _rows(table: Object) -> Iterator[Object]:
    for child in _children(table):
        if child.S == _ROW:
            yield child
        elif child.S in _GROUPS:
            yield from _rows(child)


def _children(element: Object) -> Iterator[Dictionary]:
    """The tags within a tag; it also holds numbers of texts, and links."""
    inside = element.get("/K", ())
    for child in inside if isinstance(inside, Array) else (inside,):
        if isinstance(child, Dictionary) and "/S" in child:
            yield child

"""Heads of rows, as a screen reader finds them in the tagged PDF."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from guide.pdf import Chapter, FormDocument, render_form
from guide.pdf.finishing import row_heads
from guide.pdf.forms.model import Blank, Column, FormLabels, Part, Said
from guide.pdf.validate import validate
from guide.problems import ProblemsFound
from tests.pdf.conftest import TEMPLATE

# Each head has a letter in the order of reading: `A=` is head of a column, `B-` of a row. Any cell names
# the heads that a screen reader says before it. A stroke begins a row, and two strokes a table.
CASES = {
    "rows only": ("<tr><th>Police</th><td>112</td></tr><tr><th>Ministry</th><td>113</td></tr>",
                  "A- .A | B- .B"),
    "rows and columns": (
        "<thead><tr><th>Who</th><th>Number</th></tr></thead><tbody><tr><th>Police</th><td>112</td></tr></tbody>",
        "A= B= | C-A .BC"),
    "columns only": ("<thead><tr><th>Who</th></tr></thead><tbody><tr><td>Police</td></tr></tbody>",
                     "A= | .A"),
    "an empty head is none": (
        "<thead><tr><th></th><th></th></tr></thead><tbody><tr><th>Police</th><td>112</td></tr></tbody>",
        "A- .A"),
    "a head in some rows": ("<tr><th>Police</th><td>112</td></tr><tr><td>or</td><td>113</td></tr>",
                            "A- .A | . ."),
    "a head of two rows": (
        "<tr><th rowspan='2'>Police</th><td>112</td></tr><tr><td>113</td></tr><tr><th>a</th><td>b</td></tr>",
        "A- .A | .A | B- .B"),
    "a wide cell": ("<tr><th>Police</th><td colspan='2'>112</td></tr><tr><th>a</th><td>b</td><td>c</td></tr>",
                    "A- .A | B- .B .B"),
    "a head that is not the first": ("<tr><td>112</td><th>Police</th><td>day</td></tr>", ". A- .A"),
    "the foot comes last": (
        "<tfoot><tr><th>Sum</th><td>2</td></tr></tfoot><tbody><tr><th>One</th><td>2</td></tr></tbody>",
        "A- .A | B- .B"),
    "a table in a cell": (
        "<tr><th>A</th><td><table><tr><th>b</th><td>c</td></tr></table></td></tr><tr><th>D</th><td>e</td></tr>",
        "A- .A || B- .B | C- .C"),
    "a caption": ("<caption>Whom to call</caption><tr><th>Police</th><td>112</td></tr>", "A- .A"),
}  # fmt: skip


@pytest.fixture
def form() -> FormDocument:
    said = Said("Words", "en")
    labels = FormLabels(said, said, "{page}", said, said, "{column} {row}")
    return FormDocument(
        said, said, (said,), (), (said,), "en", "Edition", datetime.date(2026, 11, 21), labels
    )


def parts(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """All tags below, in the order of reading."""
    inside = element.get("/K", ())
    for one in inside if isinstance(inside, pikepdf.Array) else (inside,):
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield one
            yield from parts(one)


def told(pdf: bytes) -> str:
    """The tables of the PDF in the letters of the cases."""
    with pikepdf.open(BytesIO(pdf)) as document:
        root = document.Root.StructTreeRoot
        tags = list(parts(root))
        heads = [str(one.ID) for one in tags if one.S == "/TH"]
        by_name = dict(pikepdf.NameTree(root.IDTree)) if "/IDTree" in root else {}
        assert sorted(by_name) == sorted(heads) == list(by_name)
        assert all(by_name[str(one.ID)].objgen == one.objgen for one in tags if one.S == "/TH")
        words = " ".join(filter(None, (_word(one, heads) for one in tags)))
    return words.replace("|| |", "||").removeprefix("|| ")


def _word(one: pikepdf.Object, heads: list[str]) -> str:
    if one.S in ("/Table", "/TR"):
        return "||" if one.S == "/Table" else "|"
    if one.S not in ("/TH", "/TD"):
        return ""
    [about] = [about for about in one.A if about.O == "/Table"]
    above = "".join(chr(65 + heads.index(str(name))) for name in about.Headers)
    if one.S == "/TD":
        return f".{above}"
    sign = {"/Row": "-", "/Column": "="}[str(about.Scope)]
    return f"{chr(65 + heads.index(str(one.ID)))}{sign}{above}"


@pytest.mark.parametrize("name", CASES)
def test_each_cell_knows_its_heads(name, pdf):
    rows, expected = CASES[name]
    assert told(pdf(f"<h1>T</h1><table>{rows}</table>")) == expected


def test_both_standards_hold_and_the_bytes_are_the_same_each_time(pdf, tmp_path):
    html = "<h1>T</h1>" + "".join(f"<table>{rows}</table>" for rows, _ in CASES.values())
    made = pdf(html)
    (tmp_path / "a.pdf").write_bytes(made)
    assert validate(tmp_path / "a.pdf") == []
    assert pdf(html) == made


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><th>a</th><td>b</td><td>c</td></tr><tr><th>d</th></tr>",
        "<tr><th>a</th><td>b</td></tr><tr></tr>",
        "<tr><th rowspan='2'>a</th><td>b</td></tr><tr><td>c</td><td>d</td></tr>",
        "<tr><th rowspan='3'>a</th><td>b</td></tr><tr><td>c</td></tr>",
    ],
)
def test_a_cell_that_would_slip_into_another_row_is_told(rows, pdf):
    page = Chapter("A page", "a/", f"<h1>T</h1><table>{rows}</table>", source="docs/en/a.md")
    with pytest.raises(ProblemsFound, match=r"^docs/en/a\.md: the rows of a table are not equally wide"):
        pdf(page)


def test_no_table_is_taken_for_another(pdf):
    made = pdf("<h1>T</h1><table><tr><td>a</td></tr></table>")
    with (
        pikepdf.open(BytesIO(made)) as document,
        pytest.raises(ValueError, match="has 1 tables, and its pages have 2"),
    ):
        row_heads.tag(document, [row_heads.Shape("a", ((True,),))] * 2)


def test_a_form_says_what_each_row_is_about(form):
    said = Said("Words", "en")
    columns = (Column(said, 1, tick=True), Column(said, 1, tick=False))
    blanks = (
        Blank("table", "asked", said, columns=columns, rows=(said, said)),
        Blank("table", "noted", None, columns=columns, empty_rows=1),
    )
    made = render_form(replace(form, parts=(Part(said, None, blanks),)), TEMPLATE, None)
    assert told(made) == "A= B= C= | D-A .BD .CD | E-A .BE .CE || F= G= | .F .G"

"""Pocket cards: one sheet, valid, read in the order of the folded pages, with nothing cut off."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader
from pypdf.generic import PdfObject

from guide.pdf import Line, Panel, PocketCard, Run, render_pocket
from guide.pdf.validate import validate
from guide.problems import ProblemsFound
from tests.pdf.conftest import TEMPLATE
from tests.pdf.reading import Piece, pieces

WIDTH, HEIGHT = 841.89 / 4, 595.28 / 2
SMALLEST = 6.5  # points
PLACES = ((3, 1), (0, 1), (1, 1), (3, 0), (2, 0), (1, 0), (0, 0), (2, 1))
"""Column and row of the panels, in the order of reading; the upper row is printed upside down."""

TITLES = tuple(f"Title{number}" for number in range(8))
ADDRESS = "https://guide.example/countries/se.html"


def line(text: str, kind: str = "text") -> Line:
    return Line(kind, (Run(text),))


def panel(title: str, *texts: str) -> Panel:
    return Panel(title, tuple((line(text),) for text in texts))


@pytest.fixture(scope="module")
def card(document) -> PocketCard:
    return PocketCard(
        frame=document(title="Sweden: card"),
        name="Sweden",
        kicker="Card",
        subtitle="For officers",
        panels=tuple(panel(title, f"Text of {title}.") for title in TITLES),
        more="More on the website.",
        address=ADDRESS,
        qr_alt=f"Code: leads to {ADDRESS}",
        fold="Fold three times.",
        source="docs/facts/se.yml",
    )


def test_a_phone_reads_the_address_from_the_code(card):
    [page] = pypdfium2.PdfDocument(render_pocket(card, TEMPLATE, None))
    # As sharp as a small photograph of the sheet.
    found = zxingcpp.read_barcodes(page.render(scale=2).to_pil())
    assert [one.text for one in found] == [ADDRESS]


def test_without_an_address_there_is_no_code(card):
    [page] = pypdfium2.PdfDocument(render_pocket(replace(card, address=""), TEMPLATE, None))
    assert zxingcpp.read_barcodes(page.render(scale=2).to_pil()) == []


def with_first_panel(card: PocketCard, *entries: tuple[Line, ...]) -> PocketCard:
    front, first, *others = card.panels
    return replace(card, panels=(front, Panel(first.title, entries), *others))


def on_panel(number: int, piece: Piece) -> bool:
    column, row = PLACES[number]
    return (
        column * WIDTH < piece.x < (column + 1) * WIDTH and (1 - row) * HEIGHT < piece.y < (2 - row) * HEIGHT
    )


@pytest.fixture(scope="module")
def made(card) -> bytes:
    return render_pocket(card, TEMPLATE, None)


def test_it_keeps_both_standards(made, tmp_path):
    file = tmp_path / "card.pdf"
    file.write_bytes(made)
    assert validate(file) == []


def test_it_is_one_sheet_of_a4(made):
    [page] = PdfReader(io.BytesIO(made)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 595)


def test_each_panel_is_in_its_place_and_the_upper_row_upside_down(made):
    found = pieces(made)
    for number, title in enumerate(TITLES):
        for text in (title, f"Text of {title}."):
            [piece] = [one for one in found if one.text == text]
            assert on_panel(number, piece), text
            assert piece.turned == (PLACES[number][1] == 0), text


def test_it_is_read_in_the_order_of_the_folded_pages(made):
    texts = [one.text for one in pieces(made)]
    order = [texts.index(f"Text of {title}.") for title in TITLES]
    assert order == sorted(order)
    assert texts.index("Sweden") < order[0]
    assert texts.index(ADDRESS) < order[-1] < texts.index("Fold three times.")
    with pikepdf.open(io.BytesIO(made)) as pdf:
        tagged = list(marked(pdf.Root.StructTreeRoot.K))
    assert tagged
    assert all(one < other for one, other in pairwise(tagged))


def marked(node: PdfObject):
    """The numbers of marked content in the order of the tags."""
    if isinstance(node, int):
        yield node
    elif isinstance(node, pikepdf.Array):
        for child in node:
            yield from marked(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/MCID" in node:
            yield int(node.MCID)
        elif "/K" in node:
            yield from marked(node.K)


def test_its_headings_are_its_bookmarks(made):
    [country, below] = PdfReader(io.BytesIO(made)).outline
    assert country.title == "Sweden"
    assert [one.title for one in below] == list(TITLES)


def test_the_code_has_its_words_and_the_address_is_a_link(made):
    with pikepdf.open(io.BytesIO(made)) as pdf:
        said = [str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
        [link] = [one for one in pdf.pages[0].Annots if one.Subtype == "/Link"]
        assert str(link.A.URI) == ADDRESS
    assert f"Code: leads to {ADDRESS}" in said


def test_another_address_gives_another_code(card, made):
    other = render_pocket(replace(card, address=f"{ADDRESS}?"), TEMPLATE, None)
    assert drawings(made) != drawings(other)


def drawings(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[0]
        forms = page.Resources.get("/XObject", {})
        content = page.Contents.read_bytes() + b"".join(one.read_bytes() for one in forms.values())
    return b"\n".join(line for line in content.splitlines() if line.endswith((b" l", b" m", b" h")))


def test_small_type_makes_room_for_a_long_text(card, made):
    text = " ".join(["word"] * 300)
    long = pieces(render_pocket(with_first_panel(card, (line(text),)), TEMPLATE, None))
    words = [one for one in long if one.text.startswith("word")]
    assert sum(one.text.count("word") for one in words) == 300
    assert all(on_panel(1, one) for one in words)
    assert SMALLEST <= min(one.size for one in words) < min(one.size for one in pieces(made)) + 3
    assert min(one.size for one in long) >= SMALLEST - 0.01


def test_without_room_the_last_entries_give_way(card):
    entries = [(line(f"Begin{number} " + "word " * 90), line("Note.", "note")) for number in range(6)]
    texts = [one.text for one in pieces(render_pocket(with_first_panel(card, *entries), TEMPLATE, None))]
    kept = [number for number in range(6) if any(f"Begin{number}" in text for text in texts)]
    assert kept == list(range(len(kept)))
    assert 0 < len(kept) < 6
    assert texts.count("Note.") == len(kept)
    assert "More on the website." in texts


@pytest.mark.parametrize("text", ["word " * 700, "w" * 90], ids=["a long text", "a long word"])
def test_what_has_no_room_is_told(card, text):
    with pytest.raises(ProblemsFound) as found:
        render_pocket(with_first_panel(card, (line(text),)), TEMPLATE, None)
    [problem] = found.value.problems
    assert problem.file == "docs/facts/se.yml"
    assert "no room for the first text under “Title1”" in problem.what


def test_items_are_lists_and_other_languages_are_marked(card):
    lines = (
        line("One", "item"),
        line("Two", "item"),
        Line("text", (Run("Так", "uk"), Run(" strong", strong=True))),
        Line("number", (Run("+46 20 39 00 00", strong=True), Run("(from abroad: yes)"))),
        Line("big", (Run("112"), Run("(inside)"))),
        line("Heading", "heading"),
        line("After", "note"),
    )
    made = render_pocket(with_first_panel(card, lines), TEMPLATE, None)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        tags = [str(one.S) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
        content = pdf.pages[0].Contents.read_bytes()
        told = {
            str(one.Lang) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Lang" in one
        }
    assert tags.count("/LI") == 2
    assert tags.count("/L") == 1
    assert "uk" in told or b"(uk)" in content
    sizes = {one.text: one.size for one in pieces(made)}
    assert sizes["112"] > sizes["+46 20 39 00 00"] > sizes["Так"]


def test_no_text_acts_as_code(card):
    hostile = 'a" + #panic() \\ $x$ // ]} #[*b*]'
    texts = "".join(
        one.text for one in pieces(render_pocket(with_first_panel(card, (line(hostile),)), TEMPLATE, None))
    )
    assert "".join(hostile.split()) in "".join(texts.split())


def test_the_same_card_gives_the_same_bytes_and_comes_from_the_cache(card, made, tmp_path):
    assert render_pocket(card, TEMPLATE, tmp_path) == made
    [kept] = tmp_path.glob("*.pdf")
    kept.write_bytes(b"kept")
    assert render_pocket(card, TEMPLATE, tmp_path) == b"kept"


def test_a_letter_that_the_fonts_lack_is_told(card):
    with pytest.raises(ProblemsFound) as found:
        render_pocket(with_first_panel(card, (line("漢"),)), TEMPLATE, None)
    assert "漢" in str(found.value)
    assert {one.file for one in found.value.problems} == {"docs/facts/se.yml"}


def test_without_an_address_there_is_neither_address_nor_code(card):
    made = PdfReader(io.BytesIO(render_pocket(replace(card, address=""), TEMPLATE, None)))
    text = made.pages[0].extract_text()
    assert "://" not in text
    assert card.frame.edition in " ".join(text.split())
    assert "/Annots" not in made.pages[0]
    assert b"leads to" not in render_pocket(replace(card, address=""), TEMPLATE, None)

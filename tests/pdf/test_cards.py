"""Cards with sentences: valid, each passage in its language, large enough to show."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from guide.pdf import Card, CardGroup, Cards, CardSheet, render_cards
from guide.pdf.validate import validate
from guide.problems import ProblemsFound
from tests.pdf.conftest import TEMPLATE

SAID = 13  # points that the person's language has at least


def sheet(code: str, *said: str) -> CardSheet:
    cards = tuple(Card(one, f"Meaning {number}", number == 1) for number, one in enumerate(said))
    return CardSheet(code, f"Own {code}", f"Name {code}", "Not checked.", (CardGroup("First words", cards),))


@pytest.fixture(scope="module")
def cards(document):
    frame = document(title="Sentences", subtitle="For the first minutes")
    sheets = (sheet("uk", "Так.", "Ні."), sheet("sv", 'Säg "hej" \\ #x $y$.'))
    return Cards(frame, ("Say only what is true.",), sheets, "translations/sentences.yml")


@pytest.fixture(scope="module")
def made(cards) -> bytes:
    return render_cards(cards, TEMPLATE, None)


def test_it_keeps_both_standards(made, tmp_path):
    file = tmp_path / "cards.pdf"
    file.write_bytes(made)
    assert validate(file) == []


def test_each_language_begins_on_a_page_of_its_own(made):
    pdf = PdfReader(io.BytesIO(made))
    cover, ukrainian, swedish = (page.extract_text() for page in pdf.pages)
    assert "Say only what is true." in cover
    assert "Own uk: Name uk" in cover
    for text in ("Own uk: Name uk", "Not checked.", "First words", "Так.", "Ні.", "Meaning 0", "Meaning 1"):
        assert text in ukrainian
    assert 'Säg "hej" \\ #x $y$.' in swedish
    assert [one.title for one in pdf.outline if not isinstance(one, list)] == [
        "Own uk: Name uk",
        "Own sv: Name sv",
    ]
    assert pdf.metadata.title.startswith("Sentences")


def test_each_passage_is_in_its_language(made):
    pdf = PdfReader(io.BytesIO(made))
    languages = {
        str(one.get_object().get("/Lang", ""))
        for number in range(pdf.trailer["/Size"])
        if isinstance(one := pdf.get_object(number), dict) and "/S" in one
    }
    languages |= {
        part.decode()
        for part in (b"uk", b"sv")
        for page in pdf.pages
        if b"(" + part + b")" in page.get_contents().get_data()
    }
    assert {"uk", "sv"} <= languages
    assert pdf.trailer["/Root"]["/Lang"] == "en"


def test_the_persons_language_is_larger(made):
    sizes: dict[str, float] = {}

    def note(text, matrix, _text_matrix, _font, size):
        sizes.setdefault(text.strip(), abs(size * matrix[0]))

    PdfReader(io.BytesIO(made)).pages[1].extract_text(visitor_text=note)
    said = next(size for text, size in sizes.items() if text.startswith("Так"))
    means = next(size for text, size in sizes.items() if text.startswith("Meaning 0"))
    assert said >= SAID > means


def test_the_same_cards_give_the_same_bytes_and_come_from_the_cache(cards, made, tmp_path):
    assert render_cards(cards, TEMPLATE, tmp_path) == made
    [kept] = tmp_path.glob("*.pdf")
    kept.write_bytes(b"kept")
    assert render_cards(cards, TEMPLATE, tmp_path) == b"kept"


def test_a_letter_that_the_fonts_lack_is_told(document):
    broken = Cards(document(), (), (sheet("uk", "漢"),), "translations/sentences.yml")
    with pytest.raises(ProblemsFound) as found:
        render_cards(broken, TEMPLATE, None)
    assert {Path(one.file).name for one in found.value.problems} == {"sentences.yml"}
    assert "漢" in str(found.value)

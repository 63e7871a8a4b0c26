"""What a page says, its PDF says: no more, no less."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.pdf.reading import html_text, pdf_text


@pytest.mark.parametrize("name", ["everything", "hostile", "letters", "wide"])
def test_the_pdf_says_what_the_page_says(name, page, pdf):
    assert pdf_text(pdf(page(name))) == html_text(page(name))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one <em>two</em> three</p>", "one two three"),
        ("<p>one<em> two </em>three</p>", "one two three"),
        ("<p>one\n  two&nbsp;three</p>", "one two three"),
        ("<p>ab<strong>c</strong>d</p>", "abcd"),
        ("<p>see <a href='#t'>there</a>, <code>x y</code>.</p>", "see there, x y."),
        ('<p>it\'s "so" -- and ... `this`</p>', 'it\'s "so" -- and ... `this`'),
    ],
)
def test_words_stay_apart_and_together(html, expected, pdf):
    made = pdf(f"<h1 id='t'>T</h1>{html}")
    text = " ".join(PdfReader(BytesIO(made)).pages[0].extract_text().split())
    assert text == f"T {expected}"


@pytest.mark.parametrize("place", ["title", "subtitle", "edition", "running_head"])
def test_words_of_the_margins_cannot_act(place, pdf):
    hostile = '#panic("x") $x$ @y *z* \\ "] )'
    made = pdf("<h1>T</h1>", cover=True, **{place: hostile})
    assert "".join(hostile.split()) in pdf_text(made)


def test_pictures_on_screen_only_and_hidden_parts_are_left_out(page, pdf):
    text = pdf_text(pdf(page("everything")))
    assert "Sharethispage" not in text
    assert "Hiddenwords" not in text
    assert "¶" not in text

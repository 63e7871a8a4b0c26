"""What a screen reader gets from the PDFs: an order, heads of tables, words for pictures, and languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from functools import cache
from itertools import chain, groupby, pairwise

import pikepdf
import pytest
from lxml.html import HtmlElement, fragment_fromstring, tostring

from guide.pdf import Cards, FormDocument, PocketCard
from guide.pdf.forms.model import Blank
from guide.publish.papers.documents import card_documents
from guide.publish.papers.forms import form_documents
from guide.publish.papers.sheet import sheet_html
from tests.pdf.reading import html_text
from tests.pdf.spoken import Said, Spoken

LANGUAGES = ("en", "sv", "uk")
PAGES = {"country-se": "countries/se.html", "country-ru": "countries/ru.html", "act-now": "act-now.html"}
FORMS = ("form-consent", "form-log", "form-referral", "form-risk")
CARDS = ("pocket-pl", "pocket-ru", "sentences")
KINDS = ("guide", *PAGES, *FORMS, *CARDS)
HEADING = re.compile("H[1-6]")
ON_PAGES = [(kind, code) for kind in PAGES for code in LANGUAGES]


@pytest.fixture(scope="module")
def spoken(site) -> Iterator[Callable[[str, str], Spoken]]:
    """The PDF of a kind in a language, as it is read out."""
    opened: list[pikepdf.Pdf] = []

    @cache
    def read(kind: str, code: str) -> Spoken:
        opened.append(pikepdf.open(site.folder / "downloads" / f"{kind}-{code}.pdf"))
        return Spoken(opened[-1])

    yield read
    for one in opened:
        one.close()


@pytest.fixture(scope="module")
def article(site, contexts) -> Callable[[str, str], HtmlElement]:
    """The page that a PDF is made from."""

    def read(kind: str, code: str) -> HtmlElement:
        found = deepcopy(site.pages[code, PAGES[kind]].article)
        if kind != "act-now":
            return found
        html = "".join(tostring(one, encoding="unicode") for one in found)
        return fragment_fromstring(sheet_html(contexts[code], html), create_parent="div")

    return read


@pytest.fixture(scope="module")
def source(project, contexts) -> Callable[[str, str], FormDocument | PocketCard | Cards]:
    """The form or the cards that a PDF is made from."""

    def read(kind: str, code: str) -> FormDocument | PocketCard | Cards:
        planned = chain(form_documents(contexts[code]), card_documents(contexts[code], project.site_url))
        return next(one.document for one in planned if one.name == f"{kind}-{code}.pdf")

    return read


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_it_says_its_language_and_tab_follows_the_order_of_reading(kind, code, spoken):
    document = spoken(kind, code).document
    assert str(document.Root.Lang) == code
    assert {str(page.obj.get("/Tabs")) for page in document.pages if "/Annots" in page} <= {"/S"}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_read_from_its_title_down(kind, code, spoken):
    read = spoken(kind, code)
    headings = [tag for tag in read.tags if HEADING.fullmatch(tag.kind)]
    levels = [int(one.kind[1]) for one in headings]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    with read.document.open_outline() as outline:
        assert [str(one.item.T) for one in headings] == list(bookmarks(outline.root))


def bookmarks(items: Iterable[pikepdf.OutlineItem]) -> Iterator[str]:
    """The names of the bookmarks, from the first page to the last."""
    for one in items:
        yield one.title
        yield from bookmarks(one.children)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_each_cell_has_a_head(kind, code, spoken):
    tags = spoken(kind, code).tags
    names = {str(tag.item.ID) for tag in tags if tag.kind == "TH"}
    for tag in tags:
        if tag.kind in ("TH", "TD"):
            [about] = [one for one in tag.item.A if one.O == "/Table"]
            heads = {str(one) for one in about.Headers}
            assert heads <= names
            assert heads if tag.kind == "TD" else str(about.Scope) in ("/Row", "/Column")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_each_picture_has_words(kind, code, spoken):
    pictures = [tag.item for tag in spoken(kind, code).tags if tag.kind in ("Figure", "Formula")]
    assert all(str(one.get("/Alt", "")).strip() for one in pictures)


@pytest.mark.parametrize(("kind", "code"), ON_PAGES)
def test_it_is_read_in_the_order_of_its_page_each_passage_in_its_language(kind, code, spoken, article):
    page = article(kind, code)
    for one in page.xpath("descendant::*[@lang]"):
        mark(one)
    said = "".join(html_text(tostring(one, encoding="unicode")) for one in page)
    assert in_languages(body(spoken(kind, code).said), code) == said.replace("⟧⟦", "")


@pytest.mark.parametrize(("kind", "code"), ON_PAGES)
def test_headings_heads_and_pictures_are_those_of_the_page(kind, code, spoken, article):
    page, read = article(kind, code), spoken(kind, code)
    found = [tag for tag in read.tags if HEADING.fullmatch(tag.kind)]
    assert len(found) == len(page.xpath(".//h1|.//h2|.//h3|.//h4|.//h5|.//h6"))
    heads = [
        about.Scope for tag in read.tags if tag.kind == "TH" for about in tag.item.A if "/Scope" in about
    ]
    assert heads.count("/Row") == len(page.xpath(".//tbody//th"))
    assert heads.count("/Column") == len(page.xpath(".//thead//th"))
    alternatives = [str(tag.item.Alt) for tag in read.tags if tag.kind == "Figure"]
    assert alternatives == [one for one in page.xpath(".//img/@alt") if one]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", FORMS)
def test_a_form_is_read_in_its_order(kind, code, spoken, source):
    form = source(kind, code)
    parts = chain.from_iterable(
        (part.title, part.note, *chain.from_iterable(map(asked, part.blanks))) for part in form.parts
    )
    start, end = (form.title, form.about, form.labels.before, *form.before), (form.labels.after, *form.after)
    assert_in_order((one.text for one in (*start, *parts, *end) if one), spoken(kind, code).said)


def asked(blank: Blank) -> tuple:
    heads = (column.head for column in blank.columns)
    return (blank.label, blank.help, *heads, *blank.rows, *blank.options)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in CARDS if kind.startswith("pocket")])
def test_a_pocket_card_is_read_from_its_front_to_its_back(kind, code, spoken, source):
    card, read = source(kind, code), spoken(kind, code)
    lines = (
        (panel.title, *(run.text for entry in panel.entries for line in entry for run in line.runs))
        for panel in card.panels
    )
    wanted = (card.kicker, card.name, card.subtitle, *chain.from_iterable(lines), card.fold)
    assert_in_order(wanted, read.said)
    pictures = [card.qr_alt] if card.address else []
    assert [str(tag.item.Alt) for tag in read.tags if tag.kind == "Figure"] == pictures


@pytest.mark.parametrize("code", LANGUAGES)
def test_sentences_are_read_card_by_card_each_in_its_language(code, spoken, source):
    cards, said = source("sentences", code), body(spoken("sentences", code).said)
    wanted = [
        text
        for sheet in cards.sheets
        for text in (
            f"⟦{sheet.code}:{sheet.own_name}⟧:{sheet.name}",
            sheet.note,
            *(
                text
                for group in sheet.groups
                for text in (group.title, *(f"⟦{sheet.code}:{one.said}⟧{one.means}" for one in group.cards))
            ),
        )
    ]
    assert in_languages(said, code) == spaceless("".join(wanted))


def body(said: list[Said]) -> list[Said]:
    """What is read from the first heading on, after a cover and a list of contents."""
    return said[next(number for number, one in enumerate(said) if "H1" in one.tags) :]


def in_languages(said: Iterable[Said], usual: str) -> str:
    """The text without spaces; what is in another than the usual language stands like ⟦sv:här⟧."""
    words = [one for one in said if one.text.strip()]
    runs = ((lang, "".join(one.text for one in run)) for lang, run in groupby(words, lambda one: one.lang))
    return spaceless("".join(text if lang == usual else f"⟦{lang}:{text}⟧" for lang, text in runs))


def mark(element: HtmlElement) -> None:
    """Writes the language of an element into its text, as `in_languages` does."""
    element.text = f"⟦{element.get('lang')}:{element.text or ''}"
    if len(element):
        element[-1].tail = f"{element[-1].tail or ''}⟧"
    else:
        element.text += "⟧"


def assert_in_order(wanted: Iterable[str], said: list[Said]) -> None:
    text, at = spaceless("".join(one.text for one in said if "Lbl" not in one.tags)), 0
    for one in map(spaceless, wanted):
        found = text.find(one, at)
        assert found >= 0, f"{one} does not come after {text[at - 80 : at]}"
        at = found + len(one)


def spaceless(text: str) -> str:
    return "".join(text.split())

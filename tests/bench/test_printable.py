from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from guide.bench.printable import printable
from guide.pdf import Chapter, Document, Labels

SITE = "https://guide.example/"
FIRST = (
    '<h1 id="top">One<a class="headerlink" href="#top">¶</a></h1>'
    '<p id="p">Text <img src="../a/pic.svg" alt="x"></p>'
    '<a href="#p">same</a> <a href="two.html#p">other</a> <a href="two.html">page</a>'
    '<a href="gone.html">out</a>'
    '<a href="https://else.example/x">web</a><details><summary>More</summary><p>Inside</p></details>'
)
SECOND = '<h1 id="top">Two</h1><p id="p" class="no-print">Screen</p>'


@pytest.fixture
def page(tmp_path: Path) -> HtmlElement:
    document = Document(
        title="A & B",
        subtitle="",
        lang="sv",
        edition="Edition",
        date=datetime.date(2026, 11, 21),
        running_head="",
        site_url=SITE,
        chapters=(Chapter("One", "part/one.html", FIRST), Chapter("Two", "part/two.html", SECOND)),
        labels=Labels("", ""),
    )
    (tmp_path / "Source-Regular.otf").touch()
    text = printable(document, tmp_path, tmp_path)
    assert (tmp_path / "Source-Regular.otf").as_uri() in text
    return html.document_fromstring(text)


def test_every_id_is_the_documents_only_one(page: HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert ids == ["c0", "c0-top", "c0-p", "c1", "c1-top"]


def test_links_within_the_document_stay_inside_and_others_lead_to_the_site(page: HtmlElement) -> None:
    assert page.xpath("//a/@href") == [
        "#c0-p",
        "#c1-p",
        "#c1",
        f"{SITE}part/gone.html",
        "https://else.example/x",
    ]


def test_pictures_are_found_and_folded_text_is_open(page: HtmlElement, tmp_path: Path) -> None:
    assert page.xpath("//img/@src") == [(tmp_path / "a" / "pic.svg").as_uri()]
    assert page.xpath("//details/@open") == [""]


def test_what_only_a_screen_shows_is_left_out(page: HtmlElement) -> None:
    text = page.text_content()
    assert "Screen" not in text
    assert "¶" not in text
    assert page.xpath("//html/@lang | //title/text()") == ["sv", "A & B"]

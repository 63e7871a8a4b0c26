"""The markup of every page: whole, in order, without leftovers, and without anything from elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml.html import HtmlElement, document_fromstring

from tests.site.pages import has_class, text_of

LANGUAGES = ("en", "sv", "uk")

LEFT_OVER = {
    "a macro": re.compile(r"\{\{|\}\}|\{%|%\}"),
    "a character reference": re.compile(r"&#|&[a-z]+;"),
    "an attribute list": re.compile(r"\{ ?[#.:]"),
    "a link": re.compile(r"\]\("),
    "a callout": re.compile(r"(^|\s)(!!!|\?\?\?)\s"),
    "bold": re.compile(r"\*\*"),
    "a table": re.compile(r"\|\s*-{2,}"),
}
LIST_MARK = re.compile(r"(?:^|\n)\s*(?:[0-9]+\.|[-*+])\s")
NAMED = {"alternate", "canonical", "next", "prev"}
FOLDERS = re.compile(r"(?<![\w.:/-])/(?:work|tmp|root|home|usr|var)/")


@pytest.mark.parametrize("code", LANGUAGES)
def test_ids_are_unique_and_links_on_the_page_find_them(code, site):
    for page in site.of(code):
        ids = Counter(page.root.xpath("//@id"))
        assert not [one for one, times in ids.items() if times > 1], page
        goals = {href[1:] for href in page.root.xpath("//a/@href") if href.startswith("#")}
        assert goals - set(ids) - {""} == set(), page


@pytest.mark.parametrize("code", LANGUAGES)
def test_headings_go_down_one_step_at_a_time_from_one_h1(code, site):
    for page in site.of(code):
        levels = [int(one.tag[1]) for one in page.article.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, page
        assert levels[0] == 1, page
        assert len(page.root.xpath("//h1")) == 1, page
        for before, after in pairwise(levels):
            assert after <= before + 1, page
        assert all(text_of(one) for one in page.article.iter("h1", "h2", "h3")), page


@pytest.mark.parametrize("code", LANGUAGES)
def test_tables_have_a_name_and_their_heads_a_direction(code, site):
    for page in site.of(code):
        for table in page.article.iter("table"):
            caption = table.find("caption")
            assert table.get("aria-label") or (caption is not None and text_of(caption)), page
            for head in table.iter("th"):
                scope = "col" if head.getparent().getparent().tag == "thead" else "row"
                assert head.get("scope") == scope, page


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_markdown_is_left_over(code, site):
    for page in site.of(code):
        for element in page.article.iter():
            if not isinstance(element.tag, str) or element.tag == "code" or has_class(element, "headerlink"):
                continue
            for text in (element.text, *(child.tail for child in element)):
                for what, pattern in LEFT_OVER.items():
                    assert not pattern.search(text or ""), f"{page}: {what} is left over in {text!r}"


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_list_mark_is_left_over(code, site):
    """Where Markdown takes an item for a paragraph, its number or dash stands in the text."""
    for page in site.of(code):
        for element in page.article.iter("p", "li", "dd", "td"):
            begins = (element.text or "").strip() + " "
            assert not LIST_MARK.match(begins), f"{page}: {text_of(element)[:80]!r}"
            for child in element:
                assert child.tag == "a" or not LIST_MARK.search(f"x{child.tail or ''}"), (
                    f"{page}: {child.tail!r}"
                )


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_comes_from_another_host(code, site):
    files = [page.file for page in site.of(code)]
    files.append(site.language_folder(code) / "404.html")
    for file in files:
        root = document_fromstring(file.read_text(encoding="utf-8"))
        for address in loaded(root):
            parts = urlsplit(address)
            assert not parts.scheme or parts.scheme == "data", f"{file}: {address}"
            assert not parts.netloc, f"{file}: {address}"
        assert not root.xpath("//iframe | //object | //embed | //base"), file


def test_styles_load_nothing_from_another_host(site):
    sheets = list(site.folder.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        for address in re.findall(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", text):
            assert not re.match(r"(https?:)?//", "".join(address)), sheet


def test_no_folder_of_this_computer_is_in_the_output(site, project):
    kinds = {".html", ".json", ".xml", ".csv", ".css", ".js", ".svg", ".txt", ""}
    for file in site.folder.rglob("*"):
        if file.is_file() and file.suffix in kinds:
            text = file.read_text(encoding="utf-8")
            assert str(project.root) not in text, file
            assert str(Path.home()) + "/" not in text, file
            if file.suffix in (".html", ".json") and file.name != "404.html":
                found = FOLDERS.search(re.sub(r"https?://[^\s\"'<>)]+", "", text))
                assert not found, f"{file}: {text[found.start() - 40 : found.end() + 40]}"


@pytest.mark.parametrize("code", LANGUAGES)
def test_outside_links_are_addresses_and_inside_links_are_relative(code, site):
    for page in site.of(code):
        for href in page.article.xpath(".//a/@href"):
            assert re.match(r"https?://[^/]|tel:|mailto:|(\.\./)*[\w.-]+(/[\w.-]+)*(#.+)?$|#", href), (
                f"{page}: {href}"
            )


@pytest.mark.parametrize("code", LANGUAGES)
def test_pages_tell_what_they_are(code, site):
    titles = Counter()
    for page in site.of(code):
        [description] = page.root.xpath("//meta[@name='description']/@content")
        assert 20 < len(description) < 300, page
        titles[page.root.findtext(".//title")] += 1
        facts = page.article.xpath(".//aside[contains(@class, 'page-facts')]//a/@href")
        assert not any("/issues/new?" in href for href in facts), "nobody reads reports at an example"
        assert any(href.endswith(f"-{code}.pdf") for href in facts), page
    assert not [title for title, times in titles.items() if times > 1]


def loaded(root: HtmlElement) -> list[str]:
    """Every address that a browser fetches to show the page."""
    return [
        *root.xpath("//script/@src | //img/@src | //source/@src | //video/@src | //audio/@src"),
        *(one.get("href") for one in root.iter("link") if one.get("rel").strip() not in NAMED),
        *(part.split()[0] for value in root.xpath("//@srcset") for part in value.split(",")),
    ]

"""Sentences to read out or show: every language of the person, each sentence marked as what it is."""

from __future__ import annotations

import pytest

from guide.language.codes import LANGUAGES
from guide.language.sentences import load_sentences
from tests.site.pages import languages_of, text_of, with_class

CODES = ("en", "sv", "uk")
ADDRESS = "meeting/sentences.html"


@pytest.fixture
def page(site, request):
    return site.pages[request.param, ADDRESS]


def reader(page) -> str:
    """The language of the page's prose: English where it is not translated."""
    return languages_of(page.article.find(".//h1"))


@pytest.mark.parametrize("page", CODES, indirect=True)
def test_each_language_but_the_readers_has_a_section_and_a_link_to_it(page):
    others = {f"lang-{code}" for code in LANGUAGES if code != reader(page)}
    assert {one.get("id") for one in page.article.xpath(".//h2[starts-with(@id, 'lang-')]")} == others
    links = page.article.xpath(f".//ul[{with_class('language-list')}]//a/@href")
    assert {href.removeprefix("#") for href in links} == others
    assert set(page.article.xpath(".//form//option/@value")) == others | {""}


@pytest.mark.parametrize("page", CODES, indirect=True)
def test_each_sentence_stands_beside_its_translation(page, project):
    found = load_sentences(project)
    own = reader(page)
    every = [one for group in found.groups for one in group.sentences]
    for section in page.article.xpath(f".//div[{with_class('sentences')}]"):
        code = section.find("h2").get("id").removeprefix("lang-")
        rows = section.xpath(".//tbody/tr")
        assert [text_of(row.find("th")) for row in rows] == [one.text(own) for one in every]
        assert [text_of(row.find("td")) for row in rows] == [one.text(code) for one in every], code
        assert {row.find("td").get("lang") for row in rows} == {code}
        lines = [bool(row.xpath(f".//*[{with_class('fill-in')}]")) for row in rows]
        assert lines == [one.fill_in for one in every]


@pytest.mark.parametrize("page", CODES, indirect=True)
def test_what_nobody_has_checked_says_so(page, project):
    found = load_sentences(project)
    for section in page.article.xpath(f".//div[{with_class('sentences')}]"):
        code = section.find("h2").get("id").removeprefix("lang-")
        assert bool(section.xpath("./div/p")) != found.checked(code), code


@pytest.mark.parametrize("page", CODES, indirect=True)
def test_the_cards_are_one_link_away(page, site):
    goals = {page.goal(href) for href in page.article.xpath(".//a/@href") if "downloads/sentences-" in href}
    cards = (site.folder / "downloads" / f"sentences-{reader(page)}.pdf").resolve()
    assert cards in goals
    assert all(goal.is_file() for goal in goals)

"""Languages lead to one another page by page, and search keeps to its own."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from lxml import etree, html

from tests.search.reader import Index
from tests.site.pages import Site, text_of

LANGUAGES = ("en", "sv", "uk")
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def place(site: Site, url: str, root: str) -> tuple[str, str]:
    """The language and address of a page by its absolute URL; KeyError where there is none."""
    assert url.startswith(root)
    path = url.removeprefix(root)
    first, _, rest = path.partition("/")
    key = (first, rest) if first in site.languages[1:] else (site.languages[0], path)
    return site.pages[key].code, site.pages[key].address


@pytest.fixture(scope="session")
def root(project) -> str:
    return str(project.config["site_url"])


def test_all_languages_have_the_same_pages(site):
    addresses = {code: {page.address for page in site.of(code)} for code in LANGUAGES}
    assert len(addresses["en"]) > 35
    assert addresses["en"] == addresses["sv"] == addresses["uk"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_page_names_itself_in_all_languages(code, site, root):
    """Mutual by construction: every page of every language names the same set."""
    for page in site.of(code):
        links = page.root.xpath("//head/link[normalize-space(@rel)='alternate'][@hreflang]")
        found = {link.get("hreflang"): place(site, link.get("href"), root) for link in links}
        assert len(links) == len(found), page
        assert found == {
            "en": ("en", page.address),
            "sv": ("sv", page.address),
            "uk": ("uk", page.address),
            "x-default": ("en", page.address),
        }, page
        [canonical] = page.root.xpath("//head/link[@rel='canonical']/@href")
        assert place(site, canonical, root) == (code, page.address)
        assert page.root.get("lang") == code


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_language_menu_leads_to_the_same_page(code, site):
    for page in site.of(code):
        links = page.root.xpath("//a[contains(@class, 'md-select__link')]")
        assert [link.get("hreflang") for link in links] == list(LANGUAGES), page
        for link in links:
            goal = site.pages[link.get("hreflang"), page.address]
            assert page.goal(link.get("href")) == goal.file.resolve(), page


def test_the_sitemap_lists_every_page_with_its_other_languages(site, root):
    listed = {}
    for entry in etree.parse(site.folder / "sitemap.xml").getroot().findall("s:url", SITEMAP):
        others = {
            link.get("hreflang"): place(site, link.get("href"), root)
            for link in entry.findall("x:link", SITEMAP)
        }
        address = place(site, entry.findtext("s:loc", None, SITEMAP), root)
        assert others == {code: (code, address[1]) for code in LANGUAGES}
        assert address not in listed
        listed[address] = others
    assert set(listed) == set(site.pages)
    # One for the whole site: a language's own would list its pages without the others.
    found = {path.name for path in site.folder.rglob("sitemap*")}
    assert found == {"sitemap.xml", "sitemap.xml.br", "sitemap.xml.gz"}
    assert len(list(site.folder.rglob("sitemap.xml"))) == 1


@pytest.mark.parametrize("code", LANGUAGES)
def test_search_holds_the_pages_of_its_language_and_no_others(code, site):
    index = Index(site.language_folder(code) / "search")
    assert set(index.pages) == {page.address for page in site.of(code)}
    for page in site.of(code):
        [heading] = page.article.iter("h1")
        assert index.pages[page.address] == text_of(heading), page
    for place in index.places:
        address, _, anchor = place.partition("#")
        assert anchor in site.pages[code, address].by_id, place


@pytest.mark.parametrize("code", ["sv", "uk"])
def test_search_has_no_english_titles_of_translated_pages(code, site, contexts, project):
    def titles(language: str) -> dict[str, str]:
        return Index(site.language_folder(language) / "search").pages

    own, english, words = titles(code), titles("en"), contexts[code].words
    for record in contexts[code].guide.countries:
        assert own[f"countries/{record.code}.html"] == words.country(record.code)
    translated = [path.relative_to(project.docs / code) for path in (project.docs / code).rglob("*.md")]
    assert translated
    for path in translated:
        address = path.with_suffix(".html").as_posix()
        assert own[address] != english[address]


@pytest.mark.parametrize("code", ["sv", "uk"])
def test_a_page_says_how_far_its_translation_is(code, site, contexts, project):
    gettext = contexts[code].words.gettext
    missing = gettext("This page is not translated yet. You see the English text.")
    written = {
        path.relative_to(project.docs / "en").with_suffix(".html").as_posix()
        for path in (project.docs / "en").rglob("*.md")
    }
    for page in site.of(code):
        source = (project.docs / code / page.address).with_suffix(".md")
        notice = " ".join(text_of(one) for one in page.root.xpath("//*[@class='md-banner']"))
        untranslated = page.address in written and not source.exists()
        assert (missing in notice) == untranslated, page
        # Then the whole of it is English, and says so to those who hear it.
        marked = page.article.xpath("./div[@lang='en'][h1]")
        assert bool(marked) == untranslated, page
        if marked:
            english = site.pages["en", page.address].article
            assert text_of(marked[0]) == " ".join(text_of(one) for one in english if one.tag != "aside"), page


def test_the_source_language_has_no_notice(site):
    assert not [page for page in site.of("en") if page.root.xpath("//*[@class='md-banner']//p")]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_for_what_is_not_found_leads_to_what_is_there_in_its_language(code, site, root):
    folder = site.language_folder(code)
    top = urlsplit(root).path + folder.relative_to(site.folder).as_posix().strip(".")
    page = html.parse(folder / "404.html")
    links = page.xpath("//article//a[not(@hreflang)]/@href[not(starts-with(., 'tel:'))]")
    wanted = ["act-now.html", "contacts.html", "countries/index.html", "index.html"]
    assert links == [f"{top.rstrip('/')}/{one}" for one in wanted]
    assert all((code, one) in site.pages for one in wanted)
    others = page.xpath("//article//a[@hreflang]/@href")
    folders = {one: "" if one == "en" else f"{one}/" for one in LANGUAGES}
    assert others == [f"/{folder}index.html" for one, folder in folders.items() if one != code]
    assert page.xpath("//article//a/@href[starts-with(., 'tel:')]") == ["tel:112", "tel:110", "tel:102"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_first_page_offers_the_other_languages_by_their_own_names(code, site):
    page = site.pages[code, "index.html"]
    links = page.root.xpath("//p[contains(@class, 'language-links')]/a")
    others = [one for one in LANGUAGES if one != code]
    assert [link.get("hreflang") for link in links] == [link.get("lang") for link in links] == others
    goals = [page.goal(link.get("href")) for link in links]
    assert goals == [site.pages[one, "index.html"].file.resolve() for one in others]

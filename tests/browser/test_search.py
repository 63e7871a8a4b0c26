"""The search in use: what it finds first, what it loads, by keyboard, from a folder, without its files."""

from __future__ import annotations

import gzip
from itertools import product
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from playwright.sync_api import Page, expect

from guide.facts.guide import Entry
from guide.facts.vocabulary import KeyQuestion
from guide.site.context import build_context
from guide.site.labels import MEASURE_USES, MEASURES
from guide.site.writing.fact import Writer, anchor
from guide.site.writing.footnotes import Footnotes
from tests.browser.reader import FOLDERS

QUERIES = yaml.safe_load((Path(__file__).parents[1] / "search" / "queries.yml").read_text(encoding="utf-8"))
AMONG_THE_FIRST = 3
MOST_TO_LOAD = 120_000  # bytes after gzip, for the first search
SHOWS = "query => document.querySelector('.md-search-result__list').dataset.of === query"

# As a reader who has typed and comes back to the field: the search begins at once.
ASK = """query => {
  const field = document.querySelector("input[name=query]");
  field.value = query;
  field.dispatchEvent(new FocusEvent("focus"));
}"""
FOUND = "items => items.map((item) => item.querySelector('a').href)"


def field(page: Page):
    return page.locator("input[name=query]")


def links(page: Page):
    return page.locator(".md-search-result__link")


def searched(page: Page, query: str) -> None:
    page.wait_for_function(SHOWS, arg=query)


@pytest.fixture
def opened(page_for, built_site):
    """Opens a page of a language from its folder, where nothing can be asked of a server."""

    def open_page(code: str = "en", address: str = "countries/se.html", **options) -> Page:
        page = page_for(**options)
        page.goto((built_site / FOLDERS[code] / address).as_uri())
        return page

    return open_page


def test_the_table_has_enough_of_each_language():
    assert sum(map(len, QUERIES.values())) >= 100
    assert all(len(QUERIES[code]) > 20 for code in FOLDERS)


@pytest.mark.parametrize("code", FOLDERS)
def test_officers_find_the_right_page_among_the_first(code, opened, built_site):
    page = opened(code)
    root = (built_site / FOLDERS[code]).as_uri() + "/"
    field(page).click()
    missed = []
    for query, wanted, *more in QUERIES[code]:
        page.evaluate(ASK, query)
        searched(page, query)
        items = page.locator(".md-search-result__item")
        found = [one.removeprefix(root) for one in items.evaluate_all(FOUND)[:AMONG_THE_FIRST]]
        if not leads(found[:1] if more else found, wanted):
            missed.append(f"{query!r}: not {wanted}, but {found}")
        elif more and more != ["first"] and more[0] not in (shown := links(page).first.inner_text()):
            missed.append(f"{query!r}: no {more[0]!r} in {shown!r}")
    assert not missed, "\n".join(missed)


def leads(found: list[str], wanted: str) -> bool:
    """Whether one of the addresses is the page, or the place on it if one is named."""
    return any(wanted in (address, address.partition("#")[0]) for address in found)


ASKED = {
    "en": ["reflection period"],
    "sv": ["betänketid", "reflektionsperiod"],
    "uk": ["період відновлення", "період роздумів"],
}


@pytest.mark.parametrize("code", FOLDERS)
def test_who_asks_for_the_reflection_period_of_a_country_sees_how_long_it_is(code, opened, project):
    context = build_context(project, code)
    writer = Writer(context.words, Footnotes(context.words), "index.html", "")
    page = opened(code)
    field(page).click()
    missed = []
    for record, asked in product(context.guide.countries, ASKED[code]):
        query = f"{asked} {context.words.country(record.code)}"
        page.evaluate(ASK, query)
        searched(page, query)
        first, *_ = context.guide.key(record.code, KeyQuestion.REFLECTION)
        wanted = writer.length(first.fact) if isinstance(first, Entry) else writer.said(first)[:100]
        shown, address = links(page).first.inner_text(), links(page).first.get_attribute("href")
        if f"countries/{record.code}.html#{anchor(first)}" not in address or wanted not in shown:
            missed.append(f"{query!r}: no {wanted!r}, but {address} with {shown!r}")
    assert not missed, "\n".join(missed)


@pytest.mark.parametrize("code", FOLDERS)
def test_every_measure_says_in_the_results_when_to_use_it(code, opened, project):
    words = build_context(project, code).words
    page = opened(code)
    field(page).click()
    for measure, name in MEASURES.items():
        query = words.gettext(name)
        page.evaluate(ASK, query)
        searched(page, query)
        top = links(page).filter(has_text=f"{measure.value}. {query}").first
        assert words.gettext(MEASURE_USES[measure]) in top.inner_text()


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("handelsbrott", "människohandelsbrott"),
        ("människohandel", "människohandel"),
        ("stödansökan", "ansökan"),
    ],
)
def test_a_part_of_a_long_word_and_a_word_of_two_parts_are_found(query, marked, opened):
    page = opened("sv")
    assert loaded(page, lambda: field(page).fill(query), query) < MOST_TO_LOAD
    marks = {one.lower() for one in page.locator(".md-search-result__item mark").all_inner_texts()}
    assert marked in marks


def titles(page: Page, query: str) -> list[str]:
    """The headings of the first results."""
    field(page).click()
    page.evaluate(ASK, query)
    searched(page, query)
    return page.locator(".md-search-result__item h1").all_inner_texts()


NAMES = ["Bulgarien", "Danmark", "Estland", "Finland", "Island", "Lettland", "Litauen", "Norge", "Polen"]


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("countries/se.html", "Sverige"),
        ("countries/ro.html", "Rumänien"),
        ("plan/found-in-se.html", "Sverige"),
        ("civil-society/sweden.html", "Sverige"),
    ],
)
def test_the_country_of_the_page_stands_before_others(address, own, opened):
    page = opened("sv", address)
    assert titles(page, "vem ringer jag natt")[:5] == [own, *NAMES[:4]]
    if own == "Sverige":
        assert titles(page, "socialjour")[0] == own
    # Unless another is asked for.
    assert titles(page, "rumänsk kvinna")[0] == "Rumänien"
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_without_a_country_others_stand_in_the_order_of_their_names(opened):
    page = opened("sv", "index.html")
    assert titles(page, "vem ringer jag natt")[:9] == NAMES
    assert [one for one in titles(page, "socialjour") if one in (*NAMES, "Sverige")] == ["Finland", "Sverige"]
    # Every result of a country's page names it, those below its first too.
    below = page.locator(".md-search-result__item a[href*='countries/']:not(:has(h1)) h2").all_inner_texts()
    assert all(one.partition(":")[0] in {*NAMES, "Sverige"} for one in below)


def test_what_the_own_country_does_not_tell_is_said(opened):
    page = opened("en", "countries/se.html")
    assert titles(page, "Bundeskriminalamt")[0] == "Germany"
    status = page.locator(".md-search [role=status]")
    expect(status).to_contain_text("None of them is on the page of Sweden.")
    titles(page, "Bundeskriminalamt Germany")
    expect(status).not_to_contain_text("Sweden")


def test_english_pages_among_others_are_marked_and_come_later(opened):
    page = opened("uk", "index.html")
    assert all(one.endswith("(англійською)") for one in titles(page, "prosecutor")[:2])
    assert page.locator(".md-search-result__item").first.get_attribute("lang") == "en"
    found = titles(page, "CETS 197")
    english = [one.endswith("(англійською)") for one in found]
    assert True in english
    assert not any(english[:3])
    assert not [one for one in titles(opened("sv", "index.html"), "CETS 197") if one.endswith(")")]


def test_what_is_no_word_finds_nothing(opened):
    page = opened("sv")
    field(page).click()
    for wrong in ("xyzzyqwert", "polisxyzzy"):
        page.evaluate(ASK, wrong)
        searched(page, wrong)
        assert links(page).count() == 0, wrong


def test_a_short_word_is_not_the_beginning_of_a_long_one(opened):
    page = opened()
    field(page).click()
    page.evaluate(ASK, "she")
    searched(page, "she")
    marks = page.locator(".md-search-result__item mark").all_inner_texts()
    assert not [one for one in marks if one.lower().startswith("shelter")]


@pytest.mark.parametrize("code", FOLDERS)
def test_the_first_search_loads_little(code, opened):
    for query, *_ in QUERIES[code][10::40]:
        page = opened(code)
        assert loaded(page, lambda query=query, page=page: field(page).fill(query), query) < MOST_TO_LOAD


def test_a_slow_typist_loads_little_too(opened):
    page = opened()
    typed = "reflection period"
    assert loaded(page, lambda: field(page).press_sequentially(typed, delay=300), typed) < MOST_TO_LOAD


def loaded(page: Page, type_in, query: str) -> int:
    """What a search asks for, in bytes as a server sends them; a browser keeps each file."""
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    field(page).click()
    type_in()
    searched(page, query)
    files = {Path(unquote(urlsplit(url).path)) for url in asked}
    assert any(file.name == "index.js" for file in files)
    return sum(len(gzip.compress(file.read_bytes(), 6, mtime=0)) for file in files)


def test_nothing_is_loaded_before_somebody_searches(opened):
    page = opened()
    scripts = page.locator("script[src]").evaluate_all("all => all.map((one) => one.src)")
    assert scripts
    assert not [one for one in scripts if one.endswith("/search.js") or "/search/w" in one]


def test_a_result_leads_to_the_very_place_and_marks_what_was_asked(opened, built_site):
    page = opened(address="index.html")
    field(page).click()
    field(page).fill("020 390 000")
    searched(page, "020 390 000")
    links(page).first.click()
    assert page.url == (built_site / "countries" / "se.html").as_uri() + "#se-hotline-professionals"
    expect(page.locator("p:has(> #se-hotline-professionals)")).to_be_in_viewport()

    field(page).click()
    field(page).fill("joint team")
    searched(page, "joint team")
    marks = page.locator(".md-search-result__item mark").all_inner_texts()
    assert {"joint", "team"} <= {one.lower() for one in marks}
    for link in links(page).evaluate_all("all => all.map((one) => one.href)")[:5]:
        address, _, anchor = link.partition("#")
        text = Path(unquote(urlsplit(address).path)).read_text(encoding="utf-8")
        assert not anchor or f'id="{unquote(anchor)}"' in text, link


def test_no_number_is_offered_for_another(opened):
    """A mistyped number must not look like one that was found."""
    page = opened()
    field(page).click()
    for wrong in ("020 390 001", "116 007", "+46 20 39 00 01"):
        page.evaluate(ASK, wrong)
        searched(page, wrong)
        assert links(page).count() == 0, wrong


def test_by_keyboard_alone(opened):
    page = opened("en", "index.html")
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.type("border guard")
    searched(page, "border guard")
    assert int(page.locator(".md-search [role=status]").inner_text().split()[0]) > 10
    page.keyboard.press("ArrowDown")
    expect(links(page).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links(page).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(links(page).first).to_be_hidden()
    assert page.evaluate("document.activeElement !== document.body"), "the focus is somewhere"
    field(page).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/roles/border-guard.html")


def test_more_results_come_when_asked_for(opened):
    page = opened()
    field(page).click()
    field(page).fill("police")
    searched(page, "police")
    items = page.locator(".md-search-result__item")
    assert items.count() == 10
    page.locator(".search-more").click()
    expect(items.nth(10)).to_be_visible()
    expect(items.nth(10).locator("a").first).to_be_focused()


def test_on_a_phone_a_button_opens_it_and_has_the_focus_afterwards(opened):
    page = opened(width=360, height=740)
    button = page.locator(".search-open")
    button.click()
    expect(field(page)).to_be_focused()
    field(page).fill("reflection")
    searched(page, "reflection")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(links(page).first).to_be_hidden()


def test_a_file_that_does_not_come_is_told_and_asked_for_again(page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/index.html")
    page.route("**/search/*/t*.js", lambda route: route.abort())
    field(page).click()
    field(page).fill("reflection")
    told = page.locator(".md-search [role=status]")
    expect(told).to_have_text(page.locator(".md-search").get_attribute("data-failed"))
    page.unroute("**/search/*/t*.js")
    field(page).fill("reflection period")
    searched(page, "reflection period")
    assert links(page).count() > 3


def test_without_scripts_a_link_leads_to_the_words(page_for, served_site):
    page = page_for(javascript=False)
    page.goto(f"{served_site}/countries/se.html")
    expect(page.locator(".md-search")).to_be_hidden()
    expect(page.locator(".search-open")).to_be_hidden()
    page.locator("header a", has_text="Glossary").click()
    assert page.url == f"{served_site}/glossary.html"

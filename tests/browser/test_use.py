"""The guide in use: finding a contact, comparing, searching, changing language, working without a server."""

from __future__ import annotations

import re
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Page, expect

LANGUAGES = {"en": "", "sv": "sv/", "uk": "uk/"}


def shown(page: Page) -> list[tuple[str, str, str]]:
    """Country, role and audience of each contact that can be seen."""
    return page.locator("table.contacts tbody tr:visible").evaluate_all(
        "rows => rows.map((row) => [row.dataset.country, row.dataset.role, row.dataset.serves])"
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_contact_is_found_by_country_and_role(code, page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/{LANGUAGES[code]}contacts.html")
    every, count = shown(page), page.locator(".contact-count")
    assert len(every) > 100
    assert number(count.inner_text()) == len(every)
    assert count.get_attribute("role") == "status"

    page.get_by_label(page.locator("label[for=filter-country]").inner_text()).select_option("se")
    swedish = shown(page)
    assert 1 < len(swedish) < len(every)
    assert {row[0] for row in swedish} == {"se"}
    assert number(count.inner_text()) == len(swedish)

    page.locator("#filter-role").select_option("police")
    assert {row[:2] for row in map(tuple, shown(page))} == {("se", "police")}
    assert urldefrag(page.url).fragment == "country=se&role=police"

    page.reload()
    assert {row[:2] for row in map(tuple, shown(page))} == {("se", "police")}
    assert page.locator("#filter-role").input_value() == "police"

    page.locator("#filter-country").select_option("")
    page.locator("#filter-role").select_option("")
    assert shown(page) == every
    assert "#" not in page.url


def test_contacts_for_one_group_are_found(page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/contacts.html#serves=children")
    found = shown(page)
    assert found
    assert all("children" in row[2].split() for row in found)


def test_a_wrong_address_shows_all_contacts(page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/contacts.html#country=xx&nonsense=%3Cb%3E&__proto__=x")
    assert len(shown(page)) > 100 or number(page.locator(".contact-count").inner_text()) == len(shown(page))
    assert page.locator("#filter-role").is_visible()


def test_choosing_with_the_keyboard_alone(page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/contacts.html")
    page.locator("#filter-country").focus()
    page.keyboard.type("Swe")
    page.keyboard.press("Tab")
    assert {row[0] for row in shown(page)} == {"se"}


# How far things move by themselves, as browsers measure it.
SHIFTED = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => (sum += one.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 300);
})"""


@pytest.mark.parametrize(("code", "width"), [("en", 360), ("sv", 360), ("uk", 320)])
def test_on_a_phone_the_country_is_chosen_and_what_it_changes_is_seen(code, width, page_for, served_site):
    page = page_for(width, 640)
    page.goto(f"{served_site}/{LANGUAGES[code]}contacts.html")
    country, count = page.locator("#filter-country"), page.locator(".contact-count")
    more, role = page.locator(".more-filters"), page.locator("#filter-role")
    assert page.evaluate(SHIFTED) < 0.01
    assert not role.is_visible()

    country.scroll_into_view_if_needed()
    every = count.inner_text()
    country.select_option("se")
    expect(count).to_be_in_viewport(ratio=1)
    assert count.inner_text() != every
    expect(page.locator("table.contacts tbody tr:visible").first).to_be_in_viewport()

    country.focus()
    page.keyboard.press("Tab")
    expect(more).to_be_focused()
    page.keyboard.press("Enter")
    expect(more).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(role).to_be_focused()
    role.select_option("police")
    assert "(1)" in more.inner_text()
    expect(count).to_be_in_viewport(ratio=1)
    assert number(count.inner_text()) == len(shown(page))
    more.click()
    assert not role.is_visible()
    page.reload()
    expect(role).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_without_scripts_all_contacts_are_there_and_the_filter_is_not(page_for, served_site):
    page = page_for(javascript=False)
    page.goto(f"{served_site}/contacts.html")
    assert not page.locator(".contact-filter").is_visible()
    rows = page.locator("table.contacts tbody tr")
    assert rows.count() > 100
    assert rows.first.is_visible()
    assert rows.last.is_visible()


def test_a_table_sorts_by_keyboard_and_says_so(page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/compare.html#reflection")
    table = page.locator("#reflection ~ table.compare, #reflection ~ * table.compare").first
    head = table.locator("thead th").nth(1)

    def days() -> list[int | None]:
        rows = table.locator("tbody tr")
        return rows.evaluate_all("rows => rows.map((row) => row.cells[1].dataset.sort ?? null)")

    before = days()
    known = sorted(int(one) for one in before if one)
    unknown = [None] * before.count(None)
    assert unknown
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert days() == [*map(str, known), *unknown] != before
    page.keyboard.press("Space")
    assert head.get_attribute("aria-sort") == "descending"
    assert days() == [*map(str, reversed(known)), *unknown], "what is not known stays last"
    table.locator("thead th").first.locator("button").click()
    assert head.get_attribute("aria-sort") is None
    names = table.locator("tbody th").all_inner_texts()
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("code", "word"),
    [("en", "reflection"), ("sv", "betänketid"), ("uk", "період"), ("sv", "Betänketiden"), ("uk", "Швеція")],
)
def test_search_finds_words_of_its_language(code, word, page_for, served_site):
    page = page_for()
    assert search(page, f"{served_site}/{LANGUAGES[code]}index.html", word) > 3
    results = page.locator(".md-search-result__link")
    assert_in_language(results.evaluate_all("links => links.map((link) => link.href)"), code, served_site)
    results.first.click()
    page.wait_for_load_state()
    assert_in_language([page.url], code, served_site)
    expect(page.locator("article")).to_contain_text(re.compile(word[:6], re.IGNORECASE))


@pytest.mark.parametrize(("code", "word"), [("en", "betänketid"), ("en", "період"), ("sv", "період")])
def test_search_does_not_lead_into_other_languages(code, word, page_for, served_site):
    """A word of another language is found only where a page of this one names a source by it."""
    page = page_for()
    search(page, f"{served_site}/{LANGUAGES[code]}index.html", word)
    links = page.locator(".md-search-result__link").evaluate_all("links => links.map((link) => link.href)")
    assert_in_language(links, code, served_site)


def assert_in_language(links: list[str], code: str, root: str) -> None:
    others = tuple(
        f"{root}/{folder}" for folder in LANGUAGES.values() if folder and folder != LANGUAGES[code]
    )
    assert all(link.startswith(f"{root}/{LANGUAGES[code]}") for link in links)
    assert not [link for link in links if link.startswith(others)]


def test_the_language_menu_leads_to_the_same_country(page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/countries/se.html")
    for code, name in (
        ("uk", "Швеція"),
        ("sv", "Sverige"),
        ("en", "Sweden"),
        ("sv", "Sverige"),
        ("uk", "Швеція"),
    ):
        page.locator(".md-select button").focus()
        page.locator(f".md-select__link[hreflang={code}]").click()
        expect(page.locator("h1")).to_contain_text(name)
        assert urldefrag(page.url).url == f"{served_site}/{LANGUAGES[code]}countries/se.html"
        assert page.locator("html").get_attribute("lang") == code


def test_the_guide_works_from_a_folder(page_for, built_site):
    page = page_for()
    page.goto((built_site / "index.html").as_uri())
    assert page.locator("body").evaluate("one => getComputedStyle(one).fontFamily") != "Times New Roman"
    page.locator("article ul.country-list a", has_text="Sweden").click()
    assert page.url == (built_site / "countries" / "se.html").as_uri()
    page.locator(".md-select button").focus()
    page.locator(".md-select__link[hreflang=uk]").click()
    assert page.url == (built_site / "uk" / "countries" / "se.html").as_uri()
    expect(page.locator("h1")).to_contain_text("Швеція")
    page.locator("article .ref a").first.click()
    expect(page.locator("details.sources-brief[open] li:focus")).to_be_visible()
    page.goto((built_site / "contacts.html").as_uri() + "#country=se")
    assert {row[0] for row in shown(page)} == {"se"}


def test_a_page_that_is_not_there_leads_back_into_the_guide(page_for, served_site):
    page = page_for()
    answer = page.goto(f"{served_site}/countries/atlantis.html")
    assert answer is not None
    assert answer.status == 404
    page.locator("nav.md-tabs a", has_text="Countries").click()
    assert page.url == f"{served_site}/countries/index.html"


@pytest.mark.parametrize(
    "address", ["countries/se.html", "measures/4-reflection.html", "background/practice.html"]
)
def test_a_source_mark_opens_the_sources_of_its_section(address, page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/{address}")
    mark = page.locator("article .ref a").nth(3)
    assert page.locator("details.sources-brief[open]").count() == 0
    mark.focus()
    page.keyboard.press("Enter")
    source = page.locator("details.sources-brief[open] li:focus")
    expect(source).to_be_visible()
    assert source.get_attribute("value") == mark.inner_text()


def test_an_address_of_a_folded_source_unfolds_it(page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/measures/4-reflection.html")
    goal = page.locator("article .ref a").nth(3).get_attribute("href")
    page.goto(f"{served_site}/measures/4-reflection.html{goal}")
    expect(page.locator(f"[id='{goal[1:]}']")).to_be_visible()


def test_the_choice_of_dark_or_light_is_kept(page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/index.html")
    page.locator("label.md-header__button[for=__palette_1]").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.goto(f"{served_site}/sv/countries/se.html")
    page.goto(f"{served_site}/countries/se.html")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def search(page: Page, address: str, word: str) -> int:
    """How many pages a search finds; at most ten are shown at once."""
    page.goto(address)
    nothing = page.locator(".md-search").get_attribute("data-none") or ""
    page.locator("input[name=query]").click()
    page.locator("input[name=query]").fill(word)
    found = re.compile(rf"\d|{re.escape(nothing)}")
    expect(page.locator(".md-search-result__meta")).to_have_text(found)
    return page.locator(".md-search-result__item").count()


def number(text: str) -> int:
    return int(re.search(r"\d+", text)[0])

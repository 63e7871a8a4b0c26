"""Everybody can read and use the pages: rules of WCAG 2.2 AA, narrow screens, keyboard, and paper."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

KINDS = {
    "home": "index.html",
    "act-now": "act-now.html",
    "country": "countries/se.html",
    "no-contacts": "countries/ru.html",
    "measure": "measures/4-reflection.html",
    "compare": "compare.html",
    "contacts": "contacts.html",
    "downloads": "downloads.html",
    "sources": "about/sources.html",
    "practice": "background/practice.html",
}
PREFIX = {"en": "", "sv": "sv/", "uk": "uk/"}

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}

# Hundreds of rows and items alike tell no more than some of them, and take a minute to look at.
SHORTEN = """() => {
  const keep = { "article > ul, article > ol": 12, "table tbody": 6, ".sources ol, details ol": 4 };
  for (const [lists, most] of Object.entries(keep)) {
    for (const list of document.querySelectorAll(lists)) {
      [...list.children].slice(most).forEach((one) => one.remove());
    }
  }
}"""


def violations(page: Page) -> list[str]:
    page.evaluate(SHORTEN)
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("code", PREFIX)
@pytest.mark.parametrize("kind", KINDS)
def test_no_barrier_on_a_wide_screen_light_or_dark(kind, code, page_for, served_site):
    page = page_for(1280, 800)
    page.goto(f"{served_site}/{PREFIX[code]}{KINDS[kind]}")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    light = violations(page)
    page.locator("label[for=__palette_1]").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    # Colours fade from one to the other.
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished.catch(() => 0)))")
    assert (light, violations(page)) == ([], [])


@pytest.mark.parametrize("kind", KINDS)
def test_no_barrier_on_a_phone(kind, page_for, served_site):
    page = page_for(360, 740)
    page.goto(f"{served_site}/{KINDS[kind]}")
    assert violations(page) == []


@pytest.mark.parametrize("state", ["search", "menu", "folded"])
def test_no_barrier_in_what_opens(state, page_for, served_site):
    page = page_for(1280 if state != "menu" else 360, 800)
    page.goto(f"{served_site}/countries/se.html")
    if state == "search":
        page.locator("input[name=query]").click()
        page.locator("input[name=query]").type("reflection")
        page.locator(".md-search-result__item").first.wait_for()
    elif state == "menu":
        page.locator("label.md-header__button[for=__drawer]").click()
    else:
        page.locator("details").first.evaluate("one => one.open = true")
    assert violations(page) == []


@pytest.mark.parametrize(("code", "width"), [("en", 320), ("sv", 320), ("uk", 320), ("uk", 360)])
def test_nothing_is_wider_than_the_smallest_screen(code, width, page_for, served_site):
    page = page_for(width, 640)
    for address in KINDS.values():
        page.goto(f"{served_site}/{PREFIX[code]}{address}")
        wide = page.evaluate(
            """() => [...document.querySelectorAll("article *")].filter((one) => {
              const box = one.getBoundingClientRect();
              return box.width > 0 && box.right > innerWidth + 1 && !one.closest(".md-typeset__scrollwrap");
            }).map((one) => one.outerHTML.slice(0, 120)).slice(0, 3)"""
        )
        assert wide == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_the_skip_link_is_first_and_leads_to_the_content(page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/countries/se.html")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.className")
    assert focused.split()[0] == "md-skip"
    expect(page.locator(".md-skip")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    assert page.url.endswith("#sweden")
    heading = page.locator("h1").bounding_box()
    assert heading["y"] < 300


def test_paper_shows_the_content_and_not_the_menus(page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/countries/se.html")
    page.emulate_media(media="print")
    for hidden in (
        ".md-header",
        ".md-tabs",
        ".md-sidebar--primary",
        ".md-footer",
        ".page-facts",
        ".headerlink",
    ):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator("h1").is_visible()
    assert page.locator(".glance").is_visible()
    # Sources stand with their addresses, since paper has no links.
    printed = page.locator(".sources a").first.evaluate("one => getComputedStyle(one, '::after').content")
    assert "http" in printed


def test_marks_are_told_apart_without_colour(page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/index.html")
    marks = page.locator("article .status")
    assert len(set(marks.all_inner_texts())) == marks.count() == 3
    borders = {
        marks.nth(one).evaluate("one => getComputedStyle(one).border.replace(/rgb.*/, '')")
        for one in range(3)
    }
    assert len(borders) == 3

"""Everybody can read and use the pages: rules of WCAG 2.2 AA, narrow screens, keyboard, and paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

# One page of each kind: what differs is the template, the macro or the section that makes it.
KINDS = {
    "home": "index.html",
    "act-now": "act-now.html",
    "countries": "countries/index.html",
    "country": "countries/se.html",
    "no-contacts": "countries/ru.html",
    "measures": "measures/index.html",
    "measure": "measures/4-reflection.html",
    "signs": "meeting/signs.html",
    "talk": "meeting/talk.html",
    "sentences": "meeting/sentences.html",
    "roles": "roles/index.html",
    "role": "roles/police-patrol.html",
    "borders": "across-borders/index.html",
    "planner": "across-borders/plan.html",
    "found-in": "plan/found-in-pl.html",
    "channels": "across-borders/channels.html",
    "compare": "compare.html",
    "civil-society": "civil-society/sweden.html",
    "forms": "forms.html",
    "glossary": "glossary.html",
    "law": "background/law.html",
    "figures": "background/figures.html",
    "practice": "background/practice.html",
    "contacts": "contacts.html",
    "about": "about/index.html",
    "updates": "updates.html",
    "downloads": "downloads.html",
    "sources": "about/sources.html",
    "languages": "about/languages.html",
    "not-found": "404.html",
}
PREFIX = {"en": "", "sv": "sv/", "uk": "uk/"}
WIDTHS = (1280, 768, 320)

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
# The dark colours are all that is different in the dark.
OF_COLOURS = ("color-contrast", "link-in-text-block")
OPTIONS = {
    "default": {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]},
    "slate": {"runOnly": {"type": "rule", "values": OF_COLOURS}, "resultTypes": ["violations"]},
}

# Hundreds of rows and items alike tell no more than two of them, nor a part of the page made of the same
# elements as one before it; all of them take minutes to look at.
SHORTEN = """() => {
  const name = (one) => `${one.tagName}.${one.getAttribute("class") ?? ""}`;
  const madeOf = (one) => [name(one), ...new Set([...one.querySelectorAll("*")].map(name))].sort().join();
  const keep = (list, most, kind) => {
    const seen = {};
    for (const one of [...list.children]) {
      const here = kind(one);
      seen[here] = (seen[here] || 0) + 1;
      if (seen[here] > most) one.remove();
    }
  };
  for (const list of document.querySelectorAll("article *, nav *")) {
    keep(list, 2, (one) => name(one) + one.firstElementChild?.tagName);
  }
  for (const one of document.querySelectorAll("article")) keep(one, 1, madeOf);
}"""

# Colours that fade from one to the other, and parts that are laid out while axe moves the page, would be
# measured half-way. What sticks to the edge of the window covers now this, now that; a reader moves the page.
STILL = """() => {
  const still = new CSSStyleSheet();
  still.replaceSync(`*, ::before, ::after { transition: none !important; animation: none !important }
    .md-typeset * { content-visibility: visible !important }
    .plan-count { position: static !important }`);
  document.adoptedStyleSheets = [still];
}"""


def violations(page: Page) -> list[str]:
    """What breaks a rule, light and dark, in each width."""
    page.evaluate(STILL)
    page.evaluate(Axe().axe_script)  # once: it is long
    found = []
    for scheme, box in (("default", None), ("slate", "__palette_1")):
        if box:
            # The switch lies behind the menu where that is open.
            page.evaluate("box => document.querySelector(`label[for=${box}]`).click()", box)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            broken = page.evaluate("options => axe.run(options)", OPTIONS[scheme])["violations"]
            found += [
                f"{scheme} {width}: {one['id']}: {node['html'][:160]}"
                for one in broken
                for node in one["nodes"]
            ]
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", PREFIX)
def test_no_barrier_light_or_dark_in_any_width(kind, code, page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/{PREFIX[code]}{KINDS[kind]}")
    page.evaluate(SHORTEN)
    assert violations(page) == []


@pytest.mark.parametrize("code", PREFIX)
@pytest.mark.parametrize("state", ["search", "menu", "folded", "contacts", "plan"])
def test_no_barrier_in_what_opens(state, code, page_for, served_site):
    address, width, open_it = STATES[state]
    page = page_for(width, 800)
    page.goto(f"{served_site}/{PREFIX[code]}{address}")
    open_it(page)
    page.evaluate(SHORTEN)
    assert violations(page) == []


def search(page: Page) -> None:
    page.locator("input[name=query]").click()
    page.locator("input[name=query]").type("CETS 197")
    page.locator(".md-search-result__item").first.wait_for()


def menu(page: Page) -> None:
    page.locator(".menu-open").click()


def folded(page: Page) -> None:
    page.locator("article details").evaluate_all("all => all.slice(0, 3).forEach((one) => (one.open = true))")


def contacts(page: Page) -> None:
    page.locator("#filter-country").select_option("se")


def plan(page: Page) -> None:
    page.locator("select[name=found]").select_option("pl")
    page.locator("select[name=home]").select_option("ua")
    page.locator(".plan-result li").first.wait_for()


STATES: dict[str, tuple[str, int, Callable[[Page], None]]] = {
    "search": ("countries/se.html", 1280, search),
    "menu": ("countries/se.html", 360, menu),
    "folded": ("countries/se.html", 1280, folded),
    "contacts": ("contacts.html", 1280, contacts),
    "plan": ("across-borders/plan.html", 1280, plan),
}


@pytest.mark.parametrize(("code", "width"), [("en", 320), ("sv", 320), ("uk", 320), ("uk", 360)])
def test_nothing_is_wider_than_the_smallest_screen(code, width, page_for, served_site):
    page = page_for(width, 640)
    for address in KINDS.values():
        page.goto(f"{served_site}/{PREFIX[code]}{address}")
        wide = page.evaluate(
            """() => {
              const scrolls = (one) =>
                one && (getComputedStyle(one).overflowX === "auto" || scrolls(one.parentElement));
              return [...document.querySelectorAll("article *")].filter((one) => {
                const box = one.getBoundingClientRect();
                return box.width > 0 && box.right > innerWidth + 1 && !scrolls(one.parentElement);
              }).map((one) => one.outerHTML.slice(0, 120)).slice(0, 3);
            }"""
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

"""Tab leads through each kind of page from its first link to its last, always where it can be seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_access import KINDS, SHORTEN, STILL

WALKED = ("home", "act-now", "country", "planner", "contacts", "glossary", "downloads", "not-found")
MOST_STOPS = 500

# What has the focus now: its name, whether it is marked, and whether it can be seen.
# The button back to the top comes and goes while the page moves.
STOP = """async () => {
  // What Tab scrolled is drawn after a frame or two.
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  // For the hidden box of the dark scheme its label stands; on the map, a shape is marked.
  const seen = one.matches(".md-option") ? one.parentElement.querySelector("label:not([hidden])") : one;
  const style = getComputedStyle(seen);
  const drawn = one.ownerSVGElement && getComputedStyle(one.querySelector("path"));
  const box = seen.getClientRects()[0] || seen.getBoundingClientRect();
  window.met = window.met || new Map();
  if (!met.has(one)) met.set(one, met.size);
  const number = met.get(one);
  const middle = [box.left + Math.min(box.width, 40) / 2, box.top + Math.min(box.height, 20) / 2];
  const above = document.elementFromPoint(...middle);
  const top = above && !above.closest(".md-tooltip, .md-tooltip2") && above;
  return {
    number,
    passing: one.matches(".md-top"),
    html: one.outerHTML.slice(0, 120),
    marked: parseFloat(drawn?.strokeWidth) >= 3 || style.boxShadow !== "none"
      || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0),
    inside: box.width > 0 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
    covered: !drawn && top && !seen.contains(top) && !top.contains(seen) && top.outerHTML.slice(0, 120),
  };
}"""


def walk(page: Page) -> list[dict]:
    """All stops of Tab from the top of the page until it leaves the page."""
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (stops and stop["number"] == stops[0]["number"]):
            return stops
        if not stop["passing"]:
            stops.append(stop)
    raise AssertionError(f"Tab does not come out of the page: it is at {stops[-1]['html']}")


@pytest.mark.parametrize("kind", WALKED)
@pytest.mark.parametrize("width", [1280, 360])
def test_tab_stops_everywhere_once_and_shows_where(kind, width, page_for, served_site):
    page = page_for(width, 800)
    page.goto(f"{served_site}/{KINDS[kind]}")
    page.evaluate(SHORTEN)
    page.evaluate(STILL)
    stops = walk(page)
    assert len(stops) > 5
    assert len({one["number"] for one in stops}) == len(stops)
    # The signs beside headings are for a pointer; the contents lead to the same places.
    assert all(one.get_attribute("href") for one in page.locator(".headerlink").all())
    assert [one["html"] for one in stops if "headerlink" in one["html"]] == []
    assert [one["html"] for one in stops if not one["marked"]] == []
    assert [one["html"] for one in stops if not one["inside"]] == []
    assert [(one["html"], one["covered"]) for one in stops if one["covered"]] == []


def test_the_menu_of_a_phone_opens_and_closes_with_keys(page_for, served_site):
    page = page_for(360, 740)
    page.goto(f"{served_site}/index.html")
    page.evaluate(STILL)
    button = page.get_by_role("button", name="Navigation")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    stops = [page.evaluate(STOP)]
    for _ in range(3):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(STOP))
    assert all(one["inside"] and one["marked"] and "md-nav" in one["html"] for one in stops)
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()


@pytest.mark.parametrize("width", [1280, 360])
def test_shift_tab_leads_back_the_same_way(width, page_for, served_site):
    page = page_for(width, 800)
    page.goto(f"{served_site}/{KINDS['contacts']}")
    page.evaluate(SHORTEN)
    there = [one["number"] for one in walk(page)]
    page.locator("footer a").last.focus()
    back = [page.evaluate(STOP)["number"]]
    while back[-1] != there[0]:
        page.keyboard.press("Shift+Tab")
        back.append(page.evaluate(STOP)["number"])
        assert len(back) <= MOST_STOPS
    assert back == there[::-1][-len(back) :]

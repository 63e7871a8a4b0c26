"""The search on a phone, which makes a page as wide as what stands on it: all of it is on the screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

# Words with which many pages are found, long ones among them.
ASKED = {"en": "identification", "sv": "människohandelsbrott", "uk": "ідентифікація"}
PREFIX = {"en": "", "sv": "sv/", "uk": "uk/"}

# What is shown of the search and is not within the screen, from when it opens until all stands still.
BESIDE = """() => new Promise((resolve) => {
  const beside = new Set();
  const begun = performance.now();
  const look = (now) => {
    if (innerWidth !== screen.width) beside.add(`the page is ${innerWidth} wide`);
    if (scrollX || document.documentElement.scrollLeft) beside.add("the page is moved to the side");
    for (const one of document.querySelectorAll(".md-search, .md-search *")) {
      const { left, right, width } = one.getBoundingClientRect();
      const shown = width && getComputedStyle(one).visibility === "visible";
      if (shown && (left < 0 || right > screen.width)) beside.add(`${one.className}: ${left} to ${right}`);
    }
    if (now - begun < 450) requestAnimationFrame(look);
    else resolve([...beside]);
  };
  requestAnimationFrame(look);
})"""


@pytest.mark.parametrize("code", PREFIX)
@pytest.mark.parametrize(("width", "dark"), [(320, False), (360, True)], ids=["light-320", "dark-360"])
def test_the_whole_search_is_on_the_screen(code, width, dark, page_for, served_site):
    screen = {"width": width, "height": 640}
    page = page_for(**screen, dark=dark, is_mobile=True, has_touch=True, screen=screen)
    page.goto(f"{served_site}/{PREFIX[code]}countries/se.html")
    page.locator(".search-open").tap()
    assert page.evaluate(BESIDE) == []
    page.locator("input[name=query]").fill(ASKED[code])
    page.locator(".md-search-result__item").nth(3).wait_for()
    assert page.evaluate(BESIDE) == []
    # It fills the screen; the way out and the way to type anew are at its edges.
    assert page.locator(".md-search__scrollwrap").bounding_box()["width"] == width
    expect(page.locator(".md-search__form button[type=reset]")).to_be_in_viewport(ratio=1)
    # What lies behind it stays where it is.
    page.evaluate("scrollBy(100, 0)")
    assert page.evaluate("[scrollX, visualViewport.offsetLeft, visualViewport.scale]") == [0, 0, 1]
    page.locator(".md-search__form label[for=__search]").tap()
    expect(page.locator(".md-search__output")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == width

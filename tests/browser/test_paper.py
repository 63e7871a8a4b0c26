"""A page on paper: each sheet says what it is, of which edition, and where it comes from."""

from __future__ import annotations

import io
import re
from itertools import product

import pytest
from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

from tests.browser.reader import FOLDERS

PAGES = {
    "country": "countries/se.html",
    "plan": "across-borders/plan.html#found=pl&home=ua&age=child&police=no",
    "act-now": "act-now.html",
    "checklist": "meeting/children.html",
}
MARGIN = {"plan": 10}  # mm
OTHERS = 15
POINTS = 72 / 25.4


def printed(page: Page) -> list[PageObject]:
    return PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages[:]


def edges(sheet: PageObject, margin: float) -> tuple[str, str, str]:
    """The text above, within and below the margins of a sheet."""
    found = ["", "", ""]
    high = float(sheet.mediabox.height)

    def note(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        height = tm[5] * cm[3] + cm[5]
        found[0 if height > high - margin else 2 if height < margin else 1] += text

    sheet.extract_text(visitor_text=note)
    above, within, below = (" ".join(one.split()) for one in found)
    return above, within, below


def lines(page: Page) -> tuple[str, str, str]:
    """What the page wants at the edges: title, edition, address."""
    said = page.evaluate(
        "['Title', 'Edition', 'Address'].map((one) => document.documentElement.dataset[`print${one}`])"
    )
    title, edition, address = (" ".join(one.split()) for one in said)
    return title, edition, address


def rest(text: str, *known: str) -> str:
    """What is left of a text without what it must hold; which comes first in the file says nothing."""
    for one in known:
        assert one in text, text
        text = text.replace(one, "")
    return text.strip()


@pytest.mark.parametrize(("code", "name"), [("sv", "plan"), *product(["uk"], PAGES)])
def test_each_sheet_tells_title_page_and_edition_and_nothing_else_at_its_edges(
    code, name, page_for, served_site
):
    page = page_for()
    page.goto(f"{served_site}/{FOLDERS[code]}{PAGES[name]}")
    title, edition, address = lines(page)
    assert re.search(r"\d{4}.*\([0-9a-f]{7}\)$", edition)
    assert address == "", "nobody finds the guide at the address of an example"
    sheets = printed(page)
    assert len(sheets) > 1
    for number, sheet in enumerate(sheets, 1):
        above, within, below = edges(sheet, MARGIN.get(name, OTHERS) * POINTS)
        assert re.search(rf"{number} / {len(sheets)}$", above), above
        assert above.startswith(title)
        assert rest(below, address, edition) == ""
        assert within


@pytest.mark.parametrize("name", ["plan", "country"])
def test_the_first_sheet_tells_what_the_screen_tells_of_the_translation(name, page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/sv/{PAGES[name]}")
    said = " ".join(page.locator(".md-banner p").inner_text().split())
    assert "nationell redaktör" in said
    assert not page.locator(".print-state").is_visible()
    first = printed(page)[0]
    text = " ".join("".join(edges(first, OTHERS * POINTS)).split())
    assert spaceless(said) in spaceless(text)
    if name == "plan":
        assert "● " in text, "what the marks mean"


def spaceless(text: str) -> str:
    return "".join(text.split())


def test_without_scripts_too(page_for, served_site):
    page = page_for(javascript=False)
    page.goto(f"{served_site}/act-now.html")
    # No script here can be asked what the page wants.
    above, _, below = edges(printed(page)[1], OTHERS * POINTS)
    assert re.fullmatch(r"BSR Guide: Act now *2 / \d+", above)
    assert re.search(r"Edition: .*\d{4} \([0-9a-f]{7}\)", below)
    assert "://" not in below


def test_the_foot_tells_it_once_for_browsers_without_such_edges(page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/act-now.html")
    foot = page.locator(".print-facts")
    assert not foot.is_visible()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    _, edition, _ = lines(page)
    said = foot.inner_text()
    assert edition in said
    assert "://" not in said
    assert re.search(r"Printed on \d{1,2} \w+ \d{4}\.", said)


def test_paper_has_the_colours_of_a_light_screen(page_for, served_site):
    def colours(*, dark: bool) -> list[str]:
        page = page_for(dark=dark)
        # Before it opens: links change their colour slowly.
        page.emulate_media(media="print")
        page.goto(f"{served_site}/countries/se.html")
        return page.evaluate(
            "['h1', 'p a[href]', '.status', '.glance td'].map((one) =>"
            " getComputedStyle(document.querySelector(`article ${one}`)).color)"
        )

    assert colours(dark=True) == colours(dark=False)


def test_the_first_sheet_of_a_country_begins_with_its_overview(page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/countries/se.html")
    assert "112" in printed(page)[0].extract_text()


def test_sources_can_be_looked_up_on_paper(page_for, served_site):
    page = page_for(javascript=False)
    page.goto(f"{served_site}/meeting/children.html")
    page.emulate_media(media="print")
    assert page.locator(".sources li").last.is_visible()

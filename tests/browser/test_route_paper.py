"""A plan of the route planner on paper, as the browser prints it."""

from __future__ import annotations

import io
import random
import re

import lxml.html
import pikepdf
import pytest
from playwright.sync_api import Page, expect

from guide.route.case import Case, fields
from guide.route.plan import plan
from guide.site.context import build_context
from guide.site.planner.paper import plan_html
from guide.site.planner.table import route_table
from tests.browser.planner import opened
from tests.route.samples import longest
from tests.route.test_cases import CASES

CHANCE = random.Random(21)  # noqa: S311 - the same cases each time
ONE_SHEET, TWO_SHEETS = 2, 4  # sides of paper


def test_on_paper_there_is_the_plan_alone_with_room_for_notes(page_for, served_site):
    page = opened(page_for(360, 740), served_site, "found=se&home=ro&age=adult")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for hidden in ("form.plan-form", ".plan-count", "#found-in", "#next", ".md-header", ".plan-links"):
        expect(page.locator(hidden).first).to_be_hidden()
    for shown in (".plan-case", ".plan-call", ".plan-notes", "#measure-7"):
        expect(page.locator(shown).first).to_be_visible()
    expect(page.locator(".plan-independent")).to_contain_text("not an official publication")
    expect(page.get_by_text("Start help now")).to_be_visible()


def opened_with(page: Page, site: str, choices: dict[str, str]) -> None:
    page.goto("about:blank")
    opened(page, site, "&".join(f"{name}={value}" for name, value in choices.items()))


def sides(page: Page, site: str, choices: dict[str, str], folder: str = "") -> int:
    opened_with(page, f"{site}/{folder}".rstrip("/"), choices)
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    return len(pikepdf.open(io.BytesIO(pdf)).pages)


def test_most_worked_cases_print_on_one_sheet_and_all_on_two(page_for, served_site):
    page = page_for()
    cases = {name: dict(one.split("=") for one in case.split()) for name, case in CASES.items()}
    found = {name: sides(page, served_site, case) for name, case in cases.items()}
    assert max(found.values()) < TWO_SHEETS, found
    assert sum(number <= ONE_SHEET for number in found.values()) > len(found) / 2, found


@pytest.mark.parametrize(("code", "folder"), [("en", ""), ("sv", "sv/"), ("uk", "uk/")])
def test_the_longest_plan_prints_on_two_sheets(code, folder, page_for, served_site, project, guide):
    table = route_table(project, guide, build_context(project, code).words)
    case = longest(table, fields(guide))
    assert sides(page_for(), served_site, case, folder) <= TWO_SHEETS, case


def test_there_is_room_to_write_and_the_way_back_to_the_plan(page_for, served_site):
    page = opened(page_for(), served_site, "found=se&home=ro&age=adult")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    notes = page.locator(".plan-notes")
    for asked in ("Case number", "Officer", "Called at", "Who answered", "Agreed"):
        expect(notes).to_contain_text(asked)
    expect(notes).to_contain_text(f"Open this plan again: {page.url}")
    assert notes.evaluate("one => one.offsetWidth >= one.parentNode.clientWidth * 0.95")
    assert page.locator(".plan-result .phone").evaluate_all(
        "all => all.every((one) => one.getClientRects().length === 1)"
    ), "a number stands on one line"


PRINTED = """() => {
  dispatchEvent(new Event("beforeprint"));
  const all = [...document.querySelectorAll(".plan-columns :is(p, li, h2)")];
  return all.filter((one) => one.tagName !== "LI" || !one.querySelector("p")).map((one) => one.textContent);
}"""


def as_read(text: str) -> str:
    return re.sub(r"\s+(?=[.,;:)]|$)", "", " ".join(text.split()))


@pytest.mark.parametrize(("code", "folder"), [("en", ""), ("uk", "uk/")])
def test_the_browser_prints_what_the_pdf_prints(code, folder, page_for, served_site, project, guide):
    table = route_table(project, guide, build_context(project, code).words)
    page, never = page_for(), table["names"]["never"]
    for _ in range(8):
        choices = {one.name: CHANCE.choice(one.values) for one in fields(guide)}
        made = plan(table, Case(**choices))
        opened_with(page, f"{served_site}/{folder}".rstrip("/"), choices)
        tree = lxml.html.fromstring(f"<div>{plan_html(made, '')}</div>")
        whole = [one for one in tree.iter("p", "li", "h2") if one.tag != "li" or one.find("p") is None]
        told = [as_read(one.text_content()) for one in whole]
        assert list(map(as_read, page.evaluate(PRINTED))) == told[told.index(never) :], choices


def test_no_type_on_paper_is_too_small_to_read(page_for, served_site):
    page = opened(page_for(), served_site, "found=pl&home=ua&age=child&police=no")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    sizes = page.locator(".plan-result *").evaluate_all(
        "all => all.filter((one) => one.innerText.trim())"
        ".map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 12 - 0.01, "nine points are twelve pixels"


def test_paper_tells_a_card_once_and_the_screen_comes_back(page_for, served_site):
    page = opened(page_for(), served_site, "found=se&home=ro&age=adult&police=no")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    text = page.locator(".plan-result").inner_text()
    assert text.count("The permit has four conditions") == 1
    # Who stands above all steps is named in the steps, with the number alone.
    assert "Call the national support line if you suspect trafficking." not in text
    assert text.count("+46 20 39 00 00") > 1
    assert "●" in text
    assert page.locator(".plan-result a[href^='tel']").count() > 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".plan-links").first).to_be_visible()

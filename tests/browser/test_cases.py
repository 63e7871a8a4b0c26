"""Three cases as officers meet them: action, contact and form, each in at most three clicks or one search."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

LANGUAGES = {"en": "", "sv": "sv/"}
MOST_CLICKS = 3
PHONE, DESK = (360, 740), (1280, 800)


@pytest.fixture(params=LANGUAGES)
def home(request, served_site) -> str:
    return f"{served_site}/{LANGUAGES[request.param]}index.html"


def walk(page: Page, home: str, *goals: str) -> Page:
    """From the home page by the links that lead to these addresses, which a reader can see and tap."""
    assert len(goals) <= MOST_CLICKS
    page.goto(home)
    for goal in goals:
        link = page.locator(
            f'article a[href$="{goal}"]:visible, nav.quick-bar a[href$="{goal}"]:visible'
        ).first
        link.click()
        page.wait_for_url(re.compile(f"{re.escape(goal)}$"))
    return page


def numbers(place: Locator) -> list[str]:
    """The phone numbers to tap within a part of the page."""
    return [
        href
        for href in place.locator("a[href^='tel:']").evaluate_all("links => links.map((l) => l.href)")
        if href
    ]


def answer(page: Page, row: int) -> Locator:
    """A row of the table atop a country's page: 0 emergency, 1 officer, 2 child, 3 helpline."""
    return page.locator("table.glance-table tbody tr").nth(row)


class TestPatrolInLithuania:
    """A woman whose Ukrainian papers somebody else holds; the officer has a phone."""

    def test_what_to_do(self, page_for, home):
        page = walk(page_for(*PHONE), home, "act-now.html")
        expect(page.locator("#ten-minutes")).to_be_visible()
        assert page.locator("#ten-minutes + ol > li").count() >= 8
        expect(page.locator("#never + ul")).to_contain_text(re.compile("papers|handlingar"))

    def test_the_quick_way_is_on_every_page(self, page_for, home):
        page = walk(page_for(*PHONE), home, "countries/lt.html", "act-now.html")
        expect(page.locator("#ten-minutes")).to_be_visible()

    def test_whom_to_call(self, page_for, home):
        page = walk(page_for(*PHONE), home, "countries/lt.html")
        assert numbers(answer(page, 0)) == ["tel:112"]
        assert numbers(answer(page, 1)), "a line for officers"
        assert numbers(answer(page, 3)), "a line for victims"

    def test_what_to_say_in_her_language(self, page_for, home):
        page = walk(page_for(*PHONE), home, "meeting/sentences.html", "#lang-uk")
        section = page.locator("section, div").filter(has=page.locator("#lang-uk")).last
        expect(section.locator("[lang=uk]", has_text="паспорт або документи").first).to_be_visible()

    def test_the_signs_and_the_log(self, page_for, home):
        page = walk(page_for(*PHONE), home, "meeting/signs.html", "forms.html#log")
        assert_form(page, "log")


class TestBorderGuardInPoland:
    """A boy of 15 at an airport, travelling with a stranger; the officer has an old computer."""

    def test_what_to_do(self, page_for, home):
        page = walk(page_for(*DESK), home, "meeting/children.html")
        expect(page.locator("#adults")).to_be_visible()

    def test_what_is_mine_to_do(self, page_for, home):
        page = walk(page_for(*DESK), home, "roles/index.html", "border-guard.html")
        assert page.locator("h2[id^='measure-']").count() == 7

    def test_the_signs_at_an_airport(self, page_for, home):
        page = walk(page_for(*DESK), home, "meeting/signs.html", "#place-airport")
        boxes = page.locator("#place-airport ~ ul.task-list").first.get_by_role("checkbox")
        assert boxes.count() >= 5
        boxes.first.check()
        assert page.evaluate("localStorage.length + document.cookie.length") <= 1, "ticks are not kept"
        page.reload()
        expect(boxes.first).not_to_be_checked()

    def test_whom_to_call_for_a_child(self, page_for, home):
        page = walk(page_for(*DESK), home, "countries/pl.html")
        assert numbers(answer(page, 0)) == ["tel:112"]
        assert numbers(answer(page, 2)), "a line for a child"

    def test_the_referral_form(self, page_for, home):
        page = walk(page_for(*DESK), home, "forms.html", "#referral")
        assert_form(page, "referral")


class TestCaseOfficerInSweden:
    """A Romanian worker who was not paid and wants to go home."""

    def test_what_to_do(self, page_for, home):
        page = walk(page_for(*DESK), home, "across-borders/index.html", "return.html")
        expect(page.locator("#risk")).to_be_visible()
        expect(page.locator("#checklist ~ ul.task-list").first).to_be_visible()

    def test_what_is_mine_to_do(self, page_for, home):
        page = walk(page_for(*DESK), home, "roles/index.html", "migration-officer.html")
        expect(page.locator("#measure-6")).to_be_visible()

    def test_whom_to_call_here_and_there(self, page_for, home):
        page = page_for(*DESK)
        for country in ("se", "ro"):
            walk(page, home, f"countries/{country}.html")
            assert numbers(answer(page, 1)), country

    def test_the_risk_assessment(self, page_for, home):
        page = walk(page_for(*DESK), home, "across-borders/index.html", "return.html", "forms.html#risk")
        assert_form(page, "risk")


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("holds papers", "act-now.html"),
        ("child with stranger", "meeting/children.html"),
        ("safe return", "across-borders/return.html"),
        ("risk assessment form", "forms.html"),
        ("border guard", "roles/border-guard.html"),
        ("unpaid", "roles/labour-inspector.html"),
    ],
)
def test_one_search_finds_it(words, address, page_for, served_site):
    page = page_for(*DESK)
    page.goto(f"{served_site}/index.html")
    page.locator("label.md-search__icon[for=__search]:visible, input.md-search__input:visible").first.click()
    page.locator("input.md-search__input").fill(words)
    found = page.locator(".md-search-result__item .md-search-result__link")
    expect(found.first).to_be_visible()
    links = found.evaluate_all("links => links.map((link) => link.href)")
    assert any(address in link for link in links[:8]), links


def assert_form(page: Page, name: str) -> None:
    """The form is on the page as a PDF in the reader's language, and there when asked for."""
    code = page.locator("html").get_attribute("lang")
    link = page.locator(f"a[href$='form-{name}-{code}.pdf']").first
    expect(link).to_be_visible()
    address = link.evaluate("link => link.href")
    answer = page.request.get(address)
    assert answer.ok
    assert answer.body().startswith(b"%PDF-")

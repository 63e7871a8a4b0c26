"""The guide under a path of an intranet's server: pages, search, planner, downloads, a copy on the device."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from guide.bench.nginx import find_nginx, serving
from tests.browser.host import hosting

PATH = "/sub/path/"
KEEPING = 60_000  # milliseconds for all pages of a language


@pytest.fixture(scope="module")
def address(built_site, project) -> Iterator[str]:
    """The guide on a real nginx, as the example for administrators says; else on a host of the tests."""
    if find_nginx() is None:
        with hosting(built_site) as host:
            yield host.address
    else:
        with serving(project.root / "deploy" / "nginx.conf", built_site, PATH) as found:
            yield found


@pytest.fixture
def page(page_for, address) -> Iterator[Page]:
    """A page of which everything that it asks for must be under the path, and be there."""
    page = page_for()
    astray: list[str] = []
    page.on("request", lambda asked: None if asked.url.startswith(address) else astray.append(asked.url))
    page.on("response", lambda got: astray.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    yield page
    assert astray == []


def test_a_reader_goes_from_page_to_page_and_to_another_language(page, address):
    page.goto(address)
    page.locator("article a[href$='act-now.html']").first.click()
    expect(page).to_have_url(f"{address}act-now.html")
    page.goto(f"{address}countries/se.html")
    page.locator("a.md-select__link[hreflang=sv]").evaluate("one => one.click()")
    expect(page).to_have_url(f"{address}sv/countries/se.html")
    expect(page.locator("h1")).to_have_text("Sverige¶")


def test_the_search_finds_and_leads_there(page, address):
    page.goto(f"{address}sv/index.html")
    page.locator("input[name=query]").fill("betänketid")
    found = page.locator(".md-search-result__link").first
    expect(found).to_be_visible()
    found.click()
    page.wait_for_url(f"{address}sv/**")


def test_the_planner_plans_and_leads_on(page, address):
    page.goto(f"{address}across-borders/plan.html#found=pl&home=ua")
    expect(page.locator(".plan-count")).to_have_text(re.compile(r"^Go to the plan: \d+ steps$"))
    links = page.locator(".plan-result a").evaluate_all("all => all.map((one) => one.href)")
    [first, *_] = [link for link in links if "/countries/pl.html" in link]
    page.goto(first)
    expect(page).to_have_url(re.compile(re.escape(f"{address}countries/pl.html")))


def test_a_pdf_can_be_had(page, address):
    page.goto(f"{address}downloads.html")
    link = page.locator("a[href$='country-se-en.pdf']").first.evaluate("one => one.href")
    assert link.startswith(address)
    answer = page.request.get(link)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.body().startswith(b"%PDF-1.7")


def test_a_copy_is_kept_on_the_device_for_this_path_alone(page, address):
    page.goto(f"{address}downloads.html")
    page.locator(".keep input[value=en]").check()
    page.locator(".keep-go").click()
    expect(page.locator(".keep-said")).to_contain_text("On this device", timeout=KEEPING)
    scopes = page.evaluate(
        "async () => (await navigator.serviceWorker.getRegistrations()).map((one) => one.scope)"
    )
    assert scopes == [address]

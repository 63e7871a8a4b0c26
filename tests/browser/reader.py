"""A reader of the guide, who reads, searches, plans and ticks in one language."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

FOLDERS = {"en": "", "sv": "sv/", "uk": "uk/"}
NAMES = {"en": "Sweden", "sv": "Sverige", "uk": "Швеція"}
SEARCHED = {"en": "reflection", "sv": "betänketid", "uk": "період"}


def use(page: Page, root: str, code: str, start: str = "index.html") -> None:
    """Read, search, plan and tick, as a reader does."""
    page.goto(f"{root}{start}")
    page.locator("article ul.country-list a", has_text=NAMES[code]).first.click()
    expect(page.locator("h1")).to_contain_text(NAMES[code])
    page.locator("input[name=query]").click()
    page.locator("input[name=query]").fill(SEARCHED[code])
    result = page.locator(".md-search-result__link").first
    expect(result).to_be_visible()
    result.click()
    expect(page.locator("article")).to_contain_text(re.compile(SEARCHED[code][:6], re.IGNORECASE))
    page.goto(f"{root}across-borders/plan.html")
    page.locator("#plan-found").select_option("se")
    page.locator("#plan-home").select_option("ua")
    expect(page.locator(".plan-result .plan-step").first).to_be_visible()
    page.goto(f"{root}meeting/signs.html")
    page.locator("article input[type=checkbox]").first.check()
    page.goto(f"{root}contacts.html#country=se")
    assert page.locator("table.contacts tbody tr:visible").count() > 1

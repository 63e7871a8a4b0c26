"""The route planner, opened in a browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect

ADDRESS = "across-borders/plan.html"


def opened(page: Page, site: str, choices: str = "") -> Page:
    """The planner of the `site`, with choices as they stand in an address."""
    page.goto(f"{site}/{ADDRESS}#{choices}")
    expect(page.locator("form.plan-form")).to_be_visible()
    return page

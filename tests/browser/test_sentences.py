"""Sentences in use: one language at a time, all of them without a script, and room on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

ADDRESS = "meeting/sentences.html"


def shown(page: Page) -> list[str]:
    """The languages whose sentences can be seen."""
    return page.locator(".sentences:visible > h2").evaluate_all("all => all.map((one) => one.id)")


def test_one_language_is_shown_at_a_time(page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/{ADDRESS}")
    every = shown(page)
    assert len(every) == 13

    choice = page.get_by_label("Language of the person")
    choice.select_option("lang-uk")
    assert shown(page) == ["lang-uk"]

    # A link to another language shows that one.
    page.locator(".language-list a[href='#lang-lt']").click()
    expect(page.locator("#lang-lt")).to_be_in_viewport()
    assert shown(page) == ["lang-lt"]
    assert choice.input_value() == "lang-lt"

    choice.select_option("")
    assert shown(page) == every


def test_without_a_script_all_languages_are_there_and_no_menu(page_for, served_site):
    page = page_for(javascript=False)
    page.goto(f"{served_site}/{ADDRESS}")
    assert len(shown(page)) == 13
    expect(page.locator("form.sentence-choice")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 360])
def test_the_sentences_fit_on_a_phone(width, page_for, served_site):
    page = page_for(width, 760)
    page.goto(f"{served_site}/{ADDRESS}#lang-de")
    right = page.locator(".sentence-table td").evaluate_all(
        "all => Math.max(...all.map((one) => one.getBoundingClientRect().right))"
    )
    assert right <= width

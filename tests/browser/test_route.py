"""The route planner in use: choices, the address, keyboard, a phone, no script, no network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.planner import ADDRESS, opened


def test_the_steps_appear_with_the_second_country_and_change_with_the_choices(page_for, served_site):
    page = opened(page_for(), served_site)
    count, result = page.locator(".plan-count"), page.locator(".plan-result")
    expect(count).to_have_text("Choose the two countries. The steps appear here.")
    expect(result).to_be_empty()

    page.get_by_label("Where is the person now?").select_option("pl")
    expect(result).to_be_empty()
    page.get_by_label("Which is the home country?").select_option("ua")
    expect(count).to_have_text(re.compile(r"^Go to the plan: \d+ steps$"))
    expect(result).to_contain_text("Treat the person as a child until the age is known.")
    expect(result.locator(".plan-call")).to_contain_text("Poland")

    page.get_by_label("Adult", exact=True).check()
    expect(result).not_to_contain_text("Treat the person as a child")
    page.get_by_label("Which is the home country?").select_option("ru")
    expect(result.locator(".plan-never")).to_contain_text("Give Russia no information")
    expect(result.locator(".plan-call")).not_to_contain_text("Ukraine")

    page.get_by_role("button", name="Start again").click()
    expect(result).to_be_empty()
    assert "#" not in page.url


def test_ticks_stay_while_choices_change(page_for, served_site):
    page = opened(page_for(), served_site, "found=se&home=ro")
    box = page.get_by_label("Make the person safe before you ask anything.")
    box.check()
    page.get_by_label("Adult", exact=True).check()
    expect(box).to_be_checked()


def test_the_address_holds_the_choices_and_brings_them_back(page_for, served_site):
    page = opened(page_for(), served_site, "found=ee&home=ru&age=adult&wish=asylum&role=nonsense")
    assert page.get_by_label("Where is the person now?").input_value() == "ee"
    assert page.locator("#plan-role").input_value() == "any"
    expect(page.locator(".plan-result")).to_contain_text("Do not contact the home country")
    page.get_by_label("Go home").check()
    assert page.url.endswith("#found=ee&home=ru&age=adult&wish=home")
    assert page.evaluate("[localStorage.length, document.cookie]")[1] == ""

    page.goto(f"{served_site}/{ADDRESS}#found=fi&home=other")
    expect(page.locator(".plan-call")).to_contain_text("Finland")
    expect(page.locator(".plan-result")).to_contain_text("No contact in the home country is known.")


def test_where_to_is_asked_only_of_those_who_want_to_go_and_moves_nothing(page_for, served_site):
    page = opened(page_for(), served_site, "found=se&home=ro")
    to, role = page.get_by_label("Where does the person want to go?"), page.locator("#plan-role")
    before = role.evaluate("one => one.offsetTop")
    expect(to).to_be_disabled()
    page.get_by_label("Go to another country").check()
    expect(to).to_be_enabled()
    page.keyboard.press("Tab")
    page.keyboard.type("Ger")
    expect(page.locator(".plan-call")).to_contain_text("Germany")
    assert role.evaluate("one => one.offsetTop") == before
    assert page.url.endswith("#found=se&home=ro&wish=elsewhere&to=de")
    page.get_by_label("Stay here").check()
    expect(to).to_be_disabled()
    expect(to).to_have_value("none")
    expect(page.locator(".plan-call")).not_to_contain_text("Germany")
    assert page.url.endswith("#found=se&home=ro&wish=stay")

    page.goto(f"{served_site}/{ADDRESS}#found=se&home=ro&wish=elsewhere&to=fi")
    expect(to).to_have_value("fi")
    expect(page.locator(".plan-case")).to_contain_text("Going to: Finland")


def test_it_works_without_a_network_once_it_is_there(page_for, served_site):
    page = opened(page_for(), served_site)
    page.context.set_offline(True)
    page.get_by_label("Where is the person now?").select_option("de")
    page.get_by_label("Which is the home country?").select_option("bg")
    expect(page.locator(".plan-call")).to_contain_text("Bulgaria")


def test_it_works_from_a_folder(page_for, built_site: Path):
    page = page_for()
    page.goto(f"{(built_site / ADDRESS).as_uri()}#found=se&home=ro")
    expect(page.locator(".plan-call")).to_contain_text("Romania")


def test_without_a_script_the_pages_found_in_take_its_place(page_for, served_site):
    page = page_for(javascript=False)
    page.goto(f"{served_site}/{ADDRESS}")
    expect(page.locator("form.plan-form")).to_be_hidden()
    expect(page.locator(".with-script")).to_be_hidden()
    expect(page.locator(".without-script")).to_be_visible()
    page.locator("article a[href$='plan/found-in-se.html']").first.click()
    expect(page.locator("h1")).to_contain_text("Found in Sweden")
    article = page.locator("article")
    expect(article).to_contain_text("Ask civil society in Sweden")
    expect(article.locator("#call .phone, .plan-call .phone").first).to_have_text("112")
    romania = article.locator("#home-ro")
    expect(romania).to_be_hidden()
    article.locator("summary", has_text="Romania").click()
    expect(romania.locator(".phone").first).to_be_visible()
    expect(article.locator("#home-ru")).to_contain_text("Give Russia no information")
    expect(article.locator("#home-ru .phone")).to_have_count(0)
    page.goto(f"{served_site}/plan/found-in-se.html#home-lt")
    expect(article.locator("#home-lt .phone").first).to_be_visible()


def test_a_page_found_in_is_short_on_a_phone_and_whole_on_paper(page_for, served_site):
    page = page_for(360, 740, javascript=False)
    page.goto(f"{served_site}/plan/found-in-se.html")
    assert page.evaluate("document.documentElement.scrollHeight") < 14_000
    page.emulate_media(media="print")
    expect(page.locator("#home-lt .phone").first).to_be_visible()
    expect(page.locator("#measure-2 .phone").first).to_be_visible()
    expect(page.locator("#measure-7")).to_contain_text("Get the person a lawyer")


def test_the_keyboard_is_enough_and_the_focus_stays(page_for, served_site):
    page = opened(page_for(), served_site)
    page.get_by_label("Where is the person now?").focus()
    page.keyboard.type("Lat")
    page.keyboard.press("Tab")
    page.keyboard.type("Nor")
    expect(page.locator(".plan-call")).to_contain_text("Latvia")
    assert page.evaluate("document.activeElement.id") == "plan-home"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".plan-case")).to_contain_text("Danger now: Yes")
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.plan-step input')"):
            break
    page.keyboard.press("Space")
    assert page.locator(".plan-step input:checked").count() == 1


def test_the_result_is_told_politely_and_in_few_words(page_for, served_site):
    page = opened(page_for(), served_site, "found=se&home=ro")
    count = page.get_by_role("status")
    assert re.fullmatch(r"Go to the plan: \d+ steps", count.inner_text())
    assert page.locator(".plan-result[aria-live], .plan-result [aria-live]").count() == 0


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_wider_than_a_phone(width, page_for, served_site):
    page = opened(page_for(width, 740), served_site, "found=pl&home=ua&age=child&wish=home&exploited=de")
    page.locator("details.plan-part").evaluate_all(
        "all => all.filter((one) => !one.open).forEach((one) => one.querySelector('summary').click())"
    )
    expect(page.locator("#gaps")).to_be_visible()
    right = page.locator(".planner *").evaluate_all(
        "all => Math.max(...all.map((one) => one.getBoundingClientRect().right))"
    )
    assert right <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_phone_shows_the_first_measures_and_folds_the_rest(page_for, served_site):
    page = opened(page_for(360, 740), served_site, "found=se&home=ro")
    expect(page.get_by_text("Make the person safe before you ask anything.")).to_be_visible()
    help_now = page.get_by_text("Start help now")
    expect(help_now).to_be_hidden()
    page.get_by_role("heading", name="5. Urgent assistance").click()
    expect(help_now).to_be_visible()
    page.get_by_label("Adult", exact=True).check()
    expect(help_now).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_no_barrier_in_form_and_result(dark, page_for, served_site):
    page = opened(page_for(dark=dark), served_site, "found=pl&home=ua&age=child&wish=home")
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    options = {"runOnly": {"type": "tag", "values": rules}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    assert [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]] == []


def test_the_form_does_not_move_when_steps_appear(page_for, served_site):
    page = opened(page_for(), served_site)
    form = page.locator("form.plan-form")
    page.get_by_label("Where is the person now?").select_option("pl")
    before = form.locator("#plan-role").bounding_box()
    page.get_by_label("Which is the home country?").select_option("ua")
    assert form.locator("#plan-role").bounding_box() == before

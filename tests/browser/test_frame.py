"""What stands around the text: the menu, the contents beside it, the way back up, light and dark, paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

LONG = "countries/se.html"
PHONE, DESK = (360, 740), (1280, 800)


def test_a_page_loads_no_script_of_the_theme(page_for, served_site):
    page = page_for()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url.removeprefix(f"{served_site}/")))
    page.goto(f"{served_site}/{LONG}")
    scripts = [name for name in asked if name.endswith(".js")]
    assert sorted(scripts) == [f"assets/js/{one}.js" for one in ("copy", "frame", "guide", "start")]


def test_the_menu_of_a_phone_is_one_button_that_opens_and_closes(page_for, served_site):
    page = page_for(*PHONE)
    page.goto(f"{served_site}/{LONG}")
    button = page.get_by_role("button", name="Navigation")
    expect(button).to_have_attribute("aria-expanded", "false")
    assert page.locator("header [for=__drawer]").count() == 0
    button.click()
    link = page.locator(".md-sidebar--primary a.md-nav__link[href$='pl.html']").first
    expect(link).to_be_visible()
    link.click()
    page.wait_for_url(f"{served_site}/countries/pl.html")


def test_without_scripts_the_menu_opens_too(page_for, served_site):
    page = page_for(*PHONE, javascript=False)
    page.goto(f"{served_site}/{LONG}")
    page.locator("header label[for=__drawer]").click()
    expect(page.locator(".md-sidebar--primary a.md-nav__link[href$='pl.html']").first).to_be_visible()


def test_a_link_within_the_page_closes_the_menu(page_for, served_site):
    page = page_for(*PHONE)
    page.goto(f"{served_site}/{LONG}")
    page.locator("header .menu-open").click()
    page.locator(".md-sidebar--primary label.md-nav__link[for=__toc]").click()
    page.locator(".md-sidebar--primary a[href='#return']").click()
    expect(page.locator("#__drawer")).not_to_be_checked()
    expect(page.locator("#return")).to_be_in_viewport()


def top_of(page: Page, name: str) -> float:
    return page.locator(f"[id='{name}']").evaluate("one => one.getBoundingClientRect().top")


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("name", ["urgent-assistance", "statistics", "sources"])
def test_a_link_to_a_section_leads_right_to_it_and_it_stays_there(size, name, page_for, served_site):
    page = page_for(*size)
    page.goto(f"{served_site}/{LONG}#{name}")
    bars = page.locator(".quick-bar" if size == PHONE else ".md-header")
    low = bars.evaluate("one => one.getBoundingClientRect().bottom")
    page.wait_for_timeout(500)
    assert low <= top_of(page, name) < low + 120


def test_the_contents_say_which_part_is_read(page_for, served_site):
    page = page_for(*DESK)
    page.goto(f"{served_site}/{LONG}#return")
    active = page.locator(".md-sidebar--secondary .md-nav__link--active")
    expect(active).to_have_attribute("href", "#return")
    # At once, not with keys: on a busy computer the page still moves when the next one comes.
    page.evaluate("scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })")
    expect(active).to_have_attribute("href", "#sources")
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    expect(page.locator(".md-sidebar--secondary .md-nav__link--passed")).to_have_count(0)


def test_who_turns_round_gets_a_way_back_to_the_top(page_for, served_site):
    page = page_for(*DESK)
    page.goto(f"{served_site}/{LONG}")
    back, title = page.locator(".md-top"), page.locator(".md-header__title")
    expect(back).not_to_be_visible()
    page.mouse.move(600, 400)
    page.mouse.wheel(0, 3000)
    expect(title).to_have_class(re.compile("md-header__title--active"))
    expect(back).not_to_be_visible()
    page.mouse.wheel(0, -500)
    expect(back).to_be_visible()
    back.click()
    page.wait_for_function("() => scrollY === 0")
    expect(title).not_to_have_class(re.compile("md-header__title--active"))
    expect(back).not_to_be_visible()


LATER = """all => all.filter((one) => getComputedStyle(one).contentVisibility !== "visible").length"""


def test_what_is_far_below_is_laid_out_soon_after(page_for, served_site):
    page = page_for(*PHONE)
    page.goto(f"{served_site}/{LONG}", wait_until="commit")
    page.wait_for_selector("article > .page-facts", state="attached")
    page.wait_for_load_state()
    page.wait_for_function(f"() => ({LATER})([...document.querySelectorAll('article > *')]) === 0")
    height = page.evaluate("document.body.scrollHeight")
    page.keyboard.press("End")
    page.wait_for_function("() => scrollY > 0")
    assert page.evaluate("document.body.scrollHeight") == height


def test_without_scripts_what_is_far_below_is_found_and_stands_on_paper(page_for, served_site):
    page = page_for(*DESK, javascript=False)
    page.goto(f"{served_site}/{LONG}")
    assert page.locator("article > *").evaluate_all(LATER) > 10
    last = page.locator("#statistics ~ ul > li").last
    words = last.evaluate("one => one.textContent.trim().slice(0, 40)")
    assert page.evaluate("words => find(words)", words), "the browser's own search in the page"
    expect(last).to_be_in_viewport()
    page.emulate_media(media="print")
    assert page.locator("article > *").evaluate_all(LATER) == 0


def test_paper_shows_what_is_folded(page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/{LONG}")
    folded = page.locator("article details:not([open])")
    before = folded.count()
    assert before > 5
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(folded).to_have_count(before)


def test_light_or_dark_goes_with_the_device_until_somebody_chooses(page_for, served_site):
    page = page_for(dark=True)
    page.goto(f"{served_site}/index.html")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.locator("form[data-md-component=palette] label:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def test_light_or_dark_is_switched_with_keys(page_for, served_site):
    page = page_for()
    page.goto(f"{served_site}/index.html")
    page.locator("#__palette_0").focus()
    for scheme in ("slate", "default"):
        page.keyboard.press("Enter")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)


def test_the_meaning_of_a_word_is_shown_to_whoever_goes_by_keys(page_for, served_site):
    page = page_for(*PHONE)
    page.goto(f"{served_site}/meeting/signs.html")
    term = page.locator("article a.term[title]").first
    term.evaluate("one => one.focus({focusVisible: true})")
    note = page.locator("p.meaning")
    expect(note).to_have_text(term.get_attribute("title") or "")
    box = note.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE[0]
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)


MOVES = """new PerformanceObserver((seen) => {
  for (const one of seen.getEntries()) globalThis.moved = (globalThis.moved ?? 0) + one.value;
}).observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize("address", ["index.html", LONG, "across-borders/plan.html", "uk/contacts.html"])
def test_nothing_moves_while_a_page_comes_up(address, page_for, served_site):
    page = page_for(*PHONE)
    page.add_init_script(MOVES)
    # Scripts come late on a slow network.
    page.route("**/*.js", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.goto(f"{served_site}/{address}")
    page.wait_for_timeout(300)
    assert page.evaluate("globalThis.moved ?? 0") < 0.05

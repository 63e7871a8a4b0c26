"""How the browser shows a plan: the box "Whom to call", sources, languages, marks, and where focus goes."""

from __future__ import annotations

import random
import re

import pytest
from playwright.sync_api import expect

from guide.route.box import box
from guide.route.case import Case, fields
from guide.route.plan import plan
from guide.route.say import place, references, said
from guide.site.context import build_context
from guide.site.planner.table import route_table
from tests.browser.planner import opened

CHANCE = random.Random(360)  # noqa: S311 - the same cases each time

# Each case's box: what stands there in order, and the places to which its sources lead.
BOXES = """async (cases) => {
  const told = [];
  for (const choices of cases) {
    const shown = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    location.hash = new URLSearchParams(choices);
    await shown;
    // The parts after the box come in the next frame.
    await new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))));
    const parts = [...document.querySelectorAll(".plan-call > :not(h2), .plan-call li")];
    const lines = parts.filter((one) => one.localName !== "ul").map((one) => [
      one.matches(".plan-now") ? "now" : one.localName,
      (one.querySelector(".plan-name, strong") ?? one).textContent,
      [...one.querySelectorAll(".phone")].map((phone) => phone.textContent),
    ]);
    const fold = document.querySelector(".plan-sources");
    fold?.fill();
    const sources = [...fold?.querySelectorAll("a") ?? []].map((one) => one.getAttribute("href"));
    told.push([lines, sources]);
  }
  return told;
}"""


def expected(made):
    """The box of a plan, as the browser is asked for it."""
    for group in box(made):
        numbers = [shown for card in group.cards for shown, _ in card.get("p", ())]
        if group.now:
            yield ["now", said(group.words), numbers]
            continue
        if group.country:
            yield ["h3", group.country, []]
        if group.words:
            yield ["p", said(group.words), []]
        for card in group.cards:
            yield ["li", said(card["b"]), [shown for shown, _ in card.get("p", ())]]


def test_box_and_sources_are_those_of_python(page_for, served_site, project, guide):
    table = route_table(project, guide, build_context(project, "en").words)
    cases = [{one.name: CHANCE.choice(one.values) for one in fields(guide)} for _ in range(60)]
    page = opened(page_for(), served_site)
    for choices, (lines, sources) in zip(cases, page.evaluate(BOXES, cases), strict=True):
        made = plan(table, Case(**choices))
        assert lines == list(expected(made)), choices
        leads = [f"../{place(card, table)[1]}" for card in references(made).values()]
        assert sources == leads, choices


@pytest.mark.parametrize("dark", [False, True])
def test_in_danger_the_first_line_is_red_and_bold_with_the_number(dark, page_for, served_site):
    page = opened(page_for(360, 740, dark=dark), served_site, "found=de&home=ro&danger=yes")
    first = page.locator(".plan-call > :nth-child(2)")
    expect(first).to_contain_text("Call the emergency number now. 110, 112")
    for part in (first.locator("strong"), first.locator(".phone a").first):
        red, green, blue, weight = part.evaluate(
            "one => [...getComputedStyle(one).color.match(/\\d+/g).slice(0, 3).map(Number),"
            " Number(getComputedStyle(one).fontWeight)]"
        )
        assert red > 1.4 * max(green, blue), "red"
        assert weight >= 600
    # The same number does not stand there a second time.
    assert page.locator(".plan-call a[href='tel:110']").count() == 1


def test_a_line_of_the_box_has_languages_a_mark_and_its_source(page_for, served_site):
    page = opened(page_for(), served_site, "found=ro&home=lt&age=adult")
    line = page.locator(".plan-call li", has_text="number for callers abroad")
    expect(line).to_contain_text("Lithuanian, English, Russian")
    expect(line.locator(".status")).to_have_text("Older, 2021")
    assert line.locator("a").first.get_attribute("href") == "../countries/lt.html#lt-hotline-from-abroad"
    confirmed = opened(page_for(), served_site, "found=se&home=ro&age=adult&police=no").locator(
        ".plan-call li", has_text="National women's helpline"
    )
    assert confirmed.locator(".status").count() == 0


def test_a_number_at_a_step_and_in_the_list_leads_to_the_same_fact(page_for, served_site):
    page = opened(page_for(), served_site, "found=se&home=ro&police=no")
    page.locator("#sources").click()
    leads = page.locator(".plan-sources a").evaluate_all("all => all.map((one) => one.href)")
    assert len(set(leads)) == len(leads) > 20
    told = page.locator(".plan-reference").evaluate_all(
        "all => all.map((one) => [one.textContent, one.href])"
    )
    assert told
    for number, goal in told:
        assert leads[int(number.strip("[]")) - 1] == goal


def test_the_second_time_a_contact_has_no_list_and_no_sentence(page_for, served_site):
    page = opened(page_for(), served_site, "found=se&home=ro&age=adult&police=no")
    cards = page.locator(".plan-card", has_text="Social services on call")
    assert cards.count() == 2
    expect(cards.first).to_contain_text("They take cases that cannot wait")
    expect(cards.last).to_have_text(
        "Social services on call, at night and at weekends (ask 112 for: socialjour). "
        "112 (from abroad: not known) Hours: not known "
    )


def test_whom_a_rule_leaves_out_is_said_once_in_a_step(page_for, served_site):
    page = opened(page_for(), served_site, "found=de&home=is&police=no")
    said_so = page.locator(".plan-step").evaluate_all(
        "all => all.map((step) => [...step.querySelectorAll('.plan-left-out')].map((one) => one.textContent))"
    )
    assert any(said_so)
    for lines in said_so:
        assert len(set(lines)) == len(lines)


@pytest.mark.parametrize("medium", ["screen", "print"])
def test_a_number_never_breaks_over_two_lines(medium, page_for, served_site):
    page = opened(page_for(320, 740), served_site, "found=de&home=ua&danger=yes&exploited=lt")
    page.emulate_media(media=medium)
    if medium == "print":
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    broken = page.locator(".plan-result .phone").evaluate_all(
        "all => all.filter((one) => one.getClientRects().length > 1).map((one) => one.textContent)"
    )
    assert page.locator(".plan-result .phone").count() > 5
    assert broken == []
    two = ".plan-now" if medium == "print" else ".plan-step:has-text('Call the emergency number now.')"
    expect(page.locator(two).first).to_contain_text(re.compile(r"110( \([^)]*\))?, 112"))


@pytest.mark.parametrize("folder", ["sv", "uk"])
def test_laws_that_stay_in_english_say_so_to_a_screen_reader(folder, page_for, served_site):
    page = opened(page_for(), f"{served_site}/{folder}", "found=pl&home=se&age=adult&police=yes&wish=stay")
    page.locator("#sources").click()
    convention = page.locator(".plan-sources a", has_text="CETS 197 art. 13").locator("[lang=en]")
    expect(convention.first).to_have_text("CETS 197 art. 13")
    polish = page.locator(".plan-lines [lang=en]").all_text_contents()
    assert any("Act on Foreigners Art." in one for one in polish), polish
    # The law of Sweden stands there by its Swedish name.
    page = opened(page, f"{served_site}/{folder}", "found=se&home=ua&age=adult&police=yes&wish=stay")
    swedish = page.locator(".plan-lines", has_text="Utlänningslagen")
    expect(swedish.first).to_be_attached()
    assert swedish.locator("[lang=en]", has_text="Utlänningslagen").count() == 0


def test_start_again_leads_to_the_first_question(page_for, served_site):
    page = opened(page_for(360, 740), served_site, "found=se&home=ro")
    page.get_by_role("button", name="Start again").click()
    first = page.get_by_label("Where is the person now?")
    expect(first).to_be_focused()
    expect(first).to_be_in_viewport()
    # Nothing lies over it: neither the header nor the button that leads back to the top.
    assert first.evaluate(
        "one => { const { left, top, width, height } = one.getBoundingClientRect();"
        " return document.elementFromPoint(left + width / 2, top + height / 2) === one; }"
    )


def test_the_button_to_the_top_lies_behind_the_questions(page_for, served_site):
    page = opened(page_for(360, 740), served_site, "found=se&home=ro")
    field, button = page.locator("#plan-home"), page.locator(".md-top")
    page.evaluate("scrollTo(0, 3000)")
    page.wait_for_timeout(100)
    # Upwards, which brings the button, until the field is where it stands.
    field.evaluate(
        "(one, top) => scrollTo(0, one.getBoundingClientRect().top + scrollY - top)",
        button.evaluate("one => one.offsetTop"),
    )
    expect(button).to_be_visible()
    over = button.evaluate(
        "one => { const { left, top, width, height } = one.getBoundingClientRect();"
        " return !!document.elementFromPoint(left + width / 2, top + height / 2).closest('.plan-form'); }"
    )
    assert over

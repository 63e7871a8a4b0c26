"""The pages "Found in": what stands on them can be, and says for whom."""

from __future__ import annotations

from itertools import product

import pytest
from lxml.html import fragment_fromstring

from guide.facts.guide import Entry
from guide.facts.models import Contact
from guide.facts.vocabulary import KeyQuestion, Role
from guide.route.case import Case
from guide.route.contacts import for_calls_from_abroad
from guide.route.plan import plan
from guide.route.possible import Possible, conditions_of
from guide.site.context import build_context
from guide.site.planner.pages import found_page
from guide.site.writing.fact import Writer
from guide.site.writing.footnotes import Footnotes

COUNTRIES = ["bg", "de", "dk", "ee", "fi", "is", "lt", "lv", "no", "pl", "ro", "ru", "se", "ua"]
REFLECTION = ("reflection", "reflection-told", "reflection-unknown", "reflection-national")
NATIONAL = "the person is a citizen here"
EU = "the person is a citizen here or of the EU or EEA"
WHEN = {
    ("bg", "reflection"): f"Unless {NATIONAL} or the person is a child",
    ("bg", "reflection-unknown"): f"If the person is a child, unless {NATIONAL}",
    ("pl", "reflection"): f"Unless {EU}",
    ("pl", "reflection-told"): "If the person is an EU or EEA citizen",
    ("pl", "reflection-national"): f"If {NATIONAL}",
    ("de", "reflection"): f"Unless {NATIONAL}",
    ("ua", "reflection-unknown"): f"Unless {NATIONAL}",
}


@pytest.fixture(scope="session")
def pages(table, project):
    words = build_context(project, "en").words
    made = {}
    for code in COUNTRIES:
        writer = Writer(words, Footnotes(words), f"plan/found-in-{code}.html", "")
        made[code] = fragment_fromstring(found_page(table, code, writer), create_parent="main")
    return made


def steps_of(page, part):
    """Each step of a part by its words: what stands above it, and the lengths and texts of its cards."""
    [part] = page.xpath(f".//section[contains(@class, 'plan-{part}')]")
    return {
        " ".join(step.xpath(".//span[@class='plan-text']")[0].text_content().split()): (
            above(step),
            {card.xpath("./p")[0].text_content() for card in step.xpath("./div[@class='plan-card']")},
        )
        for step in part.xpath(".//li[contains(@class, 'plan-step')]")
    }


def above(step):
    """The words under which a step stands, which say when it counts."""
    return "".join(
        one.text_content() for one in step.getparent().xpath("./preceding-sibling::*[1][@class='plan-when']")
    )


@pytest.mark.parametrize("code", COUNTRIES)
def test_what_can_be_is_what_some_case_has(code, table, every):
    """Steps, and their cards, against the count of all cases."""
    possible = Possible(table, {"found": code})
    here = every.where("found", code)
    for step in table["steps"]:
        assert possible.can(conditions_of(step["w"])) == bool(every.step(step) & here), step["i"]
        for one in step.get("s", ()):
            numbers = [one] if isinstance(one, int) else table["lists"][one[1]].get(code, [])
            for number in numbers if isinstance(one, int) or one[0] == "found" else ():
                rule = table["cards"][number].get("x", ())
                cases = every.step(step) & here & every.meeting(rule)
                assert possible.can(conditions_of([*step["w"], *rule])) == bool(cases), (step["i"], number)


@pytest.mark.parametrize("code", COUNTRIES)
def test_a_step_on_the_reflection_period_stands_with_what_some_person_gets(code, table, pages):
    words = {step["i"]: step["t"] for step in table["steps"] if step["i"] in REFLECTION}
    expected: dict[str, set[str]] = {}
    answers = {one["n"]: one["v"] for one in table["fields"]}
    for home, status, age in product(answers["home"], answers["status"], answers["age"]):
        for step in plan(table, Case(code, home, status=status, age=age)).steps:
            if step.id in words:
                told = expected.setdefault(step.id, set())
                told.update(str(one.card.get("b", "")) for one in step.shown if one.fits and "s" in one.card)
    shown = steps_of(pages[code], "measure-4")
    assert {name for name, text in words.items() if text in shown} == set(expected)
    for name, lengths in expected.items():
        _, cards = shown[words[name]]
        every_length = {one["b"] for one in table["cards"] if "b" in one and "s" in one and "p" not in one}
        there = {one for one in every_length if any(card.startswith(f"{one}.") for card in cards)}
        assert there == lengths - {""}, (code, name)
        assert not there or name in ("reflection", "reflection-national", "reflection-told"), (code, name)


@pytest.mark.parametrize("code", COUNTRIES)
def test_nowhere_does_a_length_stand_under_words_that_none_is_known(code, table, pages):
    """Not under the home countries either."""
    names = ("reflection-unknown", "differs-no-length", "differs-no-length-home")
    words = [step["t"] for step in table["steps"] if step["i"] in names]
    lengths = {f"{one['b']}." for one in table["cards"] if "b" in one and "s" in one and "p" not in one}
    found = 0
    for step in pages[code].xpath(".//li[contains(@class, 'plan-step')]"):
        text = " ".join(step.xpath(".//span[@class='plan-text']")[0].text_content().split())
        for card in step.xpath("./div[@class='plan-card']") if text in words else ():
            found += 1
            assert not [one for one in lengths if card.text_content().startswith(one)], (code, text)
    assert found


@pytest.mark.parametrize(("code", "name"), WHEN)
def test_a_step_on_the_reflection_period_says_for_whom_it_is(code, name, table, pages):
    [text] = [step["t"] for step in table["steps"] if step["i"] == name]
    assert steps_of(pages[code], "measure-4")[text][0] == WHEN[code, name]


@pytest.mark.parametrize("code", COUNTRIES)
def test_conditions_are_sentences(code, pages):
    notes = [one.text_content() for one in pages[code].xpath(".//*[@class='plan-when']")]
    assert notes
    for note in notes:
        assert note.startswith(("If ", "Unless ", "In every case")), note
        assert ":" not in note, note
        assert "for this person" not in note, note


@pytest.mark.parametrize("code", COUNTRIES)
def test_what_is_never_done_stands_in_view_with_its_condition(code, pages, table, every):
    [part] = pages[code].xpath(".//section[contains(@class, 'plan-never')]")
    assert not part.xpath("ancestor::details")
    shown = steps_of(pages[code], "never")
    here = every.where("found", code)
    for step in table["steps"]:
        cases = every.step(step) & here if step.get("k") == "never" else 0
        assert not cases or bool(here & ~cases) == bool(shown[step["t"]][0]), step["i"]


def test_rules_on_ukraine_and_russia_are_never_hidden_in_their_entries(pages):
    shown = steps_of(pages["se"], "never")
    child = "Never ask Russia who a Ukrainian child is, or who has custody."
    assert (
        shown[child][0] == "If the home country is Ukraine, and the person is a child or the age is not sure"
    )
    [russia] = [
        when
        for text, (when, _) in shown.items()
        if text.startswith("Give Russia no information about the person,")
    ]
    assert "If the home country is Russia" in russia
    assert "If the person wants to go to Russia" in russia


@pytest.mark.parametrize("code", COUNTRIES)
def test_a_part_begins_with_what_is_for_everybody_and_says_each_condition_once(code, pages):
    for part in pages[code].xpath(".//section[contains(@class, 'found-in')]"):
        heads = [above(group[0]) for group in part.xpath("./ul[li[contains(@class, 'plan-step')]]")]
        assert len(set(heads)) == len(heads), heads
        assert "" not in heads[1:], heads


@pytest.mark.parametrize("code", COUNTRIES)
def test_danger_comes_first_with_the_emergency_numbers(code, project, table, guide):
    words = build_context(project, "en").words
    writer = Writer(words, Footnotes(words), f"plan/found-in-{code}.html", "")
    text = found_page(table, code, writer)
    box = text[text.index('!!! danger "Immediate danger"') : text.index("{ #call }")]
    known = [
        entry.fact
        for entry in guide.key(code, KeyQuestion.EMERGENCY)
        if isinstance(entry, Entry) and isinstance(entry.fact, Contact) and entry.fact.role is Role.EMERGENCY
        if not for_calls_from_abroad(entry)
    ]
    for fact in known:
        for phone in fact.phones:
            assert f'<a href="tel:{phone.number}">' in box
    assert known or ("tel:" not in box and "duty officer" in box)


@pytest.mark.parametrize("code", COUNTRIES)
def test_nothing_on_the_page_asks_to_choose_in_a_form(code, pages):
    text = pages[code].text_content()
    assert "Choose in the planner" not in text
    assert "You chose" not in text

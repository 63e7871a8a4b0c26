"""The pages "Found in": what stands on them can be, and says for whom."""

from __future__ import annotations

from itertools import product

import pytest
from lxml.html import fragment_fromstring

from guide.route.case import Case
from guide.route.plan import plan
from guide.route.possible import Possible, conditions_of
from guide.site.context import build_context
from guide.site.planner.pages import found_page
from guide.site.writing.fact import Writer
from guide.site.writing.footnotes import Footnotes

COUNTRIES = ["bg", "de", "dk", "ee", "fi", "is", "lt", "lv", "no", "pl", "ro", "ru", "se", "ua"]
REFLECTION = ("reflection", "reflection-told", "reflection-unknown", "reflection-national")
NATIONAL = "the person is a citizen of the country where they are"
WHEN = {
    ("bg", "reflection"): f"Not if: {NATIONAL} or the person is a child.",
    ("bg", "reflection-unknown"): f"Only if: the person is a child. Not if: {NATIONAL}.",
    ("pl", "reflection"): f"Not if: {NATIONAL} or the person is an EU or EEA citizen.",
    ("pl", "reflection-told"): "Only if: the person is an EU or EEA citizen.",
    ("pl", "reflection-national"): f"Only if: {NATIONAL}.",
    ("de", "reflection"): f"Not if: {NATIONAL}.",
    ("ua", "reflection-unknown"): f"Not if: {NATIONAL}.",
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
    """Each step of a part by its words: when it counts, and the lengths and texts of its cards."""
    [part] = page.xpath(f".//section[contains(@class, 'plan-{part}')]")
    return {
        " ".join(step.xpath(".//span[@class='plan-text']")[0].text_content().split()): (
            "".join(one.text_content() for one in step.xpath("./p[@class='plan-when']")),
            {card.xpath("./p")[0].text_content() for card in step.xpath("./div[@class='plan-card']")},
        )
        for step in part.xpath(".//li[contains(@class, 'plan-step')]")
    }


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
    notes = [one.text_content() for one in pages[code].xpath(".//p[@class='plan-when']")]
    assert notes
    for note in notes:
        said = note.replace("Only if:", "").replace("Not if:", "")
        assert ":" not in said, note
        assert "for this person" not in said, note

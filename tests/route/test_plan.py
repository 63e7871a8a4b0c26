"""What holds for every case.

Over seven million combinations of answers are gone through, and none is drawn by chance: `every_case.py` says
how, and what is left open. A random sample only holds that way of counting against the plan.
"""

from __future__ import annotations

import random

import pytest

from guide.facts.guide import Entry
from guide.facts.models import Contact, Rule
from guide.facts.vocabulary import Abroad, KeyQuestion, Role
from guide.route.applies import applies
from guide.route.case import Case, UnknownAnswer, case_of, fields
from guide.route.contacts import at_night, dialable, from_abroad
from guide.route.plan import plan
from guide.route.say import code_of
from guide.site.labels import GROUPS

CHANCE = random.Random(20261121)  # noqa: S311 - the same cases each time
WAYS = {"p", "e", "w"}


@pytest.fixture(scope="session")
def counts(table, every):
    """In which cases each step counts. Steps for one role only are not there for everybody."""
    return {
        step["i"]: every.step(step)
        for step in table["steps"]
        if "role" not in {name for name, _ in step["w"]}
    }


@pytest.fixture(scope="session")
def contacts(table, every):
    """Every contact that any step shows: the cases in which it does, the country and the card."""
    return [
        (cases, code_of(card), card)
        for step in table["steps"]
        for cases, card in every.shown(step)
        if cases and WAYS & set(card)
    ]


@pytest.fixture(scope="session")
def served(every, table):
    return every.all & ~every.where("found", "ru")


def union(sets):
    found = 0
    for one in sets:
        found |= one
    return found


def none(every, cases):
    assert not cases, (cases.bit_count(), every.example(cases))


def among(cases, places, every):
    """Which of some cases, given by their bits, are in a set."""
    bits = cases.to_bytes(every.number // 8 + 1, "little") if cases else b""
    return {at for at, place in enumerate(places) if bits and bits[place // 8] >> place % 8 & 1}


def of(counts, *names):
    return union(counts[name] for name in names)


def test_all_combinations_are_there(every, guide):
    answers = {one.name: len(one.values) for one in fields(guide)}
    goals = answers["wish"] - 1 + answers["to"]
    assert answers["found"] == 14
    assert answers["home"] == 15
    assert every.number == 14 * 15 * 2 * 3 * 3 * goals * 16 * 6
    assert set(answers) - {"role"} == set().union(*(axis[0] for axis in every.axes))


def test_counting_sets_of_cases_is_the_same_as_planning_each(table, every, guide):
    questions = fields(guide)
    cases = []
    for _ in range(400):
        case = Case(**{one.name: CHANCE.choice(one.values) for one in questions})
        cases.append(case if case.wish == "elsewhere" else Case(**{**case.choices, "to": "none"}))
    plans = [plan(table, case) for case in cases]
    places = [every.place(case.choices) for case in cases]
    planned = [
        {step.id: {id(one.card) for one in step.shown if one.fits} for step in one.steps} for one in plans
    ]
    for step in table["steps"]:
        roles = next((allowed for name, allowed in step["w"] if name == "role"), None)
        counts = among(every.step(step), places, every)
        cards: list[set[int]] = [set() for _ in cases]
        for there, card in every.shown(step):
            for at in among(there, places, every):
                cards[at].add(id(card))
        for at, case in enumerate(cases):
            here = at in counts and (not roles or case.role in roles)
            assert here == (step["i"] in planned[at]), (step["i"], case)
            assert not here or cards[at] == planned[at][step["i"]], (step["i"], case)


def test_every_measure_has_a_step(table, every, counts):
    for measure in range(1, 8):
        there = union(
            counts[one["i"]] for one in table["steps"] if one["m"] == measure and one["i"] in counts
        )
        missing = every.all & ~there
        if measure == 7:
            # Compensation in a third country is all that the guide could say of long-term help in Russia.
            missing &= ~(every.where("found", "ru") & every.where("crime_is", "home", "russia"))
        none(every, missing)


def test_somebody_here_can_be_reached_or_the_plan_says_what_to_do_instead(
    every, counts, contacts, served, table
):
    none(every, every.all & ~union(counts[one["i"]] for one in table["steps"] if "q" in one))
    here = union(cases & every.where("found", code) for cases, code, card in contacts if "p" in card)
    none(every, served & ~here)
    none(every, every.where("found", "ru") & ~counts["coordinator-in-russia"])


def test_somebody_there_can_be_reached_or_the_plan_says_what_to_do_instead(every, counts, table):
    instead = of(counts, "home-russia", "home-other", "home-asylum", "same-country", "coordinator-in-russia")
    none(every, every.all & ~(of(counts, "call-home", "call-home-child") | instead))
    steps = {step["i"]: step for step in table["steps"]}
    calls = {"call-home": "there", "call-home-child": "there", "call-to": "to_there"}
    calls |= {"call-to-child": "to_there", "crime-there": "crime_there"}
    for call, there in calls.items():
        reached = union(cases for cases, card in every.shown(steps[call]) if WAYS & set(card))
        none(every, counts[call] & ~reached)
        if call != "crime-there":
            unsure = counts[f"{call.removesuffix('-child')}-unsure"]
            none(every, counts[call] & every.where(there, "unsure") & ~unsure)


def test_where_the_person_goes_somebody_can_be_reached_or_the_plan_says_what_to_do_instead(every, counts):
    told = of(
        counts, "call-to", "call-to-child", "call-to-russia", "call-to-other", "same-to", "unknown-elsewhere"
    )
    none(every, every.where("wish", "elsewhere") & ~told)
    only = of(counts, *(name for name in counts if name.endswith("-to")))
    none(every, only & ~every.where("wish", "elsewhere"))


def test_russia_is_never_offered_as_a_contact(every, counts, contacts):
    none(every, union(cases for cases, code, _ in contacts if code == "ru"))
    named = union(every.where(country, "ru") for country in ("found", "home", "exploited", "to"))
    never = ("never-russia", "never-russia-crime", "never-russia-to", "never-russia-found")
    none(every, named & ~of(counts, *never))


def test_nobody_at_home_is_offered_where_the_person_asks_for_asylum(every, counts, contacts):
    """Not even where the crime was there."""
    asylum = every.where("wish", "asylum")
    for cases, code, card in contacts:
        away = every.where("home", code) & ~every.where("found", code)
        assert not cases & asylum & away, card
    none(every, asylum & ~every.where("home_is", "same") & ~counts["never-asylum-home"])


def test_numbers_there_can_be_dialled_from_abroad(table):
    for step in table["steps"]:
        if step["i"] not in ("call-home", "call-to", "crime-there", "return-papers"):
            continue
        for numbers in (table["lists"][one[1]] for one in step["s"]):
            for card in (table["cards"][number] for there in numbers.values() for number in there):
                for number, abroad in card.get("p", ()):
                    assert abroad != "from abroad: no", number
                    assert number.startswith("+") or abroad == "from abroad: yes", number


@pytest.mark.parametrize(
    "code", ["bg", "de", "dk", "ee", "fi", "is", "lt", "lv", "no", "pl", "ro", "se", "ua"]
)
def test_what_is_offered_from_abroad_is_what_the_record_allows(code, guide):
    found = from_abroad(guide, code)
    assert found
    for entry in found:
        assert isinstance(entry.fact, Contact)
        assert all(phone.abroad is not Abroad.NO for phone in dialable(entry.fact))


def test_rules_for_children_come_whenever_age_is_not_surely_adult(every, counts, served):
    adult = every.where("age", "adult")
    always = ("identify-child", "never-child-to-trafficker")
    here = ("child-means", "guardian", "child-care")
    called = of(counts, "child-call", "child-duty-unknown")
    none(every, adult & (of(counts, *always, *here) | called))
    none(every, served & ~adult & ~called)
    for name in always:
        none(every, every.all & ~adult & ~counts[name])
    for name in here:
        none(every, served & ~adult & ~counts[name])
    none(every, counts["child-presumed"] ^ (every.where("age", "unsure") & served))
    none(every, every.all & ~adult & ~every.where("home_is", "same") & ~every.where("home", "ru")
         & ~counts["return-child"])  # fmt: skip


def test_no_return_is_planned_that_nobody_asked_for(every, counts):
    planned = of(counts, "return-programme", "return-receive", "return-papers")
    none(every, planned & ~every.where("wish", "home", "elsewhere"))
    none(every, (planned | counts["call-home"]) & every.where("home", "ru"))
    none(every, of(counts, "receive-to", "contacts-to") & every.where("to", "ru"))


def places_of_others(step, table):
    """Where a step says at least for whom else a rule is."""
    for country, name in (one for one in step.get("s", ()) if isinstance(one, list)):
        for code, numbers in table["lists"][name].items():
            if any("o" in table["cards"][number] for number in numbers):
                yield country, code


def test_every_step_shows_where_it_comes_from(table, every):
    for step in table["steps"]:
        if "a" in step:
            continue
        # A card whose rule is for others says so, with its source.
        told = [cases for part in "sd" for cases, _ in every.shown(step, part)]
        told += [every.step(step) & every.where(*one) for one in places_of_others(step, table)]
        none(every, every.step(step) & ~union(told))


def test_lengths_are_those_of_the_records(table, every, guide):
    names = ("reflection", "reflection-told", "reflection-unknown", "reflection-national")
    steps = {step["i"]: step for step in table["steps"] if step["i"] in names}
    read = set().union(*(every.reads(name) for step in steps.values() for name, _ in step["w"]))
    assert read == {"found", "home", "status", "age"}, (
        "these are gone through below, and nothing else is read"
    )
    for found, home, status, age in (
        (found, home, status, age)
        for found in every.axes[0]
        for home in every.axes[1]
        for status in every.axes[4]
        for age in every.axes[5]
        if found["found"] != "ru"
    ):
        one = plan(table, Case(**found, **home, **status, **age))
        given = {
            (entry.fact.duration, entry.fact.duration_max)
            for entry in guide.key(found["found"], KeyQuestion.REFLECTION)
            if isinstance(entry, Entry)
            and isinstance(entry.fact, Rule)
            and entry.fact.duration
            and all(one.values[name] in allowed for name, allowed in applies(entry))
        }
        (step,) = (step for step in one.steps if step.id in names)
        told = {
            (entry.fact.duration, entry.fact.duration_max)
            for shown in step.shown
            if shown.fits and "s" in shown.card
            for entry in (guide.entries[shown.card["h"].replace("-", ".", 1)],)
            if isinstance(entry.fact, Rule) and entry.fact.duration
        }
        assert told == given, one.values
        if one.values["standing"] != "national":
            lengths = ("reflection", "reflection-told")
            without = ("reflection-told", "reflection-unknown")
            assert step.id in (lengths if given else without), one.values


def test_at_night_the_call_box_says_who_answers_or_that_nobody_is_known(every, counts, guide, table):
    """The hours are the record's; a line without them is not given as one that answers."""
    steps = [one["i"] for one in table["steps"]]
    served = every.all & ~every.where("found", "ru")
    adult, child = served & every.where("age", "adult"), served & ~every.where("age", "adult")
    none(every, adult & ~of(counts, "call-night", "call-night-civil", "call-night-nobody"))
    none(every, adult & ~of(counts, "call-nobody", "call-nobody-civil"))
    # One answer only to the question what to do when nobody answers.
    none(every, child & of(counts, "call-nobody", "call-nobody-civil", "call-night-nobody"))
    none(every, child & ~of(counts, "child-night", "child-nobody"))
    none(every, counts["child-night"] & counts["child-nobody"])
    always = every.where("child_duty", "always")
    none(every, child & ~of(counts, "child-night", "child-duty-unknown") & ~always)
    none(every, child & always & ~counts["child-call"])
    first = ("child-call", "child-night", "child-duty-unknown")
    assert max(map(steps.index, first)) < steps.index("alone")
    for code in set(guide.records) - {"practice", "region"}:
        for entry in at_night(guide, code):
            assert isinstance(entry.fact, Contact)
            assert "24/7" in entry.fact.hours
            assert code != "ru"
    assert {"pl.hotline-la-strada-mobile"} <= {one.id for one in at_night(guide, "pl")}
    for card in table["cards"]:
        emergency = "p" in card and ("j" in card or "t" not in card)
        assert emergency or "p" not in card or any(number == 0 for number, *_ in card["l"]), card


def test_a_line_for_one_group_says_so_wherever_it_stands(table, guide):
    named = {entry.id.replace(".", "-", 1): entry.fact.only for entry in guide.contacts() if entry.fact.only}
    assert {"de-hotline-professionals", "se-helpline-women", "lt-ngo-men-crisis-centre"} <= set(named)
    cards = [card for card in table["cards"] if "b" in card and card["h"] in named]
    assert cards
    for card in cards:
        assert card["b"].endswith(f" ({GROUPS[named[card['h']]]})"), card


def test_at_night_lines_for_everybody_come_before_those_for_one_group(guide):
    for record in guide.countries:
        lines = [one.fact for one in at_night(guide, record.code) if one.fact.role is not Role.POLICE]
        assert [one.only is not None for one in lines] == sorted(one.only is not None for one in lines)


def test_an_answer_that_a_question_does_not_have_is_told(guide):
    with pytest.raises(UnknownAnswer, match="found: 'xx' is not one of bg"):
        case_of({"found": "xx", "home": "se"}, fields(guide))
    with pytest.raises(UnknownAnswer, match="home: 'nothing' is not one of"):
        case_of({"found": "se"}, fields(guide))


def test_a_child_of_unsure_age_is_the_default(guide):
    assert case_of({"found": "se", "home": "ro"}, fields(guide)).age == "unsure"


def test_whoever_says_where_to_has_said_that_the_person_wants_to_go(guide):
    questions = fields(guide)
    assert case_of({"found": "se", "home": "ro", "to": "de"}, questions).wish == "elsewhere"
    assert case_of({"found": "se", "home": "ro", "to": "none"}, questions).wish == "unknown"
    with pytest.raises(UnknownAnswer, match="to: counts only with wish elsewhere"):
        case_of({"found": "se", "home": "ro", "to": "de", "wish": "home"}, questions)

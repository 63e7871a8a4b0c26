"""What holds for every case: all countries, ages, wishes and kinds of consent; the rest by chance."""

from __future__ import annotations

import random
from itertools import product

import pytest

from guide.facts.guide import Entry
from guide.facts.models import Contact, Rule
from guide.facts.vocabulary import Abroad, KeyQuestion
from guide.route.applies import applies
from guide.route.case import Case, UnknownAnswer, case_of, fields
from guide.route.contacts import dialable, from_abroad
from guide.route.plan import plan
from guide.route.say import code_of

CHANCE = random.Random(20261121)  # noqa: S311 - the same cases each time


@pytest.fixture(scope="session")
def cases(guide):
    """Every combination of the answers that choose most, the others drawn by chance."""
    questions = {field.name: field.values for field in fields(guide)}
    every = product(*(questions[name] for name in ("found", "home", "age", "wish", "police")))
    others = ("exploited", "status", "role", "danger", "to")
    return [
        Case(
            found,
            home,
            age=age,
            wish=wish,
            police=police,
            **{name: CHANCE.choice(questions[name]) for name in others},
        )
        for found, home, age, wish, police in every
    ]


@pytest.fixture(scope="session")
def plans(table, cases):
    return [(case, plan(table, case)) for case in cases]


def cards(one):
    return [shown.card for step in one.steps for shown in step.shown if shown.fits]


def contacts_of(one, code):
    return [card for card in cards(one) if code_of(card) == code and {"p", "e", "w"} & set(card)]


def test_all_combinations_are_tried(cases, guide):
    assert len(cases) == 14 * 15 * 3 * 5 * 3
    assert {case.exploited for case in cases} == set(
        next(field.values for field in fields(guide) if field.name == "exploited")
    )


def test_every_measure_has_a_step(plans):
    for case, one in plans:
        for measure in range(1, 8):
            # Compensation in a third country is all that the guide could say of long-term help in Russia.
            if measure == 7 and case.found == "ru" and case.home == case.exploited:
                continue
            assert one.of_measure(measure), (case, measure)


def test_somebody_here_can_be_reached_or_the_plan_says_what_to_do_instead(plans):
    for case, one in plans:
        assert one.urgent, case
        if case.found == "ru":
            ids = {step.id for step in one.urgent}
            assert {"coordinator-in-russia"} <= ids, case
            assert not contacts_of(one, "ru"), case
        else:
            assert any("p" in card for card in contacts_of(one, case.found)), case


def test_somebody_there_can_be_reached_or_the_plan_says_what_to_do_instead(plans):
    instead = {"home-russia", "home-other", "home-asylum", "same-country", "coordinator-in-russia"}
    for case, one in plans:
        ids = {step.id for step in one.steps}
        assert "call-home" in ids or ids & instead, case
        if "call-home" in ids:
            step = next(step for step in one.steps if step.id == "call-home")
            assert any({"p", "e", "w"} & set(shown.card) for shown in step.shown), case
        if one.values["there"] == "unsure" and "call-home" in ids:
            assert "call-home-unsure" in ids, case


def test_russia_is_never_offered_as_a_contact(plans):
    for case, one in plans:
        assert not contacts_of(one, "ru"), case
        if "ru" in (case.home, case.exploited) and case.found != "ru":
            assert {step.id for step in one.never} & {"never-russia", "never-russia-crime"}, case


def test_nobody_at_home_is_offered_where_the_person_asks_for_asylum(plans):
    for case, one in plans:
        if case.wish == "asylum" and case.home not in (case.found, case.exploited):
            assert not contacts_of(one, case.home), case
            assert "never-asylum-home" in {step.id for step in one.never}, case


def test_asylum_forbids_the_home_country_even_where_the_crime_was_there(plans):
    for case, one in plans:
        if case.wish == "asylum" and case.home == case.exploited != case.found:
            assert not contacts_of(one, case.home), case


def test_numbers_there_can_be_dialled_from_abroad(plans):
    for case, one in plans:
        for step in one.steps:
            if step.id not in ("call-home", "call-to", "crime-there", "return-papers"):
                continue
            for shown in step.shown:
                for number, abroad in shown.card.get("p", ()):
                    assert abroad != "from abroad: no", (case, number)
                    assert number.startswith("+") or abroad == "from abroad: yes", (case, number)


@pytest.mark.parametrize(
    "code", ["bg", "de", "dk", "ee", "fi", "is", "lt", "lv", "no", "pl", "ro", "se", "ua"]
)
def test_what_is_offered_from_abroad_is_what_the_record_allows(code, guide):
    found = from_abroad(guide, code)
    assert found
    for entry in found:
        assert isinstance(entry.fact, Contact)
        assert all(phone.abroad is not Abroad.NO for phone in dialable(entry.fact))


def test_rules_for_children_come_whenever_age_is_not_surely_adult(plans):
    always = {"identify-child", "never-child-to-trafficker"}
    served = {"child-means", "child-call", "guardian", "child-care"}
    for case, one in plans:
        ids = {step.id for step in one.steps}
        if case.age == "adult":
            assert not ids & (always | served), case
        else:
            assert always <= ids, case
            assert case.found == "ru" or served <= ids, case
            assert ("child-presumed" in ids) == (case.age == "unsure" and case.found != "ru"), case
            assert "return-child" in ids or case.home == case.found, case


def test_no_return_is_planned_that_nobody_asked_for(plans):
    for case, one in plans:
        ids = {step.id for step in one.steps}
        if case.wish not in ("home", "elsewhere"):
            assert not ids & {"return-programme", "return-receive", "return-papers"}, case
        if case.home == "ru":
            assert not ids & {"return-programme", "return-receive", "return-papers", "call-home"}, case


def test_every_step_shows_where_it_comes_from(plans):
    for case, one in plans:
        for step in one.steps:
            assert step.why or step.shown or "a" in step.step, (case, step.id)


def test_lengths_are_those_of_the_records(plans, guide):
    for case, one in plans:
        if case.found == "ru":
            continue
        values = one.values
        given = {
            (entry.fact.duration, entry.fact.duration_max)
            for entry in guide.key(case.found, KeyQuestion.REFLECTION)
            if isinstance(entry, Entry)
            and isinstance(entry.fact, Rule)
            and entry.fact.duration
            and all(values[name] in allowed for name, allowed in applies(entry))
        }
        step = next(step for step in one.steps if step.id.startswith("reflection"))
        told = {
            (entry.fact.duration, entry.fact.duration_max)
            for shown in step.shown
            if shown.fits and "s" in shown.card
            for entry in (guide.entries[shown.card["h"].replace("-", ".", 1)],)
            if isinstance(entry.fact, Rule) and entry.fact.duration
        }
        assert told == given, case
        if values["standing"] != "national":
            assert step.id == ("reflection" if given else "reflection-unknown"), case


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

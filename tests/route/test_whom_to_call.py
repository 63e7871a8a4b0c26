"""Whom the plan names to call, in every case and country: the right line for this person, and in order."""

from __future__ import annotations

import pytest

from guide.facts.guide import Entry
from guide.facts.models import Contact
from guide.facts.vocabulary import Audience, Group, KeyQuestion, Role, Topic
from guide.route.box import box
from guide.route.case import Case
from guide.route.contacts import at_night, child_duty, child_lines, civil_at_night
from guide.route.plan import plan
from guide.route.say import code_of

SERVED = ["bg", "de", "dk", "ee", "fi", "is", "lt", "lv", "no", "pl", "ro", "se", "ua"]


def contact(card, guide):
    """The contact that a card is made of; None for other records."""
    entry = guide.entries.get(card["h"].replace("-", ".", 1))
    return entry.fact if entry and isinstance(entry.fact, Contact) else None


@pytest.fixture(scope="module")
def urgent(table, every, guide):
    """Every contact of the box "Whom to call": the cases in which it is there, its step and card."""
    return [
        (cases, step["i"], card, fact)
        for step in table["steps"]
        if "q" in step
        for cases, card in every.shown(step)
        if cases and (fact := contact(card, guide))
    ]


def here(table, **choices):
    """The contacts above all steps for the country where the person is, in order."""
    made = plan(table, Case(**choices))
    return next(one.cards for one in box(made) if one.cards and code_of(one.cards[0]) == choices["found"])


def test_whoever_says_no_to_the_police_is_offered_none_in_any_country(every, table, guide):
    """In danger the emergency number stays, whoever answers it."""
    no = every.where("police", "no")
    for step in table["steps"]:
        for cases, card in every.shown(step):
            fact = contact(card, guide)
            refused = cases & no if fact and fact.role is Role.POLICE else 0
            assert not refused, (step["i"], fact.name, every.example(refused))


def test_whoever_agrees_to_the_police_is_offered_them_abroad(every, urgent, guide):
    """Else the test above could hold because nobody is offered any."""
    agreed = every.where("police", "yes") & every.where("home", "lt")
    roles = {fact.role for cases, step, _, fact in urgent if step == "call-home" and cases & agreed}
    assert Role.POLICE in roles


@pytest.mark.parametrize("home", SERVED)
def test_whoever_says_no_to_the_police_still_has_somebody_in_the_home_country(home, table, guide):
    case = {"home": home, "age": "adult", "police": "no", "wish": "home"}
    made = plan(table, Case(found="se" if home != "se" else "lt", **case))
    (step,) = (one for one in made.steps if one.id == "call-home")
    offered = [contact(shown.card, guide) for shown in step.shown if shown.fits]
    assert offered
    assert any(one.phones or one.email or one.web for one in offered)


def test_at_night_somebody_else_than_the_police_answers_or_the_plan_says_that_nobody_does(every, table):
    steps = {step["i"]: every.step(step) for step in table["steps"]}
    asked = every.where("police", "no") & ~every.where("found", "ru")
    assert not asked & ~(steps["call-night-civil"] | steps["call-night-nobody"])
    assert not every.where("police", "no") & steps["call-night"]


@pytest.mark.parametrize("code", SERVED)
def test_lines_for_one_group_do_not_pass_for_lines_for_everybody(code, every, table, guide):
    for_all = [one for one in civil_at_night(guide, code) if not one.fact.only]
    steps = {step["i"]: every.step(step) for step in table["steps"]}
    told = steps["call-night-nobody"] & every.where("found", code)
    assert bool(told) == (not for_all)


@pytest.mark.parametrize("code", SERVED)
def test_before_a_talk_with_a_child_only_child_protection_is_called(code, every, table, urgent, guide):
    here = every.where("found", code)
    named = [fact for cases, step, _, fact in urgent if step == "child-call" and cases & here]
    assert all(fact.role is Role.CHILD_PROTECTION for fact in named)
    steps = {step["i"]: every.step(step) & here & ~every.where("age", "adult") for step in table["steps"]}
    assert bool(steps["child-duty-unknown"]) == (not named)
    assert bool(steps["child-call"]) == bool(named)


def test_the_line_for_missing_children_is_nobodys_first_call(urgent):
    assert not [fact.name for _, _, _, fact in urgent if fact.role is Role.MISSING_CHILDREN]
    assert not [fact.name for *_, fact in urgent if any(one.number == "116000" for one in fact.phones)]


@pytest.mark.parametrize("code", SERVED)
def test_no_line_for_children_is_kept_as_an_authority(code, guide):
    for entry in child_duty(guide, code):
        fact = entry.fact
        assert not isinstance(fact, Contact) or Audience.PROFESSIONALS in fact.serves, entry.id
    for entry in child_lines(guide, code):
        assert entry.fact.role is Role.VICTIM_HELPLINE


@pytest.mark.parametrize("code", SERVED)
@pytest.mark.parametrize("age", ["adult", "child", "unsure"])
@pytest.mark.parametrize("police", ["yes", "no", "not-asked"])
def test_the_box_is_in_the_order_of_calling(code, age, police, table, guide):
    cards = here(table, found=code, home="other", age=age, police=police)
    facts = [contact(card, guide) for card in cards]
    assert facts[0].role is Role.EMERGENCY
    # What the officer gives to somebody comes last, and says for whom it is.
    given = ["v" in card for card in cards]
    assert given == sorted(given)
    asked = [one.fact for one in guide.key(code, KeyQuestion.OFFICER) if isinstance(one, Entry)]
    officers = {fact.phones for fact in asked if isinstance(fact, Contact) and fact.phones}
    at = [number for number, fact in enumerate(facts) if fact.phones in officers]
    emergency = {facts[0].phones}
    night = {one.fact.phones for one in at_night(guide, code)} - officers - emergency
    assert at
    assert all(min(at) < number for number, fact in enumerate(facts) if fact.phones in night)


@pytest.mark.parametrize(("home", "there"), [("ro", False), ("other", True), ("ua", True)])
def test_the_migration_authority_is_called_about_those_who_need_a_permit(home, there, table, guide):
    made = plan(table, Case(found="se", home=home, age="adult", police="no"))
    offered = [contact(card.card, guide) for step in made.steps for card in step.shown]
    assert any(one and one.role is Role.MIGRATION for one in offered) == there


@pytest.mark.parametrize(("age", "police"), [("adult", "no"), ("child", "not-asked")])
def test_social_services_behind_the_emergency_number_are_asked_for_by_name(age, police, table, guide):
    """The same number twice in the box: whoever dials it must know whom to ask for."""
    cards = here(table, found="se", home="ro", age=age, police=police)
    named = [contact(card, guide).name for card in cards if [shown for shown, _ in card["p"]] == ["112"]]
    assert len(named) == 2
    assert "Social services on call" in named[1]


def offered(every, table, guide):
    """Every contact that a step can show, with the cases."""
    for step in table["steps"]:
        for cases, card in every.shown(step):
            if cases and (fact := contact(card, guide)):
                yield step["i"], cases, card, fact


def test_who_is_about_children_only_is_called_about_no_adult(every, table, guide):
    adults, seen = every.where("age", "adult"), set()
    for step, cases, card, fact in offered(every, table, guide):
        if fact.role is Role.CHILD_PROTECTION and Audience.VICTIMS not in fact.serves:
            seen.add(code_of(card))
            assert not cases & adults, (step, fact.name, every.example(cases & adults))
    assert {"no", "ro", "ee"} <= seen


def test_help_for_a_countrys_own_citizens_is_offered_to_nobody_else(every, table, guide):
    for step, cases, card, fact in offered(every, table, guide):
        if fact.only is Group.NATIONALS:
            others = cases & ~every.where("home", code_of(card)) & ~every.where("status", "national")
            assert not others, (step, fact.name, every.example(others))


def test_numbers_for_callers_abroad_are_not_given_to_people_in_the_country(every, urgent):
    """But where the guide knows no other number."""
    for cases, step, card, fact in urgent:
        if fact.topic is Topic.CROSS_BORDER:
            here = cases & every.where("found", code_of(card))
            assert not here, (step, fact.name, every.example(here))


@pytest.mark.parametrize(
    ("case", "step"),
    [
        ({"found": "ro", "home": "bg", "police": "yes"}, "police-yes"),
        ({"found": "dk", "home": "other"}, "home-other-iom"),
    ],
)
def test_where_the_record_names_nobody_the_plan_says_so(case, step, table):
    [planned] = [one for one in plan(table, Case(age="adult", **case)).steps if one.id == step]
    [shown] = planned.shown
    assert "We know no contact for this" in shown.card["t"]
    assert code_of(shown.card) == case["found"]


@pytest.mark.parametrize("found", SERVED)
def test_every_country_says_who_takes_an_asylum_claim(found, table):
    home = "ro" if found != "ro" else "bg"
    steps = plan(table, Case(found=found, home=home, wish="asylum", age="adult")).steps
    shown = [one.card for step in steps if step.id == "asylum" for one in step.shown]
    assert shown
    assert {code_of(card) for card in shown} == {found}
    assert not [card for card in shown if "no contact for this" in card["t"]]


def test_russias_record_names_nobody_and_sends_to_no_coordinator_either(table):
    for cards in (of.get("ru", ()) for of in table["lists"].values()):
        assert not ["no contact for this" for number in cards if "for this" in table["cards"][number]["t"]]


def test_a_permit_is_looked_for_where_one_fits_this_person(every, table):
    """Else the plan says that the record has none."""
    steps = {step["i"]: step for step in table["steps"]}
    fits = 0
    for cases, card in every.shown(steps["permit"]):
        fits |= cases if "s" in card else 0
    assert not every.step(steps["permit"]) & ~fits
    both = every.step(steps["permit"]) & every.step(steps["permit-unknown"])
    assert not both
    foreign = every.where("found_is", "served") & ~every.where("standing", "national")
    assert not foreign & ~(every.step(steps["permit"]) | every.step(steps["permit-unknown"]))

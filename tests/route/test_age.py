"""Where the age is not sure, the plan says all that it says for a child, and all that for an adult."""

from __future__ import annotations

from math import prod

import pytest

from guide.route.say import said

ONLY_UNSURE = {
    "child-presumed": "it says what to do because the age is not sure",
    "consent-unsure": "child protection needs no consent, everybody else may",
}
NOT_UNSURE = {
    "consent": "`consent-unsure` says it",
    "call-nobody": "`child-night` or `child-nobody` says it",
    "call-nobody-civil": "`child-night` or `child-nobody` says it",
    "call-night-nobody": "`child-night` or `child-nobody` says it",
    "call-home": "`call-home-child` says it: the person is treated as a child",
    "call-to": "`call-to-child` says it",
    "reflection-unknown": "one rule at least gives a length, and `reflection` tells all of them",
}
"""The steps that part from the rule, and why."""

FOR_EVERYBODY: dict[str, str] = {}
"""Steps whose words name a child and that count for adults too, and why."""


@pytest.fixture(scope="module")
def by_age(every):
    """Gives of a set of cases those with one age, each at the place of the same case with age unsure."""
    names = [set(axis[0]) for axis in every.axes]
    at = names.index({"age"})
    size = prod(map(len, every.axes[at + 1 :]))
    places = [one["age"] for one in every.axes[at]]

    def of(cases, age):
        moved = size * (places.index("unsure") - places.index(age))
        there = cases & every.where("age", age)
        return there << moved if moved >= 0 else there >> -moved

    return of


def told(every, cases):
    return cases.bit_count(), every.example(cases)


def test_unsure_is_child_and_adult_together(table, every, by_age):
    """Whatever the other answers are."""
    for step in table["steps"]:
        counts = every.step(step)
        child, adult, unsure = (by_age(counts, age) for age in ("child", "adult", "unsure"))
        left_out, more = (child | adult) & ~unsure, unsure & ~(child | adult)
        assert not left_out or step["i"] in NOT_UNSURE, (step["i"], *told(every, left_out))
        assert not more or step["i"] in ONLY_UNSURE, (step["i"], *told(every, more))


def test_a_card_for_children_is_there_where_the_age_is_not_sure(table, every, by_age):
    for step in table["steps"]:
        cards: dict[int, int] = {}
        for part in "sd":
            for cases, card in every.shown(step, part):
                cards[id(card)] = cards.get(id(card), 0) | cases
        counts = by_age(every.step(step), "unsure")
        for cases in cards.values():
            left_out = counts & by_age(cases, "child") & ~by_age(cases, "unsure")
            assert not left_out, (step["i"], *told(every, left_out))


def test_a_step_that_speaks_of_a_child_is_not_for_those_who_are_surely_adult(table, every):
    spoken = [step for step in table["steps"] if "child" in said(step["t"]).lower()]
    assert len(spoken) > len(table["steps"]) / 10
    for step in spoken:
        adults = every.step(step) & every.where("age", "adult")
        assert not adults or step["i"] in FOR_EVERYBODY, (step["i"], *told(every, adults))


def test_each_exception_is_needed(table, every, by_age):
    steps = {step["i"]: every.step(step) for step in table["steps"]}
    for name in (*NOT_UNSURE, *ONLY_UNSURE):
        child, adult, unsure = (by_age(steps[name], age) for age in ("child", "adult", "unsure"))
        assert bool(unsure ^ (child | adult)), name
    for name in FOR_EVERYBODY:
        assert steps[name] & every.where("age", "adult"), name

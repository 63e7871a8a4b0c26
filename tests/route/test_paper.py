"""What is printed names whom the screen names, tells nothing twice, and leaves out what helps least."""

from __future__ import annotations

import random

import lxml.html
import pytest

from guide.route.case import Case, fields
from guide.route.plan import plan
from guide.route.say import said
from guide.route.text import as_text
from guide.site.planner.paper import SHEET, plan_html, room

CHANCE = random.Random(114)  # noqa: S311 - the same cases each time


@pytest.fixture(scope="module")
def plans(table, guide):
    questions = fields(guide)
    drawn = [{one.name: CHANCE.choice(one.values) for one in questions} for _ in range(150)]
    drawn.append({one.name: one.default for one in questions} | {"found": "se", "home": "ro", "police": "no"})
    return [plan(table, Case(**one)) for one in drawn]


def on_paper(made):
    """The text of each step's item on paper."""
    items = lxml.html.fromstring(f"<div>{plan_html(made, '')}</div>").xpath("//li[p/label or p/strong]")
    return [" ".join(item.text_content().split()) for item in items]


def test_every_step_on_paper_has_the_numbers_of_the_screen(plans):
    for made in plans:
        items = on_paper(made)
        for step in made.steps:
            numbers = [number for one in step.shown if one.fits for number in phones(one)]
            text = said(step.step["t"])
            there = [item for item in items if text in item]
            assert there, (step.id, made.values)
            assert any(all(number in item for number in numbers) for item in there), (step.id, made.values)


def test_a_plan_in_plain_text_has_the_numbers_of_the_screen(plans):
    for made in plans:
        text = " ".join(as_text(made).split())
        for step in made.steps:
            _, _, rest = text.rpartition(" ".join(said(step.step["t"]).split()))
            for one in (one for one in step.shown if one.fits):
                assert all(number in rest for number, _ in one.card.get("p", ())), (step.id, made.values)


def heads(made):
    return {" ".join(one.split()) for one in _parsed(made).xpath("//h2/text()")}


def _parsed(made):
    return lxml.html.fromstring(f"<div>{plan_html(made, '')}</div>")


def text_of(made):
    return " ".join(_parsed(made).text_content().split())


def test_paper_leaves_out_what_helps_least_and_says_so(plans):
    short = [one for one in plans if room(plan_html(one, "")) < SHEET * 0.7 and "home" in one.compared]
    left_out = [one for one in plans if one.table["names"]["paper"][2] in text_of(one)]
    assert len(short) > 3
    assert len(left_out) > 10
    for made in short:
        assert not any(said and said in text_of(made) for said in made.table["names"]["paper"])
        assert made.table["names"]["acts"] in text_of(made)
    for made in left_out:
        assert made.table["names"]["gaps"] not in heads(made)
        assert made.table["names"]["acts"] not in text_of(made)


def test_each_step_on_paper_names_a_source_or_that_it_is_our_advice(plans):
    for made in plans:
        for step, item in zip(in_order(made), on_paper(made), strict=True):
            if step.why and "a" not in step.step:
                assert any(mark in item for mark in "●◐○"), (step.id, made.values)
            if "a" in step.step:
                assert made.table["names"]["advice"] in item


def in_order(made):
    measures = [step for measure in range(1, 8) for step in made.of_measure(measure)]
    return [*made.never, *measures, *made.differs]


def test_paper_tells_a_sentence_once(plans):
    for made in plans:
        told = [" ".join(one.text_content().split()) for one in _parsed(made).xpath("//li/p[position() > 1]")]
        full = [one for one in told if any(mark in one for mark in "●◐○")]
        assert len(full) == len(set(full)), made.values


def test_numbers_on_paper_stay_on_one_line(plans):
    for made in plans[:20]:
        whole = set(_parsed(made).xpath("//*[@class='phone']/strong/text()"))
        assert {
            shown for step in made.steps for one in step.shown if one.fits for shown in phones(one)
        } <= whole


def phones(shown):
    return [number for number, _ in shown.card.get("p", ())]

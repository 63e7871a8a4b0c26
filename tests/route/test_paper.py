"""What is printed names whom the screen names: no step is left without the numbers that it speaks of."""

from __future__ import annotations

import random

import lxml.html
import pytest

from guide.route.case import Case, fields
from guide.route.plan import plan
from guide.route.say import said
from guide.route.text import as_text
from guide.site.planner.paper import plan_html

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
            numbers = [number for one in step.shown if one.fits for number, _ in one.card.get("p", ())]
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

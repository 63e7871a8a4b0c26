"""The steps as a file: typed, with every name leading somewhere, and told of by line where one does not."""

from __future__ import annotations

import shutil

import pytest

from guide.facts.vocabulary import Act
from guide.problems import ProblemsFound
from guide.project import Project
from guide.route.steps import SHOWN, load_steps
from guide.route.union import Union, bound


@pytest.fixture
def copied(project, tmp_path):
    """A project of which only the steps and the pages that they name are there."""
    (tmp_path / SHOWN).parent.mkdir(parents=True)
    shutil.copy(project.root / SHOWN, tmp_path / SHOWN)
    shutil.copy(project.root / "mkdocs.yml", tmp_path)
    shutil.copytree(project.docs / "en", tmp_path / "docs" / "en")
    return Project(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("practice.int-safe-first]", "practice.int-safe-frst]", "there is no fact 'practice.int-safe-frst'"),
        ("question: emergency}", "question: emergencies}", "there is no question 'emergencies' to a country"),
        ("wish: [asylum]", "wish: [asilum]", "wish has no answer 'asilum'"),
        ("when: {home: [ua]}", "when: {hom: [ua]}", "there is no question 'hom'"),
        ("to: meeting/talk.md,", "to: meeting/tlk.md,", "there is no page meeting/tlk.md"),
        ("channels.md#start", "channels.md#stat", "across-borders/channels.md has no section #stat"),
        ("  - id: alone", "  - id: danger", "the id stands twice"),
        ("    facts: [practice.data-email-open]", "", "the step rests on nothing"),
        ("    never: true", "    measure: 1\n    never: true", "a step has a measure, or is `never`"),
    ],
)
def test_a_fault_is_told_with_its_line(old, new, what, copied, guide):
    path = copied.root / SHOWN
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        load_steps(copied, guide)
    told = [problem for problem in found.value.problems if what in problem.what]
    assert told
    assert all(problem.file == SHOWN and problem.line > 1 for problem in told)
    assert all(problem.instead for problem in told)


def test_a_guide_without_the_file_has_no_planner(tmp_path, guide):
    assert load_steps(Project(tmp_path), guide) is None


def test_every_step_rests_on_a_record_or_is_marked_as_advice(steps):
    for step in steps.steps:
        assert step.advice or step.show or step.facts or step.answers, step.id
        assert not step.advice or step.links, step.id
    marked = [step.id for step in steps.steps if step.advice]
    assert len(marked) < len(steps.steps) / 7, "advice is to be rare"


def test_steps_name_no_number_and_no_contact(steps):
    for step in steps.steps:
        assert not any(sign.isdigit() for sign in step.text), step.id
        assert "@" not in step.text, step.id


def test_the_countries_of_the_union_are_those_of_the_records(guide):
    union = Union(guide)
    assert union.eu == {"bg", "de", "dk", "ee", "fi", "lt", "lv", "pl", "ro", "se"}
    assert union.eea == {code.lower() for code in guide.entries["region.eu-2004-80-no-is"].fact.countries}
    assert {code for code in union.eu if bound(guide, code, Act.EU_2011_36)} == union.eu - {"dk"}

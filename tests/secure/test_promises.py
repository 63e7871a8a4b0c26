"""The page of promises names tests that there are, in every language the same ones."""

from __future__ import annotations

import re
from math import prod

import pytest

from guide.facts.guide import Guide
from guide.project import Project
from guide.route.case import fields
from guide.secure.policy import response_headers
from tests.bad.test_bad import FILES
from tests.checks.test_sandbox import ATTEMPTS

LANGUAGES = ("en", "sv", "uk")


def rows(project: Project, code: str) -> list[list[str]]:
    """The cells of each promise."""
    text = (project.docs / code / "about" / "promises.md").read_text(encoding="utf-8")
    lines = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return [cells for cells in lines if cells[-1].startswith("`")]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_test_stands_behind_each_promise(code, project):
    found = rows(project, code)
    assert len(found) > 15
    for *_, figure, test in found:
        assert (project.root / test.strip("`")).is_file(), test
        assert figure
    assert [cells[-1] for cells in found] == [cells[-1] for cells in rows(project, "en")]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_figures_are_true(code, project, guide: Guide):
    tests = project.root / "tests"
    known = {
        "secure/test_policy.py": [len(response_headers())],
        "publish/test_pdfs.py": [0],
        "checks/test_sandbox.py": [len(ATTEMPTS)],
    }
    # Where two promises have the same test, the figure that can be counted is that of the second.
    said = {
        test.strip("`").removeprefix("tests/"): numbers(figure) for *_, figure, test in rows(project, code)
    }
    assert {test: said[test] for test in known} == known
    plans, cases = said["route/test_plan.py"]
    answers = {one.name: len(one.values) for one in fields(guide) if one.name != "role"}
    # Where the person wants to go is asked of those alone who wish to go elsewhere.
    goals = answers.pop("wish") - 1 + answers.pop("to")
    assert plans == prod(answers.values()) * goals
    assert len(list((tests / "route" / "cases").glob("*.txt"))) > cases
    assert len(FILES) > said["bad/test_bad.py"][0]


def numbers(text: str) -> list[int]:
    """The numbers of a text, however its language parts the thousands."""
    return [int(re.sub(r"\D", "", one)) for one in re.findall(r"\d+(?:[,\s]\d{3})*", text)]

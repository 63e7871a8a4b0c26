"""What editors are told is true: links lead somewhere, commands and days are those of the program."""

from __future__ import annotations

import re

import pytest

from guide.cli import main
from guide.freshness.limits import HOLDS
from tests.conftest import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PROSE = " ".join(TEXT.split())


def anchors(text: str) -> set[str]:
    """The anchors that the host makes of headings."""
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_links_lead_to_headings_and_files():
    goals = [" ".join(goal.split()) for goal in re.findall(r"\]\(([^)]+)\)", TEXT)]
    assert len(goals) > 10
    for goal in goals:
        file, _, anchor = goal.partition("#")
        assert not file or (ROOT / file).is_file(), goal
        assert not anchor or anchor in anchors(TEXT), goal


@pytest.mark.parametrize(
    "task",
    ["Report an error", "Change a phone number", "Fix a sentence", "Add a contact", "What happens next"],
)
def test_each_task_of_an_editor_has_its_steps(task):
    part = TEXT.partition(f"### {task}\n")[2].partition("\n### ")[0]
    assert "\n1. " in part
    assert "\n3. " in part


def test_the_days_are_those_of_the_program():
    days = {kind: holds.days for kind, holds in HOLDS.items()}
    assert days["rule"] == days["statement"]
    assert days["figure"] == days["term"]
    said = (
        "contacts after {contact} days, rules and statements after {rule}, figures and terms after {figure}"
    )
    assert said.format_map(days) in PROSE


def test_the_commands_exist():
    named = set(re.findall(r"`guide ([a-z]+)", TEXT))
    assert named <= set(main.commands)

"""A fact about some persons only says so where the planner reads it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guide.checks.scope import scope_problems
from guide.facts.store import load_records

GOOD = Path(__file__).parents[1] / "facts" / "good" / "no.yml"
FILE = "docs/facts/no.yml"
STEP = "Ask for consent, then write down the answer."

TOLD = {
    "Foreign victims have 30 days to decide.": "residence",
    "If a foreign presumed victim asks for protection, pass it on.": "residence",
    "The period lets the foreigner decide.": "residence",
    "Citizens of other EU states get the same help.": "residence",
    "A non-EU citizen can get a permit.": "residence",
    "For a child, the period is four months.": "age",
    "Unaccompanied children get a guardian.": "age",
    "Adults get three months.": "age",
}
QUIET = (
    STEP,
    "The centre helps Polish and foreign victims.",
    "The child agency can ask for a ban on travel.",
    "No foreign victim was identified for two years.",
    "The permit is open only to third-country nationals.",
    "Report the crime within 15 days. A foreigner needs a ground of stay.",
)


@pytest.fixture
def told(tmp_path):
    def read(text: str, applies: str = "") -> list[str]:
        path = tmp_path / FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        record = GOOD.read_text(encoding="utf-8")
        assert record.count(f"    text: {STEP}\n") == 1
        fact = f"    text: {text!r}\n{applies}"
        path.write_text(record.replace(f"    text: {STEP}\n", fact), encoding="utf-8")
        return [str(one) for one in scope_problems(load_records(path.parent, tmp_path, date(2026, 6, 1)))]

    return read


@pytest.mark.parametrize("text", TOLD)
def test_a_sentence_about_some_persons_asks_for_applies_to(text, told):
    [problem] = told(text)
    assert problem.startswith(f"{FILE}:65: warning: step: speaks of ")
    assert f"its applies_to names no {TOLD[text]}" in problem


@pytest.mark.parametrize("text", TOLD)
def test_whoever_says_for_whom_is_not_told(text, told):
    assert told(text, "    applies_to: {age: child, residence: [foreign]}\n") == []


@pytest.mark.parametrize("text", QUIET)
def test_other_sentences_are_not_told(text, told):
    assert told(text) == []

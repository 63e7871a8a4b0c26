"""A number that stands in several facts is checked, and changed, in all of them."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from guide.checks.numbers import number_problems
from guide.facts.store import load_records

GOOD = Path(__file__).parents[1] / "facts" / "good" / "no.yml"
FILE = "docs/facts/no.yml"


@pytest.fixture
def record(tmp_path, monkeypatch) -> Path:
    """A committed record in which two contacts give the same numbers."""
    monkeypatch.delenv("GITHUB_BASE_REF", raising=False)
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    text = GOOD.read_text(encoding="utf-8")
    contact = text.partition("  - id: police\n")[2].partition("  - id: length\n")[0]
    double = f"  - id: at-night\n{contact}  - id: length\n"
    path.write_text(text.replace("  - id: length\n", double), encoding="utf-8")
    for command in ("init -q", "add .", "-c user.name=a -c user.email=a@b.example commit -qm one"):
        subprocess.run(["git", *command.split()], cwd=tmp_path, check=True)
    return path


def told(record: Path) -> list[str]:
    root = record.parents[2]
    return [str(one) for one in number_problems(root, load_records(record.parent, root, date(2026, 6, 1)))]


def change(record: Path, old: str, new: str) -> None:
    """Change the first of the two contacts."""
    text = record.read_text(encoding="utf-8")
    assert text.count(old) >= 2
    record.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_facts_that_agree_are_no_problem(record):
    assert told(record) == []


def test_a_check_in_one_fact_only_is_told_where_the_other_stands(record):
    change(record, "    checked: 2026-01-15", "    checked: 2026-05-01")
    [problem] = told(record)
    assert problem == (
        f"{FILE}:51: warning: at-night: checked 2026-01-15, but police with the same number 2026-05-01. "
        "read a source of this fact too, and write its day under checked."
    )


@pytest.mark.parametrize(("day", "warnings"), [("2026-01-22", 0), ("2026-01-23", 1)])
def test_checks_of_one_week_count_as_made_together(record, day, warnings):
    change(record, "    checked: 2026-01-15", f"    checked: {day}")
    assert len(told(record)) == warnings


def test_hours_in_one_fact_only_are_told_where_the_other_stands(record):
    change(record, '    hours: ["24/7", "Mo-Fr 09:00-16:30", "Mo,We-Fr 10:00-12:00"]\n', "")
    [problem] = told(record)
    assert "warning: police: its hours are not those of at-night" in problem


def test_hours_that_differ_are_told_for_both(record):
    change(record, '["24/7", "Mo-Fr 09:00-16:30", ', '["Mo-Fr", ')
    assert len(told(record)) == 2


def test_a_number_changed_in_one_fact_only_is_told_where_the_other_stands(record):
    change(record, "+4722669050", "+4722669051")
    [problem] = told(record)
    assert problem == (
        f"{FILE}:51: warning: at-night: this change takes +4722669050 out of police, but here it stays. "
        "see whether it is wrong here too."
    )


def test_a_number_that_changed_is_told_where_a_note_still_says_it(record):
    text = record.read_text(encoding="utf-8").replace("+4722669050", "+4722669051")
    record.write_text(
        text.replace("    role: ", "    note: The site prints 22 66 90 50.\n    role: ", 1), encoding="utf-8"
    )
    problems = told(record)
    assert [one.partition("warning: ")[2] for one in problems] == [
        f"police: this change takes +4722669050 out of {slug}, but `note` still says '22 66 90 50'. "
        "see whether it is wrong here too."
        for slug in ("police", "at-night")
    ]


def test_a_number_changed_in_both_is_no_problem(record):
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("+4722669050", "+4722669051"), encoding="utf-8")
    assert told(record) == []


def test_a_proposal_is_compared_with_the_branch_it_is_for(record, monkeypatch):
    root = record.parents[2]
    subprocess.run(["git", "update-ref", "refs/remotes/origin/main", "HEAD"], cwd=root, check=True)
    change(record, "+4722669050", "+4722669051")
    author = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
    subprocess.run(["git", *author, "commit", "-qam", "two"], cwd=root, check=True)
    assert told(record) == []
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    assert len(told(record)) == 1


@pytest.mark.parametrize("broken", ["facts: [", ""])
def test_a_record_that_was_none_before_is_compared_with_nothing(broken, record):
    text, root = record.read_text(encoding="utf-8"), record.parents[2]
    record.write_text(broken, encoding="utf-8")
    author = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
    subprocess.run(["git", *author, "commit", "-qam", "two"], cwd=root, check=True)
    record.write_text(text, encoding="utf-8")
    assert told(record) == []


def test_outside_a_repository_nothing_is_compared(tmp_path):
    (tmp_path / "facts").mkdir()
    path = tmp_path / "facts" / "no.yml"
    path.write_bytes(GOOD.read_bytes())
    assert list(number_problems(tmp_path, load_records(path.parent, tmp_path, date(2026, 6, 1)))) == []

"""Answers that are kept for the next run: only of the same program, and only those that were asked for."""

from __future__ import annotations

import os

import pytest

from guide.kept import Kept, asked, forget_oldest, keeping


def ask(file, questions, program="1"):
    """What is answered, and which of the questions had to be worked out."""
    worked = []
    with keeping(file, program) as kept:
        answers = [
            kept.answer(one, lambda one=one: worked.append(one) or [one, len(one)]) for one in questions
        ]
    return answers, worked


def test_what_was_asked_is_not_worked_out_again(tmp_path):
    first = ask(tmp_path / "kept" / "x.json", ["a", "bb", "a"])
    again = ask(tmp_path / "kept" / "x.json", ["a", "bb"])
    assert first == ([["a", 1], ["bb", 2], ["a", 1]], ["a", "bb"])
    assert again == ([["a", 1], ["bb", 2]], [])


def test_another_program_works_all_out_again(tmp_path):
    ask(tmp_path / "x.json", ["a"], program="1")
    assert ask(tmp_path / "x.json", ["a"], program="2")[1] == ["a"]


def test_what_a_run_does_not_ask_is_forgotten(tmp_path):
    ask(tmp_path / "x.json", ["a", "b"])
    ask(tmp_path / "x.json", ["b"])
    assert ask(tmp_path / "x.json", ["a", "b"])[1] == ["a"]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"answers": {}}', '{"program": "1"}'])
def test_a_file_that_was_cut_short_is_as_none(text, tmp_path):
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    assert ask(tmp_path / "x.json", ["a"])[1] == ["a"]


def test_after_a_fault_the_file_is_as_before(tmp_path):
    ask(tmp_path / "x.json", ["a"])
    with pytest.raises(ZeroDivisionError), keeping(tmp_path / "x.json", "1") as kept:
        kept.answer("b", lambda: 1 // 0)
    assert ask(tmp_path / "x.json", ["a", "b"])[1] == ["b"]


def test_the_first_answer_looks_as_a_kept_one():
    assert Kept().answer("a", lambda: {"x": (1, 2)}) == {"x": [1, 2]}


def test_other_bytes_or_names_are_other_questions():
    questions = [asked(b"1"), asked(b"2"), asked(b"1", "a"), asked(b"1", "b"), asked(b"1", "a", "b")]
    assert len({*questions, asked(b"1", "ab")}) == 6


def test_the_oldest_files_are_forgotten(tmp_path):
    for day, name in ((3, "a"), (1, "b"), (2, "c")):
        (tmp_path / name).write_text(name, encoding="utf-8")
        os.utime(tmp_path / name, (day, day))
    forget_oldest(tmp_path, keep=2)
    assert {file.name for file in tmp_path.iterdir()} == {"a", "c"}
    forget_oldest(tmp_path / "none", keep=2)

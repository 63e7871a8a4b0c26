"""How problems are told: in order, on one screen, and as annotations that nothing breaks out of."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from guide import cli
from guide.problems import Problem, ProblemsFound, error, warning
from guide.telling import annotation, on_one_screen

PHONE = error("docs/facts/se.yml", 412, "line: '+4620' is no number", "compare every digit")
SCRIPT = error("docs/en/index.md", 5, "<script> is not allowed", "write it in Markdown")
CONFIG = error("mkdocs.yml", 1, "this is not valid", "mend it")
LONG = warning("docs/en/act-now.md", 3, "a sentence has 31 words", "make it two")


def sentences(count: int) -> list[Problem]:
    return [warning("docs/en/a.md", line, f"a sentence has {30 + line} words") for line in range(count)]


def test_a_problem_is_one_line_that_says_what_to_write():
    assert str(PHONE) == "docs/facts/se.yml:412: line: '+4620' is no number. compare every digit."
    assert str(LONG) == "docs/en/act-now.md:3: warning: a sentence has 31 words. make it two."


def test_the_most_urgent_comes_first():
    assert ProblemsFound([LONG, SCRIPT, PHONE, CONFIG, PHONE]).problems == (CONFIG, PHONE, SCRIPT, LONG)


def test_few_problems_are_all_told():
    problems = [*sentences(10), *(error("docs/en/b.md", line, "<b> is not allowed") for line in range(10))]
    assert len(on_one_screen(problems)) == 20
    assert not any("more" in line for line in on_one_screen(problems))


def test_many_of_a_kind_are_told_by_some_and_a_number():
    told = on_one_screen([*sentences(40), PHONE, SCRIPT])
    assert told[:2] == [str(PHONE), str(SCRIPT)]
    assert told[2:4] == [str(one) for one in sentences(2)]
    assert told[-1] == "    and 30 more of this kind; --all shows them"
    assert len(told) <= 20


@pytest.mark.parametrize("count", [21, 30, 55, 57, 60, 100, 1000])
def test_many_kinds_fit_on_one_screen(count):
    kinds = [error("docs/en/a.md", number, "a" * (1 + number // 3)) for number in range(count)]
    told = on_one_screen(kinds)
    assert len(told) <= 20
    left = sum(int(line.split()[1]) for line in told if line.strip().startswith("and "))
    assert left + sum(line.startswith("docs/") for line in told) == count


def test_nothing_to_tell_is_nothing():
    assert on_one_screen([]) == []


@pytest.mark.parametrize(
    "hidden", ["\x1b[2J", "\r", "\n::stop-commands::x\n", "\u202e", "\x9b", "\u2028", "\0"]
)
def test_what_is_quoted_neither_breaks_the_line_nor_steers_the_terminal(hidden):
    for told in (str(error(f"docs/{hidden}.md", 1, f"{hidden}x", hidden)), annotation(error("a", 1, hidden))):
        assert told.isprintable()
        assert len(told.splitlines()) == 1


def test_an_annotation_is_a_workflow_command():
    assert annotation(PHONE) == (
        "::error file=docs/facts/se.yml,line=412::line: '+4620' is no number. compare every digit."
    )
    assert annotation(LONG).startswith("::warning file=docs/en/act-now.md,line=3::a sentence")
    assert annotation(error("mkdocs.yml", 0, "no")) == "::error file=mkdocs.yml::no."


def test_an_annotation_escapes_what_has_a_meaning_there():
    told = annotation(error("docs/a,line=1::x%.md", 2, "50% of\n::warning::this"))
    assert told == "::error file=docs/a%2Cline=1%3A%3Ax%25.md,line=2::50%25 of\\n::warning::this."


@pytest.mark.parametrize(
    ("given", "lines", "annotated"),
    [({}, 20, 0), ({"everything": True}, 41, 0), ({"annotations": True}, 20, 41)],
)
def test_what_is_printed(given, lines, annotated, monkeypatch, capsys):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    cli.show((PHONE, *sentences(40)), **given)
    out, err = capsys.readouterr()
    assert err.splitlines()[-1] == "1 to mend, 40 warnings"
    assert len(err.splitlines()) - 1 <= lines
    assert len(out.splitlines()) == annotated


def test_on_the_code_host_annotations_come_by_themselves(monkeypatch, capsys):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    cli.show((PHONE,))
    assert capsys.readouterr().out == f"{annotation(PHONE)}\n"


def test_check_has_both_options():
    told = CliRunner().invoke(cli.main, ["check", "--help"]).output
    assert "--all" in told
    assert "--annotations" in told

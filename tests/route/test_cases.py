"""Worked cases: what an officer reads, kept as files that people can go over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guide.facts.guide import Guide
from guide.route.case import case_of, fields
from guide.route.plan import plan
from guide.route.text import as_text
from guide.site.context import build_context
from guide.site.planner.table import route_table

CASES = {
    "ukrainian-child-in-poland": "found=pl home=ua age=child",
    "romanian-adult-in-sweden-refuses-police": "found=se home=ro age=adult police=no",
    "vietnamese-adult-in-latvia": "found=lv home=other age=adult wish=stay",
    "lithuanian-adult-in-norway": "found=no home=lt age=adult police=yes wish=stay",
    "russian-adult-in-estonia-asks-for-asylum": "found=ee home=ru age=adult wish=asylum",
    "bulgarian-woman-in-germany-wants-home": "found=de home=bg age=adult police=yes wish=home",
    "polish-citizen-with-residence-in-iceland": "found=is home=pl age=adult status=eu-eea wish=stay",
    "danger-age-unsure-in-finland": "found=fi home=ua danger=yes age=unsure role=police-patrol",
    "swede-exploited-in-denmark-now-at-home": "found=se home=se exploited=dk age=adult police=yes",
    "lithuanian-in-denmark-exploited-in-germany": "found=dk home=lt exploited=de age=adult wish=elsewhere",
    "romanian-in-sweden-wants-to-germany": "found=se home=ro to=de age=adult wish=elsewhere police=no",
    "ukrainian-protected-in-romania": "found=ro home=ua status=temporary-protection age=adult wish=home",
    "moldovan-child-in-bulgaria-wants-home": "found=bg home=other age=child wish=home",
    "swede-exploited-in-lithuania-refuses-police": "found=se home=se exploited=lt age=adult police=no",
    "ukrainian-in-russia": "found=ru home=ua age=adult danger=yes",
}
DAY = date(2026, 11, 21)
"""The day of the worked cases: facts grow older, and their marks change, while these files stay."""

FOLDER = Path(__file__).with_name("cases")


@pytest.fixture(scope="session")
def dated_table(project, guide):
    then = Guide(tuple(guide.records.values()), DAY)
    return route_table(project, then, build_context(project, "en").words)


@pytest.mark.parametrize("name", CASES)
def test_a_worked_case_reads_as_kept(name, dated_table, guide, request):
    answers = dict(one.split("=") for one in CASES[name].split())
    text = f"{CASES[name]}\n\n{as_text(plan(dated_table, case_of(answers, fields(guide))))}"
    path = FOLDER / f"{name}.txt"
    if request.config.getoption("--write-cases", default=False):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_every_kept_case_is_tested():
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(CASES)

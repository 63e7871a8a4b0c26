"""A plan as a PDF: on one sheet where that goes, on two at most, and never in small type."""

from __future__ import annotations

import io

import pikepdf
import pytest

from guide.publish.papers.route import SIZES, plan_for, plan_pdf
from guide.route.case import fields
from guide.site.context import build_context
from guide.site.planner.table import route_table
from tests.pdf.reading import pdf_text
from tests.route.samples import longest
from tests.route.test_cases import CASES

ONE_SHEET, TWO_SHEETS = 2, 4
"""Sides of paper."""


def sides(context, choices):
    pdf = plan_pdf(context, plan_for(context, choices))
    return len(pikepdf.open(io.BytesIO(pdf)).pages)


def test_most_worked_cases_fit_on_one_sheet_and_all_on_two(project):
    context = build_context(project, "en")
    found = {
        name: sides(context, dict(one.split("=") for one in case.split())) for name, case in CASES.items()
    }
    assert max(found.values()) < TWO_SHEETS, found
    assert sum(number <= ONE_SHEET for number in found.values()) > len(found) / 2, found


@pytest.mark.parametrize("code", ["en", "sv", "uk"])
def test_the_longest_plan_fits_on_two_sheets(code, project, guide):
    context = build_context(project, code)
    case = longest(route_table(project, guide, context.words), fields(guide))
    assert sides(context, case) <= TWO_SHEETS, case


def test_the_type_is_large_enough_to_read():
    assert min(SIZES) >= 9


def test_the_plan_names_its_own_address_where_there_is_one(project, monkeypatch):
    context = build_context(project, "sv")
    plan = plan_for(context, {"found": "se", "home": "ro", "age": "adult"})
    assert "Öppnaplanenigen" not in pdf_text(plan_pdf(context, plan))
    monkeypatch.setitem(project.config, "site_url", "https://guide.example.org/")
    text = pdf_text(plan_pdf(context, plan))
    assert "https://guide.example.org/sv/across-borders/plan.html#found=se&home=ro&age=adult" in text

"""The planner in the browser says of a contact that nobody has checked for too long."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import expect

from guide.route.pack import as_script
from guide.site.context import build_context
from guide.site.planner.form import SCRIPT, TABLE, planner_form
from guide.site.planner.table import route_table
from guide.site.writing.fact import Writer
from guide.site.writing.footnotes import Footnotes

SAID = "Not checked since 21 November 2026. Try it before you rely on it."
LATE = "1811808000"  # 1 June 2027


@pytest.fixture
def planner(project, tmp_path, monkeypatch):
    """The planner of a late day in a folder of its own."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATE)
    context = build_context(project, "en")
    (tmp_path / TABLE).parent.mkdir(parents=True)
    table = route_table(project, context.guide, context.words)
    assert table
    (tmp_path / TABLE).write_text(as_script(table), encoding="utf-8")
    shutil.copy(project.docs / SCRIPT, tmp_path / SCRIPT)
    form = planner_form(
        context.guide, Writer(context.words, Footnotes(context.words), "index.html", ""), "en"
    )
    page = tmp_path / "index.html"
    page.write_text(f"<!doctype html><meta charset='utf-8'><title>Plan</title>{form}", encoding="utf-8")
    return page.as_uri()


def test_where_to_call_and_in_each_step(planner, page_for):
    page = page_for()
    page.goto(f"{planner}#found=se&home=ro")
    line = page.locator(".plan-call li", has_text="+46 20 39 00 00")
    expect(line.locator(".plan-unchecked")).to_have_text(SAID)
    expect(page.locator(".plan-reach .plan-unchecked").first).to_be_visible()
    expect(page.locator(".plan-call li", has_text="112").first).not_to_contain_text("Try it")

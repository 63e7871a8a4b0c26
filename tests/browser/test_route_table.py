"""The table of the route planner in the browser: it plans as Python does, and is small; links lead on."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import lxml.html
import pytest

from guide.facts.guide import Guide
from guide.route.case import Case, fields
from guide.route.plan import plan
from guide.site.context import build_context
from guide.site.planner.table import route_table
from tests.browser.planner import opened

CHANCE = random.Random(7)  # noqa: S311 - the same cases each time
MOST_BYTES = 60_000

# What the browser makes of cases, in the form in which the test writes what Python makes of them.
EVALUATED = """(cases) => {
  const table = guideRoute.unpacked(routeTable);
  const told = (shown) => shown.map((one) => [one.number, one.fits]);
  return JSON.stringify(cases.map((choices) => {
    const { values, steps } = guideRoute.plan(table, choices);
    return [values, steps.map(({ step, shown, why }) => [step.i, told(shown), told(why)])];
  }));
}"""
LINKS = """() => {
  const { cards, names, steps } = guideRoute.unpacked(routeTable);
  const of = ({ h, m }) => {
    const [code, rest] = h.split("-");
    const page = m ? names.pages[m - 1] : `${names.records[code] ? "background" : "countries"}/${code}.html`;
    return rest ? `${page}#${h}` : page;
  };
  return [...new Set([...cards.map(of), ...steps.flatMap((step) => (step.g ?? []).map(([to]) => to))])];
}"""


def test_the_browser_plans_as_python_does(page_for, served_site, project, guide: Guide):
    table = route_table(project, guide, build_context(project, "en").words)
    questions = fields(guide)
    cases = [{one.name: CHANCE.choice(one.values) for one in questions} for _ in range(2000)]
    page = opened(page_for(), served_site)

    names = [step["i"] for step in table["steps"]]

    def told(shown):
        return [[one.number, one.fits] for one in shown]

    made = json.loads(page.evaluate(EVALUATED, cases))
    for choices, (values, steps) in zip(cases, made, strict=True):
        expected = plan(table, Case(**choices))
        assert values == expected.values, choices
        assert [[names[at], *told] for at, *told in steps] == [
            [one.id, told(one.shown), told(one.why)] for one in expected.steps
        ], choices


@pytest.mark.parametrize("folder", ["", "sv/", "uk/"])
def test_script_and_table_are_small(folder, built_site: Path):
    files = [built_site / folder / "assets" / "js" / name for name in ("route.js", "route-table.js")]
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) < MOST_BYTES


def test_every_link_of_the_table_leads_to_a_place(page_for, served_site, built_site: Path):
    page = opened(page_for(), served_site)
    goals = page.evaluate(LINKS)
    assert len(goals) > 300
    pages: dict[str, set[str]] = {}
    for goal in goals:
        address, _, anchor = goal.partition("#")
        if address not in pages:
            text = (built_site / address).read_text(encoding="utf-8")
            pages[address] = set(lxml.html.fromstring(text).xpath("//@id"))
        assert not anchor or anchor in pages[address], goal

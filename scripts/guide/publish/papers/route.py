"""One plan of the route planner, and the same as a PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from guide.address import leads_somewhere
from guide.pdf import Chapter, render
from guide.problems import ProblemsFound, error
from guide.publish.papers.documents import document
from guide.route.case import case_of, fields
from guide.route.plan import Plan, plan
from guide.route.steps import SHOWN
from guide.site.context import Context
from guide.site.planner.paper import plan_html
from guide.site.planner.table import PAGE, route_table

SIDES = 2
"""One sheet of paper, printed on both sides, as far as that goes."""

SIZES = (10.0, 9.5, 9.0)
"""Sizes of type, in points. Nobody reads smaller type at night: the longest plans take a second sheet."""


def plan_for(context: Context, choices: Mapping[str, str]) -> Plan:
    """The plan of a case; UnknownAnswer where a question has no such answer."""
    table = route_table(context.project, context.guide, context.words)
    if table is None:
        raise ProblemsFound([error(SHOWN, 0, "there are no steps", "add the file")])
    return plan(table, case_of(choices, fields(context.guide)))


def _address(context: Context, made: Plan) -> str:
    """Where the plan opens again; empty while the site has no address of its own."""
    site = context.project.site_url
    if not leads_somewhere(site):
        return ""
    chosen = [(one["n"], made.values[one["n"]]) for one in made.table["fields"]]
    default = {one["n"]: one["d"] for one in made.table["fields"]}
    fragment = urlencode([(name, value) for name, value in chosen if value != default[name]])
    return f"{site}{context.folder(context.language.code)}{PAGE}#{fragment}"


def plan_pdf(context: Context, made: Plan) -> bytes:
    """The plan, as accessible as the guide's other PDFs."""
    title = context.words.gettext("Plan a handover")
    chapter = Chapter(title, PAGE, plan_html(made, title, _address(context, made)), source=SHOWN)
    paper = document(context, context.project.site_url, title, (chapter,))
    return render(
        replace(paper, cover=False, contents_depth=0, sheet=SIZES, sides=SIDES),
        context.project.overrides / "pdf",
        context.project.cache / "pdf",
    )

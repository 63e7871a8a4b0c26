"""The report as a person, a program and the code host get it; the files under reports/ show it whole."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from guide.links.addresses import Place, Use
from guide.links.answer import Answer, Kind
from guide.links.history import lasting
from guide.links.limits import Limits
from guide.links.report import FORMATS, Finding, Report, as_markdown
from guide.problems import Weight

REPORTS = Path(__file__).parent / "reports"
OLD, LAST, DAY = date(2026, 11, 7), date(2026, 11, 14), date(2026, 11, 21)
ENDINGS = {"text": "txt", "json": "json", "markdown": "md"}


def finding(name, answer, days, use, copy=None):
    days = dict(days)
    return Finding(f"https://{name}.example/", answer, days, lasting(days, Limits()), use, copy)


SE = Place("docs/facts/se.yml", 12)
PAGE = Place("docs/en/about/index.md", 56)
REPORT = Report(
    DAY,
    (
        finding("fine", Answer(Kind.OK, status=200), {}, Use((SE,), ("se.one",))),
        finding(
            "refuses",
            Answer(Kind.REFUSED, "403 Forbidden", 403),
            {LAST: Kind.REFUSED, DAY: Kind.REFUSED},
            Use((Place("docs/facts/se.yml", 30),), ("se.one",)),
        ),
        finding(
            "moved", Answer(Kind.MOVED, "", 200, "https://new.example/"), {DAY: Kind.MOVED}, Use((PAGE,))
        ),
        finding(
            "front",
            Answer(
                Kind.MOVED,
                "leads to a front page; what we cite may be gone",
                200,
                "https://new.example/",
            ),
            {DAY: Kind.MOVED},
            Use((Place("translations/glossary.yml", 8),), ("glossary.gloss-consent.da",)),
        ),
        finding(
            "silent",
            Answer(Kind.UNREACHABLE, "request timed out", passing=True),
            {DAY: Kind.UNREACHABLE},
            Use((Place("docs/facts/se.yml", 20),), ("se.two",)),
        ),
        finding(
            "gone-today",
            Answer(Kind.GONE, "404 Not Found", 404),
            {DAY: Kind.GONE},
            Use((Place("docs/facts/se.yml", 14),), ("se.two",)),
            "",
        ),
        finding(
            "gone-long",
            Answer(Kind.GONE, "410 Gone", 410),
            {OLD: Kind.GONE, LAST: Kind.GONE, DAY: Kind.GONE},
            Use((SE, PAGE), ("se.one", "se.two")),
            "https://archive.example/web/20240501/https://gone-long.example/",
        ),
    ),
)


@pytest.mark.parametrize("form", FORMATS)
def test_report(form):
    assert FORMATS[form](REPORT) == (REPORTS / f"report.{ENDINGS[form]}").read_text(encoding="utf-8")


def test_each_format_has_its_file():
    assert set(FORMATS) == set(ENDINGS)
    assert {one.name for one in REPORTS.iterdir()} == {f"report.{ending}" for ending in ENDINGS.values()}


def test_what_is_gone_for_good_is_an_error_and_all_else_a_warning():
    weights = {one.address: one.problem.weight for one in REPORT.faults}
    assert [address for address, weight in weights.items() if weight is Weight.ERROR] == [
        "https://gone-long.example/"
    ]
    assert len(weights) == 6


def test_nothing_to_tell():
    report = Report(DAY, REPORT.findings[:1])
    assert FORMATS["text"](report) == (
        "1 address: 1 ok, 0 gone, 0 moved, 0 unreachable, 0 refused\n0 to mend, 0 warnings\n"
    )
    assert json.loads(FORMATS["json"](report))["addresses"] == []


def test_a_long_report_fits_into_an_issue():
    gone = REPORT.findings[-2]
    many = Report(DAY, tuple(replace(gone, address=f"https://a.example/{n}") for n in range(1000)))
    text = as_markdown(many)
    shown = text.count("\n- ")
    assert 60_000 > len(text) > 50_000
    assert text.endswith(f"\nAnd {1000 - shown} more: `make links` shows them all.\n")


def test_what_servers_say_is_not_acted_on():
    said = Answer(Kind.UNREACHABLE, "<img src=x> @all **now** `rm`\x1b[2J\n# Head")
    where = "https://a.example/`x`</script>@all"
    hostile = Report(DAY, (replace(REPORT.findings[4], address=where, answer=said),))
    markdown = FORMATS["markdown"](hostile)
    assert r"\<img src\=x\> \@all \*\*now\*\* \`rm\`\\x1b\[2J\\n\# Head" in markdown
    assert "<https://a.example/%60x%60%3C/script%3E@all>" in markdown
    for form in FORMATS:
        assert "\x1b" not in FORMATS[form](hostile)
        assert "\n# Head" not in FORMATS[form](hostile)

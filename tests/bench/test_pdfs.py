from __future__ import annotations

from pathlib import Path

import pytest

from guide.bench.pdfs import made, verdict
from guide.bench.printers import weasyprint


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({}, "passes PDF/UA-1 and PDF/A-2a"),
        ({"PDF/A-2a": 3}, "passes PDF/UA-1, breaks rules: 3 of PDF/A-2a"),
        ({"PDF/A-2a": 3, "PDF/UA-1": 1}, "breaks rules: 1 of PDF/UA-1 and 3 of PDF/A-2a"),
    ],
)
def test_the_verdict_names_both_standards(broken: dict[str, int], said: str) -> None:
    assert verdict(broken) == said


def test_a_pdf_is_counted_weighed_and_judged(tmp_path: Path) -> None:
    page, target = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(
        '<!DOCTYPE html><html lang="en"><title>T</title><p>One</p><p style="break-before: page">Two</p>',
        encoding="utf-8",
    )
    pdf = made(lambda: weasyprint(page, target), target)
    assert (pdf.sheets, pdf.size) == (2, target.stat().st_size)
    assert pdf.broken["PDF/A-2a"] > 0
    assert pdf.timing.seconds > 0

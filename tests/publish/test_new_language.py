"""A new language builds at once: in English, marked as such, and with no error that was not there before."""

from __future__ import annotations

import os
import subprocess
import sys

from lxml.html import document_fromstring

from tests.publish.conftest import EPOCH, SmallGuide


def guide(small: SmallGuide, *arguments: str) -> str:
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(EPOCH)}
    command = [sys.executable, "-m", "guide", *arguments]
    done = subprocess.run(
        command, cwd=small.root, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    return done.stdout + done.stderr


def errors(small: SmallGuide) -> set[str]:
    return {line for line in guide(small, "check", "--all").splitlines()[:-1] if "warning: " not in line}


def test_a_new_language_builds_at_once(make_small, tmp_path):
    small = make_small(tmp_path / "guide")
    before = errors(small)
    assert "Left to do, in this order:\n  1. " in guide(small, "new", "language", "fi")
    assert errors(small) <= before
    done = small.build("--no-pdf")
    assert done.returncode == 0, done.stderr
    page = document_fromstring((small.site / "fi" / "countries" / "se.html").read_text(encoding="utf-8"))
    assert page.get("lang") == "fi"
    assert page.xpath("//article//*[@lang='en']")
    menu = [one.get("hreflang") for one in page.xpath("//a[contains(@class, 'md-select__link')]")]
    assert menu == ["en", "fi", "sv"]

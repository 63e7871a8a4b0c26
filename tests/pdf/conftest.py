from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guide.pdf import Chapter, Document, Labels, render

HERE = Path(__file__).parent
TEMPLATE = HERE.parent.parent / "overrides" / "pdf"
SITE = "https://guide.example/en/"


@pytest.fixture(scope="session")
def page() -> Callable[[str], str]:
    """The HTML of a page in tests/pdf/pages."""
    return lambda name: (HERE / "pages" / f"{name}.html").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def document() -> Callable[..., Document]:
    """A document of chapters, each given as its HTML or as a Chapter."""

    def make(*pages: str | Chapter, **changes: Any) -> Document:
        chapters = tuple(
            one if isinstance(one, Chapter) else Chapter(f"Chapter {number}", f"part/{number}/", one)
            for number, one in enumerate(pages)
        )
        given = {
            "title": "The title",
            "subtitle": "",
            "lang": "en",
            "edition": "21 November 2026, 1a2b3c4",
            "date": datetime.date(2026, 11, 21),
            "running_head": "",
            "site_url": SITE,
            "chapters": chapters,
            "labels": Labels("Contents", "", "Independent work."),
        }
        return Document(**(given | changes))

    return make


@pytest.fixture(scope="session")
def pdf(document: Callable[..., Document]) -> Callable[..., bytes]:
    """The PDF of pages without cover, contents, running head and page numbers."""

    def make(*pages: str | Chapter, **changes: Any) -> bytes:
        plain = {"cover": False, "contents_depth": 0}
        return render(document(*pages, **(plain | changes)), TEMPLATE, None, HERE)

    return make

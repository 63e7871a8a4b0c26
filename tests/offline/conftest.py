from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from guide.project import Project
from guide.site.context import Context, build_context

PAGE = """<!doctype html>
<html lang="{lang}"><head><title>{title}</title></head><body><nav><a href="index.html">Start</a></nav>
<article class="md-content__inner md-typeset"><h1>{title}</h1>
{text}
<aside class="page-facts"><p>Edition: today</p></aside></article><script>alert(1)</script></body></html>
"""


@pytest.fixture(scope="session")
def contexts(project: Project) -> tuple[Context, ...]:
    return tuple(build_context(project, one.code) for one in project.languages)


@pytest.fixture
def publish(tmp_path: Path) -> Callable[..., Path]:
    """Lays a site of some pages, of an edition, into a folder: name and text of each page."""

    def make(day: str, commit: str, pages: dict[str, str], folder: str = "site") -> Path:
        site = tmp_path / folder
        for name, text in pages.items():
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            lang = name.partition("/")[0] if name[:3] in ("sv/", "uk/") else "en"
            path.write_text(PAGE.format(lang=lang, title=path.stem, text=text), encoding="utf-8")
        (site / "downloads").mkdir(exist_ok=True)
        (site / "downloads" / "SHA256SUMS").write_text(f"{commit}  guide-en.pdf\n", encoding="ascii")
        about = {"edition": f"{day} ({commit})", "date": day, "commit": commit}
        (site / "edition.json").write_text(json.dumps(about), encoding="utf-8")
        return site

    return make

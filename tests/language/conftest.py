from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from guide.facts.guide import Guide
from guide.facts.store import load_guide
from guide.project import Project

RECORD = """\
country: region
name: The region
checked: 2026-01-15
sources:
  S1: {title: Handbook, publisher: Ministry, url: "https://a.example", published: 2024, kind: official}
facts:
  - id: consent
    kind: contact
    topic: channels
    role: police
    serves: [public]
    name: Police
    web: https://a.example
    text: Ask for consent first.
    items: [name, date of birth]
    caution: Never in front of others.
    note: For editors only.
    sources: [S1]
    as_of: 2024
    checked: 2026-01-15
    confidence: high
unknown:
  - {id: nobody, topic: ngo, text: No helpline is known.}
"""
CODE = 'words.gettext("Phone")\nlabel = N_("{from} to {to}")\nprint("not a label")\n'
PAGE = '<p>{{ _("About this page") }}</p>'


@dataclass(frozen=True)
class Small:
    """A tiny checkout: one record, two labels in code, one in a template, English and Swedish."""

    project: Project

    def write(self, path: str, text: str) -> Path:
        """Write one file of the checkout."""
        file = self.project.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def change(self, path: str, before: str, after: str) -> None:
        """Change what stands in a file; it must stand there."""
        text = (self.project.root / path).read_text(encoding="utf-8")
        assert before in text
        self.write(path, text.replace(before, after))

    @property
    def guide(self) -> Guide:
        """The facts as they stand now."""
        return load_guide(self.project.records, self.project.root, date(2026, 6, 1))


@pytest.fixture
def small(tmp_path: Path) -> Small:
    small = Small(Project(tmp_path))
    small.write("docs/facts/region.yml", RECORD)
    small.write("docs/en/index.md", "# Home\n")
    small.write("scripts/guide/code.py", CODE)
    small.write("overrides/main.html", PAGE)
    (tmp_path / "translations").mkdir()
    return small


@pytest.fixture
def catalog(tmp_path: Path) -> Callable[..., Path]:
    """Write a Swedish catalog with these entries."""

    def written(entries: str, headers: str = "") -> Path:
        path = tmp_path / "translations" / "sv.po"
        path.parent.mkdir(exist_ok=True)
        head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n{headers}\n'
        path.write_text(head + entries, encoding="utf-8")
        return path

    return written

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guide.cli import main
from guide.project import Project

GOOD = Path(__file__).parents[1] / "facts" / "good" / "no.yml"
CHECKED = "2026-01-15"  # the day of each check in that record
TODAY = 1_780_272_000  # 1 June 2026


@dataclass(frozen=True)
class Checkout:
    """A checkout with one record, and a page that names one of its facts."""

    root: Path

    @property
    def record(self) -> Path:
        return self.root / "docs" / "facts" / "no.yml"

    def guide(self, *arguments: str) -> Result:
        """Run `guide` with these arguments."""
        result = CliRunner().invoke(main, list(arguments), prog_name="guide")
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result


@pytest.fixture
def checkout(tmp_path: Path, project: Project, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    (tmp_path / "docs" / "facts").mkdir(parents=True)
    (tmp_path / "docs" / "en").mkdir()
    shutil.copy(project.config_file, tmp_path)
    shutil.copy(GOOD, tmp_path / "docs" / "facts")
    page = '{{ fact("no.step") }}\n{{ steps("no.word", "no.step") }}\n'
    (tmp_path / "docs" / "en" / "index.md").write_text(page, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(TODAY))
    return Checkout(tmp_path)

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guide.cli import main
from guide.edition import edition, latest_check
from guide.project import Project

PARTS = ("docs", "overrides", "translations", ".github", "scripts/guide/route", "scripts/guide/site")
FILES = ("mkdocs.yml", "README.md")


@dataclass(frozen=True)
class Copy:
    """A copy of this checkout, to change."""

    root: Path

    def guide(self, *arguments: str) -> Result:
        """Run `guide` with these arguments."""
        result = CliRunner().invoke(main, list(arguments), prog_name="guide")
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert "Traceback" not in result.output
        return result

    def texts(self) -> dict[str, str]:
        """What people write, by name."""
        names = [*FILES, ".github/CODEOWNERS", ".github/ISSUE_TEMPLATE/missing-contact.yml"]
        return {name: (self.root / name).read_text(encoding="utf-8") for name in names}

    def added(self, before: dict[str, str]) -> dict[str, list[str]]:
        """The lines that were put into each file; nothing else may have changed."""
        found = {}
        for name, text in self.texts().items():
            old, new = before[name].splitlines(keepends=True), text.splitlines(keepends=True)
            rest = iter(old)
            line = next(rest, None)
            added = []
            for one in new:
                if one == line:
                    line = next(rest, None)
                else:
                    added.append(one.strip())
            assert line is None, f"{name}: {line} is gone"
            found[name] = added
        return {name: lines for name, lines in found.items() if lines}


@pytest.fixture
def day(project: Project) -> date:
    """A day on which every fact of this checkout has been checked."""
    return latest_check(edition(project.root))


@pytest.fixture
def copy(tmp_path: Path, project: Project, day: date, monkeypatch: pytest.MonkeyPatch) -> Copy:
    root = tmp_path / "guide"
    for part in PARTS:
        shutil.copytree(project.root / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(project.root / name, root)
    if (project.cache / "records").exists():
        shutil.copytree(project.cache / "records", root / ".cache" / "records")
    monkeypatch.chdir(root)
    epoch = datetime.combine(day, time(), UTC).timestamp()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(epoch)))
    return Copy(root)

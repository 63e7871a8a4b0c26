from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from guide.bench.checkout import copied, edition_of
from guide.edition import edition
from guide.problems import ProblemsFound
from guide.project import Project

FILES = ("mkdocs.yml", "docs/en/index.md", "docs/sv/å.md", ".hidden/file")
BUILT = ("site/index.html", ".cache/records/x.pickle", "scripts/__pycache__/a.pyc", ".venv/pyvenv.cfg")


@pytest.fixture
def checkout(tmp_path: Path) -> Project:
    for name in (*FILES, *BUILT):
        path = tmp_path / "from" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return Project(tmp_path / "from")


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_copies_everything_but_what_was_built(checkout: Project, tmp_path: Path) -> None:
    copied(checkout, tmp_path / "to")
    assert names(tmp_path / "to") == sorted(FILES)


def test_copies_what_git_knows_and_new_files_but_no_ignored_and_no_deleted_ones(
    checkout: Project, tmp_path: Path
) -> None:
    (checkout.root / ".gitignore").write_text(
        "site/\n.cache/\n.venv/\n__pycache__/\n.hidden/\n", encoding="utf-8"
    )
    (checkout.root / "gone.md").write_text("", encoding="utf-8")
    for command in (["init", "-q"], ["add", "gone.md", "mkdocs.yml"]):
        subprocess.run(["git", "-C", str(checkout.root), *command], check=True)
    (checkout.root / "gone.md").unlink()
    copied(checkout, tmp_path / "to")
    assert names(tmp_path / "to") == sorted([".gitignore", "docs/en/index.md", "docs/sv/å.md", "mkdocs.yml"])


def test_forgets_what_was_built(checkout: Project, tmp_path: Path) -> None:
    copy = copied(checkout, tmp_path / "to")
    for folder in (copy.project.site, copy.project.cache):
        (folder / "deep").mkdir(parents=True)
    copy.forget()
    assert names(tmp_path / "to") == sorted(FILES)
    assert not copy.project.site.exists()
    assert not copy.project.cache.exists()


def test_a_failed_build_tells_what_the_command_said(checkout: Project, tmp_path: Path) -> None:
    copy = copied(checkout, tmp_path / "to")
    with pytest.raises(
        ProblemsFound, match=r"guide site --never failed in a copy of the checkout: .*--never"
    ):
        copy.guide("site", "--never")


@pytest.mark.parametrize("before", [None, "1"])
def test_builds_have_the_edition_of_the_checkout_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if before:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", before)
    with edition_of(1_795_283_184):
        assert edition(tmp_path).day == date(2026, 11, 21)
    assert os.environ.get("SOURCE_DATE_EPOCH") == before

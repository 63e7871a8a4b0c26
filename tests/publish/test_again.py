"""Whoever builds a commit again gets the same bytes, and is told where not."""

from __future__ import annotations

import subprocess

import pytest

from guide.problems import ProblemsFound
from guide.project import Project
from guide.publish.again import build_again, differences
from tests.publish.conftest import EPOCH


@pytest.fixture(scope="module")
def committed(make_small, tmp_path_factory):
    """The small guide as a commit, built without PDFs."""
    small = make_small(tmp_path_factory.mktemp("committed") / "guide")
    (small.root / ".gitignore").write_text("/site/\n/.cache/\n", encoding="utf-8")
    name = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "-q"], ["add", "-A"], [*name, "commit", "-qm", "All"]):
        subprocess.run(["git", "-C", small.root, *arguments], check=True)
    done = small.build("--no-pdf")
    assert done.returncode == 0, done.stderr
    return small


def test_a_commit_is_built_again_elsewhere_and_compared(committed, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    project = Project(committed.root)
    assert build_again(project, with_pdf=False) == len(committed.tree())
    committed.change("docs/sv/index.md", "# En liten guide", "# En mycket liten guide")
    with pytest.raises(ProblemsFound, match=r"^docs/sv/index\.md: no commit has this change\."):
        build_again(project, with_pdf=False)


def test_without_a_first_build_there_is_nothing_to_compare_with(tmp_path):
    with pytest.raises(ProblemsFound, match=r"^site: there is nothing to compare with"):
        build_again(Project(tmp_path))


def test_every_difference_is_told(tmp_path):
    files = {"one": {"a": b"same", "b": b"12345", "c": b"x", "d/e": b"1"},
             "two": {"a": b"same", "b": b"12x45", "d/e": b"12", "f": b""}}  # fmt: skip
    for folder, contents in files.items():
        for name, data in contents.items():
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    found = {one.file: one.what for one in differences(tmp_path / "one", tmp_path / "two")}
    assert found == {
        "site/b": "two builds differ from byte 2: b'12345' and b'12x45'",
        "site/c": "only the first of two builds has it",
        "site/d/e": "two builds differ from byte 1: b'1' and b'12'",
        "site/f": "only the second of two builds has it",
    }

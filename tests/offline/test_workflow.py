"""What the workflow does after a publication: the edition goes into a branch of its own, and none is lost."""

from __future__ import annotations

import subprocess
from typing import Any

import pytest
from ruamel.yaml import YAML

from guide.offline.archive import Archive
from tests.offline.test_editions import CHANGED, PAGES


@pytest.fixture
def jobs(project) -> dict[str, Any]:
    with (project.root / ".github" / "workflows" / "publish.yml").open(encoding="utf-8") as file:
        return YAML(typ="safe").load(file)["jobs"]


def git(folder, *arguments):
    return subprocess.run(
        ["git", "-C", str(folder), *arguments], check=True, capture_output=True, text=True
    ).stdout


def run(job, name, folder):
    [step] = [one for one in job["steps"] if one.get("name") == name]
    subprocess.run(["bash", "-e", "-c", step["run"]], cwd=folder, check=True, capture_output=True)


def test_each_publication_adds_its_edition_to_the_branch(jobs, publish, tmp_path):
    origin, archive = tmp_path / "origin.git", Archive(tmp_path / "past")
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(origin)], check=True)
    for number, (day, pages) in enumerate((("2025-01-01", PAGES), ("2025-01-08", CHANGED))):
        clone = tmp_path / f"clone-{number}"
        subprocess.run(["git", "clone", "-q", str(origin), str(clone)], check=True, capture_output=True)
        if not number:
            (clone / "README.md").write_text("main", encoding="utf-8")
            git(clone, "add", ".")
            git(clone, "-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "main")
            git(clone, "push", "-q", "origin", "main")
        archive.add(publish(day, "aaaaaaa", pages, day))
        run(jobs["keep"], "Go to the branch of past editions", clone)
        subprocess.run(["cp", "-r", f"{archive.folder}/.", str(clone)], check=True)
        run(jobs["keep"], "Keep this edition", clone)
        run(jobs["keep"], "Keep this edition", clone)  # a second time there is nothing to do
    assert git(origin, "rev-list", "--count", "editions").strip() == "2"
    files = git(origin, "ls-tree", "-r", "--name-only", "editions").split()
    assert "README.md" not in files
    assert {"2025-01-01-aaaaaaa/edition.json", "2025-01-08-aaaaaaa/edition.json"} <= set(files)
    assert git(origin, "ls-tree", "-r", "--name-only", "main").split() == ["README.md"]


def test_only_the_step_that_keeps_may_write_and_it_runs_nothing_of_the_guide(jobs):
    assert jobs["keep"]["needs"] == "deploy"
    writing = [
        name for name, job in jobs.items() if (job.get("permissions") or {}).get("contents") == "write"
    ]
    assert writing == ["keep"]
    assert not [step for step in jobs["keep"]["steps"] if "guide " in step.get("run", "")]

"""What the weekly workflow does with the report: one issue, and a branch that remembers."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from mkdocs.utils.yaml import yaml_load

from guide.links.history import FILE
from guide.project import Project
from tests.gh import put_gh

TITLE = "Addresses that do not answer well"
# The list of issues is that of the environment.
ANSWERS = """"issue list") printf '%s' "$OPEN" ;;
"label create") exit 1 ;;"""


@pytest.fixture
def calls(tmp_path, monkeypatch):
    """The file that notes how `gh` was called."""
    return put_gh(tmp_path, ANSWERS, monkeypatch)


def told(calls: Path, project: Project, folder: Path, report: str, number: str) -> list[str]:
    """Run the step of the workflow that tells of a report; what it asks of `gh`, but for list and label."""
    found = folder / ".cache" / "found"
    found.mkdir(parents=True)
    (found / "links.md").write_text(report)
    [step] = [
        one for one in workflow(project)["jobs"]["tell"]["steps"] if one.get("name", "").startswith("Open")
    ]
    environment = os.environ | {"OPEN": number, "GITHUB_WORKSPACE": str(project.root)}
    subprocess.run(["sh", "-e", "-c", step["run"]], cwd=folder, env=environment, check=True)
    lines = calls.read_text().splitlines()
    return [line for line in lines if not line.startswith(("issue list", "label"))]


def workflow(project: Project) -> dict[str, Any]:
    with (project.root / ".github" / "workflows" / "links.yml").open() as file:
        return yaml_load(file)


@pytest.mark.parametrize(
    ("report", "number", "expected"),
    [
        (
            "## Gone: 1\n\n- <https://a.example/>\n",
            "",
            f"issue create --title {TITLE} --label links --body-file",
        ),
        ("## Gone: 1\n\n- <https://a.example/>\n", "7", "issue edit 7 --body-file links.md"),
        ("Checked on 2026-11-21.\n", "7", "issue close 7 --comment Nothing is left to do."),
        ("Checked on 2026-11-21.\n", "", None),
    ],
)
def test_one_issue(report, number, expected, calls, project, tmp_path):
    done = told(calls, project, tmp_path, report, number)
    assert len(done) == (expected is not None)
    assert not done or done[0].startswith(expected)


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_history_is_kept_in_a_branch_of_its_own(project, tmp_path):
    host, work, file = tmp_path / "host.git", tmp_path / "work", tmp_path / FILE
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(host))
    git(tmp_path, "clone", "-q", str(host), str(work))
    name = ("-c", "user.name=x", "-c", "user.email=x@x.example")
    git(work, *name, "commit", "-q", "--allow-empty", "-m", "first")
    git(work, "push", "-q", "origin", "HEAD:main")
    main = git(host, "rev-parse", "main")
    for text in ("one", "two", "two"):
        file.write_text(text)
        again = tmp_path / f"again-{text}-{len(list(tmp_path.iterdir()))}"
        git(tmp_path, "clone", "-q", "--depth", "1", f"file://{host}", str(again))
        script = project.root / ".github" / "scripts" / "remember.sh"
        subprocess.run(["sh", str(script), "link-history", str(file)], cwd=again, check=True)
    assert git(host, "show", f"link-history:{FILE}") == "two"
    assert git(host, "ls-tree", "--name-only", "link-history") == FILE
    assert git(host, "rev-list", "--count", "link-history") == "2", "nothing new, no commit"
    assert git(host, "rev-parse", "main") == main


def test_what_meets_the_web_can_write_nothing(project):
    jobs = workflow(project)["jobs"]
    assert workflow(project)["permissions"] == {}
    assert jobs["ask"]["permissions"] == {"contents": "read"}
    assert not any("make" in str(step.get("run")) for step in jobs["tell"]["steps"])
    checkouts = [one["with"] for one in jobs["ask"]["steps"] if "checkout" in one.get("uses", "")]
    assert all(one["persist-credentials"] is False for one in checkouts)

"""What comes from others comes checked: packages by hashes, actions by versions, rights by need."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from guide.project import Project

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"^[a-z0-9][a-z0-9._-]*(\[[a-z,-]+\])?==\S+( ; [^\\]+)?$")
HASH = re.compile(r"^--hash=sha256:[0-9a-f]{64}$")
MAY_WRITE = {
    "freshness.yml": {"issues"},
    "labels.yml": {"issues"},
    "links.yml": {"contents", "issues"},
    "publish.yml": {"contents", "pages", "id-token"},
}
"""What the jobs of a workflow may write; those of any other, nothing."""


def entries(text: str) -> list[str]:
    """The entries of a lock file, each with its hashes, without remarks."""
    lines = (line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))
    return "\n".join(lines).replace("\\\n", " ").splitlines()


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_with_hashes_and_from_no_place_of_its_own(name, project: Project):
    text = (project.root / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*--(?!hash=)", text, re.MULTILINE), "an option chooses where packages come from"
    found = entries(text)
    assert len(found) > 20
    for entry in found:
        package, *hashes = re.split(r"\s+(?=--hash)", entry.strip())
        assert PINNED.match(package), package
        assert hashes, package
        assert all(HASH.match(one) for one in hashes), package


@pytest.mark.parametrize("name", ["requirements.in", "requirements-dev.in"])
def test_what_we_ask_for_comes_from_no_place_of_its_own(name, project: Project):
    lines = (project.root / name).read_text(encoding="utf-8").splitlines()
    asked = [line for line in lines if line and not line.startswith("#")]
    assert [one for one in asked if "@" in one or "/" in one or one.startswith(("-i", "--", "-e"))] == []


def workflow(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_do_no_more_than_it_must(path):
    made = workflow(path)
    assert set((made["permissions"] or {}).values()) <= {"read"}, "say at the top that jobs may only read"
    for name, job in made["jobs"].items():
        rights = job.get("permissions") or {}
        assert isinstance(rights, dict), name
        writes = {what for what, how in rights.items() if how == "write"}
        assert writes <= MAY_WRITE.get(path.name, set()), name
        if writes:
            commands = " ".join(step.get("run", "") for step in job["steps"])
            assert not re.search(r"\b(make|pip|guide|python)\b", commands), f"{name} runs what others wrote"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_those_of_the_host_in_a_version_and_keep_no_key(path):
    for name, job in workflow(path)["jobs"].items():
        rights = job.get("permissions") or {}
        for step in job.get("steps", ()):
            if "uses" not in step:
                continue
            assert re.fullmatch(r"actions/[a-z-]+@v\d+|\./\S+", step["uses"]), step["uses"]
            if step["uses"].startswith("actions/checkout@") and rights.get("contents") != "write":
                assert step.get("with", {}).get("persist-credentials") is False, name


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_that_others_write_is_put_into_a_command(path):
    """A title or a branch name in `${{ }}` within a command would be run: it must come as a variable."""
    for job in workflow(path)["jobs"].values():
        for step in job.get("steps", ()):
            assert "${{" not in step.get("run", ""), step
    assert "pull_request_target" not in path.read_text(encoding="utf-8")


def test_newer_versions_are_proposed_weekly_in_groups():
    made = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text(encoding="utf-8"))
    updates = {one["package-ecosystem"]: one for one in made["updates"]}
    assert set(updates) == {"pip", "github-actions", "npm"}
    assert all(one["schedule"]["interval"] == "weekly" and one["groups"] for one in updates.values())
    assert {"dependency-name": "mkdocs", "versions": [">=2"]} in updates["pip"]["ignore"]


def test_what_the_security_page_names_is_there():
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:tests|scripts|docs|\.github|requirements)[^`]*)`", text)
    assert len(named) > 6
    assert [name for name in named if not (ROOT / name).exists()] == []

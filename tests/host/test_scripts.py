"""The scripts of the workflows: one issue for each country, and the labels."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.gh import put_gh

SCRIPTS = ROOT / ".github" / "scripts"
# There are open issues on Sweden and Norway.
ANSWERS = '"issue list") case "$TITLE" in *SE) printf 7 ;; *NO) printf 8 ;; esac ;;'


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs one of the scripts in a folder; gives what it asked of `gh`."""
    calls = put_gh(tmp_path, ANSWERS, monkeypatch)

    def script(name: str, argument: str, folder: Path) -> list[str]:
        subprocess.run(["sh", str(SCRIPTS / name), argument], cwd=folder, check=True)
        return calls.read_text().splitlines() if calls.exists() else []

    return script


def test_what_is_due_is_written_for_each_record(run, project, tmp_path, monkeypatch):
    good = ROOT / "tests" / "facts" / "good"
    facts = tmp_path / "docs" / "facts"
    facts.mkdir(parents=True)
    shutil.copy(project.config_file, tmp_path)
    shutil.copy(good / "no.yml", facts)
    text = (good / "region.yml").read_text(encoding="utf-8")
    (facts / "region.yml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("GUIDE", f"{sys.executable} -m guide")
    (tmp_path / "bin" / "date").write_text("#!/bin/sh\necho 2026-08-01\n")
    (tmp_path / "bin" / "date").chmod(0o755)
    assert run("due.sh", "due", tmp_path) == []
    told = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "due").iterdir()}
    assert sorted(told) == ["no.md", "region.md"]
    assert told["no.md"].startswith("**Norway: 1 fact is due on 2026-08-01.**")
    assert told["region.md"] == ""


def test_an_issue_is_opened_brought_up_to_date_or_closed(run, tmp_path):
    due = tmp_path / "due"
    due.mkdir()
    for name, text in {"se": "- [ ] one\n", "no": "", "dk": "", "ee": "- [ ] two\n"}.items():
        (due / f"{name}.md").write_text(text)
    calls = [
        one for one in run("tell-due.sh", "due", tmp_path) if not one.startswith(("issue list", "label"))
    ]
    assert calls == [
        "issue create --title Check again: EE --label freshness --body-file due/ee.md",
        "issue close 8 --comment Nothing is left to do.",
        "issue edit 7 --body-file due/se.md",
    ]


def test_labels_are_made_with_colour_and_description(run, tmp_path):
    calls = run("labels.sh", str(ROOT / ".github" / "labels.yml"), tmp_path)
    assert len(calls) >= 7
    assert calls[0] == (
        "label create fact --color b45309 --description A fact is wrong or out of date --force"
    )


@pytest.mark.parametrize("path", sorted(SCRIPTS.glob("*.sh")), ids=lambda path: path.name)
def test_every_script_is_for_a_plain_shell(path):
    assert path.read_text().startswith("#!/bin/sh\n")
    subprocess.run(["sh", "-n", str(path)], check=True)

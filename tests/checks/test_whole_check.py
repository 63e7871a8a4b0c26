"""`guide check` as a whole: on the real content, and on a checkout with faults planted in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

LONGEST = 60
"""Seconds for a machine that is busy with other tests; alone it takes about five."""

TRACKED = ("docs", "translations", "overrides", "scripts", "mkdocs.yml", "README.md")

# The file, what is put at its end (all of it where the file is new), and how it is told.
PLANTED = [
    ("docs/en/act-now.md", "\n<script>x</script>\n", "<script> is not allowed. take it out."),
    ("docs/en/new.md", "---\ntitle: A\ndescription: B.\ntemplate: x\n---\n", "the key 'template' is not"),
    ("docs/en/about/privacy.md", "\n[x](javascript:alert(1))\n", "'javascript:alert(1' is not allowed"),
    ("docs/en/about/licence.md", "\n[x](nowhere.md)\n", "'nowhere.md' leads to no page"),
    ("docs/en/about/sources.md", "\n[x](/act-now.html)\n", "write ../act-now.md"),
    ("docs/en/new.md", "", "the page is not in the navigation"),
    ("docs/en/about/index.md", '\n{{ fact("se.no-such") }}\n', "there is no fact 'se.no-such'"),
    ("docs/sv/about/licence.md", '\n{{ fact("se.other") }}\n', "there is no fact 'se.other'"),
    ("docs/uk/act-now.md", "\n<p onclick='x'>x</p>\n", "the attribute onclick is not allowed"),
]


def check(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "guide", "check", *options],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "scripts"), "GITHUB_ACTIONS": ""},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_the_real_content_is_clean_in_time(project):
    check(project.root)
    begun = time.monotonic()
    done = check(project.root)
    assert time.monotonic() - begun < LONGEST
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1].startswith("0 to mend, ")


@pytest.fixture(scope="module")
def planted(project, tmp_path_factory) -> subprocess.CompletedProcess[str]:
    """What is told of a copy of the guide with all those faults."""
    root = tmp_path_factory.mktemp("planted") / "guide"
    root.mkdir()
    for name in TRACKED:
        source = project.root / name
        shutil.copytree(source, root / name) if source.is_dir() else shutil.copy(source, root)
    shutil.copytree(project.cache / "html", root / ".cache" / "html", dirs_exist_ok=True)
    for name, text, _ in PLANTED:
        with (root / name).open("a", encoding="utf-8") as file:
            file.write(text)
    return check(root, "--all")


@pytest.mark.parametrize("number", range(len(PLANTED)))
def test_a_planted_fault_is_told(number, planted):
    name, _, what = PLANTED[number]
    assert planted.returncode == 1
    assert [line for line in planted.stderr.splitlines() if line.startswith(f"{name}:") and what in line]


def test_little_else_is_told(planted):
    errors = [line for line in planted.stderr.splitlines()[:-1] if "warning:" not in line]
    assert [line for line in errors if not any(f in line and what in line for f, _, what in PLANTED)] == []


def test_nobody_sees_a_traceback(planted):
    assert "Traceback" not in planted.stderr

"""Whoever takes files along can tell that they are whole."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from guide.secure.sums import NAME, write_sums


def check(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What a reader does: `sha256sum -c SHA256SUMS`."""
    return subprocess.run(
        ["sha256sum", "-c", "--strict", *options, NAME],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sv").mkdir()
    for name in ("b.pdf", "a b.pdf", "sv/å.json", ".htaccess"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    write_sums(tmp_path)
    return tmp_path


def test_a_whole_copy_passes(folder):
    done = check(folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [".htaccess: OK", "a b.pdf: OK", "b.pdf: OK", "sv/å.json: OK"]


def test_a_changed_file_is_told(folder):
    (folder / "b.pdf").write_text("other", encoding="utf-8")
    done = check(folder)
    assert done.returncode == 1
    assert "b.pdf: FAILED" in done.stdout


def test_one_file_alone_can_be_checked(folder, tmp_path_factory):
    alone = tmp_path_factory.mktemp("alone")
    for name in (NAME, "b.pdf"):
        shutil.copy(folder / name, alone)
    done = check(alone, "--ignore-missing")
    assert (done.returncode, done.stdout) == (0, "b.pdf: OK\n")


def test_sums_are_written_again_without_themselves(folder):
    before = (folder / NAME).read_bytes()
    write_sums(folder)
    assert (folder / NAME).read_bytes() == before


@pytest.mark.parametrize("part", ["", "downloads", "data"])
def test_the_built_site_passes_and_nothing_is_left_out(part, built_site):
    folder = built_site / part
    done = check(folder, "--quiet")
    assert done.returncode == 0, done.stdout + done.stderr
    listed = {line[66:] for line in (folder / NAME).read_text(encoding="utf-8").splitlines()}
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    if part:
        # Nobody downloads the forms that a host sends in place of a file.
        present = {name for name in present if not name.endswith((".gz", ".br"))}
    assert listed == present - {NAME}

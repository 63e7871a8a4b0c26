"""A copy of the checkout to measure in, and the `guide` command in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from guide.problems import ProblemsFound, error
from guide.project import Project

_NOT_COPIED = frozenset((".git", ".venv", "site", ".cache", "__pycache__"))
_LAST_LINES = 5


@dataclass(frozen=True)
class Checkout:
    """A copy that may be changed."""

    project: Project

    def guide(self, *arguments: str) -> None:
        """Run `guide` in the copy; ProblemsFound where it does not succeed."""
        status, output = self.ask(*arguments)
        if status:
            raise failed(f"guide {' '.join(arguments)}", output)

    def ask(self, *arguments: str) -> tuple[int, str]:
        """Run `guide` in the copy: its exit status and all that it printed."""
        root = self.project.root
        paths = [str(root / "scripts"), os.environ.get("PYTHONPATH", "")]
        return run(
            [sys.executable, "-m", "guide", *arguments],
            root,
            PYTHONPATH=os.pathsep.join(path for path in paths if path),
        )

    def forget(self) -> None:
        """Remove all that was built and kept."""
        for folder in (self.project.site, self.project.cache):
            shutil.rmtree(folder, ignore_errors=True)


def copied(project: Project, target: Path) -> Checkout:
    """Copy what belongs to the checkout, new files too, but nothing that was built."""
    for name in _files(project.root):
        source = project.root / name
        if source.is_file():  # a deleted file is listed until the next commit
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / name)
    return Checkout(Project(target.resolve()))


@contextmanager
def edition_of(epoch: int) -> Iterator[None]:
    """Give all builds the day of the checkout: its copy has no history to take it from."""
    name = "SOURCE_DATE_EPOCH"
    before = os.environ.get(name)
    os.environ[name] = str(epoch)
    try:
        yield
    finally:
        del os.environ[name]
        if before is not None:
            os.environ[name] = before


def run(command: Sequence[str | Path], folder: Path, **environment: str) -> tuple[int, str]:
    """Run a program: its exit status and all that it printed."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


def failed(what: str, output: str) -> ProblemsFound:
    """The error for a command that did not succeed, with the last lines that it printed."""
    last = " / ".join(output.strip().splitlines()[-_LAST_LINES:])
    return ProblemsFound(
        [error("bench", 0, f"{what} failed in a copy of the checkout: {last}", "mend that first")]
    )


def _files(root: Path) -> list[str]:
    try:
        listed = subprocess.run(
            ["git", "-C", str(root), "ls-files", "-coz", "--exclude-standard"],
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return _files_without_git(root)
    return [name for name in listed.stdout.split("\0") if name]


def _files_without_git(root: Path) -> list[str]:
    paths = (path.relative_to(root) for path in root.rglob("*"))
    return [path.as_posix() for path in paths if _NOT_COPIED.isdisjoint(path.parts)]

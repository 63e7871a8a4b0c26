"""Runs lychee, the link checker: what it finds in files, and what it hears from other sites."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from guide.problems import ProblemsFound, error


def answers(arguments: Sequence[str], folder: Path, seconds: float | None = None) -> dict[str, Any]:
    """Run lychee in a folder, the arguments last; its report as it comes: `error_map` and others.

    TimeoutExpired after so many seconds; ProblemsFound where lychee itself fails.
    """
    report: dict[str, Any] = json.loads(_run(["--format=json", *arguments], folder, seconds))
    return report


def links_in(names: Sequence[str], folder: Path) -> Iterator[tuple[str, str]]:
    """Every address that these files of a folder hold, with the path of the file.

    Addresses of files are whole, and begin with `file://`.
    """
    files = [f"{folder}/{one}" for one in names]
    arguments = ["--dump", "-v", "--root-dir", str(folder), *files]
    for line in _run(arguments, folder).splitlines():
        address, _, source = line.removesuffix(" [excluded]").rpartition(" (")
        yield address, source.removesuffix(")")


def _run(arguments: Sequence[str], folder: Path, seconds: float | None = None) -> str:
    program = str(Path(sys.executable).parent / "lychee")
    # Else lychee would ask the code host's interface with whatever token lies around.
    calm = {name: value for name, value in os.environ.items() if name != "GITHUB_TOKEN"}
    done = subprocess.run(
        [program, "--no-progress", *arguments],
        cwd=folder,
        env=calm,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    if done.returncode not in (0, 2):
        said = f"lychee could not check the links: {done.stderr.strip()}"
        raise ProblemsFound([error("lychee", 0, said, "run make clean, then again")])
    return done.stdout

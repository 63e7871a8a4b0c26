"""Runs lychee, the link checker, and gives what it found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from guide.problems import ProblemsFound, error


def lychee(arguments: Sequence[str], folder: Path, seconds: float | None = None) -> dict[str, Any]:
    """Run lychee in a folder, the arguments last; its report as it comes: `error_map` and others.

    TimeoutExpired after so many seconds; ProblemsFound where lychee itself fails.
    """
    program = str(Path(sys.executable).parent / "lychee")
    command = [program, "--format=json", "--no-progress", *arguments]
    # Else lychee would ask the code host's interface with whatever token lies around.
    calm = {name: value for name, value in os.environ.items() if name != "GITHUB_TOKEN"}
    done = subprocess.run(
        command, cwd=folder, env=calm, capture_output=True, text=True, timeout=seconds, check=False
    )
    if done.returncode not in (0, 2):
        said = f"lychee could not check the links: {done.stderr.strip()}"
        raise ProblemsFound([error("lychee", 0, said, "run make clean, then again")])
    report: dict[str, Any] = json.loads(done.stdout)
    return report

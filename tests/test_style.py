"""The code keeps the style that it has set itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from guide.project import Project

TOOLS = {
    "rules": ["ruff", "check", "--no-cache", "."],
    "layout": ["ruff", "format", "--check", "--no-cache", "."],
    "types": ["mypy"],
}


@pytest.mark.parametrize("name", TOOLS)
def test_style(name: str, project: Project) -> None:
    tool, *arguments = TOOLS[name]
    command = [str(Path(sys.executable).parent / tool), *arguments]
    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

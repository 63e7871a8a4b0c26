"""A `gh` in place of the program of the code host: notes how it is called, and answers as a test says."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

_PROGRAM = """\
#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
case "$1 $2" in
{answers}
esac
"""


def put_gh(folder: Path, answers: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make it the `gh` that is found first; gives the file with a line for each call, once there is one.

    `answers` are the branches of a `case` in shell over the first two words of a call.
    """
    program = folder / "bin" / "gh"
    program.parent.mkdir()
    program.write_text(_PROGRAM.format(answers=answers))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("CALLS", str(folder / "calls"))
    return folder / "calls"

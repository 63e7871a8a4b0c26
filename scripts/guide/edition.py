"""Which state of the guide this is: its day and its commit, and when each file last changed."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

_LOG = ("-c", "core.quotepath=off", "log", "--format=%x00%ct", "--name-only", "--no-renames")


@dataclass(frozen=True)
class Edition:
    """The state that a build shows. `epoch` is in seconds; `commit` is empty outside a repository."""

    epoch: int
    commit: str

    @property
    def day(self) -> date:
        """The day that counts as today for the whole build (UTC)."""
        return datetime.fromtimestamp(self.epoch, UTC).date()

    @property
    def name(self) -> str:
        """Language-neutral name: `2026-11-21 (1a2b3c4)`."""
        return f"{self.day.isoformat()} ({self.commit})" if self.commit else self.day.isoformat()


def edition(root: Path) -> Edition:
    """The edition from SOURCE_DATE_EPOCH, else the newest commit, else (no repository) the present day."""
    commit, _, stamp = _git(root, "log", "-1", "--format=%h %ct", "--abbrev=7").strip().partition(" ")
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return Edition(int(given), commit)
    return Edition(int(stamp) if stamp else int(datetime.now(UTC).timestamp()), commit)


def latest_check(current: Edition) -> date:
    """The latest day on which somebody can have checked a fact.

    Whoever checks a fact today has not committed it yet, so it may be after the edition's day.
    """
    if os.environ.get("SOURCE_DATE_EPOCH", "").isdigit():
        return current.day
    return max(current.day, datetime.now(UTC).date())


def last_changes(root: Path) -> dict[str, date]:
    """The day of the newest commit that touched each file, by its path; empty outside a repository."""
    changes: dict[str, date] = {}
    day = date.min
    for line in _git(root, *_LOG).splitlines():
        if line.startswith("\0"):
            day = datetime.fromtimestamp(int(line[1:]), UTC).date()
        elif line:
            changes.setdefault(line, day)
    return changes


def _git(root: Path, *arguments: str) -> str:
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True, timeout=60
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""

"""Answers kept from one run to the next: what was asked before of the same bytes is not worked out again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any


class Kept:
    """Answers by their questions; both are text or what JSON can hold."""

    def __init__(self, before: dict[str, Any] | None = None) -> None:
        self._before = before or {}
        self.used: dict[str, Any] = {}
        """What this run has asked: only that is kept for the next one."""

    def has(self, question: str) -> bool:
        """Whether the answer is known."""
        return question in self.used or question in self._before

    def answer(self, question: str, work: Callable[[], Any]) -> Any:
        """The answer as JSON gives it back, worked out only where it is not known."""
        if question not in self.used:
            self.used[question] = self._before[question] if question in self._before else _plain(work())
        return self.used[question]


def asked(data: bytes, *more: str) -> str:
    """A question about these bytes."""
    digest = hashlib.sha256(data)
    for one in more:
        digest.update(b"\0" + one.encode())
    return digest.hexdigest()[:32]


@contextmanager
def keeping(file: Path, program: str) -> Iterator[Kept]:
    """What the file holds from the last run of the same `program`; what is asked for now is kept there.

    The program is named by a hash of all that can change an answer. After a fault nothing is written.
    """
    before = _read(file, program)
    kept = Kept(before)
    yield kept
    if kept.used != before:
        file.parent.mkdir(parents=True, exist_ok=True)
        # Several processes may do this at once.
        with NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, delete=False) as new:
            json.dump({"program": program, "answers": kept.used}, new)
        Path(new.name).replace(file)


def forget_oldest(folder: Path, keep: int) -> None:
    """Remove all files of a folder but the `keep` that were used last, as their days of change tell."""
    files = sorted(folder.glob("*"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[keep:]:
        file.unlink(missing_ok=True)


def _read(file: Path, program: str) -> dict[str, Any]:
    """What the file holds; nothing where it is of another program, cut short or not there."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        answers: dict[str, Any] = told["answers"] if told["program"] == program else {}
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return {}
    return answers


def _plain(answer: Any) -> Any:
    """The answer as the next run will read it, so that both runs see the same."""
    return json.loads(json.dumps(answer))

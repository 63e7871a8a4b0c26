"""What an editor changed since the last preview: the text of pages alone, or more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class State:
    """The files of a preview: when each was changed, and how each page begins."""

    times: dict[Path, int]
    heads: dict[Path, str]


def state_of(places: Iterable[Path], pages: Path) -> State:
    """The state of all files in these places; the pages are the Markdown files in the folder `pages`."""
    files = [
        file
        for place in places
        for file in ([place] if place.is_file() else place.rglob("*"))
        if file.is_file()
    ]
    heads = {
        file: _head(file.read_text(encoding="utf-8", errors="replace"))
        for file in files
        if file.suffix == ".md" and file.is_relative_to(pages)
    }
    return State({file: file.stat().st_mtime_ns for file in files}, heads)


def is_text_alone(before: State, now: State) -> bool:
    """Whether nothing is different but the text below the titles of pages, which no other page shows."""
    changed = {file for file, _ in before.times.items() ^ now.times.items()}
    return before.heads == now.heads and changed <= now.heads.keys()


def _head(text: str) -> str:
    """All that other pages may show: the front matter and the title."""
    lines = text.splitlines(keepends=True)
    titles = (number for number, line in enumerate(lines) if line.startswith("# "))
    return "".join(lines[: next(titles, len(lines)) + 1])

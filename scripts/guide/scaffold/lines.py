"""Lines put into files that people write: all other bytes stay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path


def put_line(path: Path, line: str, beside: str, last: str | None = None) -> bool:
    """Put a line, or several, among its like: those that the pattern `beside` fits.

    They stand in the order of the pattern's first group. A line that the pattern `last` fits stays behind all
    others. False, and nothing written, where no line is like it, or where it is there already.
    """
    if not path.is_file():
        return False
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    like = {number: found[1] for number, one in enumerate(lines) if (found := re.match(beside, one))}
    own = re.match(beside, line)
    if not like or own is None or own[1] in like.values():
        return False
    ends = {number for number in like if last and re.match(last, lines[number])}
    after = (number for number, key in like.items() if number in ends or key > own[1])
    place = next(after, max(like) + 1)
    lines.insert(place, f"{line}\n")
    path.write_text("".join(lines), encoding="utf-8")
    return True


def files_with(root: Path, patterns: Mapping[str, str], words: str) -> list[str]:
    """The files that say these words; `patterns` are names by folder."""
    return [
        path.relative_to(root).as_posix()
        for folder, names in patterns.items()
        for path in sorted((root / folder).glob(names))
        if path.is_file() and words in path.read_text(encoding="utf-8", errors="replace")
    ]

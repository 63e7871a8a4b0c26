"""Translated Markdown pages: which English text each one translates, and whether it is behind."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from guide.language.page_file import MAX_BYTES, split_page

_FACT = re.compile(r"\"((?:[a-z]{2}|region|practice)\.[a-z0-9]+(?:-[a-z0-9]+)*)\"")
_STAMP = re.compile(r"^translates:.*$", re.MULTILINE)


class State(StrEnum):
    """source: written in this language. current: translates today's English. behind: the English has changed
    since. missing: there is no translation. unstamped: nobody says which English text it translates.
    """

    SOURCE = "source"
    CURRENT = "current"
    BEHIND = "behind"
    MISSING = "missing"
    UNSTAMPED = "unstamped"


@dataclass(frozen=True)
class PageState:
    """One page in one language. `path` is relative to the language's folder."""

    path: str
    state: State
    reviewed: bool


def version(english: Path) -> str:
    """The version of an English page: a short hash of its content."""
    return hashlib.sha256(english.read_bytes()).hexdigest()[:12]


def page_states(docs: Path, code: str, source: str) -> tuple[PageState, ...]:
    """The state of every English page in one language, in order of path."""
    english = docs / source
    paths = sorted(path.relative_to(english).as_posix() for path in english.rglob("*.md"))
    return tuple(_state(docs, path, code, source) for path in paths)


def page_state(docs: Path, path: str, code: str, source: str) -> PageState:
    """The state of one page."""
    return _state(docs, path, code, source)


def stamp(docs: Path, path: str, code: str, source: str) -> None:
    """Write into a translated page that it translates today's English text."""
    page = docs / code / path
    line = f"translates: {_quoted(version(docs / source / path))}"
    text = page.read_text(encoding="utf-8")
    if _STAMP.search(text):
        text = _STAMP.sub(line, text, count=1)
    elif text.startswith("---\n"):
        text = text.replace("---\n", f"---\n{line}\n", 1)
    else:
        text = f"---\n{line}\n---\n\n{text}"
    page.write_text(text, encoding="utf-8")


def _quoted(name: str) -> str:
    """A version as YAML reads it back: `123456789012` and `1e0000000000` would be numbers."""
    return f'"{name}"' if name.replace("e", "", 1).isdigit() else name


def facts_of(page: Path) -> dict[str, int]:
    """The facts that a page shows, by their ids in order of the page, with the line of each."""
    found: dict[str, int] = {}
    for number, line in enumerate(page.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        for name in _FACT.findall(line):
            found.setdefault(name, number)
    return found


def _state(docs: Path, path: str, code: str, source: str) -> PageState:
    if code == source:
        return PageState(path, State.SOURCE, True)
    page = docs / code / path
    if not page.exists():
        return PageState(path, State.MISSING, False)
    # The check of markup tells what is wrong with the page as a file.
    text = page.read_text(encoding="utf-8", errors="replace")[:MAX_BYTES]
    meta = split_page(text, f"docs/{code}/{path}").front
    reviewed = str(meta.get("reviewed", "no")).lower() not in ("no", "false", "none")
    translates = str(meta.get("translates", ""))
    if not translates:
        return PageState(path, State.UNSTAMPED, reviewed)
    current = translates == version(docs / source / path)
    return PageState(path, State.CURRENT if current else State.BEHIND, reviewed)

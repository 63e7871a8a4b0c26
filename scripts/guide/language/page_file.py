"""A Markdown page as a file: what it says of itself above its text, read safely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from guide.facts.rules import INVISIBLE, check_plain
from guide.facts.tree import Map, Unreadable, line_of, parse, plain
from guide.problems import GUIDE, Problem, ProblemsFound, error

MAX_BYTES = 200_000
"""The longest page of the guide has 14,000."""
MAX_LINE = 10_000

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_STAMP = re.compile(r"""^translates:[ \t]*["']?([^"'\n#]*?)["']?[ \t]*$""", re.MULTILINE)
_KEYS = ("title", "description", "translates", "reviewed", "hide", "pdf")
_HIDDEN = ("navigation", "toc", "path", "footer")
_VERSION = re.compile(r"[0-9a-f]{12}")
_ADVICE = f"keep {', '.join(_KEYS)}"


@dataclass(frozen=True)
class PageFile:
    """A page: its front matter, its text, and the line of the file on which the text begins."""

    front: dict[str, Any]
    body: str
    first_line: int
    problems: tuple[Problem, ...]


def read_page(path: Path, shown: str) -> PageFile:
    """The page in that file; `shown` names it in messages. Faults are in the result, not raised."""
    try:
        return split_page(_text(path, shown), shown)
    except ProblemsFound as found:
        return PageFile({}, "", 1, found.problems)


def split_page(text: str, shown: str) -> PageFile:
    """The page of that text."""
    found = _FRONT.match(text)
    if not found:
        return PageFile({}, text, 1, (*_missing({}, shown),))
    first = found[0].count("\n") + 1
    body = text[found.end() :]
    try:
        tree = parse(found[1] or "")
    except Unreadable as fault:
        told = error(shown, fault.line and fault.line + 1, fault.what, fault.instead)
        return PageFile({}, body, first, (told,))
    if not isinstance(tree, Map):
        return PageFile({}, body, first, (*_missing({}, shown),))
    if stamp := _STAMP.search(found[1] or ""):
        tree["translates"] = stamp[1]  # a version may look like a number, and is none
    problems = [
        error(shown, line_of(tree, (key,)) + 1, what, instead)
        for key, what, instead in front_faults(plain(tree))
    ]
    return PageFile(plain(tree), body, first, (*_missing(tree, shown), *problems))


def front_faults(front: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Key, what is wrong and what to write instead, for all that no page may say of itself."""
    for key, value in front.items():
        if key not in _KEYS:
            yield key, f"the key {key[:40]!r} is not known at the top of a page", _ADVICE
        elif fault := _FAULTS[key](value):
            yield key, f"{key}: {fault[0]}", fault[1]


def _missing(front: dict[str, Any], shown: str) -> Iterator[Problem]:
    for key in ("title", "description"):
        if not str(front.get(key) or "").strip():
            yield error(shown, 1, f"the page has no {key}", f"add {key}: to the lines between --- at the top")


def _text(path: Path, shown: str) -> str:
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        what = f"the page has {len(data):,} bytes"
        raise ProblemsFound([error(shown, 0, what, f"keep it under {MAX_BYTES:,}, or make it two pages")])
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ProblemsFound([error(shown, 0, "the file is not UTF-8 text", "save it as UTF-8")]) from None
    for number, line in enumerate(text.split("\n"), 1):
        if found := INVISIBLE.search(line):
            what = f"the line holds the invisible character U+{ord(found[0]):04X}"
            raise ProblemsFound([error(shown, number, what, "take it out")])
        if len(line) > MAX_LINE:
            raise ProblemsFound([error(shown, number, f"the line has {len(line):,} letters", "break it up")])
    return text


def _words(value: Any) -> tuple[str, str] | None:
    if value is None:
        return None  # told as missing
    if not isinstance(value, str):
        return "text belongs here", "put it in quotes"
    try:
        check_plain(value)
    except ValueError as fault:
        what, _, _ = str(fault).partition(" | ")
        return what, "write plain words"
    if '"' in value or len(value) > 300:
        return "the text has straight quotes or is very long", "write plain words, 300 letters at most"
    return None


def _version(value: Any) -> tuple[str, str] | None:
    fits = _VERSION.fullmatch(str(value)) is not None
    return None if fits else ("this is no version of a page", f"run {GUIDE} translations --stamp")


def _review(value: Any) -> tuple[str, str] | None:
    fits = isinstance(value, date) or value in ("no", False, None)
    return None if fits else ("this is not a day", "write no, or the day as 2026-11-21")


def _hidden(value: Any) -> tuple[str, str] | None:
    fits = isinstance(value, tuple) and all(one in _HIDDEN for one in value)
    return None if fits else ("this is no part that can be hidden", f"name some of {', '.join(_HIDDEN)}")


def _yes_or_no(value: Any) -> tuple[str, str] | None:
    return None if isinstance(value, bool) else ("this is neither yes nor no", "write true or false")


_FAULTS = {
    "title": _words,
    "description": _words,
    "translates": _version,
    "reviewed": _review,
    "hide": _hidden,
    "pdf": _yes_or_no,
}

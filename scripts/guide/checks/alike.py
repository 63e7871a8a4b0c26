"""Compares a translated page with its English one: what is still English, and what only one of them has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from guide.language.page_file import PageFile
from guide.problems import Problem, warning

_HEADING = re.compile(r"(#{1,6}) +")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+\.)\s+(?:\[[ xX]\]\s+)?")
_ROW = re.compile(r"\s*\|")
_RULE = re.compile(r"[\s|:-]+")
_FENCE = re.compile(r"\s*(?:```|~~~)")
# What is the same in all languages: macros, addresses, attributes, tags, code.
_MACRO = re.compile(r"\{\{.*?\}\}")
_COMMON = re.compile(r"\{\{.*?\}\}|\{[^{}\n]*\}|\]\([^)\n]*\)|<[^>\n]+>|`[^`\n]*`|https?://\S+", re.DOTALL)
_LOWER = re.compile(r"\b[a-z]{2,}\b")
_FEWEST = 5
"""Small words of a text that is no list of names."""

_KINDS = {
    "heading": "headings",
    "item": "list items",
    "row": "rows of tables",
    "paragraph": "paragraphs",
    "code": "blocks of code",
}


_NAMES = {"item": "list item", "row": "row of a table"}


@dataclass(frozen=True)
class Block:
    """A heading, an item of a list, a row of a table, a paragraph or code, and its first line."""

    kind: str
    line: int
    text: str


def alike_problems(shown: str, page: PageFile, english: PageFile, *, current: bool) -> Iterator[Problem]:
    """Warnings for one translated page; what is missing is told only where it translates today's English."""
    ours, theirs = blocks(page), blocks(english)
    known = {_plain(one.text) for one in theirs}
    for one in ours:
        if one.kind != "code" and _is_prose(one.text) and _plain(one.text) in known:
            what = f"this {_NAMES.get(one.kind, one.kind)} is still English: {_start(one.text)!r}"
            yield warning(shown, one.line, what, "translate it")
    if current and (unlike := _counts(ours, theirs)):
        yield _difference(shown, ours, theirs, unlike)


def blocks(page: PageFile) -> list[Block]:
    """The parts of a page in order."""
    found: list[Block] = []
    in_code, goes_on = False, False
    for number, line in enumerate(page.body.split("\n"), page.first_line):
        fence = bool(_FENCE.match(line))
        kind = "code" if in_code or fence else _kind(line)
        if goes_on and kind in ("paragraph", "code") and (in_code or not fence):
            before = found[-1]
            found[-1] = Block(before.kind, before.line, f"{before.text}\n{line}")
        elif kind:
            found.append(Block(kind, number, line))
        in_code ^= fence
        goes_on = in_code or kind in ("item", "paragraph")
    return found


def _kind(line: str) -> str:
    """What begins on a line; empty where nothing does, or the line only divides."""
    if not line.strip() or (_ROW.match(line) and _RULE.fullmatch(line)):
        return ""
    kinds = (("heading", _HEADING), ("item", _ITEM), ("row", _ROW))
    return next((kind for kind, pattern in kinds if pattern.match(line)), "paragraph")


def _plain(text: str) -> str:
    return " ".join(_COMMON.sub(" ", text).split())


def _start(text: str) -> str:
    plain = _plain(text).lstrip("#|-*+ ")
    return plain if len(plain) <= 40 else f"{plain[:40].rpartition(' ')[0]} …"


def _is_prose(text: str) -> bool:
    """Whether it says something, and is not only names."""
    return len(_LOWER.findall(_plain(text))) >= _FEWEST


def _counts(ours: list[Block], theirs: list[Block]) -> list[str]:
    """The kinds of which the two pages do not have as many."""
    here, there = (Counter(one.kind for one in side) for side in (ours, theirs))
    return [kind for kind in _KINDS if here[kind] != there[kind]]


def _difference(shown: str, ours: list[Block], theirs: list[Block], unlike: list[str]) -> Problem:
    """Where the two begin to differ, and by how much."""
    here, there = (Counter(one.kind for one in side) for side in (ours, theirs))
    alike = takewhile(lambda pair: _shape(pair[0]) == _shape(pair[1]), zip(ours, theirs, strict=False))
    place = sum(1 for _ in alike)
    line = ours[min(place, len(ours) - 1)].line if ours else 1
    counts = ", ".join(f"{there[kind]} {_KINDS[kind]}" for kind in unlike)
    mine = ", ".join(str(here[kind]) for kind in unlike)
    goes_on = f" (there line {theirs[place].line})" if place < len(theirs) else ""
    what = f"the English page has {counts}, this one {mine}; they differ from here on{goes_on}"
    return warning(shown, line, what, "say what the English page says, in its order")


def _shape(block: Block) -> tuple[str, str, int]:
    """What a translation of the block has in common with it."""
    level = _HEADING.match(block.text)
    return block.kind, level[1] if level else "", len(_MACRO.findall(block.text))

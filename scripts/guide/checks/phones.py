"""Phone numbers in a page by hand: no record holds them, so nobody would see that they are old.

What could be a sum is none here. `facts/mentioned.py`, which reads the sentences of records, is stricter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.language.page_file import PageFile
from guide.problems import Problem, error, warning

# What is no prose: comments, code, macros, attributes in braces, addresses, tags. A dialled address is told.
_NOT_PROSE = re.compile(
    r"<!--.*?-->|^ *(?P<fence>```+|~~~+).*?^ *(?P=fence)|`[^`\n]*`|\{\{.*?\}\}|\{[^{}\n]*\}"
    r"|\]\((?!tel:)[^)\n]*\)|<(?![^>]*tel:)[^>\n]*>|https?://[^\s)>]+|\b[\w-]+@[\w.-]+",
    re.DOTALL | re.MULTILINE,
)
_ODD_SPACE = re.compile("[\u00a0\u2007\u2009\u202f]")
_ODD_DASH = re.compile("[\u2010-\u2013\u2212]")
_DIGITS = re.compile(r"(?<![\w,.:/§+-])\+?\(?\d(?:[ ()./-]{0,3}\d)*+(?!\w|[:,]\d)")
_NUMBERED = re.compile(
    r"(?:\b(?:no|nr|nos|isbn|issn|doi|art|article|articles|artikel|artiklarna|section|chapter|kap|page|pages"
    r"|sida|sidan|bill|document|case|file|prop|proposition|ст|статт\w+|стор)\.?|[§№#])\s*$",
    re.IGNORECASE,
)
"""Before the number of a law, a book or a page."""

_YEAR = r"(?:19|20)\d\d"
_DAY_OR_LAW = re.compile(
    rf"{_YEAR}[-/.]\d+(?:[-/.]\d+)?|\d+[-/.](?:\d+[-/.])?{_YEAR}|\d\d?\.\d\d ?- ?\d\d?\.\d\d"
    rf"|{_YEAR}(?:[ -]+{_YEAR})+"
)
"""2026-11-21, 21.11.2026, 2011/36, 604/2013, 08.00-16.30, 2019-2024."""

_THOUSANDS = re.compile(
    r"(?:[1-9]\d{0,2}(?: \d{3})? ?- ?)?[1-9]\d?(?: \d{3})+|[1-9]\d\d \d{3}(?: ?- ?[1-9]\d\d \d{3})?"
)
_SHORT = re.compile(r"116[ -]?[01]\d\d")
_INSTEAD = "show the fact that holds it, by its macro"
_FEWEST = 6
_MOST = 15
"""Digits of a number with its country code."""


def phone_problems(shown: str, page: PageFile) -> Iterator[Problem]:
    """Each number in a page's prose that somebody could dial."""
    prose = _NOT_PROSE.sub(_blank, page.body)
    named = [(1, str(page.front.get(key) or "")) for key in ("title", "description")]
    for number, line in (*named, *enumerate(prose.split("\n"), page.first_line)):
        for phone in _phones(_ODD_DASH.sub("-", _ODD_SPACE.sub(" ", line)).replace("tel:", " ")):
            make = warning if phone == "112" else error
            yield make(shown, number, f"the phone number {phone!r} is written by hand", _INSTEAD)


def _blank(found: re.Match[str]) -> str:
    """Nothing that a number could go on over, on as many lines."""
    return "|" + "\n" * found[0].count("\n")


def _phones(line: str) -> Iterator[str]:
    for found in _DIGITS.finditer(line):
        written = found[0]
        if not _NUMBERED.search(line[: found.start()]) and _is_phone(written):
            yield written if ")" in written else written.lstrip("(")


def _is_phone(written: str) -> bool:
    """Whether it is grouped as numbers to dial are."""
    groups = re.findall(r"\d+", written)
    digits = sum(map(len, groups))
    if written == "112" or _SHORT.fullmatch(written):
        return True
    if not _FEWEST <= digits <= _MOST or _DAY_OR_LAW.fullmatch(written):
        return False
    if written.lstrip("(").startswith(("+", "0")):
        return True
    return _in_groups(written, groups, digits)


def _in_groups(written: str, groups: list[str], digits: int) -> bool:
    """The same for a number without country code or zero: not a sum, a year or the number of a case."""
    if _THOUSANDS.fullmatch(written) or re.search(r"[./]", written):
        return False
    if any(re.fullmatch(_YEAR, one) for one in groups):
        return False
    return digits > _FEWEST if len(groups) < 3 else all(len(one) < 5 for one in groups)

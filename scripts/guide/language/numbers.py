"""The numbers of a text and of its translation: they are the same, however each language writes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from guide.facts.mentioned import mentioned

INSTEAD = "write the same numbers, in digits where the English has digits"

_THOUSANDS = re.compile(r"(?<=[1-9])(\d{0,2})[ \u00a0\u202f,.'’](?=\d{3}(?!\d))")
_DIGITS = re.compile(r"\d+")
# Names of facts, addresses and attributes hold numbers that no reader sees.
_HIDDEN = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{[:#][^}]*\}|\]\([^)]*\)|<[^>]*>|^\[[^\]]*\]:.*?$", re.DOTALL | re.MULTILINE
)
_HEADING = re.compile(r"^(?=#+ )", re.MULTILINE)


def unlike_numbers(english: str, translated: str) -> str | None:
    """What is wrong with the numbers of a translation; None where they are those of the English text."""
    told = _told(*_difference(english, translated))
    return f"the translation {told}" if told else None


def unlike_parts(english: str, translated: str) -> Iterator[tuple[int, str]]:
    """The same for a page, heading by heading: a line, counted from 0, and what is wrong."""
    pages = [_HEADING.split(_seen(text)) for text in (english, translated)]
    if len(pages[0]) != len(pages[1]):
        pages = [["".join(parts)] for parts in pages]
    line = 0
    for ours, theirs in zip(*pages, strict=True):
        lost, strange = _difference(ours, theirs)
        if told := _told(lost, strange):
            yield line + _line_of(theirs, strange), f"this part {told}"
        line += theirs.count("\n")


Numbers = Counter[str]


def _difference(english: str, translated: str) -> tuple[Numbers, Numbers]:
    """The numbers that only the one and only the other text has.

    A phone number counts as one where that makes the two more alike: each may group its digits otherwise.
    """
    ways = []
    for read in (_groups, _with_phones):
        wanted, written = read(english), read(translated)
        if wanted == written:
            return Counter(), Counter()
        ways.append((wanted - written, written - wanted))
    return min(ways, key=lambda way: way[0].total() + way[1].total())


def _told(lost: Numbers, strange: Numbers) -> str:
    missing, found = (", ".join(one.elements()) for one in (lost, strange))
    if missing and found:
        return f"says {found} where the English says {missing}"
    if found:
        return f"says {found}, which the English does not"
    return f"lacks {missing} of the English" if missing else ""


def _groups(text: str) -> Numbers:
    """Each number of a text: thousands in one piece, times and decimals in two. 09:00 is 9:00."""
    digits = _DIGITS.findall(_THOUSANDS.sub(r"\1", text))
    return Counter(one if len(one) > 2 else str(int(one)) for one in digits)


def _with_phones(text: str) -> Numbers:
    phones = list(mentioned(text))
    for phone in phones:
        text = text.replace(phone, " ", 1)
    return _groups(text) + Counter("".join(_DIGITS.findall(phone)) for phone in phones)


def _line_of(part: str, strange: Numbers) -> int:
    """The line of the part on which one of its strange numbers stands; its first if there is none."""
    lines = part.split("\n")
    return next(
        (number for number, line in enumerate(lines) if (_groups(line) + _with_phones(line)) & strange), 0
    )


def _seen(text: str) -> str:
    return _HIDDEN.sub(lambda hidden: " " + "\n" * hidden[0].count("\n"), text)

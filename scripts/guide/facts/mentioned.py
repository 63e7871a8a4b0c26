"""Phone numbers that stand in sentences: each must be one that the record gives as a number.

`checks/phones.py` looks for numbers in pages, where none may stand, and passes over what could be a sum, such
as 20 000. Here the same digits may be a number as dialled at home, and one that the record gives is no fault.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from guide.facts.models import Contact, Fact

EUROPEAN = frozenset({"112", "116000", "116006", "116111", "116117", "116123"})
"""Codes reserved in Europe, of which a sentence may speak where no record gives them as a number."""

_SPACE = r"[ \u00a0\u202f]"
_DASH = r"[/\u2010-\u2013-]"
_GAP = rf"(?:{_SPACE}?\(0\){_SPACE}?|{_SPACE}?\((?=\d+\))|\){_SPACE}?|{_SPACE}?{_DASH}{_SPACE}?|{_SPACE}|\.)?"
_RUN = re.compile(rf"(?<![\w.,:/§+])(?:\(?\+|\()?\d(?:{_GAP}\d)*(?!\w)")
_YEAR = r"(?:19|20)\d\d"
_NO_PHONE = re.compile(
    rf"\(?{_YEAR}\.?[-\u2013/]\d{{1,4}}(?:[-\u2013]\d\d)?"  # years from and to, a directive, a day
    rf"|\d{{1,5}}/(?:{_YEAR}|\d\d)"  # a law, a case
    r"|\d{1,2}\.\d{1,2}\.\d{4}"  # a day
    r"|\d{1,2}\.\d\d ?[-\u2013] ?\d{1,2}\.\d\d"  # from one time to another
    rf"|\(?{_YEAR}|\+\d{{1,3}}"
    rf"|.*\({_YEAR}"
)
_NAMED = re.compile(r"\b(?:form|blankett|extension|law|act|article|order|no|nr)\W*$|§\W*$", re.IGNORECASE)
_CALL = re.compile(r"\b(?:calls? to|call|dial|ring|phone)\W*$", re.IGNORECASE)

_FEWEST = 6
"""Digits that make a phone number by themselves; fewer do where they stand in groups, or after "call"."""


def reader_texts(fact: Fact) -> Iterator[tuple[str, str]]:
    """Each text of a fact that readers see, with its key."""
    for key in ("name", "local_name", "text", "caution"):
        if text := getattr(fact, key, None):
            yield key, text
    for item in fact.items:
        yield "items", item


def mentioned(text: str) -> Iterator[str]:
    """What is written like a phone number in a sentence."""
    for found in _RUN.finditer(text):
        number, before = found[0], text[: found.start()]
        if _NO_PHONE.fullmatch(number) or _NAMED.search(before):
            continue
        digits = _digits(number)
        grouped = len(digits) == _FEWEST - 1 and len(digits) < len(number)
        if len(digits) >= _FEWEST or grouped or (len(digits) >= 3 and _CALL.search(before)):
            yield number.strip("(")


def is_one_of(number: str, known: Collection[str]) -> bool:
    """Whether a number in a sentence is a form of one of the stored numbers.

    Such are the number from abroad or at home, with the digit that is dialled before it there or without,
    and its end alone, as dialled within a town.
    """
    digits = _digits(number)
    if "+" in number or digits.startswith("00"):
        # Some print (0), or 0, after the country code.
        return any(digits.removeprefix("00") in _abroad(one) for one in known)
    return any(digits == one or (one.startswith("+") and _ends(digits, one[1:])) for one in known)


def strangers(fact: Fact, numbers: Collection[str]) -> Iterator[tuple[str, str]]:
    """Numbers in the texts of a fact that are none of the record's, each with the key of its text."""
    known = {*numbers, "112"} if isinstance(fact, Contact) else {*numbers, *EUROPEAN}
    for key, text in reader_texts(fact):
        for number in mentioned(text):
            if not is_one_of(number, known):
                yield key, number


def _abroad(number: str) -> set[str]:
    digits = _digits(number)
    return {digits, *(f"{digits[:length]}0{digits[length:]}" for length in (1, 2, 3))}


def _ends(digits: str, number: str) -> bool:
    forms = {digits, digits.removeprefix("0"), digits.removeprefix("8")}
    return any(len(form) >= 5 and number.endswith(form) for form in forms)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)

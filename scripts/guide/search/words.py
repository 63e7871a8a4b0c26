"""The words of a text as the search compares them; `search.js` does the same to what is typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from phonenumbers import NumberParseException, parse
from phonenumbers.phonemetadata import PhoneMetadata

_WORD = re.compile(r"[^\W_]+")
_INSIDE = re.compile(r"(?<=\w)['’ʼ`](?=\w)|[\u00ad\u200b]")
"""What stands in a word without dividing it."""

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
"""Letters that Unicode does not take apart."""


def words(text: str) -> list[str]:
    """The words in small letters, with their accents; single letters and digits are none."""
    said = _INSIDE.sub("", unicodedata.normalize("NFKC", text)).lower()
    return [word for word in _WORD.findall(said) if len(word) > 1]


@cache
def fold(word: str) -> str:
    """The word without accents, as somebody types it on another keyboard."""
    apart = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@cache
def dialled(number: str) -> tuple[str, ...]:
    """The ways in which somebody types a number, in digits without the leading zeros.

    `+46771235235` can be typed from abroad (46771235235) or at home (771235235); `116006` only so.
    """
    digits = re.sub(r"\D", "", number)
    if not number.startswith("+"):
        return (digits,)
    return tuple(dict.fromkeys([digits, *_at_home(number)]))


def _at_home(number: str) -> Iterator[str]:
    try:
        found = parse(number)
    except NumberParseException:
        return
    national = str(found.national_number)
    yield national
    for metadata in _countries(found.country_code or 0):
        prefix = metadata.national_prefix
        # The search takes zeros off what is typed; Russia dials an 8.
        if prefix and prefix != "0":
            yield prefix + national


def _countries(code: int) -> Iterator[PhoneMetadata]:
    from phonenumbers import region_codes_for_country_code

    for region in region_codes_for_country_code(code)[:1]:
        metadata = PhoneMetadata.metadata_for_region(region)
        if metadata:
            yield metadata

"""Phone numbers: one stored form, and how to show and dial it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

_IN_USE = frozenset({("NO", "02800"), ("RO", "119"), ("UA", "527")})
"""Short codes that an authority prints and the library's table does not have."""

_SHORT = re.compile(r"[0-9]{3,6}")
_STRANGE = re.compile(r"[^0-9 +().\-/]+")
_COMPARE = "compare every digit with the source"


def check_form(value: Any) -> str:
    """Refuse what is neither a valid international number (E.164) nor a short code.

    Raises ValueError with "what is wrong | what to write instead". A short code is checked against its
    country by `check_short`, since only the record knows the country.
    """
    if not isinstance(value, str):
        raise ValueError(  # noqa: TRY004
            f'{value!r} is not text | put the number in quotes, as in "112"'
        )
    if _SHORT.fullmatch(value):
        return value
    if (strange := _STRANGE.search(value)) and _digits(value):
        # The library would leave it out, or read it as a key of a telephone.
        raise ValueError(f"{strange[0]!r} is not a digit | {_COMPARE}")
    try:
        parsed = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        raise ValueError(
            f"{value!r} is not a phone number"
            " | write + and the country code without spaces, or a short code such as 112"
        ) from None
    if not phonenumbers.is_valid_number(parsed):
        raise ValueError(f"{value!r} is not a valid number of its country | {_COMPARE}")
    if (form := phonenumbers.format_number(parsed, PhoneNumberFormat.E164)) != value:
        lost = _digits(form) != _digits(value)
        instead = f"write + and the digits without spaces, and {_COMPARE}" if lost else f"write {form}"
        raise ValueError(f"{value!r} is not in the stored form | {instead}")
    return value


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def without_number(name: str, numbers: Iterable[str]) -> str:
    """A name without its own number at the end, for where the numbers follow: `Emergency line 112` is one."""
    for number in numbers:
        digits = r"[\s-]?".join(re.escape(one) for one in number)
        if (rest := re.sub(rf"[,\s]+{digits}$", "", name)) != name:
            return rest
    return name


def check_short(number: str, country: str) -> str | None:
    """Say what is wrong with a short code in a country, or None."""
    if number.startswith("+"):
        return None
    # Harmonised European codes are valid in all countries of the guide even where the library's table lags.
    if number == "112" or (number.startswith("116") and len(number) == 6):
        return None
    parsed = phonenumbers.PhoneNumber(
        country_code=phonenumbers.country_code_for_region(country), national_number=int(number)
    )
    if phonenumbers.is_valid_short_number_for_region(parsed, country) or (country, number) in _IN_USE:
        return None
    return f"{number!r} is not a short code of {country} | {_COMPARE}"


def is_short(number: str) -> bool:
    """True for a code such as 112, which cannot be relied on from another country."""
    return not number.startswith("+")


def is_ordinary(number: str) -> bool:
    """True for a fixed or mobile line, which by its form can be dialled from abroad."""
    if is_short(number):
        return False
    kind = phonenumbers.number_type(phonenumbers.parse(number))
    return kind in (PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


def shown(number: str) -> str:
    """The number as printed: international form with spaces, or the short code in its usual groups."""
    if is_short(number):
        return f"{number[:3]} {number[3:]}" if len(number) == 6 else number
    return phonenumbers.format_number(phonenumbers.parse(number), PhoneNumberFormat.INTERNATIONAL)


def national(number: str) -> str | None:
    """The number as dialled inside its country, or None for a short code."""
    if is_short(number):
        return None
    return phonenumbers.format_number(phonenumbers.parse(number), PhoneNumberFormat.NATIONAL)

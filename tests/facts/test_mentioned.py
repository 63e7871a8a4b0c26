"""Which words of a sentence are a phone number, and whether the record gives it."""

from __future__ import annotations

import pytest

from guide.facts.mentioned import is_one_of, mentioned

KNOWN = ("+4620390000", "+37080091119", "+35929811686", "+48225389163", "112", "116006", "11414")


@pytest.mark.parametrize(
    "number",
    [
        "020-39 00 00",
        "+46 20 390 000",
        "+46 (0)20 39 00 00",
        "0046 20 390000",
        "20 390 000",
        "8 800 91119",
        "+359)02 981 16 86",
        "(22) 538 91 63",
        "538 91 63",
        "116 006",
        "114 14",
    ],
)
def test_a_number_in_any_of_its_forms_is_known(number):
    assert list(mentioned(f"The line, {number}, answers.")) == [number.strip("(")]
    assert is_one_of(number, KNOWN)


@pytest.mark.parametrize(
    "number", ["020-39 00 01", "020-39 00 0", "+46 20 390 0000", "+47 20 390 000", "116 007", "39 00 01"]
)
def test_another_number_is_not_known(number):
    assert list(mentioned(f"The line, {number}, answers.")) == [number]
    assert not is_one_of(number, KNOWN)


@pytest.mark.parametrize(
    "words",
    [
        "In 2022-2023, and from 2025-2030.",
        "Strategi (2025-2030) and plāns 2025.-2027. gadam.",
        "Directive 2011/36/EU, Law 678/2001, application 28186/19.",
        "S63 (2023) and 18 (2022).",
        "On 2024-05-31 or 15.05.2024.",
        "Open 10:00-12:00 or 8.00-16.30.",
        "It took 25,356 calls and helped 1,250,000 people.",
        "Use form 195011.",
        "Dial +358 and leave out the first zero.",
        "About 210 in 2019, at 24/7.",
    ],
)
def test_other_numbers_are_no_phone_numbers(words):
    assert list(mentioned(words)) == []


def test_a_few_digits_are_a_phone_number_where_one_is_to_call():
    assert list(mentioned("In danger call 113. It took 113 calls.")) == ["113"]

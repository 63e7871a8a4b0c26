from __future__ import annotations

import phonenumbers
import pytest

from guide.facts import phones
from guide.facts.models import Contact

# number as stored, as printed, as dialled at home
FORMS = [
    ("+4620390000", "+46 20 39 00 00", "020-39 00 00"),
    ("+4722669050", "+47 22 66 90 50", "22 66 90 50"),
    ("+380442541010", "+380 44 254 1010", "044 254 1010"),
    ("112", "112", None),
    ("116006", "116 006", None),
    ("02800", "02800", None),
]


@pytest.mark.parametrize(("number", "printed", "at_home"), FORMS)
def test_forms(number, printed, at_home):
    assert phones.check_form(number) == number
    assert (phones.shown(number), phones.national(number)) == (printed, at_home)
    assert phones.is_short(number) == (at_home is None)


@pytest.mark.parametrize(
    ("number", "ordinary"),
    [
        ("+4722669050", True),
        ("+48512105371", True),
        ("+4620390000", False),
        ("+80012345678", False),
        ("112", False),
    ],
)
def test_ordinary_lines_are_those_that_by_their_form_work_from_abroad(number, ordinary):
    assert phones.is_ordinary(number) == ordinary


@pytest.mark.parametrize(
    "number", ["112\n", " 112", "12", "1234567", "+46 20 390 000", "0046203900", "", "+", "١١٢"]
)
def test_other_forms_are_refused(number):
    with pytest.raises(ValueError, match=r"\|"):
        phones.check_form(number)


@pytest.mark.parametrize(
    ("number", "country", "fits"),
    [
        ("112", "RU", True),
        ("116006", "LV", True),
        ("113", "NO", True),
        ("99999", "LT", False),
        ("999999", "RU", False),
    ],
)
def test_short_codes_belong_to_a_country(number, country, fits):
    assert (phones.check_short(number, country) is None) == fits


def test_every_number_of_the_guide_can_be_dialled_as_printed(guide):
    contacts = [entry.fact for entry in guide.contacts() if isinstance(entry.fact, Contact)]
    numbers = {phone.number for contact in contacts for phone in contact.phones}
    assert len(numbers) > 100
    for number in numbers:
        printed = phones.shown(number)
        assert "".join(one for one in printed if one in "+0123456789") == number
        assert phones.is_short(number) or phonenumbers.is_valid_number(phonenumbers.parse(printed))


@pytest.mark.parametrize(
    ("name", "number", "alone"),
    [
        ("Emergency number 112", "112", "Emergency number"),
        ("State Police, 110", "110", "State Police"),
        ("Missing-children line 116 000", "116000", "Missing-children line"),
        ("Лінія 116\u00a0000", "116000", "Лінія"),
        ("116 000, line for children", "116000", "116 000, line for children"),
        ("Line 1112", "112", "Line 1112"),
        ("SIRI, line 4", "+4572142004", "SIRI, line 4"),
        ("112", "112", "112"),
    ],
)
def test_a_name_before_its_number_does_not_end_in_it(name, number, alone):
    assert phones.without_number(name, (number,)) == alone

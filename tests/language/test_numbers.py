"""A translation says the numbers of its English text, in its own way of writing them."""

from __future__ import annotations

import pytest

from guide.language.numbers import unlike_numbers, unlike_parts

SAME = [
    ("It took 1,250,000 calls.", "Den tog emot 1 250 000 samtal."),
    ("2,381 clients of 12,000", "2381 клієнтів із 12 000"),
    ("7,290 suspects", "7.290 mistænkte"),
    ("46% (4,219) and 1,487", "46 % (4219) och 1487"),
    ("Open 09:00-16:30.", "Öppet 9.00\u201316.30."),
    ("4.5 of 100,000", "4,5 av 100\u00a0000"),
    ("Call +46 20 390 000 in 24 hours.", "Ring inom 24 timmar +46 20 39 00 00."),
    ("On 1 May 2024, 24/7.", "Den 1 maj 2024, 24/7."),
    ("Decree No. 197 (17 May)", "Указ № 197 (17 травня)"),
    ("No number.", "Inget nummer."),
]
OTHER = [
    ("30 days", "300 dagar", "the translation says 300 where the English says 30"),
    ("30 days", "dagar", "the translation lacks 30 of the English"),
    ("Wait.", "Vänta 3 dagar.", "the translation says 3, which the English does not"),
    ("Call 112.", "Ring 113.", "the translation says 113 where the English says 112"),
    ("4.5 of 10", "45 av 10", "the translation says 45 where the English says 4, 5"),
    (
        "Call +46 20 390 000.",
        "Ring +46 20 39 00 01.",
        "the translation says 4620390001 where the English says 4620390000",
    ),
    ("30 or 30 days", "30 dagar", "the translation lacks 30 of the English"),
]


@pytest.mark.parametrize(("english", "translated"), SAME)
def test_the_same_numbers_are_no_fault_however_they_are_written(english, translated):
    assert unlike_numbers(english, translated) is None


@pytest.mark.parametrize(("english", "translated", "told"), OTHER)
def test_other_numbers_are_told(english, translated, told):
    assert unlike_numbers(english, translated) == told


PAGE = '# Home\n\nYou have 30 days.\n\n## Then\n\n{{ fact("se.rule-2004-81") }}\n\nCall [112](a-1.md#b2).\n'


def test_a_page_with_the_same_numbers_is_no_fault():
    page = PAGE.replace("Home", "Hem").replace("a-1.md#b2", "a-3.md").replace("You have", "Du har")
    assert list(unlike_parts(PAGE, page)) == []


def test_a_page_with_other_numbers_is_told_with_their_line():
    page = PAGE.replace("30", "300").replace("[112]", "[113]")
    assert list(unlike_parts(PAGE, page)) == [
        (2, "this part says 300 where the English says 30"),
        (8, "this part says 113 where the English says 112"),
    ]


def test_a_number_that_moved_to_another_part_is_told_in_both():
    page = PAGE.replace(" 30 days", " days").replace("Call", "Within 30 days call")
    assert len(list(unlike_parts(PAGE, page))) == 2


def test_pages_of_other_parts_are_compared_as_a_whole():
    assert list(unlike_parts(PAGE, PAGE.replace("## Then\n", ""))) == []
    assert list(unlike_parts(PAGE, PAGE.replace("## Then\n", "").replace("30", "31"))) == [
        (2, "this part says 31 where the English says 30")
    ]

"""Phone numbers by hand: what somebody could dial is told, what only looks like it is not."""

from __future__ import annotations

import pytest

from guide.checks.phones import phone_problems
from guide.language.page_file import PageFile, read_page
from guide.problems import Weight
from guide.project import Project

NUMBERS = {
    "Call 020-39 00 00 now.": "020-39 00 00",
    "Ring +46 20 39 00 00.": "+46 20 39 00 00",
    "Ring +46(0)20-390000.": "+46(0)20-390000",
    "+372 660 7320: the office": "+372 660 7320",
    "(+380 44 123 45 67)": "+380 44 123 45 67",
    "(020) 39 00 00": "(020) 39 00 00",
    "Тел. 0 800 500 335": "0 800 500 335",
    "from abroad 00 46 20 39 00 00": "00 46 20 39 00 00",
    "**0757.749.845**": "0757.749.845",
    "02/ 81 81 122": "02/ 81 81 122",
    "Danish: 70 20 25 50": "70 20 25 50",
    "Polish: 22 628 01 20": "22 628 01 20",
    "640 6000": "640 6000",
    "67186522": "67186522",
    "800-120-226": "800-120-226",
    "020\u00a039\u00a000\u00a000": "020 39 00 00",
    "020\u201139 00 00": "020-39 00 00",
    "the line 116 006": "116 006",
    "the line 116000": "116000",
    "| a | 020-39 00 00 |": "020-39 00 00",
    "[call](tel:+4620390000)": "+4620390000",
    '<a href="tel:+4620390000">call</a>': "+4620390000",
}
NO_NUMBERS = [
    "Directive 2011/36/EU, Regulation (EU) No 604/2013 and 2024/1351",
    "CETS 197, SFS 2022:482, Закон № 3739-17, bill 902-01-36, case 25965/04, Article 112",
    "in 2019-2024, on 2026-11-21, on 21.11.2026, in 02/2024",
    "08.00-16.30 or 09:00-16:30, 24/7",
    "20 000, 500 000 or 7 257 600 requests; 10 000-20 000; 1,500,000; 1.5; 112 000",
    "127.0.0.1, port 8000, ISBN 978-91-88429-00",
    "[a](https://a.example/2019/1234567/08-123-45-67) <https://a.example/0201234567>",
    '{{ fact("se.one", 20390000) }} { #n-20390000 } `020-39 00 00` <!-- 020-39 00 00 -->',
    "```\n020-39 00 00\n```",
    "5f2a1234567, a1234567, me020390000@a.example",
]


def told(text):
    return [(one.what, one.weight) for one in phone_problems("docs/en/x.md", PageFile({}, text, 5, ()))]


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_to_dial_is_told(text):
    what = f"the phone number {NUMBERS[text]!r} is written by hand"
    assert told(text) == [(what, Weight.ERROR)]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_other_numbers_are_not(text):
    assert told(text) == []


def test_112_may_be_a_figure():
    assert told("112 victims. 110 more.") == [("the phone number '112' is written by hand", Weight.WARNING)]


def test_title_and_lines():
    page = PageFile({"title": "Call 020-39 00 00"}, "One\n\n```\n1\n```\n\n0800 20 100\n", 5, ())
    assert [one.line for one in phone_problems("docs/en/x.md", page)] == [1, 11]


def test_the_pages_of_the_guide_hold_none(project: Project):
    pages = sorted(project.docs.glob("*/**/*.md"))
    assert len(pages) > 50
    assert [str(one) for page in pages for one in phone_problems(str(page), read_page(page, str(page)))] == []

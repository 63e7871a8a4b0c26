"""A card says what its record says, in every language: lengths are read back into the record's form."""

from __future__ import annotations

import re

import pytest

from guide.facts import phones
from guide.facts.models import Contact, Rule
from guide.facts.status import Status
from guide.facts.vocabulary import Abroad, KeyQuestion, Limit, Role
from guide.language.messages import caution_context, item_context
from guide.route.say import LINES, MARKS, code_of, said
from guide.site import labels

LANGUAGES = ("en", "sv", "uk")
UNITS = {
    "D": "day days dag dagar день дні днів",
    "W": "week weeks vecka veckor тиждень тижні тижнів",
    "M": "month months månad månader місяць місяці місяців",
    "Y": "year years år рік роки років",
}
LIMITS = {
    Limit.EXACTLY: {"en": "", "sv": "", "uk": ""},
    Limit.AT_LEAST: {"en": "At least", "sv": "Minst", "uk": "Щонайменше"},
    Limit.AT_MOST: {"en": "At most", "sv": "Högst", "uk": "Щонайбільше"},
    Limit.REPORT_WITHIN: {
        "en": "Deadline to report the crime:",
        "sv": "Tid för att anmäla brottet:",
        "uk": "Строк, щоб повідомити про злочин:",
    },
    Limit.CLAIM_WITHIN: {
        "en": "Deadline to claim:",
        "sv": "Tid för att ansöka:",
        "uk": "Строк, щоб подати вимогу:",
    },
    Limit.DECIDED_WITHIN: {"en": "Decided within", "sv": "Beslut inom", "uk": "Рішення протягом"},
}
BETWEEN = {"en": "to", "sv": "till", "uk": "–"}
ASKED = (KeyQuestion.REFLECTION, KeyQuestion.PERMIT, KeyQuestion.COMPENSATION)
"""The questions that are answered by a length."""


def lengths(text):
    """`30 days to 6 months` as P30D and P6M."""
    units = {word: unit for unit, words in UNITS.items() for word in words.split()}
    return [f"P{number}{units[word]}" for number, word in re.findall(r"(\d+)\s+(\w+)", text)]


@pytest.fixture(scope="module", params=LANGUAGES)
def spoken(request, tables, contexts, guide):
    """The words of a language, and each card of its table with the record that it is made of."""
    cards = tables[request.param]["cards"]
    told = [(guide.entries.get(card["h"].replace("-", ".", 1)), card) for card in cards]
    whole = [
        (entry, card) for entry, card in told if entry and set(card) - {"h", "k", "m", "n", "s", "x", "y"}
    ]
    return contexts[request.param].words, whole


def of_kind(spoken, kind):
    found = [(entry, card) for entry, card in spoken[1] if isinstance(entry.fact, kind)]
    assert len(found) > 50
    return found


def line(card, name):
    """A line's text; empty where there is none, or where it says that the record does not know."""
    return next((said(*value) for number, *value in card.get("l", ()) if LINES[number] == name and value), "")


def test_the_length_in_words_is_that_of_the_record(spoken):
    code = spoken[0].code
    for entry, card in of_kind(spoken, Rule):
        fact, told = entry.fact, said(card.get("b", ""))
        recorded = [one for one in (fact.duration, fact.duration_max) if one]
        assert lengths(told) == recorded, (entry.id, told)
        lead = re.match(r"\D*", told)[0].strip()
        assert lead == (LIMITS[fact.limit][code] if len(recorded) == 1 else ""), (entry.id, told)
        assert len(recorded) < 2 or f" {BETWEEN[code]} " in told.replace("\N{NO-BREAK SPACE}", " "), told


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_a_country_answers_is_from_its_own_record(code, tables, guide):
    table, found = tables[code], 0
    for name, by_country in table["lists"].items():
        for country, numbers in by_country.items():
            assert {code_of(table["cards"][number]) for number in numbers} == {country}, (name, country)
    for question in ASKED:
        for country, numbers in table["lists"][question.value].items():
            known = {one.id for one in guide.key(country, question)}
            for card in (table["cards"][number] for number in numbers):
                assert "-" not in card["h"] or card["h"].replace("-", ".", 1) in known, card
                found += "f" in card
    assert found > 20, "lengths"


def test_the_words_of_a_card_are_those_of_the_record(spoken):
    words, cards = spoken

    def in_words(context, text):
        return words.pgettext(context, text) if words.has(context, text) else [text]

    for entry, card in cards:
        fact = entry.fact
        silent = isinstance(fact, Contact) and fact.role is Role.EMERGENCY and len(fact.phones) == 1
        assert card.get("t", "") == ("" if silent else in_words(entry.id, fact.text)), entry.id
        items = [in_words(item_context(entry.id, at), item) for at, item in enumerate(fact.items)]
        assert card.get("i", []) == items, entry.id
        caution = in_words(caution_context(entry.id), fact.caution) if fact.caution else ""
        assert card.get("c", "") == caution, entry.id


def test_the_mark_of_a_card_is_that_of_the_record(spoken):
    for entry, card in spoken[1]:
        assert tuple(Status)[card["s"]] is entry.status, entry.id
        assert card.get("y", 0) == int(str(entry.fact.as_of or 0)[:4]), entry.id


def test_the_marks_are_in_the_order_of_the_statuses(tables, contexts):
    for code in LANGUAGES:
        named = [contexts[code].words.gettext(labels.STATUS_NAMES[one]) for one in Status]
        assert tables[code]["names"]["statuses"] == named
        legend = re.findall(rf"([{MARKS}]) ([^,]+)", tables[code]["names"]["marks"])
        assert [(mark, name) for mark, name in legend] == [
            (mark, name.lower()) for mark, name in zip(MARKS, named, strict=True)
        ]


def test_article_and_who_decides_are_those_of_the_record(spoken):
    gettext = spoken[0].gettext
    for entry, card in of_kind(spoken, Rule):
        assert line(card, "article") == (entry.fact.article or ""), entry.id
        decides = [gettext(labels.ACTORS[one]) for one in entry.fact.decides]
        assert line(card, "decides") == ", ".join(decides), entry.id
        to = entry.fact.applies_to
        whom = [*([labels.AGES[to.age]] if to.age else []), *(labels.RESIDENCES[one] for one in to.residence)]
        assert line(card, "applies") == ", ".join(map(gettext, whom)), entry.id


def test_numbers_hours_and_languages_are_those_of_the_record(spoken):
    words = spoken[0]
    for entry, card in of_kind(spoken, Contact):
        fact = entry.fact
        shown = [number for number, _ in card.get("p", ())]
        every, abroad = ([phones.shown(one.number) for one in some] for some in (fact.phones, beyond(fact)))
        assert shown == every or sorted(shown) == sorted(abroad), entry.id
        for hours in fact.hours:
            said_so = words.gettext("Day and night, every day") if hours == "24/7" else ""
            assert said_so in line(card, "hours"), entry.id
            assert set(re.findall(r"\d\d:\d\d", hours)) <= set(re.findall(r"\d\d:\d\d", line(card, "hours")))
        assert line(card, "languages") == ", ".join(map(words.language, fact.languages)), entry.id
        assert card.get("e", "") == (fact.email or ""), entry.id
        assert card.get("w", "") == ("" if shown else fact.web or ""), entry.id


def beyond(fact):
    """The numbers that can be tried from abroad, as the records mark them."""
    return [
        one
        for one in fact.phones
        if one.abroad is Abroad.YES or (one.abroad is Abroad.UNKNOWN and phones.is_ordinary(one.number))
    ]

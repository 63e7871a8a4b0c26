"""How a plan reads: what cannot wait is first, numbers have conditions, nothing is told twice in full."""

from __future__ import annotations

import random
import re

import pytest

from guide.route.box import box, reached
from guide.route.case import Case, fields
from guide.route.plan import plan
from guide.route.say import address_of, code_of, country_of, doubt, key_of, languages, place, references, said
from guide.route.table import NOW
from guide.route.text import as_text

CHANCE = random.Random(511)  # noqa: S311 - the same cases each time
SERVED = ["bg", "de", "dk", "ee", "fi", "is", "lt", "lv", "no", "pl", "ro", "se", "ua"]
CALL = "WHOM TO CALL\n"


@pytest.fixture(scope="module")
def plans(table, guide):
    questions = fields(guide)
    drawn = [{one.name: CHANCE.choice(one.values) for one in questions} for _ in range(150)]
    return [plan(table, Case(**one)) for one in drawn]


def text_of(table, **choices):
    return as_text(plan(table, Case(**choices)))


def called(text):
    """The lines of the box "Whom to call", each contact or sentence on one line."""
    part = text.partition(CALL)[2].partition("\n\n")[0]
    return re.sub(r"\n  +", " ", part).splitlines()


@pytest.mark.parametrize("found", SERVED)
@pytest.mark.parametrize("police", ["yes", "no"])
def test_in_danger_the_emergency_number_is_the_first_line(found, police, table):
    first = called(text_of(table, found=found, home="other", danger="yes", police=police))[0]
    assert re.fullmatch(r"! Call the emergency number now\. \d{3}(, \d{3})*(\W.*)?", first)


def test_without_danger_nothing_is_shouted(table):
    assert not [one for one in called(text_of(table, found="se", home="ro")) if one.startswith("!")]


def test_danger_in_russia_comes_before_any_contact_elsewhere(table):
    lines = called(text_of(table, found="ru", home="ua", age="adult", danger="yes"))
    assert lines[0] == "! Somebody is in danger in Russia: tell your own duty officer now."
    elsewhere = lines.index("Ukraine:")
    assert lines.index("- Refer the person to nobody in Russia. Ask the coordinator in your own country.") < (
        elsewhere
    )


def test_numbers_elsewhere_stand_under_the_words_of_their_step(plans):
    groups = 0
    for made in plans:
        words = {
            key_of(card): [said(step.step["t"]) for step in made.urgent if card in reached(step, made)]
            for step in made.urgent
            for card in reached(step, made)
        }
        for group in box(made):
            elsewhere = [card for card in group.cards if code_of(card) != made.values["found"]]
            if not elsewhere:
                assert group.now or not group.cards or not group.words
                continue
            groups += 1
            assert {country_of(card, made.table) for card in group.cards} == {group.country}
            for card in elsewhere:
                assert said(group.words) in words[key_of(card)], made.values
            assert f" {group.country}: {said(group.words)} - " in " ".join(called(as_text(made)))
    assert groups > 100


def test_the_box_has_each_number_once_and_leaves_none_out(plans):
    for made in plans:
        keys = [key_of(card) for group in box(made) for card in group.cards]
        assert len(keys) == len(set(keys)), made.values
        assert set(keys) == {key_of(card) for step in made.urgent for card in reached(step, made)}
        called = [(step, any("p" in card for card in reached(step, made))) for step in made.urgent]
        silent = {said(step.step["t"]) for step, somebody in called if not somebody and step.step["q"] != NOW}
        assert silent == {said(one.words) for one in box(made) if not one.cards and not one.now}


def test_a_line_of_the_box_tells_known_languages_and_what_is_not_confirmed(plans):
    spoken = doubtful = 0
    for made in plans:
        lines = called(as_text(made))
        names = made.table["names"]
        for card in (card for group in box(made) if not group.now for card in group.cards):
            way = card["p"][0][0] if "p" in card else address_of(card)
            (line,) = (one for one in lines if one.startswith(f"- {said(card['b'])}: {way}"))
            assert languages(card, names) in line
            spoken += bool(languages(card, names))
            assert (f"({doubt(card, names)})" in line) == (card["s"] != 0)
            doubtful += card["s"] != 0
            assert "Languages" not in line
    assert spoken > 20
    assert doubtful > 20


def test_where_two_emergency_numbers_are_it_says_which_is_for_what(table):
    which = "In an emergency call 110 for the police, or 112, the European emergency number."
    for danger in ("yes", "no"):
        lines = called(text_of(table, found="de", home="ro", danger=danger))
        assert [one for one in lines if "110, 112" in one and which in one], danger
    assert "In immediate danger, call 112." not in text_of(table, found="se", home="ro", danger="yes")


def test_each_number_of_a_source_leads_to_its_own_fact(plans):
    for made in plans:
        text = as_text(made)
        listed = re.findall(r"^\[(\d+)\] (.*(?:\n +.*)*)", text.partition("\nSOURCES\n")[2], re.M)
        assert [int(number) for number, _ in listed] == list(range(1, len(listed) + 1))
        leads = [place(card, made.table)[1] for card in references(made).values()]
        assert len(leads) == len(set(leads))
        for (_, line), address in zip(listed, leads, strict=True):
            assert line.split()[-1] == address
        told = [[place(one.card, made.table)[1] for one in step.why] for step in made.steps]
        assert {address for one in told for address in one} == set(leads)


def test_a_source_is_named_by_its_article_or_by_what_it_is_about(table):
    text = " ".join(text_of(table, found="se", home="ro").split())
    assert "CETS 197 art. 12 (Older, 2005): measures/" in text
    assert "Notes on daily practice: Talking with the person (Older, no date): background/practice" in text
    assert "Sweden: Civil society support (Unconfirmed, 2022): countries/se.html#se-" in text


def test_a_contact_is_told_in_full_once_and_then_only_how_to_reach_it(plans):
    short = 0
    for made in plans:
        text = " ".join(as_text(made).partition("\n1. ")[2].split())
        cards = [one.card for step in made.steps for one in step.shown if one.fits and "p" in one.card]
        for card in cards:
            again = sum(one["h"] == card["h"] for one in cards) > 1
            short += again
            for sentence in filter(None, [card.get("t"), *card.get("i", ())]):
                assert not again or len(said(sentence)) < 40 or text.count(said(sentence)) <= 1, card
    assert short > 100


def test_rules_for_other_people_are_left_out_in_one_line(table):
    text = text_of(table, found="de", home="is", age="unsure", police="no")
    whole = re.sub(r"\n +(?=\S)", " ", text)
    for block in whole.split("[ ]"):
        left = re.findall(r"- (Left out:[^(]*\(\w+\))", block)
        assert len(left) == len(set(left)), block
    assert "Left out:" in whole


def test_no_full_stop_has_two_spaces_after_it(plans):
    for made in plans:
        assert not re.search(r"\S  +\S", as_text(made)), made.values


def test_lines_for_victims_or_professionals_say_that_their_languages_are_not_known(table):
    text = text_of(table, found="se", home="ro", age="adult", police="no")
    line = text.partition("- National women's helpline (for women). Women")[2]
    assert line.partition("Languages: ")[2].startswith("not known")
    assert "Languages: Swedish, English" in text.partition("- Emergency number (")[2].partition("[ ]")[0]
    text = text_of(table, found="dk", home="ro", age="adult", police="no")
    emergency = text.partition("- Emergency number (")[2].partition("[ ]")[0]
    assert emergency
    assert "Languages" not in emergency

"""What is remembered of an address, and when a warning becomes an error."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from guide.links.answer import Kind
from guide.links.history import History, lasting, read_history, write_history
from guide.links.limits import Limits
from guide.problems import ProblemsFound

LIMITS = Limits()
ADDRESS = "https://a.example/"
FIRST = date(2026, 11, 1)
LETTERS = {"g": Kind.GONE, "u": Kind.UNREACHABLE, "r": Kind.REFUSED, "m": Kind.MOVED, "o": Kind.OK}

# what each check found, with the days since the first; whether that is an error; the days remembered
RULES = {
    "one bad day": ("g0", False, "g0"),
    "three bad days in a week": ("g0 g3 g6", False, "g0 g3 g6"),
    "three bad days over a week": ("g0 g3 g7", True, "g0 g3 g7"),
    "two checks, far from each other": ("g0 g30", False, "g0 g30"),
    "the same day thrice": ("g0 g7 g7 g7", False, "g0 g7"),
    "three weeks": ("g0 g7 g14", True, "g0 g7 g14"),
    "answered in between": ("g0 g7 o8 g14", False, "g14"),
    "answers again": ("g0 g7 g14 o21", False, ""),
    "answers later on the same day": ("g0 g7 g14 o14", False, ""),
    "no network of theirs for a while": ("u0 u7 u14 u21", False, "u0 u7 u14 u21"),
    "gone and out of reach by turns": ("g0 u7 g14 g21", True, "g0 u7 g14 g21"),
    "gone, and today out of reach": ("g0 g7 g14 u21", False, "g0 g7 g14 u21"),
    "refused for ever": ("r0 r7 r14 r21", False, "r0 r7 r14 r21"),
    "gone behind a bot wall": ("g0 r7 g14 g15", True, "g0 r7 g14 g15"),
    "moved after it was gone": ("g0 g7 m14", False, "m14"),
    "gone after it has moved": ("m0 m7 g14", False, "g14"),
    "many days": (
        " ".join(f"g{day}" for day in range(20)),
        True,
        "g0 " + " ".join(f"g{day}" for day in range(13, 20)),
    ),
}


def checks(text):
    return [(FIRST + timedelta(int(one[1:])), LETTERS[one[0]]) for one in text.split()]


@pytest.mark.parametrize("name", RULES)
def test_rule(name):
    made, error, remembered = RULES[name]
    history = History()
    for day, kind in checks(made):
        history = history.after(day, {ADDRESS: kind}, LIMITS)
    assert list(history.days(ADDRESS).items()) == checks(remembered)
    assert lasting(history.days(ADDRESS), LIMITS) is error


def test_the_file_has_one_line_an_address_and_says_the_same_when_read(tmp_path):
    path = tmp_path / ".links.json"
    kinds = {f"https://{name}.example/": Kind.GONE for name in "cab"}
    history = History().after(FIRST, kinds, LIMITS).after(FIRST + timedelta(7), kinds, LIMITS)
    write_history(path, history)
    assert path.read_text(encoding="utf-8").splitlines() == [
        "{",
        '"https://a.example/": {"2026-11-01": "gone", "2026-11-08": "gone"},',
        '"https://b.example/": {"2026-11-01": "gone", "2026-11-08": "gone"},',
        '"https://c.example/": {"2026-11-01": "gone", "2026-11-08": "gone"}',
        "}",
    ]
    assert read_history(path) == history
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_no_file_is_no_history(tmp_path):
    assert read_history(tmp_path / ".links.json") == History()


def test_addresses_that_the_guide_no_longer_holds_are_forgotten():
    history = History().after(FIRST, {ADDRESS: Kind.GONE, "https://b.example/": Kind.GONE}, LIMITS)
    assert set(history.only({ADDRESS}).failed) == {ADDRESS}


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"a": 1}', '{"a": {"2026-11-31": "gone"}}', '{"a": {"2026-11-01": "lost"}}', "\x00"],
)
def test_a_broken_file_is_told(text, tmp_path):
    path = tmp_path / ".links.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFound) as fault:
        read_history(path)
    [problem] = fault.value.problems
    assert str(problem).startswith(".links.json: this is not valid: ")
    assert str(problem).endswith(" restore the file, or delete it.")

"""How each language says days, lengths, hours and numbers. Expected texts follow the language's own usage."""

from __future__ import annotations

import re
from datetime import date

import pytest

from guide.language.catalog import Catalog
from guide.language.words import Words

ALL = ["en", "da", "et", "fi", "de", "is", "lv", "lt", "nb", "pl", "sv", "bg", "ro", "uk"]
COUNTRIES = ["dk", "ee", "fi", "de", "is", "lv", "lt", "no", "pl", "ru", "se", "bg", "ro", "ua"]
WIDE = "\N{NO-BREAK SPACE}"
DAY = date(2026, 11, 21)
DASH = "\N{EN DASH}"

# what is said, then in English, Swedish and Ukrainian
SAID = [
    ("duration", ["P1M"], "1 month", "1 månad", "1 місяць"),
    ("duration", ["P6M"], "6 months", "6 månader", "6 місяців"),
    ("duration", ["P2Y"], "2 years", "2 år", "2 роки"),
    ("duration", ["P6W"], "6 weeks", "6 veckor", "6 тижнів"),
    ("day", [DAY], "21 November 2026", "21 november 2026", f"21 листопада 2026{WIDE}р."),
    ("since", [DAY], "21 November 2026", "21 november 2026", f"21 листопада 2026{WIDE}р."),
    ("since", [2024], "2024", "2024", "2024"),
    ("since", [None], "", "", ""),
    ("hours", ["Mo-Fr 09:00-16:30"], f"Mon{DASH}Fri 09:00{DASH}16:30", f"mån{DASH}fre 09:00{DASH}16:30",
     f"пн{DASH}пт 09:00{DASH}16:30"),
    ("hours", ["Sa,Su 10:00-12:00"], f"Sat, Sun 10:00{DASH}12:00", f"lör, sön 10:00{DASH}12:00",
     f"сб, нд 10:00{DASH}12:00"),
    ("number", [322], "322", "322", "322"),
    ("number", [12345.0], "12,345", f"12{WIDE}345", f"12{WIDE}345"),
    ("number", [3.2, "per-million"], "3.2", "3,2", "3,2"),
    ("number", [12.5, "percent"], "12.5%", "12,5 %", "12,5 %"),
    ("country", ["no"], "Norway", "Norge", "Норвегія"),
    ("country", ["UA"], "Ukraine", "Ukraina", "Україна"),
    ("language", ["sv"], "Swedish", "svenska", "шведська"),
    ("listing", [["a", "b"]], "a and b", "a och b", "a і b"),
    ("listing", [[]], "", "", ""),
]  # fmt: skip

# Days, months and years: one, three, six and (not of years) thirty.
LENGTHS = {
    "en": "day days days days / month months months months / year years years",
    "bg": "ден дни дни дни / месец месеца месеца месеца / година години години",
    "da": "dag dage dage dage / måned måneder måneder måneder / år år år",
    "de": "Tag Tage Tage Tage / Monat Monate Monate Monate / Jahr Jahre Jahre",
    "et": "päev päeva päeva päeva / kuu kuud kuud kuud / aasta aastat aastat",
    "fi": "päivä päivää päivää päivää / kuukausi kuukautta kuukautta kuukautta / vuosi vuotta vuotta",
    "is": "dagur dagar dagar dagar / mánuður mánuðir mánuðir mánuðir / ár ár ár",
    "lt": "diena dienos dienos dienų / mėnuo mėnesiai mėnesiai mėnesių / metai metai metai",
    "lv": "diena dienas dienas dienu / mēnesis mēneši mēneši mēnešu / gads gadi gadi",
    "nb": "dag dager dager dager / måned måneder måneder måneder / år år år",
    "pl": "dzień dni dni dni / miesiąc miesiące miesięcy miesięcy / rok lata lat",
    "ro": "zi zile zile de zile / lună luni luni de luni / an ani ani",
    "sv": "dag dagar dagar dagar / månad månader månader månader / år år år",
    "uk": "день дні днів днів / місяць місяці місяців місяців / рік роки років",
}


def words(code: str, **texts: str) -> Words:
    """The voice of a language whose catalog holds these labels."""
    return Words(
        code, Catalog(code, {(None, english): text for english, text in texts.items()}), code == "en"
    )


@pytest.mark.parametrize("index", range(3), ids=["en", "sv", "uk"])
@pytest.mark.parametrize("case", SAID, ids=lambda case: f"{case[0]} {case[1][0]}")
def test_said(case, index):
    how, values, *expected = case
    voice = words(["en", "sv", "uk"][index])
    assert getattr(voice, how)(*values).replace("\N{NARROW NO-BREAK SPACE}", WIDE) == expected[index]


def test_days_without_times_say_so():
    assert words("en").hours("Mo-Fr") == f"Mon{DASH}Fri, times not known"


@pytest.mark.parametrize("code", ALL)
def test_every_language_of_the_countries_can_speak(code):
    voice = words(code)
    names = [voice.country(country) for country in COUNTRIES]
    assert len(set(names)) == 14
    assert sorted(voice.in_order(COUNTRIES)) == sorted(COUNTRIES)
    assert str(DAY.year) in voice.day(DAY)
    assert voice.number(1234.5).startswith("1")
    assert voice.hours("We 10:00-12:00").endswith(f"10:00{DASH}12:00")
    assert voice.language(code) != code


@pytest.mark.parametrize("code", ALL)
def test_every_language_says_lengths_in_its_own_words(code):
    said = [
        " ".join(words(code).duration(f"P{number}{unit}").removeprefix(f"{number} ") for number in numbers)
        for unit, numbers in {"D": (1, 3, 6, 30), "M": (1, 3, 6, 30), "Y": (1, 3, 6)}.items()
    ]
    assert " / ".join(said) == LENGTHS[code]


@pytest.mark.parametrize("code", ALL)
@pytest.mark.parametrize("unit", "DWMY")
def test_no_length_is_said_in_the_librarys_own_words(code, unit):
    for number in (1, 2, 5, 11, 21, 90, 120):
        assert re.fullmatch(rf"{number} [^\W\d_]+( [^\W\d_]+)?", words(code).duration(f"P{number}{unit}"))


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [("en", "bg", "ua"), ("sv", "bg", "at"), ("da", "bg", "at"), ("et", "bg", "ua")],
)
def test_names_follow_the_alphabet_of_the_language(code, first, last):
    order = words(code).in_order(["ua", "at", "bg"] if last == "at" else ["ua", "bg"])
    assert (order[0], order[-1]) == (first, last)


def test_what_the_catalog_lacks_comes_out_in_english():
    voice = words("sv", Phone="Telefon")
    assert (voice.gettext("Phone"), voice.gettext("Hours")) == ("Telefon", "Hours")
    assert (voice.has(None, "Phone"), voice.has(None, "Hours")) == (True, False)
    assert words("en").has(None, "Hours")


def test_a_text_belongs_to_its_fact():
    voice = Words("sv", Catalog("sv", {("se.one", "Yes"): "Ja"}), source=False)
    assert (voice.pgettext("se.one", "Yes"), voice.pgettext("se.two", "Yes")) == ("Ja", "Yes")


@pytest.mark.parametrize(
    ("code", "reviewed", "expected"), [("en", "no", True), ("sv", "no", False), ("sv", "2026-05-01", True)]
)
def test_reviewed(code, reviewed, expected):
    assert Words(code, Catalog(code, reviewed=reviewed), source=code == "en").reviewed is expected

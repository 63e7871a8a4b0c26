from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guide.facts.guide import Entry, Missing
from guide.facts.models import Contact, Figure, Rule, Statement, Term
from guide.facts.schema import record_schema
from guide.facts.status import Status
from guide.facts.store import load_guide
from guide.facts.vocabulary import KeyQuestion

GOOD = Path(__file__).parent / "good"
COUNTRIES = ["bg", "de", "dk", "ee", "fi", "is", "lt", "lv", "no", "pl", "ro", "ru", "se", "ua"]


@pytest.fixture(scope="module")
def small():
    """The guide of the two good records."""
    return load_guide(GOOD, GOOD, date(2026, 6, 1))


def test_norway_is_a_country_and_not_false(small):
    assert small.records["no"].country == "NO"
    assert [record.code for record in small.countries] == ["no"]


def test_every_kind_of_fact_is_read(small):
    kinds = {entry.fact.id: type(entry.fact) for entry in small.of("no")}
    assert kinds == {"police": Contact, "length": Rule, "step": Statement, "number": Figure, "word": Term}


def test_an_entry_has_its_full_id_status_and_sources(small):
    entry = small.entries["no.police"]
    assert (entry.id, entry.status) == ("no.police", Status.CONFIRMED)
    assert [source.url for source in entry.sources] == [
        "https://a.example/handbook?page=1#two",
        "http://b.example",
    ]


def test_key_questions_lead_to_facts_or_to_what_is_not_known(small):
    assert [type(one) for one in small.key("no", KeyQuestion.REFLECTION)] == [Entry]
    assert [(type(one), one.id) for one in small.key("no", KeyQuestion.PERMIT)] == [(Missing, "no.nobody")]


def test_lines_of_entries_are_known(load):
    text = (GOOD / "no.yml").read_text(encoding="utf-8")
    found = {text.splitlines()[line - 1]: name for name, line in load(text, "no.yml").lines.items()}
    names = ("police", "length", "step", "number", "word", "nobody")
    assert found == {f"  - id: {name}": name for name in names}


@pytest.mark.parametrize("mark", ["\ufeff", "", "\r\n", "\r"])
def test_files_of_any_editor_are_read(mark, load):
    text = (GOOD / "no.yml").read_text(encoding="utf-8")
    assert load(text.replace("\n", mark) if mark.strip("\ufeff") else mark + text, "no.yml").record


def test_the_guide_has_its_fourteen_countries_the_region_and_practice(guide):
    assert [record.code for record in guide.countries] == COUNTRIES
    assert sorted(guide.records) == sorted([*COUNTRIES, "region", "practice"])


def test_the_published_schema_is_that_of_the_code(project):
    assert (project.records / "schema.json").read_text(encoding="utf-8") == record_schema()


@pytest.mark.parametrize(
    "name", ['"Help for victims\'"', 'The "new" line, "20"', "Women's line", "'A \"b\"'"]
)
def test_quotes_in_pairs_and_genitives_are_text(name, load):
    text = (GOOD / "no.yml").read_text(encoding="utf-8")
    assert load(text.replace("    text: ", f"    local_name: {name}\n    text: ", 1), "no.yml").record

"""The open data say what the pages say, in a shape that programs and spreadsheets can rely on."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO

import pytest

from guide.facts.models import Contact
from guide.facts.schema import record_schema
from tests.site.pages import block_of, with_class

LANGUAGES = ("en", "sv", "uk")
PROMISED = {
    "id", "country", "topic", "measure", "text", "value",
    "status", "confidence", "as_of", "checked", "sources",
}  # fmt: skip
STATUSES = {"confirmed", "older", "unconfirmed"}


def facts(site, place: str) -> list[dict]:
    return json.loads((site.folder / "data" / place).read_text(encoding="utf-8"))


@pytest.mark.parametrize("place", ["facts.json", *(f"{code}/facts.json" for code in LANGUAGES)])
def test_every_fact_is_there_with_all_that_was_promised(place, site, guide):
    rows = facts(site, place)
    assert [row["id"] for row in rows] == list(guide.entries)
    for row in rows:
        assert set(row) >= PROMISED
        assert row["text"]
        assert row["status"] in STATUSES
        assert row["measure"] in {None, 1, 2, 3, 4, 5, 6, 7}
        assert row["country"] is None or re.fullmatch("[A-Z]{2}", row["country"])
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["checked"])
        assert row["sources"]
        assert all(source["title"] and source["url"].startswith("http") for source in row["sources"])
    assert len({row["country"] for row in rows}) == 15


@pytest.mark.parametrize("code", LANGUAGES)
def test_texts_are_in_the_language_of_the_file(code, site, contexts):
    words = contexts[code].words
    for row, entry in zip(
        facts(site, f"{code}/facts.json"), contexts[code].guide.entries.values(), strict=True
    ):
        assert row["text"] == words.text(entry)
        assert row["language"] == (code if words.translated(entry) else "en")
        assert row["items"] == words.items(entry)
        assert row["caution"] == (words.caution(entry) or None)


def test_the_status_of_each_fact_is_that_on_its_page(site):
    seen = 0
    for row in facts(site, "facts.json"):
        if row["country"]:
            for code in LANGUAGES:
                page = site.pages[code, f"countries/{row['record']}.html"]
                place = block_of(page.by_id[row["id"].replace(".", "-")])
                mark = place.xpath(f".//span[{with_class('status')}]")[0]
                assert f"status-{row['status']}" in mark.get("class"), row["id"]
                seen += 1
    assert seen > 2000


def test_the_values_of_rules_and_contacts_are_neutral(site):
    rows = {row["id"]: row for row in facts(site, "facts.json")}
    assert rows["se.emergency-number"]["value"] == "112"
    assert rows["se.reflection-length"]["value"] == "P30D"
    assert facts(site, "facts.json") == facts(site, "en/facts.json")


def test_the_table_of_contacts_has_a_row_for_each_number(site, guide):
    text = (site.folder / "data" / "contacts.csv").read_bytes().decode("utf-8")
    assert text.count("\r\n") == text.count("\n"), "lines end as RFC 4180 says"
    rows = list(csv.DictReader(StringIO(text, newline="")))
    contacts = {entry.id: entry.fact for entry in guide.contacts() if isinstance(entry.fact, Contact)}
    assert len(rows) == sum(max(1, len(fact.phones)) for fact in contacts.values())
    assert {row["id"] for row in rows} == set(contacts)
    assert not any(None in row or None in row.values() for row in rows)
    for row in rows:
        numbers = [phone.number for phone in contacts[row["id"]].phones] or [""]
        assert row["phone"].removeprefix("'") in numbers
        assert row["only"] == (contacts[row["id"]].only or "")
        assert row["status"] in STATUSES
        assert row["sources"].startswith("http")


def test_no_cell_of_the_table_acts_as_a_formula(site):
    text = (site.folder / "data" / "contacts.csv").read_text(encoding="utf-8")
    cells = [cell for row in csv.reader(StringIO(text)) for cell in row]
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")]
    assert any(cell.startswith("'+") for cell in cells)


def test_the_schema_is_that_of_the_records(site, project):
    schema = (site.folder / "data" / "schema.json").read_text(encoding="utf-8")
    assert schema == record_schema()
    assert {"country", "sources", "facts", "unknown"} <= set(json.loads(schema)["properties"])

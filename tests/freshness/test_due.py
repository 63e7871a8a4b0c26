"""What is due when, in which order, and how it is told."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import get_args

import pytest

from guide.facts.models import Fact
from guide.freshness.limits import HOLDS, RISK
from guide.freshness.report import MOST

DAYS = {"contact": 180, "rule": 365, "statement": 365, "figure": 730, "term": 730}
IDS = {"contact": "police", "rule": "length", "statement": "step", "figure": "number", "term": "word"}
CHECKED = date(2026, 1, 15)


def after(days: int) -> str:
    return (CHECKED + timedelta(days=days)).isoformat()


def due(checkout, on: str) -> list[str]:
    told = checkout.guide("freshness", "--format", "json", "--on", on)
    assert told.exit_code == 0
    return [one["id"] for record in json.loads(told.output)["records"] for one in record["due"]]


def test_every_kind_of_fact_has_a_limit():
    kinds = [get_args(one.model_fields["kind"].annotation)[0] for one in get_args(get_args(Fact)[0])]
    assert sorted(kinds) == sorted(HOLDS)
    assert RISK[:2] == ("contact", "rule")
    assert RISK.index("figure") > RISK.index("statement")


@pytest.mark.parametrize("kind", DAYS)
def test_a_fact_is_due_from_its_day_on_and_not_before(kind, checkout):
    name = f"no.{IDS[kind]}"
    assert name not in due(checkout, after(DAYS[kind] - 1))
    assert name in due(checkout, after(DAYS[kind]))


def test_contacts_come_before_rules_before_figures(checkout):
    assert due(checkout, after(2000)) == ["no.police", "no.length", "no.step", "no.number", "no.word"]


def test_the_longest_unchecked_and_then_the_most_named_come_first(checkout):
    text = checkout.record.read_text(encoding="utf-8")
    again = text.partition("  - id: word\n")[2].partition("unknown:")[0]
    more = f"  - id: unnamed\n{again}  - id: oldest\n{again.replace(CHECKED.isoformat(), '2025-12-01')}"
    checkout.record.write_text(text.replace("  - id: word\n", f"{more}  - id: word\n"), encoding="utf-8")
    assert due(checkout, after(2000))[-3:] == ["no.oldest", "no.word", "no.unnamed"]


def test_uses_are_counted_in_records_and_pages(checkout):
    told = json.loads(checkout.guide("freshness", "--format", "json", "--on", after(2000)).output)
    uses = {one["id"]: one["uses"] for one in told["records"][0]["due"]}
    # Two macros and a key question; a warning and a key question; three key questions; one macro.
    assert uses == {"no.step": 3, "no.length": 2, "no.police": 3, "no.word": 1, "no.number": 0}


def test_today_is_the_day_of_the_edition(checkout, monkeypatch):
    assert checkout.guide("freshness").output == (
        "Nothing is due on 2026-06-01.\n\nThe next become due on 2026-07-14: 1\n"
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")  # 21 September 2026
    assert checkout.guide("freshness").output == (
        "1 due on 2026-09-21\n\n"
        "Norway (no): 1 due\n"
        "  Contacts, after 180 days\n"
        "    docs/facts/no.yml:32: no.police: checked 2026-01-15, named in 3 places\n\n"
        "The next become due on 2027-01-15: 2\n"
    )


def test_markdown_is_a_list_to_tick_with_sources_and_what_to_do(checkout):
    told = checkout.guide("freshness", "--country", "NO", "--format", "markdown", "--on", after(180)).output
    assert told.startswith("**Norway: 1 fact is due on 2026-07-14.**")
    assert "\n### Contacts, after 180 days\n\n- [ ] **Police, 112, +47 22 66 90 50**: Call the police" in told
    assert "[S1](<https://a.example/handbook?page=1#two>), [S2](<http://b.example>)" in told
    assert "\n  `.venv/bin/guide confirm no.police --source S1`\n" in told
    assert checkout.guide("freshness", "--format", "markdown").output == "Nothing is due on 2026-06-01.\n"


def test_a_very_long_list_fits_into_an_issue(checkout):
    text = checkout.record.read_text(encoding="utf-8")
    head, _, word = text.partition("  - id: word\n")
    word, _, tail = word.partition("unknown:")
    many = "".join(f"  - id: word-{number}\n{word}" for number in range(900))
    checkout.record.write_text(f"{head}{many}  - id: word\n{word}unknown:{tail}", encoding="utf-8")
    told = checkout.guide("freshness", "--format", "markdown", "--on", after(2000)).output
    items = told.count("- [ ] ")
    assert len(told) < MOST + 2_000
    assert f"And {905 - items} more: run `.venv/bin/guide freshness --country no`." in told
    assert 100 < items < 905


def test_texts_have_no_meaning_in_markdown(checkout):
    text = checkout.record.read_text(encoding="utf-8")
    changed = text.replace("Call the police in danger.", "Call *the* police | @everybody in no#1 danger.")
    checkout.record.write_text(changed, encoding="utf-8")
    told = checkout.guide("freshness", "--format", "markdown", "--on", after(180)).output
    assert "Call \\*the\\* police \\| &#64;everybody in no\\#1 danger." in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--country", "XX"], "docs/facts: there is no record 'xx'. choose one of no."),
        (["--on", "soon"], "Error: Invalid value for '--on'"),
        (["--format", "html"], "Error: Invalid value for '--format'"),
    ],
)
def test_wrong_words_are_told(arguments, told, checkout):
    result = checkout.guide("freshness", *arguments)
    assert result.exit_code != 0
    assert told in result.output


def test_a_fault_in_a_record_is_told(checkout):
    text = checkout.record.read_text(encoding="utf-8").replace("kind: term", "kind: word")
    checkout.record.write_text(text, encoding="utf-8")
    result = checkout.guide("freshness")
    assert result.exit_code == 1
    assert "docs/facts/no.yml:89: " in result.output


def test_readers_are_told_the_same_days(project):
    page = (project.docs / "en" / "about" / "how-it-works.md").read_text(encoding="utf-8")
    said = {"contact": "a contact after 180 days", "rule": "after a year", "figure": "after two years"}
    assert all(words in page for words in said.values())
    assert [HOLDS[kind].days for kind in said] == [180, 365, 730]

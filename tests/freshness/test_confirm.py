"""A new check changes one day in the file, and no other byte."""

from __future__ import annotations

from datetime import date

import pytest

from guide.freshness.confirm import confirmed, days_of
from tests.freshness.conftest import CHECKED

DAY = "2026-05-30"
FACTS = ["police", "length", "step", "number", "word"]


def expected(text: str, slug: str, day: str) -> str:
    """The text with the first day after the fact's id changed, found without a parser."""
    head, mark, tail = text.partition(f"  - id: {slug}\n")
    assert mark
    before, key, rest = tail.partition("    checked: ")
    return head + mark + before + key + day + rest[len(day) :]


def test_only_the_day_changes_in_every_fact_of_the_guide(project, guide):
    day = date(2026, 12, 31)
    facts = 0
    for path in sorted(project.records.glob("*.yml")):
        text = path.read_bytes().decode()
        for slug, where in days_of(text).items():
            assert confirmed(text, where, day) == expected(text, slug, "2026-12-31")
            facts += 1
    assert facts == len(guide.entries)


@pytest.mark.parametrize("slug", FACTS)
def test_the_command_writes_it(slug, checkout):
    text = checkout.record.read_text(encoding="utf-8")
    told = checkout.guide("confirm", f"no.{slug}", "--source", source(slug), "--on", DAY)
    assert told.exit_code == 0, told.output
    assert checkout.record.read_text(encoding="utf-8") == expected(text, slug, DAY)
    line = text.splitlines().index(f"  - id: {slug}") + 1
    assert told.output == f"docs/facts/no.yml:{line}: no.{slug} checked {DAY}; before: {CHECKED}\n"


def source(slug: str) -> str:
    return "S2" if slug in {"number", "word"} else "S1"


def test_today_is_the_day_where_none_is_given(checkout):
    checkout.guide("confirm", "no.step", "--source", "S1")
    text = checkout.record.read_text(encoding="utf-8")
    assert text.count("checked: 2026-06-01\n") == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_files_of_any_editor_keep_their_bytes(end, mark, checkout):
    text = checkout.record.read_text(encoding="utf-8")
    checkout.record.write_bytes((mark + text.replace("\n", end)).encode())
    assert checkout.guide("confirm", "no.word", "--source", "S2", "--on", DAY).exit_code == 0
    assert checkout.record.read_bytes() == (mark + expected(text, "word", DAY).replace("\n", end)).encode()


STRANGE = """\
  - {id: step, kind: statement, topic: identification, measure: 1, "checked": 2026-01-15 , # one
     text: "checked: 2026-01-15", sources: [S1], as_of: null, confidence: low}   # checked: 2026-01-15
"""


def test_a_fact_in_braces_is_found_whatever_its_text_says(checkout):
    text = checkout.record.read_text(encoding="utf-8")
    head, _, tail = text.partition("  - id: step\n")
    tail = tail[tail.index("  - id: number") :]
    checkout.record.write_text(head + STRANGE + tail, encoding="utf-8")
    assert checkout.guide("confirm", "no.step", "--source", "S1", "--on", DAY).exit_code == 0
    changed = STRANGE.replace('"checked": 2026-01-15', f'"checked": {DAY}')
    assert checkout.record.read_text(encoding="utf-8") == head + changed + tail


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["no.steps", "--source", "S1"], "no.yml: there is no fact steps. write no.step."),
        (["no.nothing-like-it", "--source", "S1"], "there is no fact nothing-like-it. look for the id"),
        (["no.nobody", "--source", "S1"], "no.yml: there is no fact nobody."),
        (["xx.step", "--source", "S1"], "docs/facts: there is no record 'xx'. choose one of no."),
        (["step", "--source", "S1"], "docs/facts: step names no country. write no.step."),
        (["steps", "--source", "S1"], "steps names no country. write it like se.reflection-length."),
        (["no.step", "--source", "S9"], "no.yml:65: step: there is no source S9. the fact cites S1."),
        (["no.step", "--source", "S2"], "no.yml:65: step: the fact does not cite S2. name the source"),
        (["no.step", "--source", "S1", "--on", "2026-06-02"], "step: 2026-06-02 is in the future. give the"),
        (["no.step", "--source", "S1", "--on", "2026-01-14"], "is before the last check on 2026-01-15."),
        (["no.step", "--source", "S1", "--on", "1 June"], "Error: Invalid value for '--on'"),
        (["no.step", "--source", "S1", "--on", "1.5.2026"], "'1.5.2026': write it as 2026-05-01"),
        (["no.step", "--source", "S1", "--on", "2026-5-1"], "'2026-5-1': write it as 2026-05-01"),
        (["no.step", "--source", "S1", "--on", "31.6.2026"], "is not a day: write it as 2026-05-31"),
        (["no.step"], "Error: Missing option '--source'"),
    ],
)
def test_what_cannot_be_recorded_is_told_and_nothing_is_written(arguments, told, checkout):
    before = checkout.record.read_bytes()
    result = checkout.guide("confirm", *arguments)
    assert result.exit_code != 0
    assert told in result.output
    assert checkout.record.read_bytes() == before


def test_the_facts_with_the_same_number_are_told(checkout):
    text = checkout.record.read_text(encoding="utf-8")
    contact = text.partition("  - id: police\n")[2].partition("  - id: length\n")[0]
    double = f"  - id: at-night\n{contact}  - id: length\n"
    checkout.record.write_text(text.replace("  - id: length\n", double), encoding="utf-8")
    told = checkout.guide("confirm", "no.at-night", "--source", "S1", "--on", DAY).output.splitlines()
    assert len(told) == 2
    assert told[1].startswith("The same number stands in no.police. ")


def test_a_check_of_today_is_no_fault_before_it_is_committed(checkout, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert checkout.guide("confirm", "no.step", "--source", "S1").exit_code == 0
    assert checkout.guide("freshness").exit_code == 0


def test_every_cited_source_is_listed_and_every_listed_source_is_cited(guide):
    for record in guide.records.values():
        assert {source for fact in record.facts for source in fact.sources} == set(record.sources)

"""A country that no reader is to contact has no contact in its record, and none in any plan."""

from __future__ import annotations

from datetime import date

import pytest

from guide.checks.forbidden import forbidden_problems
from guide.facts.guide import Guide
from guide.facts.store import load_records
from guide.route import contacts

LATER = date(2099, 1, 1)
CONTACT = """
  - id: help-line
    kind: contact
    topic: contact
    measure: 2
    role: {role}
    serves: [victims, professionals]
    name: "Help line"
    phones: [{{number: "+74957969609", abroad: "yes"}}]
    hours: ["24/7"]
    text: "Somebody answers day and night."
    as_of: 2026
    confidence: low
    checked: 2026-11-21
    sources: [S1]
"""


@pytest.fixture(params=["victim-helpline", "coordinator", "consular", "professional-advice"])
def loaded(request, project, tmp_path):
    """The records of Russia and Lithuania, with a contact at the end of Russia's facts."""
    folder = tmp_path / "docs" / "facts"
    folder.mkdir(parents=True)
    for code in ("ru", "lt"):
        text = (project.records / f"{code}.yml").read_text(encoding="utf-8")
        if code == "ru":
            before, mark, after = text.partition("\nunknown:\n")
            text = before + CONTACT.format(role=request.param) + mark[1:] + after
        (folder / f"{code}.yml").write_text(text, encoding="utf-8")
    found = load_records(folder, tmp_path, LATER)
    assert [problem for one in found for problem in one.problems] == []
    return found


def test_a_contact_in_the_record_of_russia_is_told_with_its_line(loaded, project):
    [problem] = forbidden_problems(loaded)
    before = (project.records / "ru.yml").read_text(encoding="utf-8").partition("\nunknown:\n")[0]
    assert str(problem).startswith(
        f"docs/facts/ru.yml:{before.count(chr(10)) + 2}: help-line: no reader may contact anybody in this"
        " country. Take it out, and say under `unknown` whom to ask instead."
    )


def test_a_contact_that_slips_in_is_offered_nowhere(loaded):
    guide = Guide(tuple(one.record for one in loaded), LATER)
    assert contacts.from_abroad(guide, "lt")
    for offered in (contacts.from_abroad, contacts.at_night, contacts.civil_at_night, contacts.consular):
        assert offered(guide, "ru") == (), offered.__name__

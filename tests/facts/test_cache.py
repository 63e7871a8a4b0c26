"""Files that have not changed are not parsed again, and nothing wrong ever comes out of the cache."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import pytest

from guide.facts import store
from guide.facts.store import load_records

TODAY = date(2026, 6, 1)
GOOD = (Path(__file__).parent / "good" / "region.yml").read_text(encoding="utf-8")


@pytest.fixture
def record(tmp_path):
    """The only record file of a folder; loaded once, so that the cache knows it."""
    path = tmp_path / "facts" / "region.yml"
    path.parent.mkdir()
    path.write_text(GOOD, encoding="utf-8")
    load(path)
    return path


def load(path, today=TODAY):
    (loaded,) = load_records(path.parent, path.parent, today, path.parent.parent / "cache")
    return loaded


def test_an_unchanged_file_is_not_parsed_again(record, monkeypatch):
    first = load(record)
    monkeypatch.setattr(store, "load_file", None)
    assert load(record) == first


def test_a_changed_file_is_parsed_anew(record):
    record.write_text(GOOD.replace("consent first", "consent always"), encoding="utf-8")
    assert load(record).record.fact("one").text == "Ask for consent always."


def test_another_day_is_judged_anew(record):
    assert "after the day of the build" in str(load(record, date(2026, 1, 14)).problems[0])


def test_faults_are_told_each_time(record):
    record.write_text(GOOD.replace("[S1]", "[S2]"), encoding="utf-8")
    assert load(record).problems == load(record).problems != ()


@pytest.mark.parametrize(
    "content", [b"", b"\x80\x05broken", pickle.dumps("another thing"), pickle.dumps(None)]
)
def test_a_broken_entry_does_no_harm(record, content):
    first = load(record)
    entries = list((record.parent.parent / "cache").iterdir())
    assert entries
    for entry in entries:
        entry.write_bytes(content)
    assert load(record) == first


def test_with_another_version_of_any_library_it_is_parsed_anew(record, tmp_path, monkeypatch):
    (tmp_path / "new" / "phonenumbers-99.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(tmp_path / "new"))
    parsed = []
    whole = store.load_file
    monkeypatch.setattr(store, "load_file", lambda *one: parsed.append(one) or whole(*one))
    load(record)
    assert len(parsed) == 1

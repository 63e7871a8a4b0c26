"""Records with faults that no text file can show, and several faults at once; `tests/bad` has the others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guide.facts.store import load_guide, load_records
from guide.problems import ProblemsFound

HERE = Path(__file__).parent
BAD = HERE.parent / "bad" / "records"
GOOD = (HERE / "good" / "region.yml").read_text(encoding="utf-8")
EXPECT = "# expect: "

# What a text file cannot show: the record's bytes, and what is told.
BYTES = {
    "Latin letters of another encoding": (
        GOOD.replace("Ministry", "Överklagan").encode("latin-1"),
        "region.yml:7: the file is not UTF-8 text. save it as UTF-8.",
    ),
    "a control character": (
        GOOD.replace("Ministry", "Mini\x07stry").encode(),
        "region.yml:7: the line holds the invisible character U+0007. take it out.",
    ),
    "a character that turns the text around": (
        GOOD.replace("Ministry", "Mini\u202estry").encode(),
        "region.yml:7: the line holds the invisible character U+202E. take it out.",
    ),
    "a character that is none": (
        GOOD.replace("Ministry", "Mini\uffffstry").encode(),
        "region.yml:7: the line holds the invisible character U+FFFF. take it out.",
    ),
    "a file too large": (
        b"#" * 1_000_001,
        "region.yml: the file has 1,000,001 bytes. keep a record under 1,000,000 bytes.",
    ),
    "brackets without end": (
        b"country: " + b"[" * 100_000,
        "region.yml:1: the lines are nested too deeply. take out brackets or indentation.",
    ),
    "dashes without end": (
        b"- " * 100_000,
        "region.yml:1: the lines are nested too deeply. take out brackets or indentation.",
    ),
}


def bad(name: str) -> tuple[str, str, list[str]]:
    """The text of a bad record, the name under which it is saved, and what is told."""
    text = (BAD / name).read_text(encoding="utf-8")
    told = [line.removeprefix(EXPECT) for line in text.splitlines() if line.startswith(EXPECT)]
    return text, told[0].split(":", maxsplit=1)[0], told


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_record(name, load):
    content, told = BYTES[name]
    assert [str(problem) for problem in load(content).problems] == [told]


def test_all_faults_of_all_files_are_told_at_once(tmp_path):
    told = []
    for name in ("text-with-markup.yml", "key-facts-unknown-fact.yml", "phone-short-code-of-nowhere.yml"):
        text, saved_as, lines = bad(name)
        (tmp_path / saved_as).write_text(text, encoding="utf-8")
        told += lines
    with pytest.raises(ProblemsFound) as found:
        load_guide(tmp_path, tmp_path, date(2026, 6, 1))
    assert str(found.value).splitlines() == sorted(told)


def test_several_faults_of_one_file_are_told_at_once(load):
    text = GOOD.replace("topic: mechanism", "topic: machine").replace("as_of: 2024", "as_of: soon")
    assert [problem.line for problem in load(text).problems] == [14, 17]


def test_a_good_file_beside_a_bad_one_is_still_read(tmp_path):
    (tmp_path / "no.yml").write_text(bad("file-name-not-country.yml")[0], encoding="utf-8")
    (tmp_path / "region.yml").write_text(GOOD, encoding="utf-8")
    loaded = load_records(tmp_path, tmp_path, date(2026, 6, 1))
    assert [(one.file, one.record is not None) for one in loaded] == [("no.yml", False), ("region.yml", True)]


def test_a_folder_without_records_is_told(tmp_path):
    (tmp_path / "facts").mkdir()
    with pytest.raises(ProblemsFound, match=r"^facts: there is no record in this folder"):
        load_guide(tmp_path / "facts", tmp_path, date(2026, 6, 1))

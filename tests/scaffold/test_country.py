"""A new country: what is written, what is left, and what the check says of the gaps."""

from __future__ import annotations

import pytest

from guide.facts.load import load_file
from guide.facts.vocabulary import KeyQuestion
from guide.scaffold.lines import put_line

RECORD = "docs/facts/mt.yml"


def test_what_is_written(copy, day):
    before = copy.texts()
    told = copy.guide("new", "country", "MT")
    assert told.exit_code == 0
    assert copy.added(before) == {
        "mkdocs.yml": ["- countries/mt.md", "- plan/found-in-mt.md"],
        ".github/CODEOWNERS": ["/docs/facts/mt.yml               @bsr-guide/malta"],
        ".github/ISSUE_TEMPLATE/missing-contact.yml": ["- Malta"],
    }
    config = (copy.root / "mkdocs.yml").read_text(encoding="utf-8")
    assert "countries/lv.md\n      - countries/mt.md\n      - countries/no.md\n" in config
    record = (copy.root / RECORD).read_text(encoding="utf-8")
    assert f'country: MT\nname: "Malta"\nchecked: {day} ' in record
    assert "\nlanguage: mt " in record


def test_what_is_left_is_told_in_order(copy):
    lines = copy.guide("new", "country", "mt").output.splitlines()
    assert lines[:2] == ["Written:", f"  {RECORD}"]
    left = lines[lines.index("Left to do, in this order:") + 1 :]
    assert [line.split(".")[0].strip() for line in left] == [
        str(number) for number in range(1, len(left) + 1)
    ]
    assert left[0].startswith(f"  1. Fill in {RECORD} until make check names no gap.")
    assert any("add mt to Code in scripts/guide/language/codes.py" in line for line in left)
    assert any("Say 15 countries in place of 14: README.md, docs/en/" in line for line in left)


def test_the_check_names_each_gap(copy):
    copy.guide("new", "country", "mt")
    told = copy.guide("check", "--all").output.splitlines()
    record = (copy.root / RECORD).read_text(encoding="utf-8").splitlines()
    of_record = [line for line in told if line.startswith(RECORD)]
    assert len(of_record) == len(KeyQuestion)
    for line, question in zip(
        of_record, [one.partition(":")[0].strip() for one in record[9:18]], strict=True
    ):
        number = int(line.split(":")[1])
        assert record[number - 1].strip().startswith(f"{question}: []")
        assert line.endswith(
            f"`key_facts` `{question}`: the question has no answer. "
            "name a fact, or an entry under unknown that says what is not known."
        )


def test_a_record_that_is_filled_in_as_its_comments_say_is_sound(copy, day, tmp_path):
    copy.guide("new", "country", "mt")
    text = (copy.root / RECORD).read_text(encoding="utf-8")
    for gap, filled in {
        ": []  #": ": [emergency-number]  #",
        " {}": "",
        ": []\n": ":\n",
        "...": "a.example",
    }.items():
        text = text.replace(gap, filled)
    head, mark, body = text.partition("\nsources:")
    body = "\n".join(line[1:] if line.startswith("#  ") else line for line in body.splitlines())
    path = tmp_path / "mt.yml"
    path.write_text(f"{head}{mark}{body}\n", encoding="utf-8")
    assert load_file(path, "mt.yml", day).problems == ()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("se", "docs/facts/se.yml: the guide has Sweden already."),
        ("zz", "docs/facts: 'zz' is not a country code. write it like mt."),
        ("../x", "is not a country code."),
        ("sweden", "is not a country code."),
    ],
)
def test_what_cannot_be_made_is_told_and_nothing_is_written(code, told, copy):
    before = copy.texts()
    result = copy.guide("new", "country", code)
    assert result.exit_code == 1
    assert told in result.output
    assert copy.added(before) == {}


def test_what_cannot_be_put_by_itself_is_left_to_do(copy):
    (copy.root / ".github" / "CODEOWNERS").unlink()
    config = (copy.root / "mkdocs.yml").read_text(encoding="utf-8")
    without = "".join(line for line in config.splitlines(keepends=True) if "found-in-" not in line)
    (copy.root / "mkdocs.yml").write_text(without, encoding="utf-8")
    told = copy.guide("new", "country", "mt").output
    assert "  1. Write plan/found-in-mt.md in the navigation of mkdocs.yml: it could not" in told
    assert "  2. Write @bsr-guide/malta in .github/CODEOWNERS: it could not" in told


@pytest.mark.parametrize(
    ("key", "expected"),
    [("a", "a b d end"), ("c", "b c d end"), ("e", "b d e end"), ("b", None)],
)
def test_a_line_takes_its_place_among_its_like(key, expected, tmp_path):
    path = tmp_path / "file"
    path.write_text("head\n- b\n- d\n- end\ntail\n", encoding="utf-8")
    assert put_line(path, f"- {key}", "- (.+)", "- end") is (expected is not None)
    items = [line[2:] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("- ")]
    assert " ".join(items) == (expected or "b d end")

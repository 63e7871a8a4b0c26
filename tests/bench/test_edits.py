from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from guide.bench.edits import changed_page, changed_record
from guide.project import Project


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# Title.\n\n", "\nAnother.\n"),
        ("---\ntitle: Not this one.\nthis neither.\n---\n\n", "\n"),
        ("- a list.\n| a | table. |\n    indented.\n{{ macro() }}.\n", ""),
        ("no full stop\n\n", "\n\n## More\n"),
    ],
)
@pytest.mark.parametrize("sentence", ["Åtgärd", "Подзвоніть туди", "Call 112, at once"])
def test_the_first_plain_sentence_of_a_page_changes(before: str, sentence: str, after: str) -> None:
    assert changed_page(f"{before}{sentence}.{after}", "now") == f"{before}{sentence} now.{after}"


def test_a_page_without_a_sentence_is_not_changed() -> None:
    assert changed_page("---\ntitle: A.\n---\n\n# Title.\n", "now") is None


def test_one_text_of_a_real_record_changes_and_nothing_else(project: Project) -> None:
    text = (project.records / "se.yml").read_text(encoding="utf-8")
    changed = changed_record(text, "today")
    assert changed is not None
    before, after = (YAML(typ="safe").load(one)["facts"] for one in (text, changed))
    different = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [(old | {"text": old["text"][:-1] + " today."}) for old, _ in different] == [
        new for _, new in different
    ]
    assert len(different) == 1


@pytest.mark.parametrize("record", ["facts: []\n", '    text: "No full stop"\n', '    text: "Open …..."\n'])
def test_a_record_without_a_sentence_is_not_changed(record: str) -> None:
    assert changed_record(record, "now") is None

"""Forms as editors write them: what is read, and what is told where something is wrong."""

from __future__ import annotations

import pytest

from guide.forms.load import form_problems, load_forms
from guide.forms.models import Kind
from guide.forms.texts import form_texts
from guide.language.template import messages
from guide.problems import ProblemsFound

# What an editor changed, and how each line begins that is told.
FAULTS = {
    "a key that is not known": (
        "about:", "abuot:",
        ["3: `abuot`: the key is not known. write about."],
    ),
    "an unknown key of a blank": (
        "kind: box}", "kind: box, color: red}", ["13: agreed `color`: the key is not known."],
    ),
    "a label that is missing": (
        "{id: story, label: What happened, ", "{id: story, ",
        ["12: story `kind`: a blank of kind text needs a label. add it."],
    ),
    "an id that is used twice": (
        "{id: story,", "{id: case,", ["12: the id case is used twice. give each an id of its own."],
    ),
    "an id of a part that a blank has, too": (
        "- id: second", "- id: needs", ["16: the id needs is used twice."],
    ),
    "another file's id": (
        "id: note", "id: nota", ["1: the id is nota but the file is note.yml. make the two agree."],
    ),
    "a kind that there is none of": (
        "kind: date", "kind: day", ["11: day `kind`: 'day' is not one of the words for this. "],
    ),
    "boxes without options": (
        ", options: [food, a bed]", "", ["14: needs `kind`: a blank of kind boxes needs options."],
    ),
    "options that nobody shows": (
        "kind: box}", "kind: box, options: [a]}",
        ["13: agreed `options`: a blank of kind box has no options. take the key out."],
    ),
    "a table without rows": (
        ", rows: [call, write]", "", ["19: answers `kind`: a table needs rows or empty_rows."],
    ),
    "a part without blanks": (
        "after: [Keep it locked.]", "after: []", ["21: `after`: the list is empty."],
    ),
    "markup in a text": (
        "Write clearly.", "Write <b>clearly</b>.", ["8: first `note`: the text holds '<'."],
    ),
    "no YAML": ("title: Note", "title: 'Note", ["2: a quote opens here and does not close."]),
}  # fmt: skip


def test_a_form_is_read_with_all_its_kinds(load):
    loaded = load()
    assert loaded.problems == ()
    assert loaded.form is not None
    assert {blank.kind for part in loaded.form.sections for blank in part.fields} == set(Kind)


@pytest.mark.parametrize("name", FAULTS)
def test_an_editor_is_told(name, load):
    old, new, told = FAULTS[name]
    loaded = load(old, new)
    assert loaded.form is None
    assert len(loaded.problems) == len(told), loaded.problems
    for problem, start in zip(sorted(loaded.problems), told, strict=True):
        assert str(problem).startswith(f"docs/forms/note.yml:{start}")


def test_a_file_without_keys_is_told_what_to_begin_with(tmp_path):
    (tmp_path / "x.yml").write_text("- a\n", encoding="utf-8")
    [problem] = form_problems(tmp_path, tmp_path)
    assert str(problem) == (
        "x.yml:1: the file holds no record. begin with id:, title:, about:, before:, sections: and after:."
    )
    with pytest.raises(ProblemsFound):
        load_forms(tmp_path, tmp_path)


def test_a_guide_may_have_no_forms(tmp_path):
    assert load_forms(tmp_path / "forms", tmp_path) == ()


def test_each_text_has_a_name_of_its_own(load):
    texts = list(form_texts(load().form))
    assert len({name for name, _ in texts}) == len(texts)
    assert {
        ("form.note", "Note"),
        ("form.note#before-1", "Ask first."),
        ("form.note.first#note", "Write clearly."),
        ("form.note.first.case", "Case reference"),
        ("form.note.first.case#help", "no name"),
        ("form.note.first.needs#option-2", "a bed"),
        ("form.note.second.answers#row-1", "call"),
        ("form.note.second.events#column-2", "Words"),
    } <= set(texts)


def test_the_forms_of_the_guide_are_for_translators(project, guide):
    forms = load_forms(project.forms, project.root)
    assert {form.id for form in forms} >= {"consent", "log", "referral", "risk"}
    wanted = {(one.context, one.text) for one in messages(project, guide)}
    for form in forms:
        assert set(form_texts(form)) <= wanted

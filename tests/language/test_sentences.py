"""Sentences to read out: whole in every language, and faults told to the editor who can mend them."""

from __future__ import annotations

import re
from datetime import date

import pytest

from guide.language.codes import LANGUAGES
from guide.language.sentences import load_sentences, sentence_problems
from guide.language.template import messages
from guide.problems import ProblemsFound
from guide.project import Project

FILE = "translations/sentences.yml"
TEXTS = "".join(f'        {code}: "Ja ({code})."\n' for code in LANGUAGES)
GOOD = f"""\
reviewed: {{sv: 2026-01-15}}
groups:
  - id: answers
    title: "Answers"
    sentences:
      - id: yes-please
{TEXTS}      - id: call
        fill_in: true
{TEXTS}"""

# what an editor did, the line that they are told, and what
FAULTS = {
    "a language left out": (
        ('        sv: "Ja (sv)."\n', ""),
        6,
        "yes-please `sv`: the key is missing. add it.",
    ),
    "an empty text": (('"Ja (lv)."', '" "'), 15, "yes-please `lv`: the text is empty. write the sentence."),
    "no text": (('"Ja (lv)."', ""), 15, "yes-please `lv`: text belongs here"),
    "a language that is not one of them": (
        ('        sv: "Ja (sv)."\n', '        sv: "Ja (sv)."\n        ru: "x"\n'),
        20,
        "yes-please `ru`: the key is not known. write one of bg, da, de,",
    ),
    "an id twice": (("id: call", "id: yes-please"), 21, "yes-please: the id stands twice"),
    "markup": (('"Ja (fi)."', '"<b>Ja</b>"'), 12, "yes-please `fi`: the text holds '<'"),
    "a review in a language unknown": (("{sv: 2026", "{xx: 2026"), 1, "`reviewed` `xx`: 'xx' is not one of"),
    "a review on no day": (("2026-01-15", "yes"), 1, "`reviewed` `sv`: "),
    "no group": (("groups:\n", "teams:\n"), 1, "`groups`: the key is missing"),
    "a language twice": (
        ('        uk: "Ja (uk)."\n', '        uk: "Ja (uk)."\n        uk: "x"\n'),
        21,
        "the key uk stands twice",
    ),
}


def test_a_sentence_is_found_in_each_language(small):
    small.write(FILE, GOOD)
    found = load_sentences(small.project)
    [group] = found.groups
    assert [(one.id, one.fill_in) for one in group.sentences] == [("yes-please", False), ("call", True)]
    assert [group.sentences[0].text(code) for code in LANGUAGES] == [f"Ja ({code})." for code in LANGUAGES]
    assert found.reviewed == {"sv": date(2026, 1, 15)}
    assert [code for code in LANGUAGES if found.checked(code)] == ["en", "sv"]


def test_a_reader_sees_all_languages_but_their_own(small):
    small.write(FILE, GOOD)
    found = load_sentences(small.project)
    assert set(found.others("uk")) == set(LANGUAGES) - {"uk"}
    assert found.reader("uk") == "uk"
    # A language of the guide that has no sentences reads them in English.
    assert found.reader("fr") == "en"


def test_a_guide_without_sentences_has_none_and_no_fault(small):
    assert load_sentences(small.project) is None
    assert sentence_problems(small.project) == ()


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_its_line(name, small):
    (before, after), line, said = FAULTS[name]
    small.write(FILE, GOOD.replace(before, after, 1))
    problem = sentence_problems(small.project)[0]
    assert (problem.file, problem.line) == (FILE, line), str(problem)
    assert said in str(problem).partition(": ")[2]
    with pytest.raises(ProblemsFound):
        load_sentences(small.project)


def test_titles_of_groups_are_for_translators_and_sentences_are_not(small):
    small.write(FILE, GOOD)
    texts = {message.text for message in messages(small.project, small.guide)}
    assert "Answers" in texts
    assert "Ja (en)." not in texts


def test_the_sentences_of_this_guide_can_be_said_everywhere(project: Project):
    found = load_sentences(project)
    assert found is not None
    for one in (one for group in found.groups for one in group.sentences):
        for code in LANGUAGES:
            text = one.text(code)
            # A number differs between countries, and a slash cannot be read out.
            assert not re.search(r"[0-9/()]", text), f"{one.id} {code}"
            assert text[-1] in ".?:", f"{one.id} {code}"
            assert (text[-1] == ":") == one.fill_in, f"{one.id} {code}"
            assert ("?" in text) == ("?" in one.en), f"{one.id} {code}"

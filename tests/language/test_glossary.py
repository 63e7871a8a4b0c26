"""The words of the glossary: the file of this guide, and what an editor is told about faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.facts.guide import Guide
from guide.language.codes import LANGUAGES
from guide.language.glossary import Glossary, glossary_problems, load_glossary, terms
from guide.problems import ProblemsFound
from guide.project import Project
from guide.site.context import build_context

SOURCE = '{title: "A law", publisher: "A state", url: "https://law.example/", published: 2024, kind: law}'

FAULTS = {
    "words:\n  gloss-x:\n    da: {word: Ord, sources: [G1]}\n": (3, "there is no source G1"),
    f"sources:\n  G1: {SOURCE}\nwords: {{}}\n": (2, "no word cites this source"),
    "words:\n  gloss-x:\n    en: {word: word}\n": (3, "the English word stands in the record"),
    "words:\n  gloss-x:\n    da: {forms: [ord]}\n": (3, "the word is missing"),
    "words:\n  gloss-x:\n    sv: {word: ord, forms: [Ord]}\n": (3, "the form 'Ord' has capital letters"),
    "words:\n  gloss-x:\n    sv: {word: a1, forms: [ord]}\n  gloss-y:\n    sv: {word: b1, forms: [ord]}\n": (
        5,
        "the form 'ord' stands under gloss-x too",
    ),
    "words:\n  gloss-x:\n    xx: {word: ord}\n": (3, ""),
    "words:\n  gloss-x:\n    da: {wort: ord}\n": (3, "the key is not known"),
    "words: [\n": (0, "a bracket opens here"),
    "- gloss-x\n": (1, "the file holds no record"),
}


def project_with(text: str, folder: Path) -> Project:
    (folder / "translations").mkdir()
    (folder / "translations" / "glossary.yml").write_text(text, encoding="utf-8")
    return Project(folder)


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_is_told_with_its_line(text, tmp_path):
    line, told = FAULTS[text]
    with pytest.raises(ProblemsFound) as found:
        load_glossary(project_with(text, tmp_path))
    [problem] = found.value.problems
    assert problem.file == "translations/glossary.yml"
    assert line in (problem.line, 0)
    assert told in problem.what
    assert problem.instead


def test_a_file_without_keys_is_told_its_own_keys(tmp_path):
    with pytest.raises(ProblemsFound, match="begin with sources: and words:"):
        load_glossary(project_with("- gloss-x\n", tmp_path))


def test_a_guide_without_the_file_has_an_empty_glossary(tmp_path):
    assert load_glossary(Project(tmp_path)) == Glossary()


def test_a_term_without_a_word_is_told(project: Project, tmp_path):
    guide = build_context(project, "en").guide
    first = terms(guide)[0]
    text = f"words:\n  {first.id}:\n    da: {{word: ord}}\n  gloss-nowhere:\n    da: {{word: ord}}\n"
    told = [str(one) for one in glossary_problems(project_with(text, tmp_path), guide)]
    assert any("gloss-nowhere" in one and "has no such term" in one for one in told)
    assert any(
        one.startswith(f"translations/glossary.yml:2: {first.id}: there is no word in bg, de") for one in told
    )


def test_every_term_has_its_word_in_all_languages(project: Project):
    guide: Guide = build_context(project, "en").guide
    glossary, named = load_glossary(project), terms(guide)
    assert len(named) >= 60
    for term in named:
        for code in LANGUAGES:
            assert glossary.word(term, code), (term.id, code)


def test_a_word_with_a_source_names_one_that_is_listed(project: Project):
    glossary = load_glossary(project)
    cited = {name for words in glossary.words.values() for word in words.values() for name in word.sources}
    assert cited == set(glossary.sources)

"""A new language: what is written, what is left, and that the check is content."""

from __future__ import annotations

import pytest

from guide.checks.translations import catalog_problems, page_problems
from guide.language.template import messages
from guide.problems import Weight
from guide.project import Project


def test_what_is_written(copy):
    before = copy.texts()
    told = copy.guide("new", "language", "fi")
    assert told.exit_code == 0
    assert copy.added(before) == {
        "mkdocs.yml": ["- { locale: fi, name: Suomi }"],
        ".github/CODEOWNERS": [
            "/docs/fi/                        @bsr-guide/finnish",
            "/translations/fi.po              @bsr-guide/finnish",
        ],
    }
    assert [one.code for one in Project(copy.root).languages] == ["en", "fi", "sv", "uk"]
    assert told.output.startswith("Written:\n  mkdocs.yml\n  translations/fi.po\n  .github/CODEOWNERS\n")
    assert "\n  1. Look at it: make serve LANG_CODE=fi." in told.output
    assert "guide translations --stamp fi/index.md" in told.output


def test_the_check_finds_no_error(copy, guide):
    copy.guide("new", "language", "fi")
    fresh = Project(copy.root)
    problems = [*catalog_problems(fresh, messages(fresh, guide)), *page_problems(fresh)]
    assert [one for one in problems if one.weight is Weight.ERROR] == []
    assert any(one.file == "translations/fi.po" for one in problems)


def test_a_language_of_no_country_in_the_guide_needs_more(copy):
    told = copy.guide("new", "language", "ga").output
    assert "  1. Add ga to Code in scripts/guide/language/codes.py" in told
    assert "  3. The theme has no words of its own in ga" in told
    assert "  4. Teach scripts/guide/language/words.py the lengths of time" in told


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("sv", "mkdocs.yml: the guide has sv already."),
        ("en", "mkdocs.yml: the guide has en already."),
        ("xx", "mkdocs.yml: 'xx' is not a language code. write it like de or nb."),
        ("Suomi", "is not a language code."),
        ("../x", "is not a language code."),
    ],
)
def test_what_cannot_be_made_is_told_and_nothing_is_written(code, told, copy):
    before = copy.texts()
    result = copy.guide("new", "language", code)
    assert result.exit_code == 1
    assert told in result.output
    assert copy.added(before) == {}

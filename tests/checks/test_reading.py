"""How long sentences and passive voice are told to an editor."""

from __future__ import annotations

import pytest

from guide.checks.reading import MOST_WORDS, page_problems, page_sentences
from guide.language.page_file import PageFile, split_page

TOP = "---\ntitle: A page\ndescription: What it is about\n---\n"


def page(text: str) -> PageFile:
    return split_page(text, "docs/en/x.md")


def told(body: str, *, english: bool = True) -> list[str]:
    return [str(one) for one in page_problems("docs/en/x.md", page(TOP + body), english=english)]


def words(number: int) -> str:
    return " ".join(["word"] * number)


def test_a_long_sentence_is_told_with_its_line():
    [problem] = told(f"# Title\n\nShort one.\n{words(MOST_WORDS + 1)}.\n")
    assert problem.startswith("docs/en/x.md:7: warning: a sentence has 26 words")
    assert problem.endswith("make it two, of 25 words at most.")


@pytest.mark.parametrize(
    "body",
    [
        f"{words(MOST_WORDS)}.",
        f"{words(20)}. {words(20)}.",
        f"- {words(20)}\n- {words(20)}",
        f"- [ ] {words(20)}\n- [ ] {words(20)}",
        f"# {words(40)}",
        f"| {words(40)} |",
        "{{ facts(" + ", ".join(f'"se.a{one}"' for one in range(40)) + ") }}",
        f"[a link](../{'a' * 40}.md) and `{words(40)}`",
    ],
)
def test_what_is_no_long_sentence_is_not_told(body):
    assert told(f"\n{body}\n") == []


def test_a_sentence_over_several_lines_is_one():
    [sentence] = page_sentences(page(TOP + "\nOne, two,\nthree.\n"))
    assert (sentence.line, sentence.words) == (6, 3)


def test_much_passive_voice_is_told():
    body = "\n\n".join([*["The form is kept by the police."] * 3, *["You keep the form."] * 9])
    [problem] = told(f"\n{body}\n")
    assert "3 of 12 sentences are passive. say who does it" in problem
    assert told(f"\n{body}\n", english=False) == []


def test_a_little_passive_voice_is_left_alone():
    body = "\n\n".join([*["The form is kept by the police."] * 2, *["You keep the form."] * 9])
    assert told(f"\n{body}\n") == []

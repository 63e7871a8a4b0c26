"""Small edits of the kind that editors make, each a little different so that nothing is known from before."""

from __future__ import annotations

import re

WORDS = ("today", "now", "then")
"""What is added, run by run."""

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_SENTENCE = re.compile(r"^(\w[^|<>{}\[\]`\n]*)\.$", re.MULTILINE)
_FACT = re.compile(r'^(\s*(?:- )?text: ".*[^.\\])\."$', re.MULTILINE)


def changed_page(markdown: str, word: str) -> str | None:
    """The page with one word more in its first plain sentence; None where it has no such sentence."""
    found = _FRONT_MATTER.match(markdown)
    start = found.end() if found else 0
    body, count = _SENTENCE.subn(rf"\1 {word}.", markdown[start:], count=1)
    return markdown[:start] + body if count else None


def changed_record(record: str, word: str) -> str | None:
    """The record with one word more in its first fact's text; None where no text ends in a full stop."""
    text, count = _FACT.subn(rf'\1 {word}."', record, count=1)
    return text if count else None

"""How easily a page reads: long sentences and passive voice, told as warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guide.facts.guide import Guide
from guide.language.page_file import PageFile, read_page
from guide.problems import Problem, warning
from guide.project import Project

MOST_WORDS = 25
"""Words of the longest sentence that a tired reader takes in at once."""

MOST_PASSIVE = 0.2
"""Share of a page's sentences that may be passive."""

_FEWEST = 10
"""Sentences that a page must have before a share means anything."""

_NOT_PROSE = re.compile(r"\{\{.*?\}\}|\{[#.:][^{}]*\}|<[^>]+>|`[^`]*`|\]\([^)]*\)", re.DOTALL)
_SKIPPED = re.compile(r"^\s*(?:#|\||!!!|\?\?\?|\*\[|---)")
_LIST_MARK = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+(?:\[[ xX]\]\s+)?")
_END = re.compile(r"(?<=[.!?])[\"”’)*_]*\s+(?=[\"“‘(*_]*[^\W\d_])")
_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,:/]*")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:not\s+|also\s+|often\s+|then\s+|only\s+)?"
    r"(?:[a-z]+ed|given|taken|told|sent|seen|found|made|held|shown|known|paid|kept|left|brought|written|done)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """One sentence of a page, and the line on which it begins."""

    line: int
    text: str

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.text))


def reading_problems(project: Project, guide: Guide) -> Iterator[Problem]:
    """Warnings for every page, and for the English texts of the facts."""
    source = project.source_language.code
    for language in project.languages:
        for page in sorted((project.docs / language.code).rglob("*.md")):
            shown = page.relative_to(project.root).as_posix()
            read = read_page(page, shown)
            if not read.problems:
                yield from page_problems(shown, read, english=language.code == source)
    for entry in guide.entries.values():
        for sentence in _split(entry.fact.text):
            if (words := len(_WORD.findall(sentence))) > MOST_WORDS:
                file = f"docs/facts/{entry.record.code}.yml"
                yield warning(file, 0, f"{entry.fact.id}: a sentence has {words} words", _SHORTER)


_SHORTER = f"make it two, of {MOST_WORDS} words at most"


def page_problems(shown: str, page: PageFile, *, english: bool) -> Iterator[Problem]:
    """Warnings for one page; the passive is looked for only in English."""
    sentences = page_sentences(page)
    for one in sentences:
        if one.words > MOST_WORDS:
            yield warning(shown, one.line, f"a sentence has {one.words} words", _SHORTER)
    passive = [one for one in sentences if _PASSIVE.search(one.text)]
    if english and len(sentences) >= _FEWEST and len(passive) / len(sentences) > MOST_PASSIVE:
        share = f"{len(passive)} of {len(sentences)} sentences are passive"
        yield warning(shown, passive[0].line, share, "say who does it")


def page_sentences(page: PageFile) -> list[Sentence]:
    """The sentences of a page's own prose: no headings, tables, macros or addresses."""
    visible = _NOT_PROSE.sub(lambda found: " " + "\n" * found[0].count("\n"), page.body)
    found: list[Sentence] = []
    start, held = 0, ""
    for number, line in enumerate([*visible.split("\n"), ""], page.first_line):
        begins = not line.strip() or _SKIPPED.match(line) or _LIST_MARK.match(line)
        if begins and held.strip():
            found += [Sentence(start, one) for one in _split(held)]
            held = ""
        if not line.strip() or _SKIPPED.match(line):
            continue
        start = start if held else number
        held += " " + _LIST_MARK.sub("", line)
    return found


def _split(text: str) -> list[str]:
    return [one for one in _END.split(" ".join(text.split())) if one]

"""Source marks on a page: numbered once, and listed at the foot of each section or the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from guide.facts.models import Source
from guide.language.words import Words
from guide.site.labels import SOURCE_KINDS, STATUS_MEANINGS, STATUS_NAMES
from guide.site.writing.markdown import link, plain

_MARK = re.compile(r'href="#src-(\d+)"')
_SECTION = re.compile(r"^(?=## )", re.MULTILINE)


class Sourced(Protocol):
    """What has sources of its own: a record, or the glossary."""

    @property
    def code(self) -> str:
        """Its name, which no other has."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources by their ids."""


class Footnotes:
    """The sources of one page in the order in which they are first cited."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._numbers: dict[tuple[str, str], int] = {}
        self._sources: list[Source] = []

    def mark(self, owner: Sourced, ids: Iterable[str]) -> str:
        """The marks behind a fact: one linked number for each source."""
        label = plain(self._words.gettext("Source"))
        numbers = [self._number(owner, source) for source in ids]
        links = [f'<a href="#src-{one}" aria-label="{label} {one}">{one}</a>' for one in numbers]
        return f'<sup class="ref">{", ".join(links)}</sup>'

    def finish(self, markdown: str, full_list: bool) -> str:
        """The page with its sources at the foot of each section.

        With `full_list` the foot is short, and all sources stand in full at the page's end, where the marks
        lead. Without, the foot is full and the marks lead there: for pages that cite hundreds of sources.
        """
        if not self._sources:
            return markdown
        chunks = [
            self._with_foot(chunk.rstrip("\n"), place, full_list)
            for place, chunk in enumerate(_SECTION.split(markdown))
        ]
        return "\n\n".join([*chunks, self._full()] if full_list else chunks) + "\n"

    def _number(self, owner: Sourced, source: str) -> int:
        key = (owner.code, source)
        if key not in self._numbers:
            self._sources.append(owner.sources[source])
            self._numbers[key] = len(self._sources)
        return self._numbers[key]

    def _with_foot(self, chunk: str, place: int, full_list: bool) -> str:
        numbers = sorted({int(number) for number in _MARK.findall(chunk)})
        if not numbers:
            return chunk
        title = f"{plain(self._words.gettext('Sources of this section'))} ({len(numbers)})"
        if full_list:
            items = "".join(f'<li value="{one}">{_short(self._sources[one - 1])}</li>' for one in numbers)
            # The full list at the end is enough on paper.
            return f"{chunk}\n\n{_folded(title, f'<ol>{items}</ol>', ' no-print')}"
        items = "".join(self._item(f"src-{place}-{one}", one) for one in numbers)
        marked = _MARK.sub(rf'href="#src-{place}-\1"', chunk)
        listed = f'<div class="sources"><ol>{items}</ol></div>'
        return f"{marked}\n\n{_folded(title, listed)}"

    def _item(self, name: str, number: int) -> str:
        line = source_line(self._sources[number - 1], self._words)
        return f'<li id="{name}" value="{number}">{line}</li>'

    def _full(self) -> str:
        items = "".join(self._item(f"src-{one}", one) for one in range(1, len(self._sources) + 1))
        heading = plain(self._words.gettext("Sources"))
        return f'## {heading} {{ #sources }}\n\n<div class="sources"><ol>{items}</ol></div>'


def _folded(title: str, body: str, css: str = "") -> str:
    return f'<details class="sources-brief{css}"><summary>{title}</summary>{body}</details>'


def _short(source: Source) -> str:
    year = f" ({str(source.published)[:4]})" if source.published else ""
    return f"{plain(source.publisher)}: {link(source.title, source.url)}{year}"


def source_line(source: Source, words: Words) -> str:
    """One source in full: publisher, linked title, date, kind, and a word where the address is not secure."""
    published = source.published
    day = str(published) if isinstance(published, int | str) or published is None else words.day(published)
    when = day if published is not None else words.gettext("no date")
    kind = words.gettext(SOURCE_KINDS[source.kind])
    insecure = f"; {plain(words.gettext('address without encryption'))}" if source.insecure else ""
    details = f"{plain(when)}; {plain(kind)}{insecure}"
    return f"{plain(source.publisher)}: {link(source.title, source.url)} ({details})"


def status_legend(words: Words) -> str:
    """What the three status marks mean."""
    lines = [
        f'- <span class="status status-{status.value}">{plain(words.gettext(name))}</span> '
        f"{plain(words.gettext(STATUS_MEANINGS[status]))}"
        for status, name in STATUS_NAMES.items()
    ]
    return "\n".join(lines)

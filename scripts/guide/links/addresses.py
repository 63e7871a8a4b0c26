"""Which addresses of other sites the guide holds, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path

from guide.facts.guide import Guide
from guide.facts.models import Contact
from guide.language.glossary import load_glossary
from guide.project import Project

_ADDRESS = re.compile(r"""https?://[^\s"'<>`{}|\\^]+""")
_LINK = re.compile(r"""\]\(\s*<?(https?://[^\s>"]+)|href=["'](https?://[^"']+)|<(https?://[^\s>]+)>""")


@dataclass(frozen=True, order=True)
class Place:
    """A line that holds an address; `line` is 0 where it could not be found."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True)
class Use:
    """All that rests on an address: lines, facts by their full ids, and when somebody last read it."""

    places: tuple[Place, ...] = ()
    facts: tuple[str, ...] = ()
    read: date | None = None

    def __add__(self, other: Use) -> Use:
        days = [day for day in (self.read, other.read) if day]
        return Use(
            tuple(sorted({*self.places, *other.places})),
            tuple(dict.fromkeys((*self.facts, *other.facts))),
            max(days, default=None),
        )


def addresses(project: Project, guide: Guide) -> dict[str, Use]:
    """Every address, in order: sources and contacts of records, sources of the glossary, links of pages."""
    found: dict[str, Use] = {}
    for address, use in (*_of_records(project, guide), *_of_glossary(project), *_of_pages(project)):
        found[address] = found.get(address, Use()) + use
    return dict(sorted(found.items()))


def only_of(uses: dict[str, Use], name: str) -> dict[str, Use]:
    """The addresses that stand in the record of that name."""
    file = f"{name.lower()}.yml"
    return {
        address: use
        for address, use in uses.items()
        if any(place.file.endswith(f"facts/{file}") for place in use.places)
    }


def _of_records(project: Project, guide: Guide) -> Iterator[tuple[str, Use]]:
    lines = {
        code: _lines(project, project.records / f"{code}.yml")
        for code in guide.records
        if (project.records / f"{code}.yml").exists()
    }
    for entry in guide.entries.values():
        own = [source.url for source in entry.sources]
        if isinstance(entry.fact, Contact) and entry.fact.web:
            own.append(entry.fact.web)
        for address in own:
            places = lines.get(entry.record.code, {}).get(address, ())
            yield address, Use(tuple(places), (entry.id,), entry.fact.checked)


def _of_glossary(project: Project) -> Iterator[tuple[str, Use]]:
    glossary = load_glossary(project)
    path = project.translations / "glossary.yml"
    lines = _lines(project, path) if glossary.sources else {}
    for name, source in glossary.sources.items():
        words = tuple(
            f"glossary.{term}.{code}"
            for term, of_term in glossary.words.items()
            for code, word in of_term.items()
            if name in word.sources
        )
        yield source.url, Use(tuple(lines.get(source.url, ())), words)


def _of_pages(project: Project) -> Iterator[tuple[str, Use]]:
    for page in sorted(project.docs.glob("*/**/*.md")):
        shown = page.relative_to(project.root).as_posix()
        text = page.read_text(encoding="utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            for address in _links(line):
                yield address, Use((Place(shown, number),))


def _links(line: str) -> Iterator[str]:
    for found in _LINK.finditer(line):
        markdown, html, plain = found.groups()
        yield unescape(html) if html else plain or _balanced(markdown)


def _balanced(address: str) -> str:
    """The address up to the bracket that closes the link; brackets within the address come in pairs."""
    depth = 0
    for position, letter in enumerate(address):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth < 0:
            return address[:position]
    return address


def _lines(project: Project, path: Path) -> dict[str, list[Place]]:
    """Where each address stands in a file of records."""
    shown = path.relative_to(project.root).as_posix()
    found: dict[str, list[Place]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for address in _written(line):
            found.setdefault(address, []).append(Place(shown, number))
    return found


def _written(line: str) -> Iterable[str]:
    """What could be an address in a line of YAML, with and without quotes."""
    for found in _ADDRESS.finditer(line):
        yield found[0]
        yield found[0].rstrip(",")

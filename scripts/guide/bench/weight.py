"""What a reader's browser loads, in bytes after gzip."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from lxml import html

from guide.bench.report import Row, kilobytes

_LOADED = "//link[@rel='stylesheet']/@href | //script/@src"
_COUNTRIES = "countries/*.html"

_WORD_FILES, _TEXT_FILES = 4, 10
"""What a search of two words loads at most: each may lie in two files, and ten pages are shown at once."""

Folders = Mapping[str, Path]
"""For each language the folder of its pages."""


def weights(ours: Folders, plain: Folders) -> Iterator[Row]:
    """The first visit and the first search, of our site and the plain one, whose first folder is its root."""
    visits, theirs = ({code: heaviest(one) for code, one in site.items()} for site in (ours, plain))
    yield Row(
        "First visit of the heaviest country page: HTML, styles and scripts, gzipped",
        _said(visits),
        f"the plain site: {_said(theirs)}",
        max(theirs.values()) / max(visits.values()),
    )
    searches = {code: first_search(folder) for code, folder in ours.items()}
    whole = plain_search(next(iter(plain.values())))
    yield Row(
        "What a first search loads, at most (two words, ten pages shown), gzipped",
        _said(searches),
        f"the plain site's one index of all languages, and its script: {kilobytes(whole)}",
        whole / max(searches.values()),
    )


def heaviest(folder: Path) -> int:
    """The first visit of the country page that weighs most."""
    return max(map(first_visit, folder.glob(_COUNTRIES)))


def first_visit(page: Path) -> int:
    """The page with all styles and scripts that it loads; it has no fonts."""
    return packed(page) + sum(map(packed, loaded(page)))


def first_search(folder: Path) -> int:
    """The most that a search loads: its script, two lists, of files and of long words, the largest files."""
    search = folder / "search"

    def largest(pattern: str, number: int) -> int:
        return sum(sorted(map(packed, search.glob(pattern)), reverse=True)[:number])

    own = packed(folder / "assets" / "js" / "search.js") + packed(search / "index.js")
    own += largest("*/long.js", 1)
    return own + largest("*/w*.js", _WORD_FILES) + largest("*/t*.js", _TEXT_FILES)


def plain_search(folder: Path) -> int:
    """What the theme's own search loads: all of its index, and the worker that reads it."""
    workers = sum(map(packed, folder.glob("assets/javascripts/workers/search.*.min.js")))
    return workers + packed(folder / "search" / "search_index.json")


def packed(file: Path) -> int:
    """The size of the file in bytes, as a web server sends it."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def loaded(page: Path) -> list[Path]:
    """The style sheets and scripts of the same site that the page asks for as it opens."""
    found = html.parse(str(page)).xpath(_LOADED)
    addresses = [urlsplit(str(address)) for address in found]
    return [(page.parent / one.path).resolve() for one in addresses if not one.netloc and one.path]


def _said(sizes: Mapping[str, int]) -> str:
    return ", ".join(f"{code} {kilobytes(size)}" for code, size in sizes.items())

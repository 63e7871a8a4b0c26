"""What a reader's browser loads, in bytes after gzip."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from lxml import html

from guide.bench.report import Row, kilobytes

_INDEX = Path("search", "search_index.json")
_LOADED = "//link[@rel='stylesheet']/@href | //script/@src"


def weights(site: Path, languages: Mapping[str, Path], stock: Path, page: str) -> Iterator[Row]:
    """A page, what it loads, and the search, of our site and of the plain one.

    `languages` gives for each language the folder of its pages in our site.
    """
    yield _row(f"`{page}`, the HTML", packed(site / page), packed(stock / page))
    yield _row(
        "Styles and scripts that it loads",
        sum(map(packed, loaded(site / page))),
        sum(map(packed, loaded(stock / page))),
    )
    ours = {code: packed(folder / _INDEX) for code, folder in languages.items()}
    theirs = packed(stock / _INDEX)
    yield Row(
        "Search index that a reader loads",
        ", ".join(f"{code} {kilobytes(size)}" for code, size in ours.items()),
        f"the plain site's one index of all languages: {kilobytes(theirs)}",
        theirs / max(ours.values()),
    )


def packed(file: Path) -> int:
    """The size of the file in bytes, as a web server sends it."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def loaded(page: Path) -> list[Path]:
    """The style sheets and scripts of the same site that the page asks for as it opens."""
    found = html.parse(str(page)).xpath(_LOADED)
    addresses = [urlsplit(str(address)) for address in found]
    return [(page.parent / one.path).resolve() for one in addresses if not one.netloc and one.path]


def _row(what: str, ours: int, theirs: int) -> Row:
    figure, against = kilobytes(ours), f"the plain site: {kilobytes(theirs)}"
    return Row(f"{what}, gzipped", figure, against, theirs / ours)

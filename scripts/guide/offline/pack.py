"""All copies to take along, made once the pages are finished."""

from __future__ import annotations

import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from guide.language.words import Words
from guide.offline.copies import Copy, copy_of
from guide.offline.lists import write_lists
from guide.offline.stick import zip_name
from guide.offline.zips import Zips
from guide.site.context import Context

_SIZE = re.compile(r'<span class="size" data-zip="([a-z]+)"></span>')


def write_copies(contexts: Iterable[Context], site: Path, site_url: str, zips: Zips) -> None:
    """Write a ZIP for each language, its size into the pages that offer it, then the lists of files.

    `zips` has those of the build before.
    """
    copies = [copy_of(context, site) for context in contexts]
    downloads = site / "downloads"
    downloads.mkdir(exist_ok=True)

    def pack(copy: Copy) -> dict[str, int]:
        return zips.lay(copy, site, site_url)

    # Packing leaves Python to the other threads.
    with ThreadPoolExecutor() as pool:
        packed = dict(zip((copy.code for copy in copies), pool.map(pack, copies), strict=True))
    for copy in copies:
        page = site / copy.context.folder(copy.code) / "downloads.html"
        fill_zip_sizes(page, downloads, copy.context.words)
    write_lists(copies, site, packed)


def fill_zip_sizes(page: Path, downloads: Path, words: Words) -> None:
    """Write the size of each ZIP into the page that offers it; in the ZIP itself the place stays empty."""
    if not page.exists():
        return

    def size(found: re.Match[str]) -> str:
        megabytes = (downloads / zip_name(found[1])).stat().st_size / 1_000_000
        return f'<span class="size">{words.number(round(megabytes, 1))} MB</span>'

    page.write_text(_SIZE.sub(size, page.read_text(encoding="utf-8")), encoding="utf-8")

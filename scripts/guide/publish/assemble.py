"""Languages, PDFs and data laid into one folder, with what belongs to the whole: sizes, sums and sitemap."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pikepdf

from guide.facts.schema import record_schema
from guide.kept import Kept, asked
from guide.language.words import Words
from guide.publish.data import contacts_csv, facts_json
from guide.publish.parts import Part
from guide.site.building.rendered import Rendered
from guide.site.context import Context

_SIZE = re.compile(r'<span class="size" data-file="([^"]+)"></span>')
_SITEMAP_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def lay_part(part: Part, site: Path, folder: str, with_pdf: bool) -> None:
    """Copy a language's pages to their place, without what only the whole site has; and its PDFs."""
    not_here = shutil.ignore_patterns("sitemap.xml*", "*.map")
    shutil.copytree(part.pages, site / folder, dirs_exist_ok=True, ignore=not_here)
    if with_pdf:
        shutil.copytree(part.downloads, site / "downloads", dirs_exist_ok=True)


def write_data(contexts: list[Context], site: Path) -> None:
    """The open data: facts in every language, contacts, schema."""
    source = contexts[0]
    for context in contexts:
        facts = facts_json(context.guide, context.words)
        _write(site / "data" / context.language.code / "facts.json", facts)
        if context is source:
            _write(site / "data" / "facts.json", facts)
    _write(site / "data" / "contacts.csv", contacts_csv(source.guide))
    _write(site / "data" / "schema.json", record_schema())


def sheets_of(downloads: Path, kept: Kept) -> dict[str, int]:
    """How many pages each PDF has, by its name."""
    return {file.name: _sheets(file, kept) for file in sorted(downloads.glob("*.pdf"))}


def _sheets(file: Path, kept: Kept) -> int:
    def count() -> int:
        with pikepdf.open(file) as pdf:
            return len(pdf.pages)

    return int(kept.answer(asked(file.read_bytes()), count))


def fill_sizes(page: Path, downloads: Path, sheets: Mapping[str, int], words: Words) -> None:
    """Write the size of each file, and its number of pages, into the page that lists them."""
    text = page.read_text(encoding="utf-8")

    def size(found: re.Match[str]) -> str:
        number = sheets[found[1]]
        many = words.gettext("{number} pages").format(number=words.number(number))
        pages = words.gettext("1 page") if number == 1 else many
        kilobytes = max(1, round((downloads / found[1]).stat().st_size / 1000))
        return f'<span class="size">{words.number(kilobytes)} kB, {pages}</span>'

    page.write_text(_SIZE.sub(size, text), encoding="utf-8")


def write_sitemap(context: Context, rendered: Rendered, site_url: str, site: Path) -> None:
    """One sitemap for all languages, each page naming its other languages."""
    codes = [language.code for language in context.project.languages]
    day = context.edition.day.isoformat()
    entries = [
        _sitemap_entry(page.address, code, codes, context, site_url, day)
        for page in rendered.pages
        for code in codes
    ]
    _write(site / "sitemap.xml", _SITEMAP_HEAD + "".join(entries) + "</urlset>\n")


def _sitemap_entry(
    address: str, code: str, codes: list[str], context: Context, site_url: str, day: str
) -> str:
    def at(other: str) -> str:
        return escape(f"{site_url}{context.folder(other)}{address}")

    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{other}" href="{at(other)}"/>' for other in codes
    )
    return f"<url><loc>{at(code)}</loc><lastmod>{day}</lastmod>{others}</url>\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")

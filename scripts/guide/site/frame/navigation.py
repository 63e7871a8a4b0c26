"""The navigation in one language: names of sections, countries in order, and pages one after another."""

from __future__ import annotations

import posixpath
from itertools import pairwise
from typing import Any

from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from guide.facts.guide import Guide
from guide.language.words import Words
from guide.site.context import Context


def arrange(nav: Navigation, guide: Guide, words: Words) -> list[str]:
    """Say the names of sections in the language of `words`, and sort the countries by their names in it.

    Gives the addresses of all pages, in the order in which a reader goes through them.
    """
    codes = words.in_order(record.code for record in guide.countries)
    for item in nav.items:
        if isinstance(item, Section):
            _sort_countries(item, codes)
            _name(item, words)
            _sort_found(item, codes)
    nav.pages[:] = _pages_in_order(nav.items)
    return [page.file.dest_uri for page in nav.pages]


def country_of(address: str, context: Context) -> str:
    """The code of the country that the page is about, as its name tells; empty where it is about none."""
    name = posixpath.basename(address).removesuffix(".html").removeprefix("found-in-")
    for record in context.guide.countries:
        if name in (record.code, context.source_words.country(record.code).lower()):
            return record.code
    return ""


def _name(section: Section, words: Words) -> None:
    section.title = words.gettext(section.title)
    for child in section.children:
        if isinstance(child, Section):
            _name(child, words)


def _sort_countries(section: Section, codes: list[str]) -> None:
    """The pages of countries, behind the page that leads to them."""
    first = section.children[0] if section.children else None
    if isinstance(first, Page) and first.file.src_uri.endswith("countries/index.md"):
        section.children[1:] = sorted(section.children[1:], key=lambda item: _place(item, codes))


def _sort_found(section: Section, codes: list[str]) -> None:
    """The pages "Found in", at whichever depth they stand."""
    for child in section.children:
        if isinstance(child, Section):
            _sort_found(child, codes)
    if all(isinstance(one, Page) and "/found-in-" in one.file.src_uri for one in section.children):
        section.children.sort(key=lambda item: _place(item, codes))


def _place(item: Any, codes: list[str]) -> int:
    name = posixpath.basename(item.file.src_uri).removesuffix(".md") if isinstance(item, Page) else ""
    code = name.removeprefix("found-in-")
    # What is no country is a link to nowhere, of which MkDocs itself warns.
    return codes.index(code) if code in codes else len(codes)


def _pages_in_order(items: list[Any]) -> list[Page]:
    pages = []
    for item in items:
        pages += [item] if isinstance(item, Page) else _pages_in_order(item.children or [])
    for before, after in pairwise(pages):
        before.next_page, after.previous_page = after, before
    return pages

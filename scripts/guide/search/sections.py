"""A page cut at its headings: the parts that a search finds and leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import html
from lxml.html import HtmlElement


class Page(NamedTuple):
    """A page to be searched: its address within its language, its name in menus, its content as HTML.

    `borrowed` if it stands in the source language, since nobody has translated it.
    """

    address: str
    title: str
    html: str
    borrowed: bool = False


@dataclass
class Section:
    """What stands below one heading. `anchor` is empty for the top of the page, whose title is the page's.

    `parts` are pairs of an anchor and the text that begins there; the first has the section's own.
    """

    anchor: str
    title: str
    parts: list[tuple[str, list[str]]] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)

    def texts(self) -> list[tuple[str, str]]:
        """The parts with their texts as one line each, without those that say nothing."""
        said = [(anchor, " ".join("".join(pieces).split())) for anchor, pieces in self.parts]
        return [(anchor, _TIGHT.sub(r"\1", text)) for anchor, text in said if text]


_TIGHT = re.compile(r" ([.,;:!?)])(?=\s|$)")
"""A space that stood before a source mark."""

_CONTINUES = "-more"
"""How the names of headings end that only divide what stands below the heading before them."""

_TITLE_ONLY = re.compile(r"plan/|about/sources\.html$")
"""Pages whose words all stand elsewhere too: what is found there should lead to the first place."""

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = _HEADINGS | {
    *("p", "div", "section", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "br", "hr"),
    *("details", "summary", "blockquote", "pre", "figure", "figcaption", "aside", "caption"),
}
_SILENT = {"script", "style", "svg", "form", "template", "noscript", "caption", "input", "button"}
_SILENT_CLASSES = {
    *("headerlink", "ref", "status", "sources", "sources-brief", "on-this-page"),
    *("compare", "contacts"),  # these tables gather what stands on the countries' pages
}


def sections(page: Page) -> list[Section]:
    """The parts of the page in their order; the first is what stands above all headings but the title."""
    top = Section("", page.title)
    if _TITLE_ONLY.match(page.address):
        return [top]
    reader = _Reader(top)
    reader.read(html.fragment_fromstring(page.html, create_parent="div"))
    return reader.found


class _Reader:
    """Walks through a page and notes what it says."""

    def __init__(self, top: Section) -> None:
        self.found = [top]
        self._begin("")

    def read(self, element: HtmlElement) -> None:
        """Note an element with all that is in it."""
        if not isinstance(element.tag, str) or _silent(element):
            return
        if _begins_section(element):
            # What is good to know belongs to the heading above: it is found and shown with it.
            if not str(element.get("id")).endswith(_CONTINUES):
                self._head(element)
            return
        block = element.tag in _BLOCKS
        self._place(element)
        self._say(" " if block else "", element.text or "")
        for child in element:
            self.read(child)
            self._say(child.tail or "")
        self._say(" " if block else "")

    def _head(self, element: HtmlElement) -> None:
        title = " ".join("".join(_title(element)).split())
        if element.tag == "h1":
            self.found[0].title = title
            return
        anchor = element.get("id") or next(iter(element.xpath(".//a[@id]/@id")), "")
        self.found.append(Section(str(anchor), title))
        self._begin(str(anchor))

    def _place(self, element: HtmlElement) -> None:
        """Links lead to the very fact: it begins at an empty link that has a name."""
        name, goal = element.get("id"), element.get("href")
        if name and not goal and element.tag in {"a", "li", "p", "div", "tr"}:
            self._begin(name)
        elif goal and goal.startswith("tel:"):
            self.found[-1].phones.append(goal.removeprefix("tel:"))

    def _begin(self, anchor: str) -> None:
        self.found[-1].parts.append((anchor, []))

    def _say(self, *pieces: str) -> None:
        self.found[-1].parts[-1][1].extend(pieces)


def _silent(element: HtmlElement) -> bool:
    return (
        element.tag in _SILENT
        or element.get("data-search-exclude") is not None
        or not _SILENT_CLASSES.isdisjoint((element.get("class") or "").split())
    )


def _begins_section(element: HtmlElement) -> bool:
    if element.tag == "dt":
        return bool(element.xpath(".//a[@id]"))
    return element.tag in _HEADINGS and bool(element.get("id"))


def _title(element: HtmlElement) -> Iterator[str]:
    if _silent(element):
        return
    yield element.text or ""
    for child in element:
        yield from _title(child)
        yield child.tail or ""

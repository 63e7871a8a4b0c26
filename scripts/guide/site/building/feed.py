"""The Atom feed of the page of updates: one entry for each dated section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import lxml.html
from lxml.html import HtmlElement

from guide.address import leads_somewhere

PAGE = "updates.html"
FILE = "updates.xml"

_DATED = re.compile(r"^(\d{4}-\d{2}-\d{2})-[a-z0-9-]+$")
_ATOM = "http://www.w3.org/2005/Atom"
_NOT_NOTES = frozenset(("next",))
_LEFT_OUT = "//sup | //details | //a[@class='headerlink'] | //a[not(@href)]"


@dataclass(frozen=True)
class Note:
    """One dated section: its id on the page, day, title and content as HTML."""

    name: str
    day: date
    title: str
    content: str


class Undated(Exception):
    """A section's id does not begin with a day, or is not in order: what is wrong, and what to write."""

    def __init__(self, what: str, instead: str) -> None:
        super().__init__(what)
        self.what, self.instead = what, instead


def notes(html: str) -> list[Note]:
    """The notes of the page, newest first; Undated where a section has no day of its own."""
    page = lxml.html.fragment_fromstring(html, create_parent="div")
    for mark in page.xpath(_LEFT_OUT):
        mark.drop_tag() if mark.tag == "a" and not mark.get("class") else mark.drop_tree()
    found = [_note(heading) for heading in page.iter("h2") if heading.get("id") not in _NOT_NOTES]
    for newer, older in pairwise(found):
        if newer.day < older.day:
            said = f"the note {newer.name} stands above the newer {older.name}"
            raise Undated(said, "put the newest first")
        if newer.name == older.name:
            raise Undated(f"two notes are called {older.name}", "give one of them another name")
    return found


def atom(found: list[Note], title: str, language: str, site_url: str) -> bytes:
    """The feed; `site_url` is where the language's pages are. Without a real one, links are relative."""
    shown = site_url if leads_somewhere(site_url) else ""
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(
        f"{{{_ATOM}}}feed", {"xml:lang": language} | ({"xml:base": shown} if shown else {})
    )
    _add(feed, "title", title)
    _add(feed, "id", f"{site_url}{FILE}")
    _add(feed, "updated", _moment(max((note.day for note in found), default=date.min)))
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{shown}{FILE}")
    _add(feed, "link", rel="alternate", type="text/html", href=f"{shown}{PAGE}")
    _add(_add(feed, "author"), "name", title)
    for note in found:
        address = f"{PAGE}#{note.name}"
        entry = _add(feed, "entry")
        _add(entry, "title", note.title)
        _add(entry, "id", site_url + address)
        _add(entry, "updated", _moment(note.day))
        _add(entry, "link", rel="alternate", type="text/html", href=shown + address)
        _add(entry, "content", note.content, type="html")
    ElementTree.indent(feed)
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _note(heading: HtmlElement) -> Note:
    name, title = heading.get("id") or "", " ".join(heading.text_content().split())
    found = _DATED.match(name)
    try:
        day = date.fromisoformat(found[1] if found else "")
    except ValueError:
        said = f"the id {name!r} of the note {title!r} does not begin with a day"
        raise Undated(said, "write { #2026-11-21-name } behind it, in small letters") from None
    return Note(name, day, title, "".join(_until_next(heading)))


def _until_next(heading: HtmlElement) -> Iterator[str]:
    for element in heading.itersiblings():
        if element.tag == "h2":
            return
        yield lxml.html.tostring(element, encoding="unicode", with_tail=False)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(
    parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = text
    return child

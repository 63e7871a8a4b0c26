"""What a browser would refuse on a built page: the policy lets in nothing that stands in the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
from lxml import etree

from guide.kept import Kept, asked
from guide.problems import Problem, error
from guide.secure.policy import policy_element

_BEGIN = re.compile(r"<head>\s*" + re.escape(policy_element()))

_CSS = "give the element a class, and style it in docs/assets/css"
_JS = "put it into a file in docs/assets/js"
_LISTEN = "make it a button, and listen for the event in docs/assets/js"

_ON = "//@*[starts-with(name(), 'on')]/.."
_RUNS = "//@*[starts-with(normalize-space(translate(., 'JAVSCRIPT', 'javscript')), 'javascript:')]/.."
_LOADED = (
    "//@src | //@srcset | //@poster | //@data | //@*[name()='xlink:href'] | //image/@href | //use/@href"
    " | //link[not(normalize-space(@rel)='canonical' or normalize-space(@rel)='alternate')]/@href"
)
_FOREIGN = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)

_FAULTS = tuple(
    (etree.XPath(path), what, instead)
    for path, what, instead in (
        ("//script[not(@src) and not(@type='application/json')]", "a script stands in the page", _JS),
        ("//style | //@style/..", "a style stands in the page", _CSS),
        (_ON, "an attribute runs a script", _LISTEN),
        (_RUNS, "an address runs a script", _LISTEN),
        ("//iframe | //frame | //object | //embed | //applet | //base", "it is refused", "take it out"),
    )
)
_ADDRESSES = etree.XPath(_LOADED)


def refused_problems(site: Path, kept: Kept | None = None) -> list[Problem]:
    """What no browser would run, load or style, by page; and pages without the policy.

    `kept` knows what earlier runs have found in the same pages.
    """
    known = kept or Kept()
    return [
        error(f"site/{page.relative_to(site).as_posix()}", 0, what, instead)
        for page in sorted(site.rglob("*.html"))
        # Pages of past editions were looked at in their time.
        if page.relative_to(site).parts[0] != "editions"
        for what, instead in _faults(page.read_bytes(), known)
    ]


def _faults(page: bytes, kept: Kept) -> list[tuple[str, str]]:
    """Each fault of the page once."""
    found: list[tuple[str, str]] = kept.answer(
        asked(page), lambda: list(dict.fromkeys(page_faults(page.decode("utf-8"))))
    )
    return found


def page_faults(html: str) -> Iterator[tuple[str, str]]:
    """What is wrong with one page, and what to do instead."""
    if not _BEGIN.search(html):
        yield "the page does not begin with the policy", "let its template extend main.html"
    page = lxml.html.document_fromstring(html.encode())
    for find, what, instead in _FAULTS:
        for element in find(page):
            yield f"{_shown(element)}: {what}", instead
    for address in _ADDRESSES(page):
        if _FOREIGN.match(address):
            yield f"{address} is loaded from another host", "put it into docs/assets"


def _shown(element: lxml.html.HtmlElement) -> str:
    """The start of an element as an editor can find it."""
    text = lxml.html.tostring(element, encoding="unicode", with_tail=False)
    return " ".join(text.split())[:80]

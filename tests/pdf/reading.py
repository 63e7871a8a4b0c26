"""The text of a page as a reader would speak it, from its HTML and from its PDF."""

from __future__ import annotations

from io import BytesIO

from lxml.html import HtmlElement, fragment_fromstring
from pypdf import PdfReader

_SCREEN = ("no-print", "headerlink", "twemoji", "footnote-backref")
_BULLETS = ("•", "–")


def pdf_text(pdf: bytes) -> str:
    """All text of the PDF in its order, without spaces and line ends."""
    return "".join("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def html_text(html: str) -> str:
    """All text of the page with list markers, tick boxes and the addresses of sources, without spaces."""
    return "".join(_spoken(fragment_fromstring(html, create_parent="div")).split())


def _spoken(element: HtmlElement) -> str:
    classes = (element.get("class") or "").split()
    if element.tag in ("script", "svg") or element.get("hidden") is not None or set(classes) & set(_SCREEN):
        return ""
    inside = (element.text or "") + "".join(_spoken(child) + (child.tail or "") for child in element)
    if element.tag == "input":
        return "☑" if element.get("checked") is not None else "☐"
    if element.tag == "li":
        return _marker(element) + inside
    if element.tag == "a" and any(one.get("class") == "sources" for one in element.iterancestors()):
        return inside + element.get("href", "")
    return inside


def _marker(item: HtmlElement) -> str:
    parent = item.getparent()
    assert parent is not None
    if "task-list-item" in (item.get("class") or "") or "cards" in (parent.getparent().get("class") or ""):
        return ""
    if parent.tag == "ol":
        return f"{int(parent.get('start', 1)) + parent.index(item)}."
    depth = sum(1 for one in item.iterancestors() if one.tag == "ul")
    return _BULLETS[(depth - 1) % 2]

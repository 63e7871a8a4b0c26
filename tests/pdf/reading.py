"""The text of a page as a reader would speak it, from its HTML and from its PDF."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from math import hypot

from lxml.html import HtmlElement, fragment_fromstring
from pypdf import PdfReader

_NOT_IN_PDFS = ("no-print", "headerlink", "twemoji", "footnote-backref", "print-facts", "print-state")
_BULLETS = ("•", "–")


def pdf_text(pdf: bytes) -> str:
    """All text of the PDF in its order, without spaces and line ends."""
    return "".join("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


@dataclass(frozen=True)
class Piece:
    """A run of text where it begins on the page, in points from below; `turned` if it is upside down."""

    text: str
    x: float
    y: float
    size: float
    turned: bool


def pieces(pdf: bytes) -> list[Piece]:
    """The runs of text of the first page, as its content has them."""
    found: list[Piece] = []

    def note(text, page, line, _font, size):
        # The matrix of the line within that of the page.
        a, b, c, d, e, f = (float(one) for one in line)
        pa, pb, pc, pd, pe, pf = (float(one) for one in page)
        scale = hypot(a * pa + b * pc, a * pb + b * pd)
        if text.strip():
            x, y = e * pa + f * pc + pe, e * pb + f * pd + pf
            found.append(Piece(text.strip(), x, y, scale * size, c * pb + d * pd < 0))

    PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=note)
    return found


def html_text(html: str) -> str:
    """All text of the page with list markers, tick boxes and the addresses of sources, without spaces."""
    return "".join(_spoken(fragment_fromstring(html, create_parent="div")).split())


def _spoken(element: HtmlElement) -> str:
    classes = (element.get("class") or "").split()
    if (
        element.tag in ("script", "svg")
        or element.get("hidden") is not None
        or set(classes) & set(_NOT_IN_PDFS)
    ):
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

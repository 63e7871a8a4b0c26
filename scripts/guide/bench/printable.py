"""A document as one HTML file, for other programs that make PDFs."""

from __future__ import annotations

from html import escape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from guide.pdf import Document
from guide.pdf.model import Chapter
from guide.pdf.page import elements, markup

_FACES = {"Regular": (400, "normal"), "It": (400, "italic"), "Semibold": (600, "normal")}
_STYLE = """
@page { size: A4; margin: 20mm; @bottom-center { content: counter(page) } }
html { font: 10pt/1.4 "Source Sans 3", sans-serif }
h1, h2, h3, h4, th, strong { font-weight: 600; break-after: avoid }
section { break-before: page }
table { width: 100%; border-collapse: collapse; font-size: 9pt }
th, td { border: 0.5pt solid #999; padding: 2pt 4pt; text-align: left; vertical-align: top }
"""


def printable(document: Document, images: Path, fonts: Path) -> str:
    """The cover's words and all chapters, with what only a screen shows left out as in our own PDF.

    `images` is the folder that the document's `site_url` stands for, `fonts` that of the PDFs' fonts.
    """
    places = {document.site_url + one.path: number for number, one in enumerate(document.chapters)}
    chapters = "\n".join(
        _chapter(chapter, number, document.site_url, places, images)
        for number, chapter in enumerate(document.chapters)
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.lang)}"><head><meta charset="utf-8">'
        f"<title>{escape(document.title)}</title><style>{_faces(fonts)}{_STYLE}</style></head>\n<body>"
        f"<h1>{escape(document.title)}</h1><p>{escape(document.subtitle)}</p>"
        f"<p>{escape(document.edition)}</p><p>{escape(document.labels.notice)}</p>\n{chapters}</body></html>\n"
    )


def _faces(fonts: Path) -> str:
    return "".join(
        f'@font-face {{ font-family: "Source Sans 3"; font-weight: {weight}; font-style: {style}; '
        f'src: url("{file.resolve().as_uri()}") }}\n'
        for file in sorted(fonts.glob("*.otf"))
        for name, (weight, style) in _FACES.items()
        if file.stem.endswith(f"-{name}")
    )


def _chapter(chapter: Chapter, number: int, site_url: str, places: dict[str, int], images: Path) -> str:
    root = markup.parse(chapter.html)
    for element in markup.each(root):
        if elements.is_screen_only(element):
            element.drop_tree()
    for element in markup.each(root):
        _settle(element, number, site_url + chapter.path, places)
        if element.tag == "img":
            folder = (images / chapter.path).resolve().as_uri()
            element.set("src", urljoin(folder, element.get("src", "")))
        if element.tag == "details":
            element.set("open", "")
    root.tag = "section"
    root.set("id", f"c{number}")
    return markup.serialise(root)


def _settle(element: HtmlElement, number: int, address: str, places: dict[str, int]) -> None:
    """An id is the document's own, and a link to a page of the document leads there."""
    if found := element.get("id"):
        element.set("id", f"c{number}-{found}")
    if (link := element.get("href")) is None:
        return
    whole = urljoin(address, link)
    page, _, fragment = whole.partition("#")
    target = None if urlsplit(whole).query else places.get(page)
    if target is not None:
        whole = f"#c{target}-{fragment}" if fragment else f"#c{target}"
    element.set("href", whole)

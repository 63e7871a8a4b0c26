"""Links inside a document. Typst writes each as an address with a name; here it gets the place of that name.

If Typst followed these links itself, it would have to lay out every paragraph that holds one twice: without
and with the places known. In a long document that is nearly every paragraph, twice the time and the memory.
"""

from __future__ import annotations

from collections.abc import Mapping

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from guide.pdf.typesetting.compile import Place

_SCHEME = b"inside:"
_ABOVE = 10.0
"""Points that stay in sight above a place that a link leads to."""


def lead_inside(document: Pdf, places: Mapping[str, Place], page_of: str) -> None:
    """Let each link with a name lead to the place of that name.

    `page_of` tells a screen reader where a link leads, and holds `{page}` and `{pages}`.
    """
    pages = list(document.pages)
    for page in pages:
        for link in page.obj.get("/Annots", ()):
            name = _name(link)
            if name is not None:
                _lead(link, places[name], pages, page_of)


def _name(link: Object) -> str | None:
    """The name of a place in the document, or None for a link that leads out."""
    action = link.get("/A")
    address = bytes(action.get("/URI", String(""))) if isinstance(action, Dictionary) else b""
    return address.removeprefix(_SCHEME).decode() if address.startswith(_SCHEME) else None


def _lead(link: Object, place: Place, pages: list[Page], page_of: str) -> None:
    target = pages[place.page - 1]
    top = float(target.mediabox[3]) - max(place.top - _ABOVE, 0)
    del link["/A"]
    link["/Dest"] = Array([target.obj, Name.XYZ, round(place.left, 3), round(top, 3), 0])
    words = page_of or "{page}"
    link["/Contents"] = String(words.format(page=place.page, pages=len(pages)))

"""The pictures of a document: found, read and named by their content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from guide.pdf.page.elements import tag

PICTURE_TYPES = frozenset({".png", ".jpg", ".jpeg", ".svg"})
_TEXT_WIDTH = 643  # in CSS pixels: 170 mm, the width of the text on the page
# HTML parsers write all names in small letters, and SVG needs these as they were.
_SVG_NAMES = (
    *(
        "viewBox",
        "preserveAspectRatio",
        "gradientUnits",
        "gradientTransform",
        "clipPathUnits",
        "patternUnits",
    ),
    *(
        "markerWidth",
        "markerHeight",
        "refX",
        "refY",
        "textLength",
        "lengthAdjust",
        "spreadMethod",
        "maskUnits",
    ),
    *("linearGradient", "radialGradient", "clipPath", "textPath"),
)
_SVG_NAME = {name.lower(): name for name in _SVG_NAMES}
_SVG = "http://www.w3.org/2000/svg"


@dataclass(frozen=True)
class Picture:
    """A picture as Typst sees it. `alt` is "" for one that only decorates; `width` is a Typst length."""

    file: str
    alt: str
    width: str


@dataclass
class Pictures:
    """Reads pictures below `folder`, which stands for `site_url`, and keeps their bytes in `files`."""

    folder: Path | None
    site_url: str
    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, element: HtmlElement, path: str) -> Picture:
        """The picture of an <img> or drawn <svg> on the page at `path`.

        Raises ValueError with what is wrong and what to do instead.
        """
        if element.tag == "svg":
            return self._drawing(element)
        address = element.get("src") or ""
        alt = element.get("alt")
        if alt is None:
            raise ValueError(f"the image {address} has no alternative text", "Say what it shows.")
        kind = Path(urlsplit(address).path).suffix.lower()
        if kind not in PICTURE_TYPES:
            raise ValueError(f"the image {address} cannot be shown in a PDF", "Use a PNG, JPEG or SVG file.")
        file = self._keep(self._read(address, path), kind)
        return Picture(file, " ".join(alt.split()), _width(element.get("width")))

    def _read(self, address: str, path: str) -> bytes:
        whole = urljoin(self.site_url + path, address)
        if not whole.startswith(self.site_url) or self.folder is None:
            raise ValueError(f"the image {address} is not part of the site", "Put it in docs/assets.")
        file = self.folder / unquote(urlsplit(whole[len(self.site_url) :]).path)
        if not file.is_file() or not file.resolve().is_relative_to(self.folder.resolve()):
            raise ValueError(f"the image {address} does not exist", "Check the file name.")
        return file.read_bytes()

    def _drawing(self, element: HtmlElement) -> Picture:
        title = next((one.text_content() for one in element.iterdescendants("title")), "")
        alt = " ".join((element.get("aria-label") or title).split())
        if not alt:
            raise ValueError("a drawing (<svg>) has no alternative text", "Say in its <title> what it shows.")
        file = self._keep(etree.tostring(_as_svg(element)), ".svg")
        return Picture(file, alt, _width(element.get("width")))

    def _keep(self, data: bytes, kind: str) -> str:
        name = f"pictures/{hashlib.sha256(data).hexdigest()[:16]}{kind}"
        self.files[name] = data
        return name


def _width(pixels: str | None) -> str:
    digits = (pixels or "").removesuffix("px")
    if not digits.isdigit() or int(digits) == 0:
        return "auto"
    return f"{int(digits) * 0.75:g}pt" if int(digits) < _TEXT_WIDTH else "100%"


def _as_svg(element: HtmlElement) -> etree._Element:
    name = _SVG_NAME.get(tag(element), tag(element))
    copy = etree.Element(f"{{{_SVG}}}{name}", nsmap={None: _SVG})
    for name, value in element.attrib.items():
        if ":" not in name and name != "xmlns":
            copy.set(_SVG_NAME.get(name, name), value.replace("currentColor", "#1d2a33"))
    copy.text, copy.tail = element.text, element.tail
    copy.extend(_as_svg(child) for child in element if isinstance(child.tag, str))
    return copy

"""Makes a form that can be filled in on screen of one that Typst wrote, which knows no form fields.

Typst leaves a link where each field belongs. A link already has what a field needs: its place on the
page, its place in the order of reading (ISO 32000-1, 14.7), and the way back to it. So each link becomes
a widget (12.5.6.19), and the tag around it a Form.

PDF/A asks that each field looks as it does without a viewer's help: fields begin empty, and boxes bring
their own tick. A field of several lines covers the lines for handwriting once something is typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf, String

from guide.pdf.forms import font as form_font
from guide.pdf.forms.places import ADDRESS, Place

_PRINT = 4
_SEVERAL_LINES = 1 << 12
_NO_SPELLING = 1 << 22
_NO_SCROLLING = 1 << 23
"""What does not fit would be missing on paper."""
_FONT = "F"
_SIZE, _SMALL_SIZE = 10, 9
_INK = "0.114 0.165 0.2"
_TICK = ((0.2, 0.52), (0.42, 0.25), (0.82, 0.8))
"""The ends of the lines of a tick, as parts of its box."""


def add_fields(pdf: bytes, places: Iterable[Place], lang: str, font: form_font.Font) -> bytes:
    """The same document with a field in place of each link of a form.

    Raises ValueError if the document has not just one link for each place.
    """
    wanted = {place.name: place for place in places}
    with pikepdf.open(BytesIO(pdf)) as document:
        maker = _Maker(document, lang, font)
        for page in document.pages:
            for link in page.obj.get("/Annots", ()):
                if (name := _name(link)) is None:
                    continue
                if name not in wanted:
                    raise ValueError(f"the form has too many places for {name}")
                maker.make(link, page.obj, wanted.pop(name))
        if wanted:
            raise ValueError(f"the form has no place for {', '.join(wanted)}")
        maker.finish()
        made = BytesIO()
        document.save(
            made,
            force_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            deterministic_id=True,
        )
    return made.getvalue()


def _name(link: Object) -> str | None:
    """The name of the place that a link marks; None for an ordinary link."""
    address = str(link.A.get("/URI", "")) if "/A" in link else ""
    return address.removeprefix(ADDRESS) if address.startswith(ADDRESS) else None


class _Maker:
    def __init__(self, document: Pdf, lang: str, font: form_font.Font) -> None:
        self._document, self._lang = document, lang
        self._tags = NumberTree(document.Root.StructTreeRoot.ParentTree)
        self._fields: list[Object] = []
        self._font = form_font.embed(document, font)

    def make(self, link: Object, page: Object, place: Place) -> None:
        """Turn a link into a field, and its tag with it."""
        for key in ("/A", "/Border", "/Contents"):
            if key in link:
                del link[key]
        link.Subtype, link.F, link.P = Name.Widget, _PRINT, page
        link.T, link.TU = String(place.name), String(place.said.text)
        if place.tick:
            self._make_box(link)
        else:
            self._make_text(link, place)
        tag = self._tags[int(link.StructParent)]
        tag.S = Name.Form
        if place.said.lang != self._lang:
            tag.Lang = String(place.said.lang)
        self._fields.append(link)

    def finish(self) -> None:
        """Tell the document of its fields."""
        self._document.Root.AcroForm = self._document.make_indirect(
            Dictionary(Fields=Array(self._fields), DA=_appearance(_SIZE), DR=self._resources())
        )

    def _make_text(self, field: Object, place: Place) -> None:
        size = _SMALL_SIZE if place.several_lines else _SIZE
        field.FT, field.DA, field.V = Name.Tx, _appearance(size), String("")
        field.Ff = _NO_SPELLING | _NO_SCROLLING | (_SEVERAL_LINES if place.several_lines else 0)
        if place.several_lines:
            field.MK = Dictionary(BG=Array([1, 1, 1]))
        field.AP = Dictionary(N=self._picture(field, b"/Tx BMC EMC", self._resources()))

    def _make_box(self, field: Object) -> None:
        width, height = _size(field)
        start, *ends = (f"{x * width:.2f} {y * height:.2f}" for x, y in _TICK)
        lines = f"{_INK} RG 1.4 w 1 J 1 j {start} m {' '.join(f'{end} l' for end in ends)} S"
        field.FT, field.V, field.AS = Name.Btn, Name.Off, Name.Off
        states = {"/Yes": lines.encode(), "/Off": b""}
        pictures = {state: self._picture(field, lines, Dictionary()) for state, lines in states.items()}
        field.AP = Dictionary(N=Dictionary(pictures))

    def _picture(self, field: Object, content: bytes, resources: Dictionary) -> Object:
        picture = self._document.make_stream(content)
        picture.Type, picture.Subtype = Name.XObject, Name.Form
        picture.BBox, picture.Resources = Array([0, 0, *_size(field)]), resources
        return picture

    def _resources(self) -> Dictionary:
        return Dictionary(Font=Dictionary({f"/{_FONT}": self._font}))


def _appearance(size: int) -> String:
    return String(f"/{_FONT} {size} Tf {_INK} rg")


def _size(field: Object) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in field.Rect)
    return round(right - left, 3), round(top - bottom, 3)

"""What a screen reader says of a tagged PDF: the text behind each tag, in the order of the tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf

_TO_UNICODE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")


@dataclass(frozen=True)
class Tag:
    """A tag, and the tags that it stands in, from the outermost."""

    item: Object
    above: tuple[str, ...]

    @property
    def kind(self) -> str:
        """Like H1."""
        return str(self.item.S).removeprefix("/")


@dataclass(frozen=True)
class Said:
    """A run of text in one language, and the tags that it stands in, from the outermost."""

    text: str
    lang: str
    tags: tuple[str, ...]


class Spoken:
    """A tagged PDF as it is read out."""

    def __init__(self, document: Pdf) -> None:
        self.document = document
        self._fonts: dict[tuple[int, int], dict[bytes, str]] = {}
        self._pages: dict[tuple[int, int], dict[int, tuple[str, str]]] = {}

    @cached_property
    def tags(self) -> list[Tag]:
        """All tags in the order of reading."""
        return list(_tags(self.document.Root.StructTreeRoot, ()))

    @cached_property
    def said(self) -> list[Said]:
        """All text in the order of reading, without what is on each page for the eye only."""
        root = self.document.Root
        return list(self._said(root.StructTreeRoot, (), None, str(root.Lang)))

    def _said(self, item: Object, above: tuple[str, ...], page: Object | None, lang: str) -> Iterator[Said]:
        if "/S" in item:
            above = (*above, str(item.S).removeprefix("/"))
        page, lang = item.get("/Pg", page), str(item.get("/Lang", lang))
        for child in _inside(item):
            if isinstance(child, int):
                yield self._marked(page, child, above, lang)
            elif child.get("/Type") == "/MCR":
                yield self._marked(child.get("/Pg", page), int(child.MCID), above, lang)
            elif "/S" in child:
                yield from self._said(child, above, page, lang)

    def _marked(self, page: Object | None, number: int, above: tuple[str, ...], lang: str) -> Said:
        assert page is not None
        if page.objgen not in self._pages:
            self._pages[page.objgen] = self._texts(page)
        text, own = self._pages[page.objgen][number]
        return Said(text, own or lang, above)

    def _texts(self, page: Object) -> dict[int, tuple[str, str]]:
        """The text and the language of each piece of the page's content that has a number."""
        found: dict[int, tuple[str, str]] = {}
        open_: list[tuple[int | None, str]] = []
        letters: dict[bytes, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page, "BMC BDC EMC Tf Tj TJ"):
            match str(operator):
                case "BMC" | "BDC":
                    about = operands[1] if len(operands) > 1 else Dictionary()
                    outer, lang = open_[-1] if open_ else (None, "")
                    number = int(about.get("/MCID", -1 if outer is None else outer))
                    open_.append((None if number < 0 else number, str(about.get("/Lang", lang))))
                    if number >= 0:
                        found.setdefault(number, ("", open_[-1][1]))
                case "EMC":
                    open_.pop()
                case "Tf":
                    letters = self._letters(page.Resources.Font[str(operands[0])])
                case "Tj" | "TJ" if open_ and open_[-1][0] is not None:
                    number = open_[-1][0]
                    text, lang = found[number]
                    found[number] = (text + _decoded(operands[0], letters), lang)
        return found

    def _letters(self, font: Object) -> dict[bytes, str]:
        if font.objgen not in self._fonts:
            pairs = _TO_UNICODE.findall(font.ToUnicode.read_bytes())
            self._fonts[font.objgen] = {
                bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be")
                for code, text in pairs
            }
        return self._fonts[font.objgen]


def _tags(item: Object, above: tuple[str, ...]) -> Iterator[Tag]:
    for child in _inside(item):
        if isinstance(child, Dictionary) and "/S" in child:
            one = Tag(child, above)
            yield one
            yield from _tags(child, (*above, one.kind))


def _inside(item: Object) -> list[Object]:
    inside = item.get("/K", ())
    return list(inside) if isinstance(inside, (Array, tuple)) else [inside]


def _decoded(shown: Object, letters: dict[bytes, str]) -> str:
    pieces = shown if isinstance(shown, Array) else [shown]
    codes = b"".join(bytes(one) for one in pieces if isinstance(one, pikepdf.String))
    return "".join(letters[codes[at : at + 2]] for at in range(0, len(codes), 2))

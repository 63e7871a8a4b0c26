"""The font in which fields show what is typed: the letters of the language's code page.

A simple font, since these are what every viewer can type with. For a letter beyond its code page a viewer
takes a font of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, Pdf

_FIRST, _LAST = 32, 255
_CODE_PAGES = {
    **dict.fromkeys(("bg", "ru", "uk"), "cp1251"),
    **dict.fromkeys(("pl", "ro"), "cp1250"),
    **dict.fromkeys(("et", "lt", "lv"), "cp1257"),
}
_COMMON = "cp1252"
_NAME = Name("/BSRGUI+SourceSans3-Regular")
_USUAL_LETTERS = 32
_TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapType 2 def
/CMapName /letters def
1 begincodespacerange
<00> <ff>
endcodespacerange
{parts}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


@dataclass(frozen=True)
class Font:
    """The letters of one code page from code 32 on; "" where it has none. Lengths are in thousandths."""

    program: bytes
    letters: tuple[str, ...]
    glyphs: tuple[str, ...]
    widths: tuple[int, ...]
    box: tuple[int, ...]
    ascent: int
    descent: int
    capitals: int


def read(file: Path, lang: str) -> Font:
    """The language's letters from an OpenType font with PostScript outlines and 1000 units to the em."""
    letters = _letters(_CODE_PAGES.get(lang.split("-", maxsplit=1)[0], _COMMON))
    # Half a second to load, which only a process that makes forms needs.
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    with TTFont(file, recalcTimestamp=False) as font:
        subsetter = Subsetter(Options(layout_features=[], glyph_names=True, notdef_outline=True))
        subsetter.populate(text="".join(letters))
        subsetter.subset(font)
        names = font.getBestCmap()
        glyphs = tuple(names.get(ord(letter), ".notdef") if letter else ".notdef" for letter in letters)
        head, lines = font["head"], font["hhea"]
        return Font(
            font.getTableData("CFF "),
            letters,
            glyphs,
            tuple(font["hmtx"][glyph][0] for glyph in glyphs),
            (head.xMin, head.yMin, head.xMax, head.yMax),
            lines.ascent,
            lines.descent,
            font["OS/2"].sCapHeight,
        )


def embed(document: Pdf, font: Font) -> Object:
    """The font as an object of the document."""
    program = document.make_stream(font.program, Subtype=Name.Type1C)
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=_NAME,
        Flags=_USUAL_LETTERS,
        FontBBox=Array(font.box),
        ItalicAngle=0,
        StemV=80,
        FontFile3=program,
        Ascent=font.ascent,
        Descent=font.descent,
        CapHeight=font.capitals,
    )
    return document.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=_NAME,
            FirstChar=_FIRST,
            LastChar=_LAST,
            Widths=Array(font.widths),
            Encoding=_encoding(font),
            FontDescriptor=document.make_indirect(descriptor),
            ToUnicode=document.make_stream(_to_unicode(font).encode()),
        )
    )


def _letters(code_page: str) -> tuple[str, ...]:
    decoded = (bytes([code]).decode(code_page, "ignore") for code in range(_FIRST, _LAST + 1))
    return tuple(letter if letter.isprintable() or letter == "\u00a0" else "" for letter in decoded)


def _encoding(font: Font) -> Name | Dictionary:
    if font.letters == _letters(_COMMON):
        return Name.WinAnsiEncoding
    names = (Name(f"/{glyph}") for glyph in font.glyphs)
    return Dictionary(
        Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding, Differences=Array([_FIRST, *names])
    )


def _to_unicode(font: Font) -> str:
    pairs = [
        f"<{code:02x}> <{ord(letter):04x}>\n" for code, letter in enumerate(font.letters, _FIRST) if letter
    ]
    runs = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    parts = (f"{len(run)} beginbfchar\n{''.join(run)}endbfchar\n" for run in runs)
    return _TO_UNICODE.format(parts="".join(parts))

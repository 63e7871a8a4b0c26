"""A PDF made small, and its streams made to end well, without a change to what it says.

Typst writes every tag and every link as plain text of its own, which is most of a long tagged PDF.
Here they go together into compressed object streams, which a compressed cross-reference stream lists
(ISO 32000-1, 7.5.7 and 7.5.8).

In PDF/A a line end stands between the data of a stream and `endstream`. If the data ends with a line
end's byte itself, nobody can tell where the data ends, and the PDF is not valid. The last byte of
compressed data belongs to a checksum, so chance makes it one of the two bytes in 1 stream of 128.
qpdf gives no say over the bytes of its object streams: that is why the file is written here.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

_HEADER = b"%PDF-1.7\n%\x80\x80\x80\x80\n"
_TRAILER = {"/Size", "/Root", "/Info", "/ID"}
_LINE_ENDS = (b"\r", b"\n")

# More objects in one stream save little, and a reader unpacks them all to get at one.
_PER_STREAM = 200

# An entry of the cross-reference stream: its kind, and two numbers that depend on the kind.
_ENTRY = struct.Struct(">BIH")
_FREE = _ENTRY.pack(0, 0, 65535)


def pack(pdf: bytes) -> bytes:
    """The same document in fewer bytes, the same bytes each time; no stream ends with a line end.

    Objects keep their numbers, streams their data. The catalog stays plain text, for programs that look
    for the language and the mark of a tagged PDF without reading objects.
    Raises ValueError if the PDF is damaged, or is not as Typst writes it: version 1.7, a plain
    cross-reference table, written in one go, no encryption.
    """
    with _opened(pdf) as document, pikepdf.explicit_conversion():
        file = _File()
        packed: list[tuple[int, bytes]] = []
        catalog, _ = document.Root.objgen
        for number, item in _numbered(document):
            if isinstance(item, Stream):
                file.add_stream(number, item.stream_dict, item.read_raw_bytes())
            elif number == catalog:
                file.add(number, item.unparse(resolved=True))
            else:
                packed.append((number, item.unparse(resolved=True)))
        for start in range(0, len(packed), _PER_STREAM):
            file.add_object_stream(packed[start : start + _PER_STREAM])
        return file.finished(document.trailer)


def _opened(pdf: bytes) -> Pdf:
    try:
        document = pikepdf.open(BytesIO(pdf), attempt_recovery=False)
    except (pikepdf.PdfError, pikepdf.PasswordError) as fault:
        raise ValueError(f"the PDF cannot be packed, for it cannot be read: {fault}") from fault
    odd = sorted(set(document.trailer.keys()) - _TRAILER)
    if document.pdf_version != "1.7" or odd or not document.Root.is_indirect:
        found = f"version {document.pdf_version}, in the trailer {' '.join(odd) or 'nothing unknown'}"
        raise ValueError(f"the PDF cannot be packed, for it is not as Typst writes it: {found}")
    return document


def _numbered(document: Pdf) -> list[tuple[int, pikepdf.Object]]:
    """All objects with their numbers, in order; null is the same as no object."""
    found = [(item.objgen, item) for item in document.objects if item is not None]
    if any(generation for (_, generation), _ in found):
        raise ValueError("the PDF cannot be packed, for it was changed after it was written")
    return [(number, item) for (number, _), item in found]


class _File:
    """The bytes of a PDF so far, and where each of its objects is."""

    def __init__(self) -> None:
        self._body = bytearray(_HEADER)
        self._entries = {0: _FREE}

    def add(self, number: int, content: bytes) -> None:
        """Adds an object that stands alone."""
        self._entries[number] = _ENTRY.pack(1, len(self._body), 0)
        self._body += b"%d 0 obj\n%b\nendobj\n" % (number, content)

    def add_stream(self, number: int, about: Dictionary, data: bytes) -> None:
        """Adds a stream by its dictionary and its data, encoded as the dictionary says."""
        if data.endswith(_LINE_ENDS):
            data = _ended_well(about, data)
        about["/Length"] = len(data)
        self.add(number, b"%b\nstream\n%b\nendstream" % (about.unparse(resolved=True), data))

    def add_object_stream(self, objects: Sequence[tuple[int, bytes]]) -> None:
        """Adds objects together in a new compressed stream."""
        stream = self._next_number(objects)
        places, offset = [], 0
        for index, (number, content) in enumerate(objects):
            self._entries[number] = _ENTRY.pack(2, stream, index)
            places.append(b"%d %d" % (number, offset))
            offset += len(content) + 1
        first = b" ".join(places) + b"\n"
        content = first + b"\n".join(content for _, content in objects)
        while (data := zlib.compress(content, 9)).endswith(_LINE_ENDS):
            content += b" "
        kind = {"/Type": Name.ObjStm, "/N": len(objects), "/First": len(first), "/Filter": Name.FlateDecode}
        self.add_stream(stream, Dictionary(kind), data)

"""A PDF made small, and its streams made to end well, without a change to what it says.

Typst writes every tag and every link as plain text of its own, which is most of a long tagged PDF.
Here they go together into compressed object streams, which a compressed cross-reference stream lists
(ISO 32000-1, 7.5.7 and 7.5.8).

In PDF/A a line end stands between the data of a stream and `endstream`. If the data itself ends with a
byte of a line end, nobody can tell where it ends, and the PDF is not valid. The last byte of compressed
data belongs to a checksum, so chance makes it such a byte in about 1 stream of 128. qpdf gives no say
over the bytes of its object streams: that is why the file is written here.
"""

from __future__ import annotations

import struct
import zlib
from base64 import a85encode
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

_HEADER = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n"
_TRAILER = {"/Size", "/Root", "/Info", "/ID"}
_LINE_ENDS = (b"\r", b"\n")

# More objects in one stream save little, and a reader unpacks all of them to get at one.
_PER_STREAM = 200

# An entry of the cross-reference stream: its kind, and two numbers that depend on the kind.
_ENTRY = struct.Struct(">BIH")
_FREE = _ENTRY.pack(0, 0, 65535)


def pack(pdf: bytes, change: Callable[[Pdf], None] | None = None) -> bytes:
    """The same document in fewer bytes, the same bytes each time; no stream ends with a line end.

    `change` may first change what the document says. Objects keep their numbers, and streams what they
    hold. The catalog stays plain text, for programs that look for the language and the mark of a tagged
    PDF without reading objects.
    Raises ValueError if the PDF is damaged, or not as Typst writes it: version 1.7, all in one go, with
    a plain cross-reference table and without encryption.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / "plain.pdf"  # pikepdf reads a file twice as fast as bytes
        file.write_bytes(pdf)
        with _opened(file) as document, pikepdf.explicit_conversion():
            _check(document)
            if change:
                change(document)
            return _packed(document)


def _packed(document: Pdf) -> bytes:
    objects = _numbered(document)
    catalog, _ = document.Root.objgen
    file = _File(max(objects) + 1)
    small = []
    for number, item in objects.items():
        if isinstance(item, Stream):
            file.add_stream(number, item.stream_dict, item.read_raw_bytes())
        elif number == catalog:
            file.add(number, item.unparse(resolved=True))
        else:
            small.append((number, item.unparse(resolved=True)))
    for start in range(0, len(small), _PER_STREAM):
        file.add_together(small[start : start + _PER_STREAM])
    if faults := document.get_warnings():  # complete only now that all objects have been read
        raise ValueError(f"a PDF cannot be packed: {faults[0]}")
    return file.finished(document.trailer)


def _opened(file: Path) -> Pdf:
    try:
        return pikepdf.open(file, attempt_recovery=False)
    except (pikepdf.PdfError, pikepdf.PasswordError) as fault:
        raise ValueError(f"a PDF cannot be packed: {fault}") from fault


def _check(document: Pdf) -> None:
    unknown = sorted(set(document.trailer.keys()) - _TRAILER)
    if unknown:
        raise ValueError(f"a PDF cannot be packed: its trailer has {', '.join(unknown)}")
    if document.pdf_version != "1.7":
        raise ValueError(f"a PDF cannot be packed: its version is {document.pdf_version}, not 1.7")


def _numbered(document: Pdf) -> dict[int, Object]:
    """All objects by number; those that are null are left out, which means the same."""
    found = {item.objgen: item for item in document.objects if item is not None}
    if any(generation for _, generation in found):
        raise ValueError("a PDF cannot be packed: it was changed after it was first written")
    return {number: item for (number, _), item in found.items()}


class _File:
    """The bytes of a PDF so far, and where its objects are.

    The streams that it makes itself never need the second filter of `_wrapped`: what they say is changed
    a little until they end well. Without these streams no reader gets anywhere, so they stay ordinary.
    """

    def __init__(self, unused: int) -> None:
        """`unused` is a number that no object has, nor any number above it."""
        self._body = bytearray(_HEADER)
        self._entries = {0: _FREE}
        self._unused = unused

    def add(self, number: int, content: bytes) -> None:
        """Adds an object that stands alone."""
        self._entries[number] = _ENTRY.pack(1, len(self._body), 0)
        self._body += b"%d 0 obj\n%b\nendobj\n" % (number, content)

    def add_stream(self, number: int, about: Dictionary, data: bytes) -> None:
        """Adds a stream: its dictionary, and its data encoded as the dictionary says."""
        if data.endswith(_LINE_ENDS):
            data = _wrapped(about, data)
        about["/Length"] = len(data)
        self.add(number, b"%b\nstream\n%b\nendstream" % (about.unparse(resolved=True), data))

    def add_together(self, objects: Sequence[tuple[int, bytes]]) -> None:
        """Adds objects that are not streams, compressed in one object stream."""
        places = []
        offset = 0
        for index, (number, content) in enumerate(objects):
            self._entries[number] = _ENTRY.pack(2, self._unused, index)
            places.append(b"%d %d" % (number, offset))
            offset += len(content) + 1
        head = b" ".join(places) + b"\n"
        content = head + b"\n".join(content for _, content in objects)
        while (data := zlib.compress(content, 9)).endswith(_LINE_ENDS):
            content += b" "
        about = Dictionary(Type=Name.ObjStm, N=len(objects), First=len(head), Filter=Name.FlateDecode)
        self.add_stream(self._unused, about, data)
        self._unused += 1

    def finished(self, trailer: Object) -> bytes:
        """The whole file, with the cross-reference stream that takes over from the trailer."""
        number = self._unused
        while True:
            start = len(self._body)
            self._entries[number] = _ENTRY.pack(1, start, 0)
            data = zlib.compress(self._differences(), 9)
            if not data.endswith(_LINE_ENDS):
                break
            self._body += b"\n"  # the stream begins further on, which is part of what it says
        about = Dictionary(
            Type=Name.XRef,
            Size=number + 1,
            W=Array([1, 4, 2]),
            Filter=Name.FlateDecode,
            DecodeParms=Dictionary(Predictor=12, Columns=_ENTRY.size),
        )
        for key in sorted(_TRAILER & set(trailer.keys()) - {"/Size"}):
            about[key] = trailer[key]
        self.add_stream(number, about, data)
        return bytes(self._body + b"startxref\n%d\n%%%%EOF\n" % start)

    def _differences(self) -> bytes:
        """All entries, each as its difference from the one before, which compresses far better."""
        rows = b"".join(self._entries.get(number, _FREE) for number in range(self._unused + 1))
        size = _ENTRY.size
        steps = bytes((new - old) & 255 for old, new in zip(bytes(size) + rows, rows, strict=False))
        # Each row begins with the number of its PNG filter: 2 is the difference from the row above.
        return b"".join(b"\2" + steps[at : at + size] for at in range(0, len(steps), size))


def _wrapped(about: Dictionary, data: bytes) -> bytes:
    """The data so that it ends well; `about`, the dictionary of its stream, is changed with it.

    Data as ASCII85 ends with a mark of its own. It is a quarter longer, but that is one stream of many,
    and fonts and colour profiles stay as they are inside. Metadata must stay plain, but may end in space.
    """
    if about.get("/Type") == Name.Metadata and "/Filter" not in about:
        return data + b" "
    about["/Filter"] = _with_first(Name.ASCII85Decode, about.get("/Filter"))
    if "/DecodeParms" in about:
        about["/DecodeParms"] = _with_first(None, about["/DecodeParms"])
    return a85encode(data) + b"~>"


def _with_first(first: Name | None, others: Object | None) -> Array:
    if others is None:
        return Array([first])
    return Array([first, *(others if isinstance(others, Array) else [others])])

"""What packing keeps, what it mends, and what it refuses."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from guide.pdf.finishing.pack import pack
from guide.pdf.validate import validate

CATALOG = b"<</Type/Catalog/Pages 2 0 R/Lang(en)/MarkInfo<</Marked true>>>>"
PAGES = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>"


def plain(*more: bytes, contents: bytes | None = None, generation: int = 0) -> bytes:
    """A PDF of one page, each object as plain text; the objects in `more` have numbers from 5 on."""
    body, places = b"%PDF-1.7\n%\x80\x80\x80\x80\n", []
    for number, item in enumerate((CATALOG, PAGES, PAGE, contents or stream(b"0 0 m"), *more), 1):
        places.append(len(body))
        body += b"%d %d obj\n%b\nendobj\n" % (number, generation if number > 4 else 0, item)
    rows = b"".join(b"%010d %05d n \n" % (at, generation if n > 3 else 0) for n, at in enumerate(places))
    size = len(places) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, rows)
    trailer = b"trailer\n<</Size %d/Root 1 0 R/ID[(one)(two)]>>\nstartxref\n%d\n%%%%EOF" % (size, len(body))
    return body + table + trailer


def stream(data: bytes, about: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (about, len(data), data)


def compressed(start: bytes, end: bytes, about: bytes) -> tuple[bytes, bytes]:
    """What is in a compressed stream (`start` and one more byte), and the stream; its data has this `end`."""
    for last in range(256):
        inside = start + bytes([last])
        if (data := zlib.compress(inside)).endswith(end):
            return inside, stream(data, about)
    raise AssertionError


@dataclass
class Streamed:
    """A stream as it is read: its dictionary as text, its data in the file, and what it holds."""

    about: bytes
    data: bytes
    inside: bytes


def read(pdf: bytes) -> dict[int, bytes | Streamed]:
    """All objects but null by their numbers, those that are not streams as text."""
    with pikepdf.open(BytesIO(pdf), attempt_recovery=False) as document, pikepdf.explicit_conversion():
        found = {item.objgen[0]: read_object(item) for item in document.objects if item is not None}
        assert document.check_pdf_syntax() == []
    return found


def read_object(item: pikepdf.Object) -> bytes | Streamed:
    if isinstance(item, pikepdf.Stream):
        return Streamed(item.stream_dict.unparse(resolved=True), item.read_raw_bytes(), item.read_bytes())
    return item.unparse(resolved=True)


def streams(pdf: bytes) -> list[Streamed]:
    return [item for item in read(pdf).values() if isinstance(item, Streamed)]


def badly_ended(pdf: bytes) -> int:
    return sum(one.data.endswith((b"\r", b"\n")) for one in streams(pdf))


def small(pdf: bytes) -> dict[int, bytes]:
    """All objects that are not streams."""
    return {number: item for number, item in read(pdf).items() if not isinstance(item, Streamed)}


EVERY_KIND = [
    b"(text \\(in\\) \\\\ brackets)",
    b"<FEFF0414043E>",
    b"<00FF0D0A>",
    b"/Name#20with#2Fsigns",
    b"-7",
    b"56.692913",
    b"true",
    b"[1 null (x) /N 5 0 R [] <<>>]",
    b"<</A<</B[<</C(\xd0\x94)>>]>>/Parent 2 0 R>>",
]


def test_objects_keep_their_number_and_value():
    before = plain(*EVERY_KIND, b"null", b"(after nothing)")
    after = small(pack(before))
    assert len(after) == 3 + len(EVERY_KIND) + 1
    assert after == small(before)
    assert after[15] == b"(after nothing)"


def test_many_objects_become_far_smaller_and_all_stay():
    before = plain(*(b"<</Type/StructElem/S/P/P %d 0 R/K[%d]>>" % (n + 4, n) for n in range(450)))
    after = pack(before)
    assert small(after) == small(before)
    assert len(after) < len(before) / 5


def test_pages_language_and_identity_stay():
    after = PdfReader(BytesIO(pack(plain())), strict=True)
    assert [page.get_contents().get_data() for page in after.pages] == [b"0 0 m"]
    assert after.root_object["/Lang"] == "en"
    assert [bytes(part.original_bytes) for part in after.trailer["/ID"]] == [b"one", b"two"]


def test_the_catalog_can_be_read_without_a_pdf_library():
    assert b"/Marked true" in pack(plain())


def test_the_same_bytes_each_time():
    before = plain(*EVERY_KIND)
    assert pack(before) == pack(before)


def test_a_page_that_ends_with_a_carriage_return_breaks_no_standard_after_packing(tmp_path):
    inside, page = compressed(b"0 0 m 9 9 l S %", b"\r", b"/Filter/FlateDecode")
    before = plain(contents=page)
    after = pack(before)

    def complaints(pdf: bytes) -> list[str]:
        (tmp_path / "a.pdf").write_bytes(pdf)
        return [failure.rule for failure in validate(tmp_path / "a.pdf") if "STREAM" in failure.rule]

    assert complaints(before) == ["PDFA2A-STREAM-LENGTH-001"]
    assert complaints(after) == []
    assert PdfReader(BytesIO(after), strict=True).pages[0].get_contents().get_data() == inside


@pytest.mark.parametrize("end", [b"\r", b"\n"])
@pytest.mark.parametrize(
    "about",
    [
        b"/Filter/FlateDecode",
        b"/Filter[/FlateDecode]",
        b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>",
        b"/Filter[/FlateDecode]/DecodeParms[<</Predictor 12/Columns 4>>]",
        b"/Filter[/FlateDecode]/DecodeParms[null]",
    ],
)
def test_any_compressed_stream_ends_well_and_holds_the_same(about, end):
    rows = b"\2abcd\2\1\1\1" if b"Predictor" in about else b"font"
    _, font = compressed(rows, end, about)
    before = plain(font)
    after = pack(before)
    assert badly_ended(before) == 1
    assert badly_ended(after) == 0
    assert read(after)[5].inside == read(before)[5].inside


@pytest.mark.parametrize("data", [b"0 0 m\r\n", b"\r", b"\n", b"\0\0\0\0\n"])
def test_a_stream_without_a_filter_ends_well_and_holds_the_same(data):
    after = pack(plain(contents=stream(data)))
    assert badly_ended(after) == 0
    assert read(after)[4].inside == data


def test_metadata_stays_plain_text():
    after = pack(plain(stream(b'<?xpacket end="r"?>\n', b"/Type/Metadata/Subtype/XML")))
    metadata = read(after)[5]
    assert metadata.data == b'<?xpacket end="r"?>\n '
    assert b"/Filter" not in metadata.about


def test_an_empty_stream_stays_empty():
    assert read(pack(plain(contents=stream(b""))))[4].data == b""


def test_streams_that_packing_makes_end_well_with_the_filter_that_every_reader_knows():
    # Else chance would make 1 of 128 end badly: of these, several of both kinds.
    for number in range(700):
        _, *made = streams(pack(plain(b"<%x>" % 3**number)))
        assert [b"/ObjStm" in made[0].about, b"/XRef" in made[1].about] == [True, True]
        for one in made:
            assert b"/Filter /FlateDecode" in one.about
            assert not one.data.endswith((b"\r", b"\n"))


def test_a_rendered_document_is_packed(page, pdf):
    made = pdf(page("everything"))
    assert any(b"/ObjStm" in one.about for one in streams(made))
    assert badly_ended(made) == 0


def resaved(**how: object) -> bytes:
    saved = BytesIO()
    with pikepdf.open(BytesIO(plain())) as document:
        document.save(saved, force_version="1.7", **how)
    return saved.getvalue()


REFUSED = {
    "empty": (b"", "find startxref"),
    "no PDF": (b"Hello", "find startxref"),
    "cut off": (plain()[:-40], "startxref"),
    "an object damaged": (plain(b"<</A[>>"), "5 0"),
    "a stream longer than it says": (plain(contents=stream(b"0 0 m").replace(b"h 5", b"h 3")), "endstream"),
    "an older version": (plain().replace(b"%PDF-1.7", b"%PDF-1.4"), "1.4"),
    "packed before": (pack(plain()), "/W"),
    "changed later": (plain(b"(new)", generation=1), "changed"),
    "added to later": (plain().replace(b"/Root", b"/Prev 0/Root"), ""),
    "encrypted": (resaved(encryption=pikepdf.Encryption(owner="a", user="", R=4)), "/Encrypt"),
    "behind a password": (resaved(encryption=pikepdf.Encryption(owner="a", user="b", R=4)), "password"),
}


@pytest.mark.parametrize(("pdf", "why"), REFUSED.values(), ids=REFUSED)
def test_refused(pdf, why):
    with pytest.raises(ValueError, match="cannot be packed: .*" + why):
        pack(pdf)

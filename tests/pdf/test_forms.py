"""Forms that can be filled in on screen, and what they are to a screen reader."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from guide.forms.load import load_form
from guide.pdf import FormDocument, render_form
from guide.pdf.forms.fields import add_fields
from guide.pdf.forms.model import Blank, Column, Part, Said
from guide.pdf.forms.places import Place, places
from guide.pdf.validate import validate
from guide.problems import ProblemsFound
from guide.publish.papers.forms import form_documents
from guide.site.context import build_context
from tests.pdf.conftest import TEMPLATE
from tests.publish.conftest import SMALL


@pytest.fixture(scope="session")
def documents(project) -> dict[str, FormDocument]:
    """The form of the small guide in each language, which none of them but English has."""
    form = load_form(SMALL / "docs" / "forms" / "note.yml", "note.yml").form
    contexts = (build_context(project, one.code) for one in project.languages)
    planned = (next(form_documents(replace(one, forms=(form,)))) for one in contexts)
    return {one.name.removeprefix("form-note-").removesuffix(".pdf"): one.document for one in planned}


@pytest.fixture(scope="session")
def made(documents) -> dict[str, bytes]:
    return {code: render_form(document, TEMPLATE, None) for code, document in documents.items()}


def widgets(pdf: bytes) -> dict[str, DictionaryObject]:
    """All fields by their names, in the order of the pages."""
    document = PdfReader(BytesIO(pdf))
    found = [one.get_object() for page in document.pages for one in page.get("/Annots", ())]
    assert {one["/Subtype"] for one in found} == {"/Widget"}
    assert [one.get_object() for one in document.root_object["/AcroForm"]["/Fields"]] == found
    return {one["/T"]: one for one in found}


@pytest.mark.parametrize("code", ["en", "sv", "uk"])
def test_it_keeps_both_standards(code, made, tmp_path):
    (tmp_path / "a.pdf").write_bytes(made[code])
    assert validate(tmp_path / "a.pdf") == []


def test_each_place_has_an_accessible_name(made, documents):
    found = {name: one["/TU"] for name, one in widgets(made["en"]).items()}
    assert found == {place.name: place.said.text for place in places(documents["en"])}
    assert found["case"] == "Case reference: no name"
    assert found["needs_2"] == "Needs: a bed"
    assert found["answers_1_2"] == "call: To whom"
    assert found["events_2_1"] == "Time, row 2"


def test_fields_stand_in_the_order_of_reading_each_in_a_form_tag_of_its_own(made):
    with pikepdf.open(BytesIO(made["en"])) as document:
        assert [page.obj.Tabs for page in document.pages] == ["/S"] * len(document.pages)
        tags = list(forms(document.Root.StructTreeRoot.K))
        named = [str(tag.K[0].Obj.T if isinstance(tag.K, pikepdf.Array) else tag.K.Obj.T) for tag in tags]
    assert named == list(widgets(made["en"]))
    assert named[:3] == ["case", "day", "story"]


def test_a_name_in_another_language_says_so(made):
    with pikepdf.open(BytesIO(made["sv"])) as document:
        assert {str(tag.get("/Lang")) for tag in forms(document.Root.StructTreeRoot.K)} >= {"en"}
        assert document.Root.Lang == "sv"


def forms(item):
    """All Form tags below, in their order."""
    if isinstance(item, pikepdf.Array):
        for child in item:
            yield from forms(child)
    elif isinstance(item, pikepdf.Dictionary) and "/S" in item:
        if item.S == "/Form":
            yield item
        yield from forms(item.get("/K"))


def test_nothing_is_filled_in_and_nothing_runs(made):
    for one in widgets(made["en"]).values():
        assert not {"/A", "/AA"} & set(one)
        assert one["/V"] in ("", "/Off")
    with pikepdf.open(BytesIO(made["en"])) as document:
        assert "/NeedAppearances" not in document.Root.AcroForm


def test_text_of_several_lines_and_boxes(made):
    found = widgets(made["en"])
    several = {name for name, one in found.items() if one["/FT"] == "/Tx" and one["/Ff"] & 1 << 12}
    assert several == {"story", "answers_1_2", "answers_2_2"} | {
        f"events_{row}_{column}" for row in (1, 2) for column in (1, 2)
    }
    boxes = {name for name, one in found.items() if one["/FT"] == "/Btn"}
    assert boxes == {"agreed", "needs_1", "needs_2", "answers_1_1", "answers_2_1"}
    assert set(found["agreed"]["/AP"]["/N"]) == {"/Yes", "/Off"}


@pytest.mark.parametrize(("code", "typed"), [("en", "Åse says “go”"), ("uk", "Їжа, ґанок")])
def test_what_is_typed_is_set_in_a_font_of_the_file(code, typed, made):
    [font] = PdfReader(BytesIO(made[code])).root_object["/AcroForm"]["/DR"]["/Font"].values()
    font = font.get_object()
    assert font["/FontDescriptor"]["/FontFile3"]
    encoding = "cp1252" if code == "en" else "cp1251"
    widths = font["/Widths"]
    assert len(widths) == 224
    assert all(widths[letter - 32] > 0 for letter in typed.encode(encoding))
    names = font["/ToUnicode"].get_data().decode()
    assert all(f"<{typed.encode(encoding)[n]:02x}> <{ord(one):04x}>" in names for n, one in enumerate(typed))


def test_the_same_bytes_each_time(made, documents):
    assert render_form(documents["en"], TEMPLATE, None) == made["en"]


def test_a_form_that_was_made_is_not_made_again(documents, tmp_path):
    first = render_form(documents["en"], TEMPLATE, tmp_path)
    [kept] = tmp_path.glob("*.pdf")
    kept.write_bytes(b"kept")
    assert first != b"kept"
    assert render_form(documents["en"], TEMPLATE, tmp_path) == b"kept"


def test_words_cannot_act_as_code(documents, made):
    odd = Said('#panic("x") *b* $1$ \\ " ]', "en")
    blanks = (
        Blank("boxes", "a", odd, odd, options=(odd,)),
        Blank("table", "b", odd, columns=(Column(odd, 1, tick=False),), rows=(odd,)),
    )
    pdf = render_form(replace(documents["en"], title=odd, parts=(Part(odd, odd, blanks),)), TEMPLATE, None)
    assert odd.text in PdfReader(BytesIO(pdf)).pages[0].extract_text()


def test_a_character_that_the_fonts_lack_is_told_with_the_file(documents):
    wrong = replace(documents["en"], about=Said("Help 助", "en"))
    with pytest.raises(ProblemsFound, match=r"^docs/forms/note\.yml: the fonts of the PDFs lack “助”"):
        render_form(wrong, TEMPLATE, None)


def test_a_place_that_is_not_in_the_document_is_a_fault(made, documents):
    from guide.pdf.forms import font as form_font

    font = form_font.read(TEMPLATE / "fonts" / "SourceSans3-Regular.otf", "en")
    with pytest.raises(ValueError, match="no place for nowhere"):
        add_fields(made["en"], [Place("nowhere", Said("x", "en"))], "en", font)

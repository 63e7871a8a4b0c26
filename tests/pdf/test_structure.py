"""What a reading program, a link or a bookmark finds in the PDF."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from guide.pdf import Chapter, Labels
from guide.pdf.validate import validate
from tests.pdf.reading import pdf_text


def open_pdf(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def links(reader: PdfReader) -> list[tuple[str, object]]:
    """Each link's kind (web or page) and where it goes."""
    found = []
    for page in reader.pages:
        for annotation in page.get("/Annots", []):
            one = annotation.get_object()
            action = one.get("/A", {})
            if "/URI" in action:
                found.append(("web", action["/URI"]))
            else:
                target = action.get("/D", one.get("/Dest")).get_object()
                named = target if isinstance(target, list) else reader.named_destinations[target].dest_array
                found.append(("page", reader.get_page_number(named[0].get_object()) + 1))
    return found


def tags(reader: PdfReader) -> list[tuple[str, dict]]:
    """All elements of the structure tree in reading order."""
    found = []

    def walk(node):
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append((str(node["/S"]).lstrip("/"), node))
            walk(node.get("/K"))

    walk(reader.root_object["/StructTreeRoot"])
    return found


@pytest.fixture(scope="module")
def everything(page, pdf) -> bytes:
    return pdf(
        page("everything"),
        page("hostile"),
        page("letters"),
        page("wide"),
        cover=True,
        contents_depth=2,
        subtitle="The subtitle",
        running_head="The running head",
        labels=Labels("Contents", "Page {page} of {pages}", "Independent work.\n\nReport errors."),
    )


def test_both_standards_hold(everything, tmp_path):
    (tmp_path / "all.pdf").write_bytes(everything)
    assert validate(tmp_path / "all.pdf") == []


def test_the_validator_sees_faults(everything, tmp_path):
    (tmp_path / "bad.pdf").write_bytes(everything.replace(b"/Marked true", b"/Marked null"))
    assert {failure.standard for failure in validate(tmp_path / "bad.pdf")} == {"PDF/UA-1", "PDF/A-2a"}


def test_title_language_and_date(pdf):
    reader = open_pdf(pdf("<h1>Про посібник</h1>", lang="uk", title="Посібник", subtitle="Україна"))
    assert reader.metadata.title == "Посібник – Україна"
    assert reader.root_object["/Lang"] == "uk"
    assert reader.metadata.creation_date.isoformat().startswith("2026-11-21T00:00:00")


def test_a_region_is_part_of_the_language(pdf):
    assert open_pdf(pdf("<h1>Om</h1>", lang="nb-NO")).root_object["/Lang"] == "nb-NO"


def test_words_in_another_language_say_so(everything):
    drawn = b"".join(page.get_contents().get_data() for page in open_pdf(everything).pages)
    assert b"/Lang(sv)" in drawn
    assert b"/Lang(uk)" in drawn


def test_cover_contents_and_page_numbers(everything):
    reader = open_pdf(everything)
    cover, contents, third = (page.extract_text() for page in reader.pages[:3])
    for words in (
        "The title",
        "The subtitle",
        "21 November 2026, 1a2b3c4",
        "Independent work.",
        "Report errors.",
    ):
        assert words in cover
    assert "Every element" in contents
    assert f"Page 3 of {len(reader.pages)}" in third
    assert "The running head" in third
    assert reader.page_labels[:3] == ["1", "2", "3"]


def test_bookmarks_follow_the_headings(pdf):
    html = "<h1>A</h1><h2>A one</h2><h4>A one deep</h4><h3>A one deeper</h3><h2>A two</h2><h1>Again</h1>"
    outline = open_pdf(pdf(html, "<h1>B</h1>")).outline

    def shape(items):
        return [shape(one) if isinstance(one, list) else one.title for one in items]

    assert shape(outline) == ["A", ["A one", ["A one deep", "A one deeper"], "A two", "Again"], "B"]


def test_a_link_inside_the_document_tells_a_screen_reader_its_page(everything):
    reader = open_pdf(everything)
    inside = [one.get_object() for page in reader.pages[2:] for one in page.get("/Annots", [])]
    told = [one["/Contents"] for one in inside if "/Dest" in one]
    assert told
    assert all(re.fullmatch(rf"Page [1-9]\d* of {len(reader.pages)}", one) for one in told), told
    assert b"inside:" not in everything


def test_links_inside_the_document_and_out_of_it(pdf):
    first = Chapter(
        "Home",
        "",
        """<h1 id="home">Home</h1><p><a href="countries/se/">page</a> <a href="countries/se/#tel">row</a>
        <a href="countries/se/index.html">index</a> <a href="https://guide.example/en/countries/se/">whole</a>
        <a href="countries/fi/#x">not here</a> <a href="../downloads/a.pdf">file</a>
        <a href="tel:+4611">call</a>
        <a href="https://x.example/a//b?c=(d)#e">out</a> <a href="mailto:a@b.example">write</a></p>""",
    )
    second = Chapter(
        "Sweden",
        "countries/se/",
        """<h1>Sweden</h1><p><a href="../../">home</a> <a href="#home">same id</a> <a href="">self</a></p>
        <p id="home">Same id, another page</p><table><tr id="tel"><td>112</td></tr></table>""",
    )
    assert links(open_pdf(pdf(first, second))) == [
        ("page", 2),
        ("page", 2),
        ("page", 2),
        ("page", 2),
        ("web", "https://guide.example/en/countries/fi/#x"),
        ("web", "https://guide.example/downloads/a.pdf"),
        ("web", "tel:+4611"),
        ("web", "https://x.example/a//b?c=(d)#e"),
        ("web", "mailto:a@b.example"),
        ("page", 1),
        ("page", 2),
        ("page", 2),
    ]


def test_where_nobody_reaches_the_site_its_pages_are_named_without_a_link(pdf):
    page = """<h1>A</h1><p><a href="fi.html">not here</a> <a href="../sv/">other language</a>
        <a href="tel:+4611">call</a> <a href="https://x.example/a">out</a></p>"""
    made = open_pdf(pdf(page, reachable=False))
    assert links(made) == [("web", "tel:+4611"), ("web", "https://x.example/a")]
    assert "not here other language" in " ".join(made.pages[0].extract_text().split())


@pytest.mark.parametrize(
    "target",
    [
        "<p id='x'>Text</p>",
        "<ul><li>a</li><li id='x'><p>b</p></li></ul>",
        "<dl><dt>a</dt><dd id='x'>b</dd></dl>",
        "<table id='x'><caption>c</caption><tr><td>a</td></tr></table>",
        "<table><tr><td>a</td></tr><tr id='x'><td>b</td></tr></table>",
        "<pre id='x'><code>a</code></pre>",
        "<p>a <em id='x'>b</em></p>",
        "<p><a id='x'></a>b</p>",
        "<p><a name='x'></a>b</p>",
        "<hr id='x'>",
        "<div class='admonition note' id='x'><p class='admonition-title'>T</p><p>b</p></div>",
        "<details id='x'><summary>T</summary><p>b</p></details>",
        "<h2>Head <span id='x'>line</span></h2>",
        "<blockquote id='x'><p>b</p></blockquote>",
        "<figure id='x'><img src='../../assets/mark.png' alt='y'></figure>",
        "<div id='x'></div>",
    ],
)
def test_any_element_with_an_id_can_be_linked_to(target, pdf):
    far = "<h1>A</h1><p><a href='../1/#x'>go</a></p>"
    assert links(open_pdf(pdf(far, f"<h1>B</h1>{target}"))) == [("page", 2)]


def test_a_long_table_repeats_its_heads_and_keeps_one_header_row(pdf):
    rows = "".join(f"<tr><td>Row {number}</td><td>x</td></tr>" for number in range(120))
    made = pdf(f"<h1>T</h1><table><thead><tr><th>Headword</th><th>Two</th></tr></thead>{rows}</table>")
    reader = open_pdf(made)
    assert len(reader.pages) > 2
    assert all("Headword" in page.extract_text() for page in reader.pages)
    heads = [node for tag, node in tags(reader) if tag == "TH"]
    assert len(heads) == 2
    assert [tag for tag, _ in tags(reader)].count("TR") == 121


def test_a_wide_table_lies_on_its_side_together_with_its_heading(page, pdf):
    reader = open_pdf(pdf(page("wide")))
    assert all(one.mediabox.width > one.mediabox.height for one in reader.pages)
    assert "The matrix" in reader.pages[0].extract_text()


def test_only_the_table_lies_on_its_side(page, pdf):
    reader = open_pdf(pdf(page("wide") + "<p>After.</p>" + page("wide").replace("h1", "h2") + "<p>End.</p>"))
    shapes = ["wide" if one.mediabox.width > one.mediabox.height else "tall" for one in reader.pages]
    assert [shape for number, shape in enumerate(shapes) if shape != shapes[number - 1]] == [
        "wide",
        "tall",
    ] * 2
    assert "After." in reader.pages[shapes.index("tall")].extract_text()


def test_lists_tables_and_pictures_are_tagged(everything):
    kinds = [tag for tag, _ in tags(open_pdf(everything))]
    assert {"Title", "TOC", "TOCI", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody"} <= set(kinds)
    assert {"Table", "THead", "TH", "TD", "Link", "Figure", "Caption", "BlockQuote", "Code"} <= set(kinds)
    alternatives = [node.get("/Alt") for tag, node in tags(open_pdf(everything)) if tag == "Figure"]
    assert alternatives == ["A blue square", "Two triangles"]


def test_parts_group_the_contents(document, pdf):
    chapters = [
        Chapter("One", "a/", "<h1>One</h1>", part="Basics"),
        Chapter("Two", "b/", "<h1>Two</h1><h2>Deep</h2>", part="Countries"),
        Chapter("Three", "c/", "<h1>Three</h1>", part="Countries"),
    ]
    contents = open_pdf(pdf(*chapters, cover=True, contents_depth=1)).pages[1].extract_text()
    assert "".join(contents.replace(".", "").split()) == "ContentsBasicsOne3CountriesTwo4Three5"


def test_one_chapter_has_its_contents_on_the_cover(pdf):
    reader = open_pdf(pdf("<h1>Sweden</h1><h2>Contacts</h2>", cover=True, contents_depth=None))
    assert len(reader.pages) == 2
    assert "Contacts" in reader.pages[0].extract_text()


def test_a_page_without_a_heading_gets_its_title(pdf):
    assert pdf_text(pdf(Chapter("Named", "x/", "<p>Text</p>"))) == "NamedText"

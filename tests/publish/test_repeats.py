"""The chapter of a measure leads to the countries' chapters, and says nothing that these say."""

from __future__ import annotations

from lxml.html import fragment_fromstring

from guide.pdf import Chapter
from guide.publish.papers.repeats import without_repeats

PAGE = (
    '<h1 id="m">4. Reflection</h1><h2 id="general">What it is</h2><p>Thirty days.</p>'
    '<h2 id="se">Sweden</h2><ul><li>A fact of Sweden</li></ul><p>More</p>'
    '<h2 id="fi">Finland</h2><p>A fact of Finland</p>'
)


def test_countries_stand_in_their_own_chapters(contexts):
    told = without_repeats(Chapter("4", "measures/4-reflection.html", PAGE), contexts["sv"])
    page = fragment_fromstring(told.html, create_parent="div")
    words = page.text_content()
    assert "Thirty days." in words
    assert "fact of" not in words
    assert "More" not in words
    links = [(one.getparent().get("id"), one.text, one.get("href")) for one in page.iter("a")]
    assert links == [
        ("se", "Sverige", "../countries/se.html#reflection"),
        ("fi", "Finland", "../countries/fi.html#reflection"),
    ]
    assert [one.tag for one in page] == ["h1", "h2", "p", "h2", "p", "ul"]


def test_other_pages_stay_as_they_are(contexts):
    for path in ("measures/index.html", "countries/se.html", "background/law.html"):
        chapter = Chapter("x", path, PAGE)
        assert without_repeats(chapter, contexts["en"]) is chapter

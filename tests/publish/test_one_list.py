"""In the whole guide's PDF each source stands once, at the end, and the marks lead there."""

from __future__ import annotations

from lxml.html import fragment_fromstring

from guide.pdf import Chapter
from guide.publish.papers.one_list import with_one_list

ONE = '<li id="{id}" value="{n}">Police: <a href="https://police.example/">Report</a> ({details})</li>'
TWO = '<li id="{id}" value="{n}">Court: <a href="https://court.example/">Judgment</a> (2024; authority)</li>'


def mark(name: str, number: int) -> str:
    return f'<sup class="ref"><a href="#{name}" aria-label="Source {number}">{number}</a></sup>'


def short(path: str, *, lang: str = "", details: str = "2025; police") -> Chapter:
    """A page with the first source at the foot of its section."""
    listed = ONE.format(id="src-1-1", n=1, details=details)
    html = (
        f'<h1 id="a">A</h1><p>Said {mark("src-1-1", 1)}</p><details class="sources-brief"><summary>Sources '
        f'here (1)</summary><div class="sources"><ol>{listed}</ol></div></details><p>After.</p>'
    )
    return Chapter("A", path, f'<div lang="{lang}">{html}</div>' if lang else html)


def full(path: str) -> Chapter:
    """A page with both sources at its end, the other one first."""
    items = TWO.format(id="src-1", n=1) + ONE.format(id="src-2", n=2, details="2025; police")
    return Chapter(
        "B",
        path,
        f'<h1 id="b">B</h1><p>So {mark("src-1", 1)} and {mark("src-2", 2)}</p>'
        f'<h2 id="sources">Sources</h2><div class="sources"><ol>{items}</ol></div>',
    )


def parsed(chapter: Chapter):
    return fragment_fromstring(chapter.html, create_parent="div")


def test_each_source_stands_once_and_marks_have_its_number():
    first, second, last = with_one_list([short("a.html"), full("countries/b.html")], "Sources", "Once each.")
    items = parsed(last).xpath("//div[@class='sources']/ol/li")
    assert [(one.get("id"), one.get("value"), one.text) for one in items] == [
        ("src-1", "1", "Police: "),
        ("src-2", "2", "Court: "),
    ]
    assert last.title == "Sources"
    assert "Once each." in last.html
    assert [(one.text, one.get("href")) for one in parsed(first).xpath("//sup/a")] == [
        ("1", f"{last.path}#src-1")
    ]
    marks = parsed(second).xpath("//sup/a")
    assert [(one.text, one.get("href"), one.get("aria-label")) for one in marks] == [
        ("2", f"../{last.path}#src-2", "Source 2"),
        ("1", f"../{last.path}#src-1", "Source 1"),
    ]


def test_pages_lose_their_lists_and_nothing_else():
    first, second, _ = with_one_list([short("a.html"), full("b.html")], "Sources", "")
    assert parsed(first).text_content() == "ASaid 1After."
    assert parsed(second).text_content() == "BSo 2 and 1"


def test_details_are_in_the_documents_language_where_a_page_has_them():
    english, own = (
        short("a.html", lang="en", details="no date; police"),
        short("b.html", details="utan datum"),
    )
    *_, last = with_one_list([english, own], "Källor", "")
    [item] = parsed(last).xpath("//li")
    assert "utan datum" in item.text_content()
    assert item.get("lang") is None
    *_, last = with_one_list([english], "Källor", "")
    assert parsed(last).xpath("//li/@lang") == ["en"]


def test_pages_without_sources_stay_as_they_are():
    chapters = (Chapter("C", "c.html", "<h1>C</h1><p>Plain.</p>"),)
    assert with_one_list(chapters, "Sources", "") == chapters

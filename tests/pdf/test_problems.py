"""What a PDF cannot show is told to the editor; it does not vanish."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guide.pdf import Chapter, render
from guide.problems import ProblemsFound

HERE = Path(__file__).parent
TEMPLATE = HERE.parent.parent / "overrides" / "pdf"

CASES = {
    "a heading without words": ("<h2> </h2>", "a heading has no words"),
    "an element unknown": ("<video src='x'></video>", "<video> cannot be shown in a PDF"),
    "a button": ("<button class='big'>Press</button>", "<button.big> (Press) cannot be shown in a PDF"),
    "a field": ("<p><input type='text'></p>", "<input> cannot be shown in a PDF"),
    "a tick box outside a list": ("<p><input type='checkbox'></p>", "<input> cannot be shown"),
    "a link around a paragraph": ("<a href='#t'><p>Text</p></a>", "holds a whole paragraph"),
    "a link to nowhere on the page": ("<p><a href='#gone'>x</a></p>", "#gone goes to a place"),
    "a link to nowhere on another": ("<p><a href='../1/#gone'>x</a></p>", "../1/#gone goes to a place"),
    "a link that runs code": ("<p><a href='javascript:x()'>x</a></p>", "javascript:x() leads nowhere"),
    "an image without words": ("<p><img src='../../assets/mark.png'></p>", "has no alternative text"),
    "an image that is not there": ("<p><img src='no.png' alt='x'></p>", "no.png does not exist"),
    "an image from elsewhere": ("<p><img src='https://x.example/a.png' alt='x'></p>", "not part of the site"),
    "an image of another kind": ("<p><img src='a.gif' alt='x'></p>", "a.gif cannot be shown"),
    "a drawing without words": ("<svg role='img'><path d='M0 0'/></svg>", "has no alternative text"),
    "a character without a form": ("<p>Look: 中</p>", "lack “中”"),
}


@pytest.mark.parametrize("name", CASES)
def test_an_editor_is_told(name, pdf):
    html, message = CASES[name]
    faulty = Chapter("A", "part/0/", f"<h1 id='t'>T</h1>{html}", source="docs/en/part/0.md")
    with pytest.raises(ProblemsFound) as found:
        pdf(faulty, "<h1>Another</h1>")
    told = [str(problem) for problem in found.value.problems]
    assert len(told) == 1
    assert told[0].startswith("docs/en/part/0.md: ")
    assert message in told[0]


def test_an_image_outside_the_site_is_not_read(document, tmp_path):
    site = tmp_path / "site"
    shutil.copytree(HERE / "assets", site)
    shutil.copy(HERE / "assets" / "mark.png", tmp_path / "secret.png")
    html = "<h1>T</h1><p><img src='/en/%2e%2e/secret.png' alt='x'></p>"
    with pytest.raises(ProblemsFound, match="does not exist"):
        render(document(html), TEMPLATE, None, site)


def test_all_problems_are_told_at_once(pdf):
    with pytest.raises(ProblemsFound) as found:
        pdf("<h1>A</h1><video></video><form></form>", "<h1>B</h1><iframe></iframe>")
    assert [problem.file for problem in found.value.problems] == ["part/0/", "part/0/", "part/1/"]


def test_a_link_to_a_part_that_only_a_screen_shows_becomes_text(pdf):
    assert pdf("<h1>A</h1><p class='no-print' id='map'>Map</p><p><a href='#map'>See the map</a></p>")

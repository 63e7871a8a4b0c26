"""Text from records stays text: nothing in it acts as Markdown, HTML or table syntax."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement, fragment_fromstring
from markdown import Markdown

from guide.project import Project
from guide.site.prose.tables import name_tables
from guide.site.writing.markdown import Cell, Row, callout, in_language, link, plain, strong, table
from tests.conftest import ROOT

HOSTILE = [
    *(
        "*",
        "**",
        "_",
        "__",
        "`",
        "```",
        "~~",
        "==",
        "^",
        "^^",
        "\\",
        "|",
        "| - |",
        "#",
        "## ",
        "> ",
        "---",
        "===",
    ),
    *(
        "1.",
        "1. ",
        "12) ",
        "- ",
        "+ ",
        "* ",
        ": ",
        "[x](y)",
        "![x](y)",
        "[x]: y",
        "[^1]",
        "[^1]: ",
        "*[HTML]: x",
    ),
    *(
        "<b>",
        "</p>",
        "<script>",
        "<!--",
        "-->",
        "<https://x.example>",
        "a@b.example",
        "&",
        "&amp;",
        "&#42;",
        "&nbsp",
    ),
    *(
        "{",
        "}",
        "{{",
        "}}",
        "{%",
        "{: #x }",
        "{ .x }",
        "{ #x }",
        "$x$",
        "$$",
        "!!! note",
        "??? note",
        "- [ ] ",
    ),
    *(
        "- [x] ",
        "(c)",
        "-->",
        "+++",
        "://",
        "www.x.example",
        "HTML",
        '"',
        "'",
        "“",
        "…",
        " ",
        "  ",
        "é",
        "ї",
        "1",
    ),
]

LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp"))

texts = (
    st.lists(st.sampled_from(HOSTILE) | st.text(LETTERS, max_size=6), min_size=1, max_size=8)
    .map("".join)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


def converter() -> Markdown:
    """Markdown with the extensions of the guide."""
    names, settings_of = [], {}
    for one in Project(ROOT).config["markdown_extensions"]:
        name, options = next(iter(one.items())) if isinstance(one, dict) else (one, {})
        names.append(name)
        settings_of[name] = options or {}
    return Markdown(extensions=names, extension_configs=settings_of)


CONVERTER = converter()


def rendered(markdown: str) -> HtmlElement:
    return fragment_fromstring(CONVERTER.reset().convert(markdown), create_parent="div")


def said(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        ("", "", "./p"),
        ("before\n\n", "\n\nafter", "./p[2]"),
        ("- ", "", "./ul/li"),
        ("1. ", "", "./ol/li"),
        ("- x\n- ", "\n- y", "./ul/li[2]"),
        ("- x\n\n    ", "", "./ul/li/p[2]"),
        ("- x\n\n    - ", "", "./ul/li/ul/li"),
        ("## ", "", "./h2"),
        ("term\n:   ", "", "./dl/dd"),
        ('!!! note "x"\n\n    ', "", "./div/p[2]"),
        ('!!! note "x"\n\n    - ', "", "./div/ul/li"),
        ('<div class="x" markdown>\n\n- ', "\n\n</div>", "./div/ul/li"),
        ("| a | b |\n|---|---|\n| ", " | y |", "./table/tbody/tr/td[1]"),
        ("<table><tr><td>", "</td></tr></table>", "./table//td"),
    ],
)
@settings(max_examples=120, deadline=None)
@given(text=texts)
@example(text="2024. A year and a dot")
@example(text="- a dash")
@example(text="1.")
@example(text="[x]: https://x.example")
def test_text_comes_out_as_it_went_in(before, after, path, text):
    tree = rendered(f"{before}{plain(text)}{after}")
    for mark in tree.xpath(".//a[@class='headerlink']"):
        mark.drop_tree()
    [element] = tree.xpath(path)
    assert said(element) == text
    assert not list(element.iterdescendants())


@settings(max_examples=100, deadline=None)
@given(text=texts)
def test_pieces_made_of_text_hold_that_text(text):
    words = table("x", text, [text, text], [Row([Cell(plain(text)), Cell(strong(text))], {"role": text})])
    made = rendered(f"{words}\n\n{callout('note', text, '- x')}\n\n{link(text, 'https://x.example/a?b=c&d')}")
    assert said(made.find("./table/caption")) == text
    assert [said(one) for one in made.iter("th")] == [text, text, text]
    [cell] = made.iter("td")
    assert said(cell) == said(cell.find("strong")) == text
    assert " ".join(cell.get("data-label").split()) == text
    assert " ".join(made.find("./table/tbody/tr").get("data-role").split()) == text
    assert said(made.xpath("./div/p[@class='admonition-title']")[0]) == text
    [anchor] = made.iter("a")
    assert said(anchor) == text
    assert anchor.get("href") == "https://x.example/a?b=c&d"


def test_text_in_another_language_is_marked():
    assert in_language("Nödnummer", "sv", "sv") == "Nödnummer"
    [span] = rendered(in_language("Nödnummer *", "sv", "en")).iter("span")
    assert (span.get("lang"), span.text) == ("sv", "Nödnummer *")


def test_a_table_in_markdown_is_named_after_its_section():
    html = CONVERTER.reset().convert("## One & *two* { #x }\n\ntext\n\n| a | b |\n|:--|---|\n| c | d |\n")
    [made] = fragment_fromstring(name_tables(html), create_parent="div").iter("table")
    assert made.get("aria-label") == "One & two"
    assert [head.get("scope") for head in made.iter("th")] == ["col", "col"]
    assert said(made) == "a b c d"


def test_other_tables_keep_the_names_they_have():
    made = table("x", "Caption", ["a"], [Row([Cell("b")])])
    assert name_tables(made) == made

"""White space, mixed content and tables of a page, settled."""

from __future__ import annotations

import pytest
from lxml.html import fragment_fromstring

from guide.pdf.page.tree import read, text


def told(nodes: object) -> str:
    """Nodes in few letters: `Para(a _ Strong(b))`; `_` is a space, `/` a new line."""
    if isinstance(nodes, list | tuple):
        return " ".join(filter(None, (told(node) for node in nodes)))
    if not isinstance(nodes, dict):
        return ""
    inside = nodes.get("c")
    match nodes["t"]:
        case "Str" | "Space" | "LineBreak" as kind:
            said = {"Space": "_", "LineBreak": "/"}.get(kind) or inside.replace(" ", ".")
        case "Code" | "CodeBlock" as kind:
            said = f"{kind}[{inside[1]!r}]"
        case "BulletList":
            said = f"Bullets{[told(item) for item in inside]}"
        case "OrderedList":
            said = f"Numbers from {inside[0][0]} {inside[0][1]['t']}{[told(item) for item in inside[1]]}"
        case "DefinitionList":
            said = f"Terms{[(told(term), [told(one) for one in all_]) for term, all_ in inside]}"
        case kind:
            said = f"{kind}({told(inside)})" if inside is not None else kind
    return said


CASES = {
    "spaces shrink to one": ("<p> a\n  b\t<em>c</em>  </p>", "Para(a.b _ Emph(c))"),
    "a space inside a run stands outside it": ("<p>a<strong> b </strong>c</p>", "Para(a _ Strong(b) _ c)"),
    "no two spaces meet": ("<p>a <strong> b</strong></p>", "Para(a _ Strong(b))"),
    "a space that cannot break stays": ("<p>112\u00a033 </p>", "Para(112\u00a033)"),
    "runs of one kind that touch are one": ("<p><em>a</em><em>b</em></p>", "Para(Emph(a b))"),
    "spaces at the end of a line go": ("<p>a <br> b</p>", "Para(a / b)"),
    "an empty paragraph is none": ("<p> </p><p>a</p>", "Para(a)"),
    "words beside blocks are lines": ("<div>a<p>b</p> <em>c</em></div>",
                                      "Div(Plain(a) Para(b) Plain(Emph(c)))"),
    "a tight list": ("<ul><li>a</li> <li>b <ul><li>c</li></ul></li></ul>",
                     "Bullets['Plain(a)', \"Plain(b) Bullets['Plain(c)']\"]"),
    "a loose item": ("<ul><li>a<p>b</p></li></ul>", "Bullets['Para(a) Para(b)']"),
    "numbers from elsewhere": ('<ol start="3" type="a"><li>a</li></ol>',
                               "Numbers from 3 LowerAlpha['Plain(a)']"),
    "two terms, one meaning": ("<dl><dt>a</dt><dt>b</dt><dd>c</dd></dl>", "Terms[('a / b', ['Plain(c)'])]"),
    "code keeps its lines": ("<pre>\na\n  b\n</pre>", "CodeBlock['a\\n  b']"),
    "code in a line has none": ("<p><code>a\n b</code></p>", "Para(Code['a b'])"),
    "a quotation": ("<blockquote><p>a</p></blockquote><hr>", "BlockQuote(Para(a)) HorizontalRule"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_page_is_read(name):
    html, tree = CASES[name]
    assert told(read(fragment_fromstring(html, create_parent="div"))) == tree


def table(html: str) -> list:
    [node] = read(fragment_fromstring(f"<table>{html}</table>", create_parent="div"))
    assert node["t"] == "Table"
    return node["c"]


def cells(rows: list) -> list[list[str]]:
    return [[text(cell[4]).strip() for cell in row[1]] for row in rows]


def test_a_first_row_of_heads_is_the_head():
    _, _, columns, (_, head), [(_, _, _, body)], _ = table(
        "<tr><th>a</th><th>b</th></tr><tr><th>c</th><td>d</td></tr>"
    )
    assert (cells(head), cells(body), len(columns)) == ([["a", "b"]], [["c", "d"]], 2)


def test_a_table_with_all_its_parts():
    _, (_, caption), columns, (_, head), bodies, (_, foot) = table(
        "<caption>What</caption><thead><tr><th colspan='2'>a</th></tr></thead>"
        "<tbody><tr><td rowspan='2' style='text-align: right'>b</td><td>c</td></tr></tbody>"
        "<tbody><tr><td>d</td></tr></tbody><tfoot><tr><td>e</td></tr></tfoot>"
    )
    assert text(caption).strip() == "What"
    assert len(columns) == 2
    assert cells(head) + [row for body in bodies for row in cells(body[3])] + cells(foot) == [
        ["a"], ["b", "c"], ["d"], ["e"],
    ]  # fmt: skip
    _, align, rows, spanned, _ = bodies[0][3][0][1][0]
    assert (align["t"], rows, spanned, head[0][1][0][3]) == ("AlignRight", 2, 1, 2)

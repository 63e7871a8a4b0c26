"""A prepared page as a tree of nodes: blocks and runs of text, with white space and mixed content settled.

The nodes are those of pandoc's document tree, of which the writer knows what can come from a page: each is a
dictionary with its kind `t` and what it holds `c`. Neighbouring words are one `Str`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from lxml.html import HtmlElement

from guide.pdf.page import elements
from guide.pdf.page.markup import MARK

Node = dict[str, Any]

_SPACES = re.compile(r"[ \t\n\r\f]+")
_ALIGN = re.compile(r"text-align:\s*(left|right|center)")
_PARAGRAPHS = frozenset(("Para", "Plain", "Header"))
# A list item with one of these is loose: its plain lines become paragraphs, too.
_LOOSE = frozenset(("Para", "CodeBlock", "Header", "BlockQuote"))
_RUNS = {
    "em": "Emph",
    "strong": "Strong",
    "u": "Underline",
    "s": "Strikeout",
    "sup": "Superscript",
    "sub": "Subscript",
}
_STYLES = {"a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman", "1": "Decimal"}
_SPACE: Node = {"t": "Space"}
_BREAK: Node = {"t": "LineBreak"}


def read(root: HtmlElement) -> list[Node]:
    """The blocks in the element."""
    blocks: list[Node] = []
    line: list[Node] = []

    def end_line() -> None:
        if any(node is not _SPACE for node in line):
            blocks.append({"t": "Plain", "c": _trimmed(line)})
        line.clear()

    _add_text(line, root.text)
    for child in root:
        if child.tag in elements.BLOCKS:
            end_line()
            blocks.extend(_block(child))
        else:
            _add_run(line, child)
        _add_text(line, child.tail)
    end_line()
    return blocks


def marks(attributes: Sequence[Any]) -> dict[str, str]:
    """Our marks among a node's attributes, by name."""
    return dict(attributes[2])


def text(tree: object) -> str:
    """The text of a node or of nodes, for measuring; blocks end with a space."""
    if isinstance(tree, list):
        return "".join(text(part) for part in tree)
    if not isinstance(tree, dict):
        return ""
    match tree["t"], tree.get("c"):
        case "Str", str() as word:
            return word
        case "Code" | "CodeBlock", [_, str() as code]:
            return code
        case "Space" | "LineBreak", _:
            return " "
        case kind, inside:
            return text(inside) + (" " if kind in _PARAGRAPHS else "")


def _attributes(element: HtmlElement) -> list[Any]:
    found = [
        (name.removeprefix(MARK), value) for name, value in element.attrib.items() if name.startswith(MARK)
    ]
    return ["", [], found]


# ------------------------------------------------------------------ runs of text


def _runs(element: HtmlElement) -> list[Node]:
    """What the element holds, as runs of text."""
    line: list[Node] = []
    _add_text(line, element.text)
    for child in element:
        _add_run(line, child)
        _add_text(line, child.tail)
    return line


def _add_text(line: list[Node], text: str | None) -> None:
    if not text:
        return
    words = _SPACES.sub(" ", text)
    if words[0] == " ":
        _add_space(line)
    if inside := words.strip(" "):
        _add(line, {"t": "Str", "c": inside})
        if words[-1] == " ":
            _add_space(line)


def _add_space(line: list[Node]) -> None:
    """A space, but no second one, and none after the end of a line."""
    if not line or (line[-1] is not _SPACE and line[-1] is not _BREAK):
        line.append(_SPACE)


def _add(line: list[Node], node: Node) -> None:
    """A node; two runs of one kind that touch are one run."""
    last = line[-1] if line else None
    if last and last["t"] == node["t"] and node["t"] in _JOINED:
        last["c"] = last["c"] + node["c"]
    else:
        line.append(node)


_JOINED = frozenset(("Str", *_RUNS.values()))


def _add_run(line: list[Node], element: HtmlElement) -> None:
    if not isinstance(element.tag, str):
        return
    if element.tag == "br":
        while line and line[-1] is _SPACE:
            line.pop()
        line.append(_BREAK)
    elif element.tag == "code":
        line.append({"t": "Code", "c": [_attributes(element), _SPACES.sub(" ", element.text_content())]})
    elif element.tag in _RUNS:
        _add_outer(line, _RUNS[element.tag], _runs(element))
    else:
        line.append({"t": "Span", "c": [_attributes(element), _runs(element)]})


def _add_outer(line: list[Node], kind: str, inside: list[Node]) -> None:
    """A run with a look of its own; spaces at its ends stand outside."""
    if inside and inside[0] is _SPACE:
        _add_space(line)
    if words := _trimmed(inside):
        _add(line, {"t": kind, "c": words})
    if len(inside) > 1 and inside[-1] is _SPACE:
        _add_space(line)


def _trimmed(line: list[Node]) -> list[Node]:
    start, stop = 0, len(line)
    while start < stop and line[start] is _SPACE:
        start += 1
    while stop > start and (line[stop - 1] is _SPACE or line[stop - 1] is _BREAK):
        stop -= 1
    return line[start:stop]


# ------------------------------------------------------------------ blocks


def _block(element: HtmlElement) -> Sequence[Node]:
    make = _BLOCKS.get(elements.tag(element))
    return make(element) if make else read(element)


def _paragraph(element: HtmlElement) -> Sequence[Node]:
    words = _trimmed(_runs(element))
    return [{"t": "Para", "c": words}] if words else []


def _heading(element: HtmlElement) -> Sequence[Node]:
    level = int(elements.tag(element)[1])
    return [{"t": "Header", "c": [level, _attributes(element), _trimmed(_runs(element))]}]


def _division(element: HtmlElement) -> Sequence[Node]:
    return [{"t": "Div", "c": [_attributes(element), read(element)]}]


def _items(element: HtmlElement) -> list[list[Node]]:
    return [_settled(read(item)) for item in element if item.tag == "li"]


def _settled(blocks: list[Node]) -> list[Node]:
    if not any(block["t"] in _LOOSE for block in blocks):
        return blocks
    return [{**block, "t": "Para"} if block["t"] == "Plain" else block for block in blocks]


def _bullets(element: HtmlElement) -> Sequence[Node]:
    return [{"t": "BulletList", "c": _items(element)}]


def _numbers(element: HtmlElement) -> Sequence[Node]:
    start = element.get("start") or "1"
    first = int(start) if start.isascii() and start.isdigit() else 1
    style = {"t": _STYLES.get(element.get("type") or "", "DefaultStyle")}
    return [{"t": "OrderedList", "c": [[first, style, {"t": "DefaultDelim"}], _items(element)]}]


def _meanings(element: HtmlElement) -> Sequence[Node]:
    pairs: list[tuple[list[Node], list[list[Node]]]] = []
    for one in element:
        if one.tag == "dt":
            words = _trimmed(_runs(one))
            if pairs and not pairs[-1][1]:
                pairs[-1][0].extend([_BREAK, *words])
            else:
                pairs.append((words, []))
        elif one.tag == "dd" and pairs:
            pairs[-1][1].append(_settled(read(one)))
    return [{"t": "DefinitionList", "c": pairs}]


def _quote(element: HtmlElement) -> Sequence[Node]:
    return [{"t": "BlockQuote", "c": _settled(read(element))}]


def _listing(element: HtmlElement) -> Sequence[Node]:
    code = element.text_content().removeprefix("\n").rstrip("\n")
    return [{"t": "CodeBlock", "c": [_attributes(element), code]}]


def _rule(_: HtmlElement) -> Sequence[Node]:
    return [{"t": "HorizontalRule"}]


# ------------------------------------------------------------------ tables


def _table(element: HtmlElement) -> Sequence[Node]:
    head = [row for part in element.iterchildren("thead") for row in _rows(part)]
    bodies = [list(_rows(part)) for part in element.iterchildren("tbody")]
    bodies += [rows] if (rows := list(_rows(element))) else []
    foot = [row for part in element.iterchildren("tfoot") for row in _rows(part)]
    if not head and bodies and _is_head(element):
        head.append(bodies[0].pop(0))
    caption = next((read(one) for one in element.iterchildren("caption")), [])
    count = max((sum(cell[3] for cell in row[1]) for row in _every(head, bodies, foot)), default=0)
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}] for _ in range(count)]
    empty: list[Any] = ["", [], []]
    parts = [[empty, 0, [], rows] for rows in bodies]
    return [
        {
            "t": "Table",
            "c": [_attributes(element), [None, caption], columns, [empty, head], parts, [empty, foot]],
        }
    ]


def _every(head: list[Any], bodies: list[list[Any]], foot: list[Any]) -> Iterator[Any]:
    yield from head
    for rows in bodies:
        yield from rows
    yield from foot


def _is_head(table: HtmlElement) -> bool:
    """Whether the first row, which is in no head, has heads only."""
    first = next(table.iter("tr"), None)
    return first is not None and len(first) > 0 and all(cell.tag == "th" for cell in first)


def _rows(part: HtmlElement) -> Iterator[Any]:
    for row in part.iterchildren("tr"):
        yield [_attributes(row), [_cell(cell) for cell in row if cell.tag in ("td", "th")]]


def _cell(cell: HtmlElement) -> list[Any]:
    found = _ALIGN.search(cell.get("style") or "")
    align = {"t": f"Align{(found[1] if found else cell.get('align') or 'default').capitalize()}"}
    return [_attributes(cell), align, _span(cell, "rowspan"), _span(cell, "colspan"), read(cell)]


def _span(cell: HtmlElement, name: str) -> int:
    count = cell.get(name) or "1"
    return max(1, int(count)) if count.isascii() and count.isdigit() else 1


_BLOCKS: dict[str, Callable[[HtmlElement], Sequence[Node]]] = {
    "p": _paragraph,
    "div": _division,
    "ul": _bullets,
    "ol": _numbers,
    "dl": _meanings,
    "blockquote": _quote,
    "pre": _listing,
    "hr": _rule,
    "table": _table,
    **dict.fromkeys(elements.HEADINGS, _heading),
}

"""Blocks of text: block nodes as Typst calls to the template."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any

from guide.pdf.page.tree import Node, marks, text
from guide.pdf.typesetting import inlines, tables
from guide.pdf.typesetting.literal import array, boolean, call, content, string

_BODY, _GLANCE, _SMALL = 10.0, 12.0, 8.5  # sizes of text in tables, in points
_SHORT = 1100  # letters that a box may hold and still be kept on one page
_FEW = 700  # letters before a wide table that are too few for a page of their own
_NUMBERINGS = {"LowerAlpha": "a.", "UpperAlpha": "A.", "LowerRoman": "i.", "UpperRoman": "I."}
_BOXES = {"glance": _GLANCE, "sources": _SMALL, "notes": _SMALL, "unknown": _BODY, "who": _BODY}


@dataclass(frozen=True)
class Place:
    """Where a block stands: in the running text (`top`) or within another, and how large tables are there."""

    top: bool = True
    size: float = _BODY


def write(nodes: Sequence[Node], place: Place) -> str:
    """The nodes as one Typst expression."""
    return content(expressions(nodes, place))


def expressions(nodes: Sequence[Node], place: Place) -> list[str]:
    """The nodes as Typst expressions."""
    found: list[list[str]] = []
    for number, node in enumerate(nodes):
        if node["t"] != "Table":
            found.append(_block(node, place, is_last=number + 1 == len(nodes)))
            continue
        inside = partial(write, place=replace(place, top=False))
        table = tables.write(node, inside, top=place.top, size=place.size)
        if table.landscape:
            start = _introduction(nodes, number)
            taken = chain.from_iterable(found[start:])
            found[start:] = [[call("sideways", content([*taken, table.typst]))], *([[]] * (number - start))]
        else:
            found.append([table.typst])
    return list(chain.from_iterable(found))


def _introduction(nodes: Sequence[Node], table: int) -> int:
    """Where the headings and the few lines begin that go along to a page that lies on its side."""
    start = table
    while start and nodes[start - 1]["t"] in ("Header", "Para", "Plain"):
        start -= 1
    while start < table and (nodes[start]["t"] != "Header" or len(text(nodes[start:table])) > _FEW):
        start += 1
    return start


def _block(node: Node, place: Place, *, is_last: bool) -> list[str]:
    if node["t"] in ("Para", "Plain"):
        return _paragraph(node["c"], is_plain=node["t"] == "Plain", leads=not is_last)
    if node["t"] == "Div":
        return _division(node, place)
    return [_WRITERS[node["t"]](node.get("c"), replace(place, top=False))]


def _heading(parts: Any, _: Place) -> str:
    level, attributes, words = parts
    return call("section", str(level), string(marks(attributes)["label"]), inlines.write(words))


def _numbers(parts: Any, place: Place) -> str:
    (start, style, _), items = parts
    numbering = string(_NUMBERINGS.get(style["t"], "1."))
    entries = (_numbered(item, place) for item in items)
    tight = boolean(_is_tight(items))
    return call("enum", *entries, start=str(start), numbering=numbering, tight=tight)


def _paragraph(nodes: Sequence[Node], *, is_plain: bool, leads: bool) -> list[str]:
    anchors = [node for node in nodes if inlines.is_anchor(node)]
    others = [node for node in nodes if not inlines.is_anchor(node)]
    if not others:
        return inlines.expressions(anchors)
    if len(others) == 1 and inlines.role(others[0]) == "picture":
        return [*inlines.expressions(anchors), call("block", inlines.picture(others[0]))]
    if is_plain:
        return inlines.expressions(nodes)
    introduces = leads and text(others).rstrip().endswith(":")
    return [call("lead" if introduces else "par", inlines.write(nodes))]


def _numbered(item: Sequence[Node], place: Place) -> str:
    mark = next((node for node in _first_inlines(item) if inlines.role(node) == "number"), None)
    if mark is None:
        return call("enum.item", write(item, place))
    return call("enum.item", marks(mark["c"][0])["number"], write(_without("number", item), place))


def _bullets(items: Sequence[Sequence[Node]], place: Place) -> str:
    ticks = [_tick(item) for item in items]
    tight = boolean(_is_tight(items))
    if not any(ticks):
        return call("list", *(call("list.item", write(item, place)) for item in items), tight=tight)
    boxes = array(string(tick) for tick in ticks)
    bodies = (call("enum.item", write(_without("box", item), place)) for item in items)
    return call("tasks", boxes, *bodies, tight=tight)


def _tick(item: Sequence[Node]) -> str:
    """The state of the item's tick box, or "" if it has none."""
    first = next((node for node in _first_inlines(item) if not inlines.is_anchor(node)), None)
    return marks(first["c"][0])["kind"] if first and inlines.role(first) == "box" else ""


def _without(role: str, item: Sequence[Node]) -> list[Node]:
    """The item without the inline marks of a role."""
    first = _first_inlines(item)
    kept = [node for node in first if inlines.role(node) != role]
    if len(kept) == len(first):
        return list(item)
    return [{"t": item[0]["t"], "c": kept}, *item[1:]]


def _first_inlines(item: Sequence[Node]) -> Sequence[Node]:
    return item[0]["c"] if item and item[0]["t"] in ("Plain", "Para") else []


def _is_tight(items: Sequence[Sequence[Node]]) -> bool:
    return not any(block["t"] == "Para" for item in items for block in item)


def _term(term: Sequence[Node], meanings: Sequence[Sequence[Node]], place: Place) -> str:
    blocks = [{**block, "t": "Para"} if block["t"] == "Plain" else block for block in chain(*meanings)]
    return call("terms.item", inlines.write(term), write(blocks, place))


def _division(node: Node, place: Place) -> list[str]:
    attributes, nodes = node["c"]
    found = marks(attributes)
    inside = replace(place, top=False)
    if "lang" in found:
        return [inlines.in_language(found["lang"], write(nodes, inside))]
    match found.get("role", ""):
        case "callout":
            made = [_callout(found["kind"], nodes, inside)]
        case "figure":
            rest, caption = _split(nodes, "caption")
            made = [call("illustration", write(rest, inside), write(caption, inside) if caption else "none")]
        case "cards":
            made = [card for block in nodes for card in _cards(block, inside)]
        case "room":
            made = [_room(nodes, inside)]
        case box if box in _BOXES:
            body = write(nodes, replace(inside, size=_BOXES[box]))
            made = [call(f"box-{box}", body, short=boolean(len(text(nodes)) < _SHORT))]
        case _:
            made = expressions(nodes, place)
    return made


def _callout(kind: str, nodes: Sequence[Node], place: Place) -> str:
    rest, title = _split(nodes, "title")
    short = boolean(len(text(nodes)) < _SHORT)
    heading = write(title, place) if title else "none"
    return call("callout", string(kind), heading, write(rest, place), short=short)


def _room(nodes: Sequence[Node], place: Place) -> str:
    """Room to write on: its head, what is asked, item by item, and what stands below."""
    at = next(number for number, node in enumerate(nodes) if node["t"] == "BulletList")
    asked = [write(item, place) for item in nodes[at]["c"]]
    return call("room", write(nodes[:at], place), array(asked), write(nodes[at + 1 :], place))


def _cards(node: Node, place: Place) -> list[str]:
    if node["t"] not in ("BulletList", "OrderedList"):
        return _block(node, place, is_last=True)
    items = node["c"] if node["t"] == "BulletList" else node["c"][1]
    return [call("cards", *(write(item, place) for item in items))]


_WRITERS: dict[str, Callable[[Any, Place], str]] = {
    "Header": _heading,
    "BulletList": _bullets,
    "OrderedList": _numbers,
    "DefinitionList": lambda pairs, place: call("terms", *(_term(one, all_, place) for one, all_ in pairs)),
    "BlockQuote": lambda nodes, place: call("quoted", write(nodes, place)),
    "CodeBlock": lambda parts, _: call("listing", string(parts[1])),
    "HorizontalRule": lambda _, __: "rule()",
}


def _split(nodes: Sequence[Node], role: str) -> tuple[list[Node], list[Node]]:
    """The nodes without the one in this role, and what that one holds."""
    named = [node for node in nodes if node["t"] == "Div" and marks(node["c"][0]).get("role") == role]
    rest = [node for node in nodes if node not in named]
    return rest, list(chain.from_iterable(node["c"][1] for node in named))

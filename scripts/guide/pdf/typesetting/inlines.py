"""Runs of text: inline nodes as Typst."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from guide.pdf.page.elements import LONGEST_NUMBER
from guide.pdf.page.tree import Node, marks, text
from guide.pdf.typesetting.literal import boolean, call, content, string

_WRAPPERS = {
    "Emph": "emph",
    "Strong": "strong",
    "Underline": "underline",
    "Strikeout": "strike",
    "Superscript": "super",
    "Subscript": "sub",
    "SmallCaps": "smallcaps",
}
_SHORT_STATUS = 30  # letters that a status tag may have to stay on one line
_SPACES = ("Space", "SoftBreak")
_LINKS = ("to", "web", "source")
_LOOKS = {"mark": "mark-ref", "key": "key", "marked": "marked", "little": "little"}


def write(nodes: Sequence[Node]) -> str:
    """The nodes as one Typst expression."""
    return content(expressions(nodes))


def expressions(nodes: Sequence[Node]) -> list[str]:
    """The nodes as Typst expressions; neighbouring words become one string."""
    found: list[str] = []
    words: list[str] = []
    for node in _trimmed(nodes):
        if node["t"] == "Str" or node["t"] in _SPACES:
            words.append(node["c"] if node["t"] == "Str" else " ")
            continue
        if words:
            found.append(string("".join(words)))
            words = []
        found.extend(_expression(node))
    if words:
        found.append(string("".join(words)))
    return found


def is_anchor(node: Node) -> bool:
    """Whether the node is only a place that links go to."""
    return node["t"] == "Span" and marks(node["c"][0]).get("role") == "anchor"


def role(node: Node) -> str:
    """The role of a run of text, or ""."""
    return marks(node["c"][0]).get("role", "") if node["t"] == "Span" else ""


def picture(node: Node) -> str:
    """A picture as Typst, without a place in the text or on the page."""
    found = marks(node["c"][0])
    return call("picture", string(found["file"]), string(found["alt"]), found["width"])


def _trimmed(nodes: Sequence[Node]) -> Sequence[Node]:
    """Without the spaces at both ends, which HTML does not show."""
    start, stop = 0, len(nodes)
    while start < stop and nodes[start]["t"] in _SPACES:
        start += 1
    while stop > start and nodes[stop - 1]["t"] in _SPACES:
        stop -= 1
    anchors = 0
    while start + anchors < stop and is_anchor(nodes[start + anchors]):
        anchors += 1
    if anchors:
        return [*nodes[start : start + anchors], *_trimmed(nodes[start + anchors : stop])]
    return nodes[start:stop]


def _inner(nodes: Sequence[Node]) -> str:
    return content(_kept(nodes))


def _kept(nodes: Sequence[Node]) -> list[str]:
    """Within a run, spaces at the ends count."""
    return expressions([{"t": "Str", "c": " "} if node["t"] in _SPACES else node for node in nodes])


def _expression(node: Node) -> list[str]:
    kind = node["t"]
    if kind in _WRAPPERS:
        return [call(_WRAPPERS[kind], _inner(node["c"]))]
    if kind == "Code":
        return [call("raw", string(node["c"][1]))]
    if kind == "LineBreak":
        return ["linebreak()"]
    if kind == "Span":
        return _span(marks(node["c"][0]), node)
    raise AssertionError(f"no page can hold a run of this kind: {kind}")


def _span(found: dict[str, str], node: Node) -> list[str]:
    role = found.get("role", "")
    if role in _SPECIAL:
        return [_SPECIAL[role](found, node)]
    if role in _LINKS:
        return [call(role, string(found["target"]), _inner(node["c"][1]))]
    if role in _LOOKS:
        return [call(_LOOKS[role], _inner(node["c"][1]))]
    if "lang" in found:
        return [in_language(found["lang"], _inner(node["c"][1]))]
    return _kept(node["c"][1])


def _status(found: dict[str, str], node: Node) -> str:
    short = boolean(len(text(node["c"][1])) <= _SHORT_STATUS)
    return call("status", string(found["kind"]), _inner(node["c"][1]), short=short)


def _phone(_: dict[str, str], node: Node) -> str:
    short = boolean(len(text(node["c"][1])) <= LONGEST_NUMBER)
    return call("phone", _inner(node["c"][1]), short=short)


_SPECIAL: dict[str, Callable[[dict[str, str], Node], str]] = {
    "anchor": lambda found, _: call("anchor", string(found["label"])),
    "picture": lambda _, node: call("box", picture(node)),
    "box": lambda found, _: call("tick", string(found["kind"])),
    "status": _status,
    "phone": _phone,
}


def in_language(tag: str, body: str) -> str:
    """Content in another language than its surroundings."""
    return call("in-language", *language(tag), body)


def language(tag: str) -> tuple[str, str]:
    """A BCP 47 tag as Typst's language and region."""
    name, *rest = tag.replace("_", "-").split("-")
    region = next((part.upper() for part in rest if len(part) == 2), "")
    return string(name.lower()), string(region) if region else "none"

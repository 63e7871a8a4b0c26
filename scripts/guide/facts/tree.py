"""A record file as a tree of plain YAML, read safely, and the line on which each value stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.composer import Composer
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import Node
from ruamel.yaml.reader import ReaderError

from guide.facts.rules import INVISIBLE

MAX_BYTES = 1_000_000
MAX_DEPTH = 12
"""Levels within levels; a record has at most seven."""

Place = tuple[str | int, ...]
"""Where a value stands in the file: keys and list positions from the top."""

_GENERAL = "check quotes, colons and indentation"
# What the parser says, and the same in words that help.
_PARSER = (
    (r"quoted scalar", "a quote opens here and does not close", "close it"),
    (r"character '\\t'", "the line holds a tab", "use spaces"),
    (r"mapping values are not", "a colon and a space stand within a value", "put the value in quotes"),
    (r"duplicate key \"([^\"]*)\"", r"the key \1 stands twice", "keep one of the two"),
    (r"another document", "--- begins a second record", "keep one record in a file"),
    (r"a flow ", "a bracket opens here and does not close", "close it, or put the value in quotes"),
    (r"but found '(<block|-)", "the line is not indented like those beside it", "line them up with spaces"),
    (r"maximum depth", "the lines are nested too deeply", "take out brackets or indentation"),
)


class Unreadable(Exception):
    """The file is no record at all; `line` is 0 where the whole file is meant."""

    def __init__(self, line: int, what: str, instead: str) -> None:
        super().__init__(what)
        self.line, self.what, self.instead = line, what, instead


RECORD_KEYS = "country:, name:, checked:, sources: and facts:"


def read_tree(path: Path, first_keys: str = RECORD_KEYS) -> CommentedMap:
    """The file's tree; Unreadable where it is too large, not text, or not plain YAML 1.2.

    `first_keys` is what to begin with where the file holds no keys at all.
    """
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        raise Unreadable(0, f"the file has {len(data):,} bytes", f"keep a record under {MAX_BYTES:,} bytes")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise Unreadable(line, "the file is not UTF-8 text", "save it as UTF-8") from None
    if found := INVISIBLE.search(text):
        raise _invisible(text, found.start())
    tree = _parse(text)
    if not isinstance(tree, CommentedMap):
        raise Unreadable(1, "the file holds no record", f"begin with {first_keys}")
    return tree


def line_of(tree: CommentedMap, place: Place) -> int:
    """Line of the deepest part of `place` that the file has, counted from 1."""
    node: Any = tree
    line = 1
    for step in place:
        if not isinstance(node, CommentedMap | CommentedSeq):
            break
        try:
            position = node.lc.key(step) if isinstance(node, CommentedMap) else node.lc.item(step)
            line, node = position[0] + 1, node[step]
        except (KeyError, IndexError, TypeError):
            break
    return line


def plain(node: Any) -> Any:
    """The tree as plain Python values, since the models refuse the parser's own types."""
    if isinstance(node, CommentedMap):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        return tuple(plain(value) for value in node)
    if isinstance(node, bool) or node is None:
        return node
    for kind in (int, float, str):
        if isinstance(node, kind):
            return kind(node)
    return node


class _PlainComposer(Composer):
    """Refuses references and types of one's own: a reader could not see what the record says."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.parser.peek_event()
        if isinstance(event, AliasEvent) or event.anchor or event.tag:
            raise Unreadable(
                event.start_mark.line + 1, "a value begins with &, * or !", "put the value in quotes"
            )
        return super().compose_node(parent, index)


class _PlacedConstructor(RoundTripConstructor):
    """Tells the line of a value that looks like a date or a number and is none."""

    def construct_object(self, node: Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except ValueError:
            what = f"{node.value[:40]} is no day and no number"
            raise Unreadable(node.start_mark.line + 1, what, "correct it, or put it in quotes") from None


def _parse(text: str) -> Any:
    yaml = YAML(typ="rt", pure=True)
    yaml.version = (1, 2)
    yaml.max_depth = MAX_DEPTH
    yaml.Composer, yaml.Constructor = _PlainComposer, _PlacedConstructor
    try:
        return yaml.load(text)
    except MarkedYAMLError as fault:
        raise _explained(fault) from None
    except ReaderError as fault:
        raise _invisible(text, fault.position) from None
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as fault:
        # Not faults of the parser's own: a key that is itself a list, an escape beyond Unicode.
        raise Unreadable(0, f"this is not YAML: {fault}", _GENERAL) from None


def _invisible(text: str, position: int) -> Unreadable:
    line = text.count("\n", 0, position) + 1
    what = f"the line holds the invisible character U+{ord(text[position]):04X}"
    return Unreadable(line, what, "take it out")


def _explained(fault: MarkedYAMLError) -> Unreadable:
    # What stands open is told by where it opens; the parser itself only notices at the end.
    opens = re.search(r"quoted|flow", fault.context or "")
    mark = fault.context_mark if opens and fault.context_mark else fault.problem_mark
    line = mark.line + 1 if mark else 0
    said = f"{fault.context or ''}: {fault.problem or ''}"
    for pattern, what, instead in _PARSER:
        if found := re.search(pattern, said):
            return Unreadable(line, found.expand(what), instead)
    return Unreadable(line, f"this is not YAML: {fault.problem}", _GENERAL)

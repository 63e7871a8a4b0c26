"""A record file as a tree of plain YAML, read safely, and the line on which each value stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from guide.facts.rules import INVISIBLE

MAX_BYTES = 1_000_000
MAX_DEPTH = 12
"""Levels within levels; a record has at most seven."""

Place = tuple[str | int, ...]
"""Where a value stands in the file: keys and list positions from the top."""

_GENERAL = "check quotes, colons and indentation"
_NOT_PLAIN = ("a value begins with &, * or !", "put the value in quotes")
_TAB = ("the line holds a tab", "use spaces")
# What the parser says, and the same in words that help.
_PARSER = (
    (r"quoted scalar", "a quote opens here and does not close", "close it"),
    (r"mapping values are not", "a colon and a space stand within a value", "put the value in quotes"),
    (r"a flow ", "a bracket opens here and does not close", "close it, or put the value in quotes"),
    (r"while scanning an (anchor|alias)|while (scanning|parsing) a tag", *_NOT_PLAIN),
    (r"tab character", *_TAB),
    (
        r"but found '(<block|-)|expected (key|'-')",
        "the line is not indented like those beside it",
        "line them up with spaces",
    ),
)


_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")

# The parser in C, where there is one: ten times as fast.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUOTES = ("'", '"')
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None} | {
    form: word == "true" for word in ("true", "false") for form in (word, word.title(), word.upper())
}
_WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_CALENDAR = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")


class Map(dict[str, Any]):
    """Keys with values; `lines` has the line of each key."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, int] = {}


class Seq(list[Any]):
    """A list; `lines` has the line of each entry."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[int] = []


class Unreadable(Exception):
    """The file is no record at all; `line` is 0 where the whole file is meant."""

    def __init__(self, line: int, what: str, instead: str) -> None:
        super().__init__(what)
        self.line, self.what, self.instead = line, what, instead


RECORD_KEYS = "country:, name:, checked:, sources: and facts:"


def read_tree(path: Path, first_keys: str = RECORD_KEYS) -> Map:
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
    if found := INVISIBLE.search(text) or _NO_CHARACTER.search(text):
        raise _invisible(text, found.start())
    tree = parse(text)
    if not isinstance(tree, Map):
        raise Unreadable(1, "the file holds no record", f"begin with {first_keys}")
    return tree


def line_of(tree: Map, place: Place) -> int:
    """Line of the deepest part of `place` that the file has, counted from 1."""
    node: Any = tree
    line = 1
    for step in place:
        if not isinstance(node, Map | Seq):
            break
        try:
            line, node = node.lines[step], node[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            break
    return line


def plain(node: Any) -> Any:
    """The tree as plain Python values: the models want tuples where the file has lists."""
    if isinstance(node, Map):
        return {key: plain(value) for key, value in node.items()}
    if isinstance(node, Seq):
        return tuple(plain(value) for value in node)
    return node


def parse(text: str) -> Any:
    """What the text holds: maps, lists, and plain values; Unreadable where it is not plain YAML 1.2."""
    try:
        return _Builder().build(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as fault:
        raise _open_quote(text) or _explained(text, fault) from None
    except yaml.reader.ReaderError as fault:
        raise Unreadable(0, f"this is not YAML: {fault.reason}", _GENERAL) from None


class _Builder:
    """Builds the tree event by event, so that no depth of nesting can exhaust the interpreter.

    Refuses references and types of one's own: a reader could not see what the record says.
    """

    def __init__(self) -> None:
        self._root: list[Any] = []
        self._open: list[Map | Seq] = []
        self._keys: list[str | None] = []
        """For each open map, the key whose value comes next."""

    def build(self, events: Iterable[yaml.Event]) -> Any:
        """The tree of one document; None where there is none."""
        for event in events:
            line = event.start_mark.line + 1 if event.start_mark else 0
            if isinstance(event, yaml.DocumentStartEvent):
                self._document(event, line)
            if isinstance(event, yaml.AliasEvent):
                raise Unreadable(line, *_NOT_PLAIN)
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event, line)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._begin(event, line)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._open.pop()
                self._keys.pop()
        return self._root[0] if self._root else None

    def _document(self, event: yaml.DocumentStartEvent, line: int) -> None:
        if self._root:
            raise Unreadable(line, "--- begins a second record", "keep one record in a file")
        if event.version or event.tags:
            raise Unreadable(line, "a line begins with %", "take it out, or put the value in quotes")

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        if event.anchor or event.tag:
            raise Unreadable(line, *_NOT_PLAIN)
        if event.style in _QUOTES and event.end_mark and event.end_mark.line + 1 > line:
            raise _wide_quote(line)
        if stray := _unpaired(event.value, event.style):
            raise Unreadable(line, *stray)
        holder = self._open[-1] if self._open else None
        if isinstance(holder, Map) and self._keys[-1] is None:
            if event.value in holder:
                raise Unreadable(line, f"the key {event.value} stands twice", "keep one of the two")
            holder.lines[event.value] = line
            self._keys[-1] = event.value
        else:
            self._add(event.value if event.style else _value(event.value, line), line)

    def _begin(self, event: yaml.CollectionStartEvent, line: int) -> None:
        if event.anchor or event.tag:
            raise Unreadable(line, *_NOT_PLAIN)
        if len(self._open) >= MAX_DEPTH:
            raise Unreadable(line, "the lines are nested too deeply", "take out brackets or indentation")
        if self._open and isinstance(self._open[-1], Map) and self._keys[-1] is None:
            raise Unreadable(line, "a key is itself a list", "write key: value")
        inner = Map() if isinstance(event, yaml.MappingStartEvent) else Seq()
        self._add(inner, line)
        self._open.append(inner)
        self._keys.append(None)

    def _add(self, value: Any, line: int) -> None:
        holder = self._open[-1] if self._open else None
        if holder is None:
            self._root.append(value)
        elif isinstance(holder, Seq):
            holder.append(value)
            holder.lines.append(line)
        else:
            holder[self._keys[-1] or ""] = value
            self._keys[-1] = None


def _value(word: str, line: int) -> Any:
    """What a word without quotes means in YAML 1.2: a number, a day, yes or no, nothing, or text."""
    if word in _WORDS:
        return _WORDS[word]
    try:
        if _WHOLE.fullmatch(word):
            return int(word)
        if _DECIMAL.fullmatch(word):
            return float(word)
        if _CALENDAR.fullmatch(word):
            return date.fromisoformat(word)
    except ValueError:
        what = f"{word[:40]} is no day and no number"
        raise Unreadable(line, what, "correct it, or put it in quotes") from None
    return word


def _unpaired(value: str, style: str | None) -> tuple[str, str] | None:
    """A value that lost one of the quotes around it keeps the other, and YAML takes it for text."""
    for quote in '"' if style else _QUOTES:  # within quotes ' can be the sign of a genitive
        if value.count(quote) % 2:
            if value.endswith(quote):
                return "a quote closes here that was not opened", "put both quotes around the value, or none"
            if value.startswith(quote):
                return "a quote opens here and does not close", "close it"
    return None


def _invisible(text: str, position: int) -> Unreadable:
    line = text.count("\n", 0, position) + 1
    what = f"the line holds the invisible character U+{ord(text[position]):04X}"
    return Unreadable(line, what, "take it out")


def _open_quote(text: str) -> Unreadable | None:
    """A quote that stays open takes in the lines below, and the parser stumbles only at the next quote."""
    opens: int | None = None
    try:
        for token in yaml.scan(text, Loader=_LOADER):
            if isinstance(token, yaml.ScalarToken) and token.style in _QUOTES:
                first, last = token.start_mark.line + 1, token.end_mark.line + 1
                opens = first if last > first else opens
    except yaml.YAMLError:
        pass
    return _wide_quote(opens) if opens else None


def _wide_quote(first: int) -> Unreadable:
    return Unreadable(first, "a quote opens here and does not close on this line", "close it")


def _explained(text: str, fault: yaml.MarkedYAMLError) -> Unreadable:
    # What stands open is told by where it opens; the parser itself only notices at the end.
    opens = re.search(r"quoted|flow", fault.context or "")
    mark = fault.context_mark if opens and fault.context_mark else fault.problem_mark
    line = mark.line + 1 if mark else 0
    said = f"{fault.context or ''}: {fault.problem or ''}"
    if mark and (stray := _stray(text.splitlines()[line - 1 : line], mark.column, said)):
        return Unreadable(line, *stray)
    for pattern, what, instead in _PARSER:
        if re.search(pattern, said):
            return Unreadable(line, what, instead)
    return Unreadable(line, f"this is not YAML: {fault.problem}", _GENERAL)


def _stray(lines: list[str], column: int, said: str) -> tuple[str, str] | None:
    """What the sign at which the parser stumbles says of the fault."""
    above, here = (lines[0][:column].rstrip(), lines[0][column : column + 1]) if lines else ("", "")
    if "cannot start any token" in said:
        return _TAB if here == "\t" else (f"a value begins with {here}", "put the value in quotes")
    if above.endswith(_QUOTES) and "expected" in said:
        return "text stands after the quotes", "put all of it in quotes, and write ' for quotes within"
    return None

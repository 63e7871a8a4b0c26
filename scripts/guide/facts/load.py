"""Read record files safely and tell every fault with its file and line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from guide.facts.consistency import inconsistencies
from guide.facts.models import Record
from guide.problems import Problem, error

MAX_BYTES = 1_000_000
MAX_INDENT = 24

Place = tuple[str | int, ...]
"""Where a value stands in the file: keys and list positions from the top."""

# Pydantic puts the chosen kind of a fact into the path of an error; the file has no such step.
_KINDS = frozenset({"contact", "rule", "statement", "figure", "term"})

_ADVICE = {
    "extra_forbidden": ("the key is not known", "check its spelling against the list of keys in the schema"),
    "missing": ("the key is missing", "add it"),
    "union_tag_not_found": (
        "the key `kind` is missing",
        "add kind: contact, rule, statement, figure or term",
    ),
    "union_tag_invalid": ("this kind does not exist", "write contact, rule, statement, figure or term"),
}


@dataclass(frozen=True)
class Loaded:
    """One record file as read: the record, or the problems that keep it from being one."""

    file: str
    record: Record | None
    problems: tuple[Problem, ...]
    lines: dict[str, int]
    """Line of each fact and unknown entry, by its id."""


def load_file(path: Path, shown_as: str, now: date) -> Loaded:
    """Read and validate one file; `shown_as` names it in messages, `now` is the day of the build."""
    try:
        text = _read(path)
        tree = _parse(text)
    except _Unreadable as fault:
        return Loaded(shown_as, None, (error(shown_as, fault.line, fault.what, fault.instead),), {})
    try:
        record = Record.model_validate(_plain(tree))
    except ValidationError as faults:
        problems = tuple(_explain(shown_as, tree, dict(one)) for one in faults.errors(include_url=False))
        return Loaded(shown_as, None, problems, {})
    found = tuple(
        error(shown_as, line_of(tree, fault.place), fault.what, fault.instead)
        for fault in inconsistencies(record, path.stem, now)
    )
    return Loaded(shown_as, None if found else record, found, _fact_lines(tree))


class _Unreadable(Exception):
    def __init__(self, line: int, what: str, instead: str) -> None:
        super().__init__(what)
        self.line, self.what, self.instead = line, what, instead


def _read(path: Path) -> str:
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        raise _Unreadable(0, f"the file has {len(data):,} bytes", f"keep a record under {MAX_BYTES:,} bytes")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise _Unreadable(line, "the file is not UTF-8 text", "save it as UTF-8") from None
    for number, line_text in enumerate(text.split("\n"), 1):
        if len(line_text) - len(line_text.lstrip(" ")) > MAX_INDENT or line_text.count("[") > MAX_INDENT:
            raise _Unreadable(number, "the line is nested too deeply", "records have at most five levels")
    return text


def _parse(text: str) -> CommentedMap:
    yaml = YAML(typ="rt", pure=True)
    yaml.version = (1, 2)
    try:
        tree = yaml.load(text)
    except MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 0
        raise _Unreadable(
            line, f"this is not YAML: {fault.problem}", "check quotes, colons and indentation"
        ) from None
    except (YAMLError, ValueError, RecursionError) as fault:
        reason = str(fault).split("\n")[0]
        raise _Unreadable(0, f"this is not YAML: {reason}", "check quotes, colons and indentation") from None
    if not isinstance(tree, CommentedMap):
        raise _Unreadable(
            1, "the file holds no record", "begin with country:, name:, checked:, sources: and facts:"
        )
    return tree


def _plain(node: Any) -> Any:
    """The tree as plain Python values, since the models refuse the parser's own types."""
    if isinstance(node, CommentedMap):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        return tuple(_plain(value) for value in node)
    if isinstance(node, bool) or node is None:
        return node
    for kind in (int, float, str):
        if isinstance(node, kind):
            return kind(node)
    return node


def _explain(file: str, tree: CommentedMap, fault: dict[str, Any]) -> Problem:
    place = tuple(step for step in fault["loc"] if step not in _KINDS)
    where = _named(tree, place)
    if fault["type"] == "value_error":
        what, _, instead = str(fault["ctx"]["error"]).partition(" | ")
    elif fault["type"] in _ADVICE:
        what, instead = _ADVICE[fault["type"]]
    else:
        what = str(fault["msg"]).replace("Input should", "the value should")
        instead = f"the file has {_short(fault['input'])}"
    return error(file, line_of(tree, place), f"{where}: {what}", instead)


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) < 60 else text[:57] + "..."


def _named(tree: CommentedMap, place: Place) -> str:
    """The place in words an editor knows: the fact's id in place of its position."""
    names: list[str] = []
    node: Any = tree
    for step in place:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            node = None
        known = isinstance(step, int) and isinstance(node, CommentedMap) and "id" in node
        names.append(
            str(node["id"]) if known else f"`{step}`" if isinstance(step, str) else f"no. {step + 1}"
        )
    return " ".join(names) or "the record"


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


def _fact_lines(tree: CommentedMap) -> dict[str, int]:
    return {
        str(entry["id"]): line_of(tree, (part, index))
        for part in ("facts", "unknown")
        for index, entry in enumerate(tree.get(part) or ())
    }

"""Finds the labels that code and templates show, for the translators' template."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2.ext import babel_extract

from guide.language.messages import Message
from guide.project import Project

_MARKS = frozenset({"gettext", "N_"})


def labels(project: Project) -> Iterator[Message]:
    """Every label once, in order of file and line."""
    seen: set[str] = set()
    for file in _files(project):
        read = _in_template if file.suffix == ".html" else _in_code
        for text in read(file.read_bytes()):
            if text not in seen:
                seen.add(text)
                yield Message(None, text, file.relative_to(project.root).as_posix())


def _files(project: Project) -> list[Path]:
    code = sorted((project.root / "scripts" / "guide").rglob("*.py"))
    return [*sorted(project.overrides.rglob("*.html")), *code]


@cache
def _in_template(source: bytes) -> tuple[str, ...]:
    found = babel_extract(io.BytesIO(source), ["_"], [], {})
    return tuple(text for _line, _function, text, _comments in found if isinstance(text, str))


@cache
def _in_code(source: bytes) -> tuple[str, ...]:
    return tuple(_marked(source))


def _marked(source: bytes) -> Iterator[str]:
    """Texts given to `gettext` or `N_`, also within f-strings, where Babel does not look."""
    if not any(f"{mark}(".encode() in source for mark in _MARKS):
        return  # most modules; to read one takes long
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name in _MARKS and call.args and isinstance(call.args[0], ast.Constant):
            text = call.args[0].value
            if isinstance(text, str) and text:
                yield text

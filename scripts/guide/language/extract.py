"""Finds the labels that code and templates show, for the translators' template."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from jinja2.ext import babel_extract

from guide.language.messages import Message
from guide.project import Project

_MARKS = frozenset({"gettext", "N_"})


def labels(project: Project) -> Iterator[Message]:
    """Every label once, in order of file and line."""
    seen: set[str] = set()
    for file in _files(project):
        for text in _in_template(file) if file.suffix == ".html" else _in_code(file):
            if text not in seen:
                seen.add(text)
                yield Message(None, text, file.relative_to(project.root).as_posix())


def _files(project: Project) -> list[Path]:
    code = sorted((project.root / "scripts" / "guide").rglob("*.py"))
    return [*sorted(project.overrides.rglob("*.html")), *code]


def _in_template(file: Path) -> Iterator[str]:
    with file.open("rb") as source:
        for _line, _function, text, _comments in babel_extract(source, ["_"], [], {}):
            if isinstance(text, str):
                yield text


def _in_code(file: Path) -> Iterator[str]:
    """Texts given to `gettext` or `N_`, also within f-strings, where Babel does not look."""
    calls = [node for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name in _MARKS and call.args and isinstance(call.args[0], ast.Constant):
            text = call.args[0].value
            if isinstance(text, str) and text:
                yield text

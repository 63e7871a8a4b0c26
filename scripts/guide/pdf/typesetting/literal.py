"""Values as Typst source: quoted so that no text can be read as code."""

from __future__ import annotations

from collections.abc import Iterable

_ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\t"): "\\t"}
_ESCAPES |= {code: "" for code in (*range(0x20), 0x7F) if code not in (0x09, 0x0A)}


def string(text: str) -> str:
    """A Typst string; control characters are left out."""
    return f'"{text.translate(_ESCAPES)}"'


def content(expressions: Iterable[str]) -> str:
    """A Typst block that joins the expressions into one piece of content."""
    lines = "\n".join(expressions)
    return f"{{\n{lines}\n}}" if lines else "[]"


def call(function: str, *arguments: str, **named: str) -> str:
    """A Typst function call; underscores in argument names become hyphens."""
    pairs = (f"{name.replace('_', '-')}: {value}" for name, value in named.items())
    return f"{function}({', '.join((*arguments, *pairs))})"


def array(items: Iterable[str]) -> str:
    """A Typst array."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def dictionary(items: dict[str, str]) -> str:
    """A Typst dictionary of expressions."""
    pairs = (f"{string(key)}: {value}" for key, value in items.items())
    return f"({', '.join(pairs) or ':'})"


def boolean(value: bool) -> str:
    """A Typst boolean."""
    return "true" if value else "false"

"""Pandoc, which comes as a wheel: HTML in, its document tree out."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any

import pypandoc

Node = dict[str, Any]
_BLOCKS = frozenset(("Para", "Plain", "Header"))
_COMMAND = ("--from=html-auto_identifiers", "--to=json", "--sandbox")


def read_all(fragments: Sequence[str]) -> list[list[Node]]:
    """The blocks of each HTML fragment; several fragments are read at the same time."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        return list(pool.map(_read, fragments))


def _read(fragment: str) -> list[Node]:
    done = subprocess.run([program(), *_COMMAND], input=fragment.encode(), capture_output=True, check=True)
    blocks: list[Node] = json.loads(done.stdout)["blocks"]
    return blocks


@lru_cache(maxsize=1)
def program() -> str:
    """Where pandoc is."""
    return str(pypandoc.get_pandoc_path())


def marks(attributes: Sequence[Any]) -> dict[str, str]:
    """Our marks among a node's attributes, by name."""
    return {key.removeprefix("g-"): value for key, value in attributes[2] if key.startswith("g-")}


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
        case "Space" | "SoftBreak" | "LineBreak", _:
            return " "
        case kind, inside:
            return text(inside) + (" " if kind in _BLOCKS else "")

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
    """The blocks of each HTML fragment. As many programs run as there are processors, each for its share."""
    shares = _shares(fragments, os.cpu_count() or 1)
    with ThreadPoolExecutor(max_workers=len(shares)) as pool:
        done = pool.map(lambda share: _read([fragments[one] for one in share]), shares)
        found = {
            number: blocks
            for share, read in zip(shares, done, strict=True)
            for number, blocks in zip(share, read, strict=True)
        }
    return [found[number] for number in range(len(fragments))]


def _shares(fragments: Sequence[str], count: int) -> list[list[int]]:
    """The numbers of the fragments in that many shares of about the same length; fewer if there are fewer."""
    shares: list[list[int]] = [[] for _ in range(max(1, min(count, len(fragments))))]
    lengths = [0] * len(shares)
    for number in sorted(range(len(fragments)), key=lambda one: -len(fragments[one])):
        least = lengths.index(min(lengths))
        shares[least].append(number)
        lengths[least] += len(fragments[number])
    return shares


def _read(fragments: Sequence[str]) -> list[list[Node]]:
    page = "".join(f"<div>{fragment}</div>" for fragment in fragments)
    done = subprocess.run([program(), *_COMMAND], input=page.encode(), capture_output=True, check=True)
    return [division["c"][1] for division in json.loads(done.stdout)["blocks"]]


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

"""The program as one hash: whatever was worked out by another one is worked out again."""

from __future__ import annotations

import hashlib
import os
import sys
import zlib
from collections.abc import Iterable
from pathlib import Path

import guide


def program_key() -> str:
    """A hash of the program: its own files, and its libraries."""
    digest = hashlib.sha256()
    package = Path(guide.__file__).parent
    add_files(digest, package, [package])
    digest.update(libraries().encode())
    return digest.hexdigest()[:24]


def libraries() -> str:
    """This Python, and all that is installed for it, by version."""
    found = {one.name for place in sys.path for one in Path(place).glob("*.dist-info")}
    return repr((sys.version, zlib.ZLIB_RUNTIME_VERSION, sorted(found)))


def add_files(digest: hashlib._Hash, root: Path, places: Iterable[Path]) -> None:
    """Add names and contents of all files in these places; names as the ways from `root`."""
    for path in _files(places):
        digest.update(f"{os.path.relpath(path, root)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())


def _files(places: Iterable[Path]) -> Iterable[Path]:
    for place in places:
        if place.is_file():
            yield place
        elif place.is_dir():
            yield from sorted(
                path for path in place.rglob("*") if path.is_file() and "__pycache__" not in path.parts
            )

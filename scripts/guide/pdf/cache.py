"""Finished PDFs, kept under a hash of all that they were made from."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def key(parts: Iterable[bytes]) -> str:
    """A name for the parts: the same parts in the same order, and only those, have the same name."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def load(folder: Path, name: str) -> bytes | None:
    """The PDF of this name, or None."""
    try:
        return (folder / f"{name}.pdf").read_bytes()
    except FileNotFoundError:
        return None


def store(folder: Path, name: str, pdf: bytes) -> None:
    """Keeps the PDF. Other processes see all of it or nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(pdf)
        Path(temporary).replace(folder / f"{name}.pdf")
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise

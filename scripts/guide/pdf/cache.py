"""Finished PDFs, kept under a hash of all that they were made from."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
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
    kept = folder / f"{name}.pdf"
    try:
        pdf = kept.read_bytes()
    except FileNotFoundError:
        return None
    with suppress(FileNotFoundError):
        os.utime(kept)  # used just now: not among the oldest
    return pdf


def forget_oldest(folder: Path, keep: int) -> None:
    """Removes all but the `keep` PDFs that were used last."""
    kept = sorted(folder.glob("*.pdf"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in kept[keep:]:
        file.unlink(missing_ok=True)


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

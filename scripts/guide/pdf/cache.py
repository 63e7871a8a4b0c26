"""Finished PDFs, kept under a hash of all that they were made from."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path


def kept(folder: Path | None, parts: Iterable[bytes], make: Callable[[], bytes]) -> bytes:
    """The PDF that is made from the parts: kept in the folder, or made now and kept. None keeps nothing."""
    if folder is None:
        return make()
    name = _key(parts)
    pdf = _load(folder, name)
    if pdf is None:
        pdf = make()
        _store(folder, name, pdf)
    return pdf


def _key(parts: Iterable[bytes]) -> str:
    """A name for the parts: the same parts in the same order, and only those, have the same name."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def _load(folder: Path, name: str) -> bytes | None:
    """The PDF of this name, or None."""
    file = folder / f"{name}.pdf"
    try:
        pdf = file.read_bytes()
    except FileNotFoundError:
        return None
    with suppress(FileNotFoundError):
        os.utime(file)  # used just now: not among the oldest
    return pdf


def _store(folder: Path, name: str, pdf: bytes) -> None:
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

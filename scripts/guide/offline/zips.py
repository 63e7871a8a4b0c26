"""The ZIP of each language, kept for the next build: one that would be the same is not packed again."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from guide.offline.copies import Copy
from guide.offline.stick import write_zip, zip_name


class Zips:
    """ZIPs that earlier builds of the same `program` have packed, one for each language."""

    def __init__(self, folder: Path, program: str) -> None:
        self._folder, self._program = folder, program

    def lay(self, copy: Copy, site: Path, site_url: str) -> dict[str, int]:
        """Lay the ZIP of a copy among the downloads. Gives the packed size of each file in bytes."""
        kept = self._folder / f"{copy.code}-{self._key(copy, site, site_url)}"
        if not kept.exists():
            self._make(copy, site, site_url, kept)
        shutil.copyfile(kept / zip_name(copy.code), site / "downloads" / zip_name(copy.code))
        packed: dict[str, int] = json.loads((kept / "packed.json").read_text(encoding="utf-8"))
        return packed

    def _make(self, copy: Copy, site: Path, site_url: str, kept: Path) -> None:
        """Pack it in a folder that has its name only when it is whole, and forget the one before."""
        self._folder.mkdir(parents=True, exist_ok=True)
        new = self._folder / f"new-{copy.code}"
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir()
        packed = write_zip(copy, site, site_url, new / zip_name(copy.code))
        (new / "packed.json").write_text(json.dumps(packed), encoding="utf-8")
        for old in self._folder.glob(f"{copy.code}-*"):
            shutil.rmtree(old)
        new.replace(kept)

    def _key(self, copy: Copy, site: Path, site_url: str) -> str:
        """A hash of all that is in the ZIP: the files, the words that it adds, the program that adds them."""
        context = copy.context
        catalog = context.project.translations / f"{copy.code}.po"
        words = catalog.read_bytes() if catalog.exists() else b""
        told = (self._program, copy.code, copy.start, copy.parts, context.edition, site_url)
        digest = hashlib.sha256(repr(told).encode())
        digest.update(hashlib.sha256(words).digest())
        for name in copy.files:
            digest.update(f"{name}\0".encode() + hashlib.sha256((site / name).read_bytes()).digest())
        return digest.hexdigest()[:24]

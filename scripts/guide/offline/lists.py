"""What a copy is compared with: each language's files with their sums, and the edition itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from guide.edition import Edition
from guide.offline.copies import Copy
from guide.offline.stick import zip_name

Row = tuple[str, str, int, int]
"""A file's way from the root of the site, its SHA-256, its size and its packed size in bytes."""


def write_lists(copies: Iterable[Copy], site: Path, packed: Mapping[str, Mapping[str, int]]) -> None:
    """Write `offline/<language>.json` for each copy, then `edition.json`, which names them all."""
    (site / "offline").mkdir(exist_ok=True)
    listed = list(copies)
    languages = [_write_list(copy, site, packed[copy.code]) for copy in listed]
    _write_json(site / "edition.json", {**edition_json(listed[0].context.edition), "languages": languages})


def edition_json(edition: Edition) -> dict[str, Any]:
    """Which edition this is, and where the sums of its downloads are."""
    return {
        "edition": edition.name,
        "date": edition.day.isoformat(),
        "commit": edition.commit,
        "sums": "downloads/SHA256SUMS",
    }


def _write_list(copy: Copy, site: Path, packed: Mapping[str, int]) -> dict[str, Any]:
    context = copy.context
    day = context.words.day(context.edition.day)
    parts = {part: [_row(name, site, packed) for name in names] for part, names in copy.parts.items()}
    own = {"code": copy.code, "name": context.language.name, "start": copy.start, "day": day}
    place = f"offline/{copy.code}.json"
    sum_of_list = _write_json(site / place, {"edition": context.edition.name, **own, "parts": parts})
    archive = f"downloads/{zip_name(copy.code)}"
    return {
        **own,
        "list": place,
        "sha256": sum_of_list,
        "parts": {part: _sizes(rows) for part, rows in parts.items()},
        "zip": {"name": archive, "bytes": (site / archive).stat().st_size},
    }


def _row(name: str, site: Path, packed: Mapping[str, int]) -> Row:
    data = (site / name).read_bytes()
    return (name, hashlib.sha256(data).hexdigest(), len(data), packed[name])


def _sizes(rows: list[Row]) -> dict[str, int]:
    return {"files": len(rows), "bytes": sum(row[2] for row in rows), "packed": sum(row[3] for row in rows)}


def _write_json(path: Path, value: Any) -> str:
    data = (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
    path.write_bytes(data)
    return hashlib.sha256(data).hexdigest()

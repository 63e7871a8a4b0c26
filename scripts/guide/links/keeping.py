"""Files that survive a run that is killed: each is written beside its place, then put there in one step."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def write_lines(path: Path, table: Mapping[str, Any]) -> None:
    """A JSON object with one line a key, sorted, so that a difference is easy to read."""
    rows = [f"{_json(key)}: {_json(value)}" for key, value in sorted(table.items())]
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    with new.open("w", encoding="utf-8") as file:
        file.write("{\n" + ",\n".join(rows) + "\n}\n" if rows else "{}\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)

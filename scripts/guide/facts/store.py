"""All record files of a folder as one `Guide`; files that have not changed are not parsed again."""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
from datetime import date
from pathlib import Path

from guide.facts.guide import Guide
from guide.facts.load import Loaded, load_file
from guide.problems import ProblemsFound, error
from guide.program import libraries


def load_records(folder: Path, project: Path, latest: date, cache: Path | None = None) -> tuple[Loaded, ...]:
    """Read every `*.yml` of the folder, in name order. Faults are in the results, not raised.

    `latest` is the latest day on which somebody can have checked a fact.
    """
    code = _fingerprint(Path(__file__).parent)
    return tuple(_load(path, project, latest, cache, code) for path in sorted(folder.glob("*.yml")))


def load_guide(
    folder: Path, project: Path, now: date, cache: Path | None = None, latest: date | None = None
) -> Guide:
    """The whole of the facts on the day `now`; raises ProblemsFound where any record has a fault."""
    loaded = load_records(folder, project, latest or now, cache)
    problems = [problem for one in loaded for problem in one.problems]
    if not loaded:
        problems = [
            error(folder.relative_to(project), 0, "there is no record in this folder", "add <cc>.yml files")
        ]
    if problems:
        raise ProblemsFound(problems)
    return Guide(tuple(one.record for one in loaded if one.record), now)


def _load(path: Path, project: Path, latest: date, cache: Path | None, code: str) -> Loaded:
    shown = str(path.relative_to(project))
    if cache is None:
        return load_file(path, shown, latest)
    key = hashlib.sha256(
        b"\0".join((path.read_bytes(), shown.encode(), latest.isoformat().encode(), code.encode()))
    )
    kept = cache / f"{path.stem}-{key.hexdigest()[:24]}.pickle"
    if known := _read(kept):
        return known
    loaded = load_file(path, shown, latest)
    if loaded.record:
        _write(kept, pickle.dumps(loaded))
        _forget(kept)
    return loaded


def _forget(kept: Path) -> None:
    """Remove what was kept of earlier states of the same record."""
    stem = kept.name.rpartition("-")[0]
    for other in kept.parent.glob(f"{stem}-*.pickle"):
        if other != kept:
            other.unlink(missing_ok=True)


def _read(path: Path) -> Loaded | None:
    """What was kept; None where there is nothing, or a file that was cut short."""
    try:
        # Only this program writes here, and the name holds the hash of all that went in.
        kept = pickle.loads(path.read_bytes())  # noqa: S301
    except Exception:  # noqa: BLE001 - broken bytes can fail in any way
        return None
    return kept if isinstance(kept, Loaded) else None


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).replace(path)


def _fingerprint(package: Path) -> str:
    digest = hashlib.sha256(libraries().encode())
    for path in sorted(package.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()

"""Whether a site is what a build would make now: then there is nothing to do."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from guide.project import Project
from guide.publish.inputs import tree_key

_NOTE = "built.json"


@dataclass(frozen=True)
class Built:
    """The last build: the key of what it was made from, and that of the files that it made."""

    inputs: str
    files: str


def is_built(project: Project, inputs: str, site: Path) -> bool:
    """Whether `site` holds, file by file, what the last build made from the same inputs."""
    last = _read(project.cache / _NOTE)
    return last is not None and last.inputs == inputs and last.files == tree_key(site)


def note_built(project: Project, inputs: str, site: Path) -> None:
    """Say that `site` was built from these inputs."""
    note = project.cache / _NOTE
    new = note.with_suffix(".new")
    new.write_text(json.dumps(asdict(Built(inputs, tree_key(site)))) + "\n", encoding="utf-8")
    new.replace(note)


def _read(note: Path) -> Built | None:
    try:
        return Built(**json.loads(note.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None

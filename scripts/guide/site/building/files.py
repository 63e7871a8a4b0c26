"""The files from which the site is made: none leads out of the checkout, only known kinds are published."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from guide.problems import Problem, error
from guide.project import Project
from guide.site.prose.allowed import refused

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_KINDS = {
    "assets": frozenset((".css", ".js", ".png", ".jpg", ".jpeg", ".svg", ".webp", ".woff2", ".txt")),
    "facts": frozenset((".yml", ".json")),
    "forms": frozenset((".yml",)),
}
_PAGES = frozenset((".md", ".png", ".jpg", ".jpeg"))
_MAX_BYTES = 5_000_000


def file_problems(project: Project) -> Iterator[Problem]:
    """Faults of names, kinds and places of the files of the guide."""
    for top in (project.docs, project.translations, project.overrides):
        for folder, folders, files in os.walk(top):
            for name in sorted((*folders, *files)):
                path = Path(folder) / name
                shown = path.relative_to(project.root).as_posix()
                yield from _faults(project, path, shown)


def _faults(project: Project, path: Path, shown: str) -> Iterator[Problem]:
    if path.is_symlink():
        yield error(shown, 0, "the file is a link to another place", "put the file itself here")
    elif not (path.is_file() or path.is_dir()):
        yield error(shown, 0, "this is no file", "take it out")
    elif path.is_relative_to(project.docs):
        if not _NAME.fullmatch(path.name):
            what = f"the name {path.name[:60]!r} has other signs than letters, digits, dots and hyphens"
            yield error(shown, 0, what, "rename it")
        if path.is_file():
            yield from _content_faults(project, path, shown)


def _content_faults(project: Project, path: Path, shown: str) -> Iterator[Problem]:
    known = _KINDS.get(path.relative_to(project.docs).parts[0], _PAGES)
    if path.suffix.lower() not in known:
        what = f"no file of the kind {path.suffix or path.name!r} belongs here"
        yield error(shown, 0, what, f"use one of {', '.join(sorted(known))}")
    elif path.stat().st_size > _MAX_BYTES:
        yield error(shown, 0, f"the file is larger than {_MAX_BYTES:,} bytes", "make it smaller")
    elif path.suffix.lower() == ".svg":
        for one in refused(path.read_text(encoding="utf-8", errors="replace")):
            yield error(shown, 0, f"in this drawing {one.what}", one.instead)

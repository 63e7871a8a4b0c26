"""What a build depends on, as keys: what has not changed is not built again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from guide.edition import Edition, last_changes
from guide.program import add_files, program_key
from guide.project import Project

if TYPE_CHECKING:  # only names: whether anything is to do is known before all that builds is loaded
    from guide.language.status import LanguageStatus
    from guide.site.context import Context

_PAST = "GUIDE_EDITIONS"
"""Names the folder of past editions, which are added to the finished pages."""

_LIBRARIES = (
    *("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "pymdown-extensions", "markdown", "babel"),
    *("fonttools", "lxml", "pikepdf", "segno", "typst"),
)
_SETTINGS = ("GUIDE_SITE_URL", "GUIDE_REPO_URL")


def site_key(project: Project, current: Edition, with_pdf: bool) -> str:
    """A hash of all that can change the finished site; what has the same key has the same bytes."""
    root = project.root
    settings = sorted(one for one in os.environ.items() if one[0].startswith(("GUIDE_", "SOURCE_DATE_EPOCH")))
    changes = sorted(last_changes(root).items())
    more = (program_key(), state_key(project, current), settings, with_pdf, changes)
    past = [Path(folder)] if (folder := os.environ.get(_PAST, "")) else []
    asked = [root / "requirements.in", root / "requirements.txt"]
    return _key(root, [*asked, *past], more)


def language_key(context: Context, statuses: tuple[LanguageStatus, ...], program: str) -> str:
    """A hash of all that can change one language; every language's status is on one of them.

    `program` is the program's key.
    """
    project, code = context.project, context.language.code
    docs = project.docs
    folders = [
        docs / project.source_language.code,
        docs / code,
        docs / "assets",
        project.records,
        project.forms,
        project.overrides,
        project.root / "scripts" / "guide",
    ]
    files = [
        project.config_file,
        project.translations / f"{code}.po",
        project.translations / "glossary.yml",
        project.translations / "search.yml",
        project.translations / "sentences.yml",
    ]
    more = (context.edition, statuses, sorted(context.changes.items()), program)
    settings = sorted(
        (key, value) for key, value in os.environ.items() if key.startswith("GUIDE_") and key != _PAST
    )
    return _key(project.root, [*folders, *files], (*more, settings))


def state_key(project: Project, current: Edition) -> str:
    """A hash of all that can change the guide in any language: parts with the same one belong together."""
    folders = [project.docs, project.overrides, project.translations, project.root / "scripts" / "guide"]
    settings = [(name, os.environ.get(name, "")) for name in _SETTINGS]
    return _key(project.root, [*folders, project.config_file], (current, settings))


def tree_key(folder: Path) -> str:
    """A hash of all files in the folder, with their names; empty where there is no such folder."""
    if not folder.is_dir():
        return ""
    digest = hashlib.sha256()
    add_files(digest, folder, [folder])
    return digest.hexdigest()


def _key(root: Path, places: Iterable[Path], more: tuple[object, ...]) -> str:
    digest = hashlib.sha256()
    add_files(digest, root, places)
    digest.update(repr((more, [(name, version(name)) for name in _LIBRARIES])).encode())
    return digest.hexdigest()[:24]

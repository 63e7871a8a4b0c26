"""What a language's pages and PDFs depend on, as one key: what has not changed is not built again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from guide.edition import Edition
from guide.language.status import LanguageStatus
from guide.project import Project
from guide.site.context import Context

_NOT_PAGES = "GUIDE_EDITIONS"
"""Past editions are added to the finished pages."""

_LIBRARIES = (
    *("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "pymdown-extensions", "markdown", "babel"),
    *("fonttools", "lxml", "pikepdf", "segno", "typst"),
)
_SETTINGS = ("GUIDE_SITE_URL", "GUIDE_REPO_URL")


def language_key(context: Context, statuses: tuple[LanguageStatus, ...]) -> str:
    """A hash of all that can change one language; every language's status is on one of them."""
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
    more = (context.edition, statuses, sorted(context.changes.items()))
    settings = sorted(
        (key, value) for key, value in os.environ.items() if key.startswith("GUIDE_") and key != _NOT_PAGES
    )
    return _key(project, [*folders, *files], (*more, settings))


def state_key(project: Project, edition: Edition) -> str:
    """A hash of all that can change the guide in any language: parts with the same one belong together."""
    folders = [project.docs, project.overrides, project.translations, project.root / "scripts" / "guide"]
    settings = [(name, os.environ.get(name, "")) for name in _SETTINGS]
    return _key(project, [*folders, project.config_file], (edition, settings))


def _key(project: Project, places: Iterable[Path], more: tuple[object, ...]) -> str:
    digest = hashlib.sha256()
    for path in _files(places):
        digest.update(f"{path.relative_to(project.root)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    digest.update(repr((more, [(name, version(name)) for name in _LIBRARIES])).encode())
    return digest.hexdigest()[:24]


def _files(places: Iterable[Path]) -> Iterable[Path]:
    for place in places:
        if place.is_file():
            yield place
        elif place.is_dir():
            yield from sorted(
                path for path in place.rglob("*") if path.is_file() and "__pycache__" not in path.parts
            )

"""What a language's pages depend on, as one key: unchanged pages are not built again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from guide.language.status import LanguageStatus
from guide.site.context import Context

_NOT_PAGES = "GUIDE_EDITIONS"
"""Past editions are added to the finished pages."""

_LIBRARIES = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "pymdown-extensions", "markdown", "babel")


def language_key(context: Context, statuses: tuple[LanguageStatus, ...]) -> str:
    """A hash of all that can change the pages of one language; every language's status is on one of them."""
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
    digest = hashlib.sha256()
    for path in _files([*folders, *files]):
        digest.update(f"{path.relative_to(project.root)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    digest.update(repr((context.edition, statuses, sorted(context.changes.items()))).encode())
    digest.update(repr([(name, version(name)) for name in _LIBRARIES]).encode())
    digest.update(
        repr(
            sorted((k, v) for k, v in os.environ.items() if k.startswith("GUIDE_") and k != _NOT_PAGES)
        ).encode()
    )
    return digest.hexdigest()[:24]


def _files(places: Iterable[Path]) -> Iterable[Path]:
    for place in places:
        if place.is_file():
            yield place
        elif place.is_dir():
            yield from sorted(
                path for path in place.rglob("*") if path.is_file() and "__pycache__" not in path.parts
            )

"""Where things are in a checkout, and which languages the guide has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

from guide.problems import ProblemsFound, error

_CODE = re.compile(r"[a-z]{2,3}")
"""A language's code names folders and files, so it is nothing else."""


@dataclass(frozen=True)
class Language:
    """One language of the guide; `name` is its own name for itself."""

    code: str
    name: str


@dataclass(frozen=True)
class Project:
    """A checkout, by its root folder."""

    root: Path

    @property
    def config_file(self) -> Path:
        """The one place for languages, addresses and navigation."""
        return self.root / "mkdocs.yml"

    @property
    def docs(self) -> Path:
        """What a reader reads."""
        return self.root / "docs"

    @property
    def records(self) -> Path:
        """The record files."""
        return self.docs / "facts"

    @property
    def forms(self) -> Path:
        """The guide's own forms."""
        return self.docs / "forms"

    @property
    def translations(self) -> Path:
        """The gettext catalogs."""
        return self.root / "translations"

    @property
    def overrides(self) -> Path:
        """How it looks."""
        return self.root / "overrides"

    @property
    def cache(self) -> Path:
        """Work that need not be done twice; may be deleted at any time."""
        return self.root / ".cache"

    @property
    def site(self) -> Path:
        """The built guide."""
        return self.root / "site"

    @cached_property
    def config(self) -> dict[str, Any]:
        """The parsed `mkdocs.yml`."""
        try:
            with self.config_file.open(encoding="utf-8") as file:
                loaded = yaml_load(file)
        except Exception as fault:  # noqa: BLE001 - the parser's own errors have no common class
            # MkDocs wraps the parser's error in words that name a folder of this computer.
            cause = fault.__context__ or fault
            mark = getattr(cause, "problem_mark", None)
            reason = " ".join(str(getattr(cause, "problem", None) or fault).split())
            raise ProblemsFound(
                [error("mkdocs.yml", mark.line + 1 if mark else 0, f"this is not valid: {reason}", "mend it")]
            ) from None
        if not isinstance(loaded, dict):
            raise ProblemsFound(
                [error("mkdocs.yml", 1, "the file holds no settings", "begin with site_name:")]
            )
        return loaded

    @property
    def site_url(self) -> str:
        """The address at which the site will be found, with a slash at the end."""
        return str(self.config.get("site_url") or "").rstrip("/") + "/"

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """All languages that are built, the source language first."""
        for plugin in self.config.get("plugins") or ():
            if isinstance(plugin, dict) and (found := _languages(plugin.get("i18n"))):
                return found
        raise ProblemsFound(
            [error("mkdocs.yml", 0, "the i18n plugin has no languages", "list them under plugins")]
        )

    @property
    def source_language(self) -> Language:
        """The language that pages and facts are written in."""
        return self.languages[0]

    def language(self, code: str) -> Language:
        """The language of that code; ProblemsFound where it is not built."""
        for language in self.languages:
            if language.code == code:
                return language
        known = ", ".join(language.code for language in self.languages)
        raise ProblemsFound(
            [error("mkdocs.yml", 0, f"there is no language {code!r}", f"choose one of {known}")]
        )


def _languages(options: Any) -> tuple[Language, ...]:
    """The languages that the plugin's options list; ProblemsFound where an entry is none."""
    listed = options.get("languages") if isinstance(options, dict) else None
    found = []
    for one in listed if isinstance(listed, list) else ():
        code, name = (one.get("locale"), one.get("name")) if isinstance(one, dict) else (None, None)
        if not (isinstance(code, str) and _CODE.fullmatch(code) and isinstance(name, str) and name.strip()):
            what = f"{str(one)[:60]} is no language"
            raise ProblemsFound([error("mkdocs.yml", 0, what, "write { locale: de, name: Deutsch }")])
        if one.get("build", True):
            found.append(Language(code, name))
    return tuple(found)


def find_project(start: Path | None = None) -> Project:
    """The checkout that holds `start` (default: the current folder)."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "docs").is_dir():
            return Project(folder)
    raise ProblemsFound(
        [error("mkdocs.yml", 0, "not found in this folder or above it", "run it inside the checkout")]
    )

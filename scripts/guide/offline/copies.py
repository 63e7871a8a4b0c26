"""Which files of the built site make up the copy of one language."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from guide.site.context import Context

SHARED = frozenset({"data", "downloads", "editions", "hosting", "offline"})
"""Folders at the root that belong to no language."""

PARTS = ("pages", "sheets", "countries", "guide")
"""What a reader can choose: all pages, then PDFs: short ones to print, one a country, the whole guide."""

_WITHIN_PAGES = frozenset(
    "css csv gif html ico jpeg jpg js json png svg txt webmanifest webp woff2 xml".split()  # noqa: SIM905
)
_NEVER = frozenset(
    {"404.html", "edition.json", "robots.txt", "sitemap.xml", "staticwebapp.config.json", "sw.js"}
)
_NEEDED = re.compile(rb'<(?:script|link|img)\b[^>]*?\s(?:src|href)="((?:\.\./)+[^":?#]+)')


@dataclass(frozen=True)
class Copy:
    """The files of one language, by part; all as ways from the root of the site."""

    context: Context
    parts: dict[str, tuple[str, ...]]

    @property
    def code(self) -> str:
        """The language."""
        return self.context.language.code

    @property
    def start(self) -> str:
        """Its first page."""
        return f"{self.context.folder(self.code)}index.html"

    @property
    def files(self) -> list[str]:
        """Every file of every part, in order."""
        return sorted(name for part in self.parts.values() for name in part)


def copy_of(context: Context, site: Path) -> Copy:
    """What belongs to the copy of a language: its pages with all that they load, and its PDFs."""
    pages = {path.relative_to(site).as_posix() for path in _own(context, site)}
    pages |= _borrowed(pages, context.folder(context.language.code), site)
    parts: dict[str, list[str]] = {part: [] for part in PARTS}
    parts["pages"] = sorted(pages)
    for path in sorted((site / "downloads").glob(f"*-{context.language.code}.pdf")):
        parts[_part(path.name)].append(f"downloads/{path.name}")
    return Copy(context, {part: tuple(names) for part, names in parts.items()})


def _own(context: Context, site: Path) -> Iterator[Path]:
    """The files below the folder of the language; the source language's is the root itself."""
    others = {one.code for one in context.project.languages} | SHARED if context.source else set()
    top = site / context.folder(context.language.code)
    for path in top.rglob("*"):
        within = path.relative_to(top)
        kept = path.suffix[1:] in _WITHIN_PAGES and within.parts[0] not in others
        if kept and within.as_posix() not in _NEVER and path.is_file():
            yield path


def _borrowed(pages: set[str], folder: str, site: Path) -> set[str]:
    """What pages load from above their language's folder: an untranslated page uses the source's files."""
    if not folder:
        return set()
    found = set()
    for page in pages:
        if page.endswith(".html"):
            for needed in _NEEDED.findall((site / page).read_bytes()):
                goal = posixpath.normpath(
                    posixpath.join(posixpath.dirname(page), unquote(needed.decode("utf-8")))
                )
                if not goal.startswith(folder) and (site / goal).is_file():
                    found.add(goal)
    return {goal for goal in found if not goal.endswith(".html")}


def _part(name: str) -> str:
    kind = name.partition("-")[0]
    return {"guide": "guide", "country": "countries"}.get(kind, "sheets")

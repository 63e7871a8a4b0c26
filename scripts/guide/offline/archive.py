"""The folder of past editions: what each page said, stored once for all editions in which it said the same.

`objects/ab/ab12….html` is the text of a page; `<edition>/edition.json` names the object of each page, and
`<edition>/SHA256SUMS` has the checksums of what could be downloaded.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
from lxml.html import HtmlElement

from guide.offline.copies import SHARED
from guide.problems import GUIDE, Problem, ProblemsFound, error

_ABOUT = "edition.json"
SUMS = "SHA256SUMS"
_NO_PAGES = ("404.html",)
_LEFT_OUT = (
    ".//script",
    ".//form",
    ".//aside[contains(@class, 'page-facts')]",
    ".//aside[contains(@class, 'print-facts')]",
    ".//a[contains(@class, 'headerlink')]",
    ".//div[contains(concat(' ', @class, ' '), ' keep ')]",
)
"""What works only in the living site, or says what differs in each edition."""


@dataclass(frozen=True)
class OldPage:
    """A page of a past edition: the name of its object, its title and its language."""

    text: str
    title: str
    lang: str


@dataclass(frozen=True)
class PastEdition:
    """One edition as it was published; `pages` by their way from the root of the site."""

    day: date
    commit: str
    pages: Mapping[str, OldPage]

    @property
    def name(self) -> str:
        """The name of its folder: `2026-11-21-1a2b3c4`."""
        return f"{self.day.isoformat()}-{self.commit}" if self.commit else self.day.isoformat()


@dataclass(frozen=True)
class Archive:
    """Past editions in a folder."""

    folder: Path

    def editions(self) -> list[PastEdition]:
        """All of them, the newest first; of one day, the one added last comes first."""
        found = [_read(path) for path in self.folder.glob(f"*/{_ABOUT}")]
        return [edition for _, _, edition in sorted(found, key=lambda one: one[:2], reverse=True)]

    def text(self, page: OldPage) -> str:
        """What the page said, as HTML."""
        return self._object(page.text).read_text(encoding="utf-8")

    def sums(self, edition: PastEdition) -> Path:
        """The checksums of its downloads; the file may be missing."""
        return self.folder / edition.name / SUMS

    def add(self, site: Path) -> PastEdition:
        """Keep the edition that is built in `site`; what is kept once is never changed."""
        if not (site / _ABOUT).is_file():
            what = "there is no built guide in this folder"
            raise ProblemsFound([error(site.name, 0, what, f"run {GUIDE} site first")])
        told = json.loads((site / _ABOUT).read_text(encoding="utf-8"))
        texts = dict(_texts(site))
        pages = {name: OldPage(_name(text), title, lang) for name, (text, title, lang) in texts.items()}
        edition = PastEdition(date.fromisoformat(told["date"]), told["commit"], pages)
        before = self.editions()
        for one in before:
            if one.name == edition.name:
                if one.pages != edition.pages:
                    raise ProblemsFound([_differs(edition)])
                return one
        for text, _, _ in texts.values():
            self._keep(text)
        self._write(edition, len(before), site / "downloads" / SUMS)
        return edition

    def _keep(self, text: str) -> None:
        path = self._object(_name(text))
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")

    def _write(self, edition: PastEdition, number: int, sums: Path) -> None:
        folder = self.folder / edition.name
        folder.mkdir(parents=True)
        if sums.exists():
            shutil.copyfile(sums, folder / SUMS)
        pages = {name: asdict(page) for name, page in sorted(edition.pages.items())}
        about = {"date": edition.day.isoformat(), "commit": edition.commit, "number": number, "pages": pages}
        text = json.dumps(about, ensure_ascii=False, indent=0) + "\n"
        # Last: only a whole edition has this file.
        (folder / _ABOUT).write_text(text, encoding="utf-8")

    def _object(self, name: str) -> Path:
        return self.folder / "objects" / name[:2] / f"{name}.html"


def _read(path: Path) -> tuple[date, int, PastEdition]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        pages = {name: OldPage(**page) for name, page in told["pages"].items()}
        edition = PastEdition(date.fromisoformat(told["date"]), told["commit"], pages)
        return edition.day, int(told["number"]), edition
    except (ValueError, TypeError, KeyError):
        shown = f"{path.parent.name}/{path.name}"
        advice = "take the file from the history of the past editions"
        raise ProblemsFound([error(shown, 0, "this is no list of a past edition", advice)]) from None


def _texts(site: Path) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Text, title and language of each page of the site."""
    names = {
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if path.relative_to(site).parts[0] not in SHARED and path.name not in _NO_PAGES
    }
    for name in sorted(names):
        page = lxml.html.document_fromstring((site / name).read_bytes())
        for article in page.xpath("//article")[:1]:
            title = " ".join((page.findtext(".//title") or "").split())
            yield name, (_frozen(article, name, names), title, page.get("lang") or "en")


def _frozen(article: HtmlElement, name: str, names: set[str]) -> str:
    """The article with links to pages of the same edition only; what else it led to here is not kept."""
    for element in [found for path in _LEFT_OUT for found in article.xpath(path)]:
        if element.getparent() is not None:
            element.drop_tree()
    for anchor in article.xpath(".//a[@href]"):
        if not _leads_on(anchor.get("href"), name, names):
            anchor.attrib.pop("href")
    return "".join(lxml.html.tostring(child, encoding="unicode") for child in article).strip() + "\n"


def _leads_on(href: str, name: str, names: set[str]) -> bool:
    parts = urlsplit(href)
    if parts.scheme == "tel":
        # Nobody shall call an old number by a slip of the thumb.
        return False
    if parts.scheme or parts.netloc or not parts.path:
        return True
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) in names


def _name(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _differs(edition: PastEdition) -> Problem:
    what = f"the edition {edition.name} is kept already, with other pages"
    return error("site/edition.json", 0, what, "commit what was changed, and build again")

"""Links within the built site: every page, image, script, download and anchor must be there."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from guide.lychee import links_in
from guide.problems import Problem, error

# Feeds, the map of the site and style sheets link too.
_FILES = ("**/*.html", "**/*.css", "**/*.xml")
# Lychee passes over scripts, and over all that stands in <noscript>, <code> or beside rel="nofollow".
_ATTRIBUTE = re.compile(r'\s(?:href|src|data-href)="([^"]*)"')
_CARD = re.compile(r'<meta property="og:(?:image|url)" content="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_DOWNLOAD = re.compile(r"(^|/)downloads/")
# Pages of past editions were looked at in their time; parts of what they link to may have gone since.
_PAST = r"/editions/[0-9]{4}-"
_ELSEWHERE = re.compile(r"//|[A-Za-z][A-Za-z0-9+.-]*:")


class Link(NamedTuple):
    """A link from a file of the site to a place in it, as paths from the site's folder.

    `goal` is empty where the link leads out of the folder; `anchor` where the whole page is meant.
    """

    page: str
    goal: str
    anchor: str


def dead_links(site: Path, address: str, with_downloads: bool = True) -> list[Problem]:
    """Every link inside the site that leads nowhere, by page.

    `address` is that of the site: what begins with it leads into the site too.
    """
    site = site.resolve()
    texts = {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in _files(site, "*.html")
    }
    # Under a path of a host, the page for unknown addresses names that path.
    own = (f"{site.as_uri()}/", address, urlsplit(address).path.rstrip("/") + "/")
    links = {link for page, target in _targets(site, texts) if (link := _link(page, target, own))}
    anchors = {name: set(map(unescape, _ID.findall(text))) for name, text in texts.items()}
    return sorted(
        _problem(link, reason)
        for link in links
        if with_downloads or not _DOWNLOAD.search(link.goal)
        if (reason := _fault(site, link, anchors))
    )


def _targets(site: Path, texts: Mapping[str, str]) -> set[tuple[str, str]]:
    """Each file of the site with each address in it."""
    start = f"{site}/"
    found = {(page.removeprefix(start), target) for target, page in links_in(_FILES, site, _PAST)}
    for name, text in texts.items():
        found |= {(name, unescape(one)) for one in (*_ATTRIBUTE.findall(text), *_CARD.findall(text))}
    for page in _files(site, "*.webmanifest"):
        manifest = json.loads(page.read_text(encoding="utf-8"))
        goals = [manifest["start_url"], *(icon["src"] for icon in manifest["icons"])]
        found |= {(page.relative_to(site).as_posix(), goal) for goal in goals}
    return found


def _files(site: Path, pattern: str) -> Iterator[Path]:
    past = re.compile(_PAST)
    return (path for path in site.rglob(pattern) if not past.search(f"/{path.relative_to(site).as_posix()}"))


def _link(page: str, target: str, own: tuple[str, ...]) -> Link | None:
    """The link of an address in a file; None where it leads to another site. `own` begins our addresses."""
    for start in own:
        if start and target.startswith(start):
            target = f"/{target.removeprefix(start)}"
    if target.startswith("file:///"):
        return Link(page, "", "")
    if _ELSEWHERE.match(target):
        return None
    rest, _, anchor = target.partition("#")
    path = unquote(rest.partition("?")[0])
    goal = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return Link(page, "" if goal.startswith("..") else goal.lstrip("/") or ".", unquote(anchor))


def _fault(site: Path, link: Link, anchors: Mapping[str, set[str]]) -> str:
    """Why a link leads nowhere; empty where it does not."""
    if link.goal in anchors:
        known = not link.anchor or link.anchor in anchors[link.goal]
        return "" if known else "the page has no such anchor"
    if not link.goal:
        return "it leads out of the site"
    if (site / link.goal).is_dir():
        return "it leads to a folder, which opens on a server only"
    return "" if (site / link.goal).exists() else "there is no such file"


def _problem(link: Link, reason: str) -> Problem:
    goal = f"{link.goal}#{link.anchor}" if link.anchor else link.goal
    what = f"the link to {goal or 'another folder'} leads nowhere ({reason})"
    return error(f"site/{link.page}", 0, what, "correct it in the page's source")

"""Links within the built site: every page, image, script, download and anchor must be there."""

from __future__ import annotations

import json
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from guide.kept import Kept, asked
from guide.lychee import links_in
from guide.problems import Problem, error

_APP = ".webmanifest"
# Feeds, the map of the site and style sheets link too.
_KINDS = frozenset((".html", ".css", ".xml", _APP))
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


def dead_links(
    site: Path, address: str, with_downloads: bool = True, kept: Kept | None = None
) -> list[Problem]:
    """Every link inside the site that leads nowhere, by page.

    `address` is that of the site: what begins with it leads into the site too. `kept` knows what earlier
    runs have read in the same files; whether a link leads to something is looked up each time.
    """
    site = site.resolve()
    read = _read(site, address, kept or Kept())
    anchors = {name: set(one["ids"]) for name, one in read.items() if name.endswith(".html")}
    goals = {(goal, anchor) for one in read.values() for goal, anchor in one["links"]}
    dead = {
        one: reason
        for one in goals
        if with_downloads or not _DOWNLOAD.search(one[0])
        if (reason := _fault(site, Link("", *one), anchors))
    }
    return sorted(
        _problem(Link(name, goal, anchor), dead[goal, anchor])
        for name, one in read.items()
        for goal, anchor in one["links"]
        if (goal, anchor) in dead
    )


def _read(site: Path, address: str, kept: Kept) -> dict[str, dict[str, Any]]:
    """For each file of the site the places in it that it links to, and its anchors."""
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in _linking(site)}
    asking = {name: asked(data, name, address) for name, data in files.items()}
    unknown = [name for name, question in asking.items() if not kept.has(question)]
    told = _told_by_lychee(site, [name for name in unknown if not name.endswith(_APP)])
    # Under a path of a host, the page for unknown addresses names that path.
    own = (f"{site.as_uri()}/", address, urlsplit(address).path.rstrip("/") + "/")

    def read(name: str) -> dict[str, Any]:
        text = files[name].decode("utf-8")
        targets = {*told[name], *_further_targets(name, text)}
        links = {link for target in targets if (link := _link(name, target, own))}
        ids = sorted(set(map(unescape, _ID.findall(text)))) if name.endswith(".html") else []
        return {"links": sorted((link.goal, link.anchor) for link in links), "ids": ids}

    return {name: kept.answer(question, partial(read, name)) for name, question in asking.items()}


def _told_by_lychee(site: Path, names: list[str]) -> defaultdict[str, set[str]]:
    """The addresses in each of these files."""
    start, found = f"{site}/", defaultdict(set)
    for target, page in links_in(names, site) if names else ():
        found[page.removeprefix(start)].add(target)
    return found


def _further_targets(name: str, text: str) -> Iterator[str]:
    """The addresses that lychee passes over."""
    if name.endswith(".html"):
        yield from (unescape(one) for one in (*_ATTRIBUTE.findall(text), *_CARD.findall(text)))
    elif name.endswith(_APP):
        manifest = json.loads(text)
        yield from (manifest["start_url"], *(icon["src"] for icon in manifest["icons"]))


def _linking(site: Path) -> Iterator[Path]:
    """The files that may link."""
    past = re.compile(_PAST)
    for path in sorted(site.rglob("*")):
        if path.suffix in _KINDS and not past.search(f"/{path.relative_to(site).as_posix()}"):
            yield path


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

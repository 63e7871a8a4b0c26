"""What every page tells about itself: edition, last change, languages, state, where to report errors."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from guide.address import leads_somewhere
from guide.language.pages import State, page_state
from guide.site import labels
from guide.site.context import Context
from guide.site.writing.ways import way

_OWN_PDF = {"act-now.html": "act-now", "meeting/sentences.html": "sentences"}
"""Pages that have a PDF of their own, beside the countries."""

REPORT_FORM = "outdated-fact.yml"
"""The form for errors, in `.github/ISSUE_TEMPLATE/`. Its fields have the names that `_report` fills in."""


@dataclass(frozen=True)
class Place:
    """One page: its address within its language, its title, the file behind it, whether it is generated."""

    address: str
    title: str
    source: str
    generated: bool

    @property
    def folder(self) -> str:
        """The folder of the page, for relative ways."""
        return posixpath.dirname(self.address) or "."


@dataclass(frozen=True)
class Host:
    """Where the guide lives: the address of this language's site, the repository and its main branch."""

    site_url: str
    repository: str
    branch: str


def page_facts(context: Context, place: Place, host: Host) -> dict[str, Any]:
    """The names that templates use, under `guide`."""
    words = context.words
    return {
        "edition": words.day(context.edition.day),
        "commit": context.edition.commit,
        "edition_name": context.edition.name,
        "top": way(context.top or "./", place.folder) + "/",
        "changed": words.day(context.changes.get(place.source, context.edition.day)),
        "alternates": [
            _alternate(context, place, host, one.code, one.name) for one in context.project.languages
        ],
        "state": {} if context.source else _state(context, place),
        "report": _report(context, place, host),
        "edit": _edit(place, host),
        "pdf": _pdf(context, place),
        "pocket": _pocket(context, place),
    }


def edition_line(context: Context) -> str:
    """Which edition a page or a document is of, in words."""
    return f"{context.words.gettext('Edition')}: {said_edition(context)}"


def said_edition(context: Context) -> str:
    """Day and commit of the edition."""
    edition = context.edition
    day = context.words.day(edition.day)
    return f"{day} ({edition.commit})" if edition.commit else day


def newest_edition(site_url: str) -> str:
    """The label that says where a reader of a copy finds the newest edition."""
    return labels.NEWEST_ONLINE if leads_somewhere(site_url) else labels.NEWEST_ASKED


def shown_address(address: str | None) -> str:
    """A page's address, to print; empty where a reader would find nothing there."""
    return address if address and leads_somewhere(address) else ""


def _alternate(context: Context, place: Place, host: Host, code: str, name: str) -> dict[str, str]:
    there = f"{context.folder(code)}{place.address}"
    site = host.site_url.removesuffix(context.folder(context.language.code))
    return {
        "code": code,
        "name": name,
        "href": way(f"{context.top}{there}", place.folder),
        "absolute": f"{site}{there}",
    }


def _state(context: Context, place: Place) -> dict[str, bool]:
    """What a reader must know of this page's translation."""
    if place.generated:
        return {"unreviewed": not context.words.reviewed}
    code, source = context.language.code, context.project.source_language.code
    path = posixpath.splitext(place.address)[0] + ".md"
    page = page_state(context.project.docs, path, code, source)
    return {
        "missing": page.state is State.MISSING,
        "behind": page.state in (State.BEHIND, State.UNSTAMPED),
        "unreviewed": not page.reviewed,
    }


def _report(context: Context, place: Place, host: Host) -> str:
    """The address of the form for errors, with the page filled in; empty where there is none."""
    if not leads_somewhere(host.repository):
        return ""
    filled = {
        "template": REPORT_FORM,
        "title": f"[{context.language.code}] {place.title}: ",
        "page": f"{context.folder(context.language.code)}{place.address}",
        "edition": context.edition.name,
        "file": place.source,
    }
    return f"{host.repository}/issues/new?{urlencode(filled, quote_via=quote)}"


def _edit(place: Place, host: Host) -> str:
    """Where the page is changed; empty where there is no such place."""
    if not leads_somewhere(host.repository):
        return ""
    return f"{host.repository}/edit/{host.branch}/{place.source}"


def _pdf(context: Context, place: Place) -> str:
    """The way to the country's own PDF, or to the whole guide's."""
    name = _country(context, place)
    stem = f"country-{name}" if name else _OWN_PDF.get(place.address, "guide")
    return way(f"{context.top}downloads/{stem}-{context.language.code}.pdf", place.folder)


def _pocket(context: Context, place: Place) -> str:
    """The way to the country's pocket card; empty on other pages, and where the guide has none."""
    name = _country(context, place)
    if not name or context.sentences is None:
        return ""
    return way(f"{context.top}downloads/pocket-{name}-{context.language.code}.pdf", place.folder)


def _country(context: Context, place: Place) -> str:
    """The country that a page is about; empty for other pages."""
    name = posixpath.splitext(posixpath.basename(place.address))[0]
    return name if place.folder == "countries" and name in context.guide.records else ""

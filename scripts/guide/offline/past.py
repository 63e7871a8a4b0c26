"""Past editions beside the current one: each page as it was, a plain word at its top, and a list of all."""

from __future__ import annotations

import os
import posixpath
import re
import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path

from guide.offline.archive import SUMS, Archive, OldPage, PastEdition
from guide.secure.policy import policy_element
from guide.site.context import Context
from guide.site.labels import N_
from guide.site.offline.editions import MARK, PAGE
from guide.site.writing.ways import way

FOLDER = "editions"
SETTING = "GUIDE_EDITIONS"
"""Names the folder of past editions in the environment; without it a site has none."""

_MARK = re.compile(rf'<p class="{MARK}">.*?</p>', re.DOTALL)

OLD = N_("Old edition: {edition}. Kept for the record.")
WARNING = N_("Do not act on it. Numbers and rules may have changed since.")
CURRENT = N_("Go to the current page")
GONE = N_("This page is no longer in the guide. Go to the current edition")
ALL = N_("All past editions")
SAME = N_("This page said the same as in an earlier edition. Read it there: edition of {edition}")

_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
{policy}
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<link rel="icon" href="{top}assets/images/favicon.svg">
<link rel="stylesheet" href="{top}assets/css/guide.css">
<link rel="stylesheet" href="{top}assets/css/edition.css">
</head>
<body class="old-edition" data-md-color-scheme="default" data-md-color-primary="custom">
<header role="banner">
<p><strong>{old}</strong> {warning}</p>
<p><a href="{current}">{current_text}</a> <a href="{all}">{all_text}</a></p>
</header>
<main class="md-typeset">
{text}</main>
</body>
</html>
"""


def archive_of_settings() -> Archive | None:
    """The past editions that the environment names; None where it names none."""
    folder = os.environ.get(SETTING, "")
    return Archive(Path(folder)) if folder else None


def write_past(contexts: tuple[Context, ...], site: Path, archive: Archive | None) -> None:
    """Write the pages of all past editions below `editions/`, and list them on the page that is for it."""
    now = contexts[0].edition
    editions = archive.editions() if archive else []
    past = [one for one in editions if (one.day, one.commit) != (now.day, now.commit)]
    if archive:
        _write_editions(past, archive, contexts, site)
    for context in contexts:
        page = site / context.folder(context.language.code) / PAGE
        if past and page.exists():
            before, mark, after = _parted(page.read_text(encoding="utf-8"))
            page.write_text(
                before + (_listed(past, context, archive) if mark else "") + after, encoding="utf-8"
            )


def _write_editions(
    past: list[PastEdition], archive: Archive, contexts: tuple[Context, ...], site: Path
) -> None:
    frame = _Frame(archive, contexts, site)
    told: dict[tuple[str, str], PastEdition] = {}
    # The oldest first: later editions lead to the first that said the same.
    for edition in reversed(past):
        folder = site / FOLDER / edition.name
        for name, page in edition.pages.items():
            first = told.setdefault((name, page.text), edition)
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(frame.page(edition, name, page, first), encoding="utf-8")
        if archive.sums(edition).exists():
            shutil.copyfile(archive.sums(edition), folder / SUMS)


class _Frame:
    """What stands round the text of an old page, in its language."""

    def __init__(self, archive: Archive, contexts: tuple[Context, ...], site: Path) -> None:
        self._archive, self._site = archive, site
        self._contexts = {context.language.code: context for context in contexts}
        self._source = contexts[0]

    def page(self, edition: PastEdition, name: str, page: OldPage, first: PastEdition) -> str:
        """The whole page; where an earlier edition said the same, only the way there."""
        context = self._contexts.get(page.lang, self._source)
        gettext, here = context.words.gettext, f"{FOLDER}/{edition.name}/{name}"
        folder = posixpath.dirname(here)
        current = (
            name if (self._site / name).exists() else f"{context.folder(context.language.code)}index.html"
        )
        listing = f"{context.folder(context.language.code)}{PAGE}"
        said = said_edition(edition, context)
        return _PAGE.format(
            policy=policy_element(),
            lang=page.lang,
            title=escape(f"{page.title} ({said})"),
            top=way("./", folder) + "/",
            old=escape(gettext(OLD).format(edition=said)),
            warning=escape(gettext(WARNING)),
            current=way(current, folder),
            current_text=escape(gettext(CURRENT if current == name else GONE)),
            all=way(listing, folder),
            all_text=escape(gettext(ALL)),
            text=self._archive.text(page) if first is edition else _same(first, name, folder, context),
        )


def _same(first: PastEdition, name: str, folder: str, context: Context) -> str:
    goal = way(f"{FOLDER}/{first.name}/{name}", folder)
    before, edition, after = context.words.gettext(SAME).partition("{edition}")
    said = f'<a href="{goal}">{escape(said_edition(first, context))}</a>' if edition else ""
    return f"<p>{escape(before)}{said}{escape(after)}</p>\n"


def said_edition(edition: PastEdition, context: Context) -> str:
    """Day and commit in words."""
    day = context.words.day(edition.day)
    return f"{day} ({edition.commit})" if edition.commit else day


def _parted(html: str) -> tuple[str, str, str]:
    found = _MARK.search(html)
    return (html[: found.start()], found[0], html[found.end() :]) if found else (html, "", "")


def _listed(past: list[PastEdition], context: Context, archive: Archive | None) -> str:
    return f'<ul class="past-list">{"".join(_items(past, context, archive))}</ul>'


def _items(past: list[PastEdition], context: Context, archive: Archive | None) -> Iterator[str]:
    folder = PAGE.rpartition("/")[0]
    sums = escape(context.words.gettext(N_("checksums")))
    for edition in past:
        top = way(f"{context.top}{FOLDER}/{edition.name}", folder)
        start = f"{context.folder(context.language.code)}index.html"
        start = start if start in edition.pages else "index.html"
        kept = archive is not None and archive.sums(edition).exists()
        more = f' (<a href="{top}/{SUMS}">{sums}</a>)' if kept else ""
        yield f'<li><a href="{top}/{start}">{escape(said_edition(edition, context))}</a>{more}</li>'

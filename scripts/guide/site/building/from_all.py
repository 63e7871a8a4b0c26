"""What is made from all pages of a language once they are there: feed, search, and the planner's table."""

from __future__ import annotations

from pathlib import Path

from guide import search
from guide.problems import ProblemsFound, error
from guide.route.pack import as_script, without_comments
from guide.route.table import Table
from guide.site import labels
from guide.site.building import feed
from guide.site.building.faults import ContentFault, told
from guide.site.building.rendered import Rendered, RenderedPage
from guide.site.context import Context
from guide.site.planner.form import SCRIPT, TABLE


def update_notes(rendered: Rendered) -> tuple[RenderedPage, list[feed.Note]] | None:
    """The page of updates and its notes; None where the guide has no such page.

    ContentFault where a note has no date.
    """
    page = next((one for one in rendered.pages if one.address == feed.PAGE), None)
    if page is None:
        return None
    try:
        return page, feed.notes(page.html)
    except feed.Undated as fault:
        raise ContentFault(ProblemsFound([error(page.source, 0, fault.what, fault.instead)])) from None


def write_feed(site: Path, rendered: Rendered, context: Context, site_url: str) -> None:
    """Write the Atom feed of the page of updates."""
    if not (read := update_notes(rendered)):
        return
    page, found = read
    title = f"{context.words.gettext(labels.SITE_NAME)}: {page.title}"
    (site / feed.FILE).write_bytes(feed.atom(found, title, context.language.code, site_url))


def write_search(site: Path, rendered: Rendered, context: Context, missing: set[str]) -> None:
    """Write the index of the search; pages that are `missing` in this language are in another."""
    pages = [
        search.Page(page.address, page.title, page.html, page.address in missing) for page in rendered.pages
    ]
    names = told(lambda: search.other_names(context.project, context.guide, context.glossary))
    search.write_search(site / "search", pages, names, search.little_words(context.project))


def write_planner(site: Path, table: Table) -> None:
    """Write the route planner's table as a script, and make its own script small."""
    (site / TABLE).write_text(as_script(table), encoding="utf-8")
    script = (site / SCRIPT).read_text(encoding="utf-8")
    (site / SCRIPT).write_text(without_comments(script), encoding="utf-8")

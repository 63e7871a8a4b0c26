"""Pages alone: ours against MkDocs as it comes, with the same Markdown; and what readers must load."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from guide.bench import weight
from guide.bench.checkout import Checkout
from guide.bench.report import Row
from guide.bench.stock import build_stock, make_stock
from guide.bench.timing import timed
from guide.project import Project


def pages(checkout: Checkout, folder: Path, say: Callable[[str], None]) -> Iterator[Row]:
    """Build all pages both ways, then weigh both; `folder`, not there yet, is for the plain project."""
    project = checkout.project
    say("Pages without PDFs, from nothing ...")
    ours = timed(lambda: checkout.guide("site", "--no-pdf"), lambda _: checkout.forget())
    say("The same pages as a plain MkDocs project ...")
    make_stock(project, folder)
    say("A plain build of them by MkDocs ...")
    theirs = timed(lambda: build_stock(folder))
    yield Row(
        "All pages without PDFs, from nothing",
        str(ours),
        f"`mkdocs build` of the same Markdown, nothing of ours: {theirs}",
        theirs.seconds / ours.seconds,
    )
    yield from weight.weights(_folders(project, project.site), _folders(project, folder / "site"))


def _folders(project: Project, site: Path) -> dict[str, Path]:
    """Where the pages of each language are, the source language first."""
    source = project.source_language
    return {one.code: site if one == source else site / one.code for one in project.languages}

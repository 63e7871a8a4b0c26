"""The whole build: languages in parallel, PDFs in parallel, then one swap. A failed build changes nothing."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from guide.pdf import (
    Cards,
    PocketCard,
    forget_oldest,
    render,
    render_cards,
    render_form,
    render_pocket,
)
from guide.problems import Problem, ProblemsFound
from guide.project import Project
from guide.publish import assemble
from guide.publish.documents import Planned, PlannedCards, card_documents, documents
from guide.publish.finish import Whole, finish
from guide.publish.forms import PlannedForm, form_documents
from guide.publish.inputs import language_key
from guide.publish.progress import Reporter
from guide.site.context import Context, build_context
from guide.site.language import build_language
from guide.site.rendered import Rendered

_PDFS_KEPT = 400
"""Finished PDFs that stay in the cache: a few editions of all of them."""


@dataclass(frozen=True)
class Kept:
    """Where the pages of a language lie between builds."""

    context: Context
    folder: Path

    @property
    def pages(self) -> Path:
        """The pages, as a complete site of one language."""
        return self.folder / "pages"

    @property
    def rendered(self) -> Path:
        """What PDFs are made from."""
        return self.folder / "rendered.json"

    @property
    def done(self) -> bool:
        """Whether an earlier build made just these pages."""
        return self.rendered.exists()


def build_site(project: Project, target: Path, reporter: Reporter, with_pdf: bool = True) -> None:
    """Build everything into `target`; ProblemsFound leaves what was there before."""
    contexts = [build_context(project, language.code) for language in project.languages]
    statuses = contexts[0].statuses()
    folder = project.cache / "pages"
    kept = [Kept(one, folder / f"{one.language.code}-{language_key(one, statuses)}") for one in contexts]
    target.parent.mkdir(parents=True, exist_ok=True)
    with (
        ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool,
        tempfile.TemporaryDirectory(prefix=".site-", dir=target.parent) as workshop,
    ):
        _build_pages(project, kept, pool, reporter)
        site = Path(workshop) / "site"
        rendered = [Rendered.read(one.rendered) for one in kept]
        for one in kept:
            assemble.lay_language(one.pages, site / one.context.folder(one.context.language.code))
        if with_pdf:
            _build_pdfs(project, contexts, rendered, site, pool, reporter)
        finish(Whole(project, tuple(contexts), tuple(rendered), site, with_pdf), reporter)
        _swap(site, target)
    _forget_others(folder, [one.folder for one in kept])
    forget_oldest(project.cache / "pdf", keep=_PDFS_KEPT)


def _build_pages(
    project: Project, kept: Sequence[Kept], pool: ProcessPoolExecutor, reporter: Reporter
) -> None:
    wanted = [one for one in kept if not one.done]
    problems: list[Problem] = []
    with reporter.stage("Languages", len(wanted)) as stage:
        futures = {
            pool.submit(
                build_language, project.root, one.context.language.code, one.pages, one.folder / "new.json"
            ): one
            for one in wanted
        }
        for future in as_completed(futures):
            built, one = future.result(), futures[future]
            problems += built.problems
            if not built.problems:
                # Only a whole build has this name; one cut short is made again.
                (one.folder / "new.json").replace(one.rendered)
            stage.done()
    if problems:
        raise ProblemsFound(problems)


def _build_pdfs(
    project: Project,
    contexts: list[Context],
    rendered: list[Rendered],
    site: Path,
    pool: ProcessPoolExecutor,
    reporter: Reporter,
) -> None:
    downloads = site / "downloads"
    downloads.mkdir(parents=True, exist_ok=True)
    url = project.site_url
    planned: list[tuple[Planned | PlannedCards, Path]] = []
    for context, pages in zip(contexts, rendered, strict=True):
        images = site / context.folder(context.language.code)
        planned += [(one, images) for one in documents(context, pages, url)]
        planned += [(one, images) for one in card_documents(context, url)]
    # The long ones first, so that no process is left alone with one at the end.
    planned.sort(key=lambda pair: -len(pair[0].document.chapters))
    forms = [one for context in contexts for one in form_documents(context)]
    problems: list[Problem] = []
    with reporter.stage("PDFs", len(planned) + len(forms)) as stage:
        futures = [pool.submit(_make_pdf, one, images, downloads, project) for one, images in planned]
        futures += [pool.submit(_make_form, one, downloads, project) for one in forms]
        for future in as_completed(futures):
            problems += future.result()
            stage.done()
    if problems:
        raise ProblemsFound(problems)


def _make_pdf(
    planned: Planned | PlannedCards, images: Path, downloads: Path, project: Project
) -> list[Problem]:
    document, template, cache = planned.document, project.overrides / "pdf", project.cache / "pdf"
    try:
        if isinstance(document, Cards):
            pdf = render_cards(document, template, cache)
        elif isinstance(document, PocketCard):
            pdf = render_pocket(document, template, cache)
        else:
            pdf = render(document, template, cache, images=images)
    except ProblemsFound as found:
        return list(found.problems)
    (downloads / planned.name).write_bytes(pdf)
    return []


def _make_form(planned: PlannedForm, downloads: Path, project: Project) -> list[Problem]:
    try:
        pdf = render_form(planned.document, project.overrides / "pdf", project.cache / "pdf")
    except ProblemsFound as found:
        return list(found.problems)
    (downloads / planned.name).write_bytes(pdf)
    return []


def _swap(new: Path, target: Path) -> None:
    old = new.parent / "old"
    if target.exists():
        target.rename(old)
    new.rename(target)


def _forget_others(folder: Path, keep: list[Path]) -> None:
    for one in folder.iterdir():
        if one not in keep:
            shutil.rmtree(one, ignore_errors=True)

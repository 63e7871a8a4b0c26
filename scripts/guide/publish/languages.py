"""Builds languages: the pages of all side by side, and the PDFs of each as soon as its pages are there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guide.kept import forget_oldest
from guide.pdf import Cards, PocketCard, render, render_cards, render_form, render_pocket
from guide.pdf.forms.model import FormDocument
from guide.problems import Problem, ProblemsFound
from guide.program import program_key
from guide.project import Project
from guide.publish.inputs import language_key
from guide.publish.papers.documents import Planned, PlannedCards, card_documents, documents
from guide.publish.papers.forms import PlannedForm, form_documents
from guide.publish.parts import Part
from guide.publish.progress import Reporter, Stage
from guide.publish.trash import throw
from guide.publish.workers import workers
from guide.site.context import Context
from guide.site.language import build_language

_PDFS_KEPT, _CHARTS_KEPT = 400, 400
"""Finished PDFs and charts that stay in the cache: a few editions of all of them."""

_LOOK = 0.1
"""Seconds between two looks at which languages are read."""

AnyPlanned = Planned | PlannedCards | PlannedForm


def build_parts(
    project: Project, contexts: Sequence[Context], state: str, reporter: Reporter, with_pdf: bool
) -> list[Part]:
    """A part for each context's language, kept in the cache; ProblemsFound where the content has faults.

    `state` names the state of the checkout that they are made from.
    """
    statuses, folder, program = contexts[0].statuses(), project.cache / "languages", program_key()
    parts = [Part(folder / f"{one.language.code}-{language_key(one, statuses, program)}") for one in contexts]
    for one, part in zip(contexts, parts, strict=True):
        _forget_others(folder, one.language.code, part, project.cache / "trash")
    wanted = [(one, part) for one, part in zip(contexts, parts, strict=True) if not _finished(part, with_pdf)]
    with (
        reporter.stage("Pages and PDFs" if with_pdf else "Pages", len(wanted)) as stage,
        workers() as pool,
    ):
        _Work(project, pool, stage, with_pdf).do(wanted)
    # What has not changed belongs to this state, too.
    for one, part in zip(contexts, parts, strict=True):
        part.write(one.language.code, one.edition.name, state)
    forget_oldest(project.cache / "pdf", keep=_PDFS_KEPT)
    forget_oldest(project.cache / "charts", keep=_CHARTS_KEPT)
    return parts


def _finished(part: Part, with_pdf: bool) -> bool:
    # Both have these names only when they are whole.
    return part.rendered_file.exists() and (part.downloads.is_dir() or not with_pdf)


def _forget_others(folder: Path, code: str, keep: Part, trash: Path) -> None:
    for one in folder.glob(f"{code}-*"):
        if one != keep.folder:
            throw(one, trash)


@dataclass
class _Work:
    """What is going on in other processes: pages by their language, PDFs by what they are part of.

    The PDFs of a language begin when its pages are read, while these are still being written.
    """

    project: Project
    pool: ProcessPoolExecutor
    stage: Stage
    with_pdf: bool
    pages: dict[Future[tuple[Problem, ...]], tuple[Context, Part]] = field(default_factory=dict)
    pdfs: set[Future[list[Problem]]] = field(default_factory=set)
    begun: set[Part] = field(default_factory=set)
    in_pages: list[Problem] = field(default_factory=list)
    in_pdfs: list[Problem] = field(default_factory=list)

    def do(self, wanted: Sequence[tuple[Context, Part]]) -> None:
        """Build the languages; faults in pages are told for all of them, and before those in PDFs."""
        for context, part in wanted:
            if part.rendered_file.exists():
                self._pages_are_there(context, part)
            else:
                part.read_file.unlink(missing_ok=True)  # of an interrupted build
                future = self.pool.submit(_make_pages, context.language.code, part, self.project, _settings())
                self.pages[future] = (context, part)
        while self.pages or self.pdfs:
            going: list[Future[Any]] = [*self.pages, *self.pdfs]
            for done in wait(going, _LOOK if self.pages else None, FIRST_COMPLETED).done:
                self._end(done)
            for context, part in self.pages.values():
                self._start_pdfs(context, part)
        if problems := self.in_pages or self.in_pdfs:
            raise ProblemsFound(problems)
        for _, part in wanted if self.with_pdf else ():
            _new_downloads(part).rename(part.downloads)

    def _end(self, done: Future[Any]) -> None:
        if done in self.pages:
            context, part = self.pages.pop(done)
            problems = done.result()
            self.in_pages += problems
            if not problems:
                # Only a whole build has this name; one cut short is made again.
                part.read_file.replace(part.rendered_file)
            self._pages_are_there(context, part)
        else:
            self.pdfs.discard(done)
            self.in_pdfs += () if done.cancelled() else done.result()
            self.stage.done()

    def _pages_are_there(self, context: Context, part: Part) -> None:
        self.stage.done()
        if self.in_pages:  # there will be no site, so no PDFs are needed
            for future in self.pdfs:
                future.cancel()
        else:
            self._start_pdfs(context, part)

    def _start_pdfs(self, context: Context, part: Part) -> None:
        """Start them once, when the pages are read and none has a fault so far."""
        read = part.rendered_file.exists() or part.read_file.exists()
        if not self.with_pdf or self.in_pages or part in self.begun or not read:
            return
        self.begun.add(part)
        shutil.rmtree(_new_downloads(part), ignore_errors=True)
        _new_downloads(part).mkdir()
        planned = list(_planned(context, part))
        self.stage.expect(len(planned))
        self.pdfs |= {self.pool.submit(_make_pdf, one, part, self.project) for one in planned}


def _planned(context: Context, part: Part) -> Iterator[AnyPlanned]:
    """All PDFs of a language, the longest first, so that no process is left alone with it at the end."""
    url = context.project.site_url
    yield from documents(context, part.rendered(), url)
    yield from card_documents(context, url)
    yield from form_documents(context)


def _settings() -> dict[str, str]:
    """The settings of this build; another process may have been begun with those of an earlier one."""
    return {key: value for key, value in os.environ.items() if _is_setting(key)}


def _is_setting(key: str) -> bool:
    return key == "SOURCE_DATE_EPOCH" or key.startswith("GUIDE_")


def _make_pages(code: str, part: Part, project: Project, settings: dict[str, str]) -> tuple[Problem, ...]:
    for key in [key for key in os.environ if _is_setting(key)]:
        del os.environ[key]
    os.environ.update(settings)
    # What an interrupted build has left.
    shutil.rmtree(part.pages, ignore_errors=True)
    return build_language(project.root, code, part.pages, part.read_file).problems


def _new_downloads(part: Part) -> Path:
    return part.folder / "downloads.new"


def _make_pdf(planned: AnyPlanned, part: Part, project: Project) -> list[Problem]:
    document, template, cache = planned.document, project.overrides / "pdf", project.cache / "pdf"
    try:
        match document:
            case Cards():
                pdf = render_cards(document, template, cache)
            case PocketCard():
                pdf = render_pocket(document, template, cache)
            case FormDocument():
                pdf = render_form(document, template, cache)
            case _:
                pdf = render(document, template, cache, images=part.pages)
    except ProblemsFound as found:
        return list(found.problems)
    (_new_downloads(part) / planned.name).write_bytes(pdf)
    return []

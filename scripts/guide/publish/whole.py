"""The work of a whole build: languages as parts, put together in a workshop, and swapped in at the end."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from guide.program import program_key
from guide.project import Project
from guide.publish import assemble
from guide.publish.finish import Whole, finish
from guide.publish.inputs import state_key
from guide.publish.languages import build_parts
from guide.publish.parts import Part, one_guide
from guide.publish.progress import Reporter
from guide.publish.trash import emptying, throw
from guide.site.context import Context, build_context

_KEPT = ("catalogs", "charts", "finish", "html", "languages", "packed", "pdf", "records", "zips")
"""The folders of the cache that builds fill."""


def build(project: Project, target: Path, reporter: Reporter, with_pdf: bool) -> list[Part]:
    """Build everything into `target`, and give the languages that it was put together from."""
    contexts = _contexts(project)
    state = state_key(project, contexts[0].edition)
    with emptying(project.cache / "trash"):
        parts = build_parts(project, contexts, state, reporter, with_pdf)
        _put_together(project, contexts, parts, state, target, reporter, with_pdf)
    return parts


def forget(parts: Iterable[Part]) -> None:
    """Let no later build take these parts for finished."""
    for part in parts:
        part.rendered_file.unlink(missing_ok=True)


def forget_all(project: Project) -> None:
    """Let no later build take anything from this one."""
    for folder in _KEPT:
        shutil.rmtree(project.cache / folder, ignore_errors=True)


def build_part(project: Project, code: str, target: Path, reporter: Reporter, with_pdf: bool) -> None:
    """Build one language into the folder `target`."""
    context = build_context(project, code)
    state = state_key(project, context.edition)
    [part] = build_parts(project, [context], state, reporter, with_pdf)
    part.copy(target)


def assemble_parts(
    project: Project, folders: Sequence[Path], target: Path, reporter: Reporter, with_pdf: bool
) -> None:
    """Put parts together into `target`; ProblemsFound where they are no whole guide of this checkout."""
    contexts = _contexts(project)
    state = state_key(project, contexts[0].edition)
    parts = [Part(folder) for folder in folders]
    _put_together(project, contexts, parts, state, target, reporter, with_pdf)


def _contexts(project: Project) -> list[Context]:
    return [build_context(project, language.code) for language in project.languages]


def _put_together(
    project: Project,
    contexts: Sequence[Context],
    parts: list[Part],
    state: str,
    target: Path,
    reporter: Reporter,
    with_pdf: bool,
) -> None:
    guide = one_guide(project, parts, contexts[0].edition.name, state, with_pdf)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".site-", dir=target.parent) as workshop:
        site = Path(workshop) / "site"
        for context in contexts:
            code = context.language.code
            assemble.lay_part(guide[code], site, context.folder(code), with_pdf)
        rendered = tuple(guide[one.language.code].rendered() for one in contexts)
        finish(Whole(project, tuple(contexts), rendered, site, with_pdf, program_key()), reporter)
        _swap(site, target, project.cache / "trash")


def _swap(new: Path, target: Path, trash: Path) -> None:
    old = new.parent / "old"
    if target.exists():
        target.rename(old)
    new.rename(target)
    if old.exists():
        throw(old, trash)

"""The whole build: a part for each language, then all parts put together, then one swap.

A failed build changes nothing, and a build of what is built already does nothing. Parts may come from other
machines: `guide build` makes them, `guide assemble` puts them together, and `guide site` does both.

What does the work is loaded only where there is some: that alone takes seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from guide.edition import Edition, edition
from guide.program import program_key
from guide.project import Project
from guide.publish.inputs import site_key
from guide.publish.progress import Reporter
from guide.publish.turns import in_turn
from guide.publish.unchanged import is_built, note_built
from guide.publish.workers import begin_loading


def build_site(project: Project, target: Path, reporter: Reporter, with_pdf: bool = True) -> None:
    """Build everything into `target`; ProblemsFound leaves what was there before."""
    with in_turn(project.cache, reporter.say):
        current, program = edition(project.root), program_key()
        inputs = site_key(project, current, with_pdf)
        if is_built(project, inputs, target):
            reporter.say("Nothing has changed since the last build")
            return
        begin_loading()
        from guide.publish import whole

        try:
            parts = whole.build(project, target, reporter, with_pdf)
        finally:
            if program_key() != program:  # what the one has made may be kept as made by the other
                whole.forget_all(project)
        if inputs == site_key(project, _later(project, current), with_pdf):
            note_built(project, inputs, target)
        else:  # somebody saved a file meanwhile: nobody knows which of its states this shows
            whole.forget(parts)
            reporter.say("A file was changed meanwhile: build once more to be sure of it")


def _later(project: Project, before: Edition) -> Edition:
    """The edition now; outside a repository it would be another one each second."""
    now = edition(project.root)
    return now if now.commit else before


def build_language_part(
    project: Project, code: str, target: Path, reporter: Reporter, with_pdf: bool = True
) -> None:
    """Build one language into the folder `target`, for `assemble_site` on this or another machine."""
    with in_turn(project.cache, reporter.say):
        begin_loading()
        from guide.publish import whole

        whole.build_part(project, code, target, reporter, with_pdf)


def assemble_site(
    project: Project, folders: Sequence[Path], target: Path, reporter: Reporter, with_pdf: bool = True
) -> None:
    """Put parts together into `target`; ProblemsFound where they are no whole guide of this checkout."""
    with in_turn(project.cache, reporter.say):
        from guide.publish import whole

        whole.assemble_parts(project, folders, target, reporter, with_pdf)

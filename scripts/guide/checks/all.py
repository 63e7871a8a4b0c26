"""All the checks that an editor runs before sending a change."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial

from guide.checks.forbidden import forbidden_problems
from guide.checks.markup import page_markup_problems
from guide.checks.numbers import number_problems
from guide.checks.reading import reading_problems
from guide.checks.scope import scope_problems
from guide.checks.translations import catalog_problems, page_problems, template_problems
from guide.edition import edition, latest_check
from guide.facts.guide import Guide
from guide.facts.schema import record_schema
from guide.facts.store import load_records
from guide.forms.load import form_problems
from guide.language.glossary import glossary_problems
from guide.language.sentences import sentence_problems
from guide.language.template import messages
from guide.problems import GUIDE, Problem, ProblemsFound, error
from guide.project import Project
from guide.route.steps import step_problems
from guide.search import search_problems
from guide.site.building.files import file_problems
from guide.site.language import Built, check_language


def check_all(project: Project) -> tuple[Problem, ...]:
    """Every fault in facts, forms, pages and translations, most urgent first."""
    if strange := list(file_problems(project)):
        return ProblemsFound(strange).problems  # what is no file of the guide is not opened
    now = edition(project.root)
    loaded = load_records(project.records, project.root, latest_check(now), project.cache / "records")
    problems = [problem for one in loaded for problem in one.problems]
    problems += sentence_problems(project)
    problems += search_problems(project)
    problems += form_problems(project.forms, project.root)
    if problems:
        problems += page_markup_problems(project)
        problems += page_problems(project)
    else:
        guide = Guide(tuple(one.record for one in loaded if one.record), now.day)
        with _reading(project) as pages:
            markup = list(page_markup_problems(project))
            problems += markup
            problems += page_problems(project)
            problems += _beside_pages(project, guide)
            problems += number_problems(project.root, loaded)
            problems += scope_problems(loaded)
            problems += forbidden_problems(loaded)
            told = {(one.file, one.line) for one in markup}
            problems += [one for read in pages for one in read() if (one.file, one.line) not in told]
    problems += _schema(project)
    return ProblemsFound(problems).problems


def _beside_pages(project: Project, guide: Guide) -> Iterator[Problem]:
    """What needs whole records, and no page."""
    texts = messages(project, guide)
    yield from catalog_problems(project, texts)
    yield from template_problems(project, texts)
    yield from glossary_problems(project, guide)
    yield from step_problems(project, guide)
    yield from reading_problems(project, guide)


@contextmanager
def _reading(project: Project) -> Iterator[list[Callable[[], tuple[Problem, ...]]]]:
    """Reads the pages of each language as a build does, in processes of their own, meanwhile."""
    codes = [language.code for language in project.languages]
    # What is imported here is there in each process that Linux copies from this one.
    import guide.site.plugin  # noqa: F401

    copied = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(min(len(codes), os.cpu_count() or 1), copied) as pool:
        asked = {code: pool.submit(check_language, project.root, code) for code in codes}
        yield [partial(_told, code, future) for code, future in asked.items()]


def _told(code: str, future: Future[Built]) -> tuple[Problem, ...]:
    try:
        return future.result().problems
    except BrokenProcessPool:
        what = "the process that read these pages was stopped"
        return (error(f"docs/{code}", 0, what, "look for a page that has grown far too large"),)
    except Exception as fault:  # noqa: BLE001 - what nobody foresaw is told like all else
        what = f"the pages could not be read: {fault!r:.200}"
        return (error(f"docs/{code}", 0, what, "report this as a fault of the program"),)


def _schema(project: Project) -> list[Problem]:
    path = project.records / "schema.json"
    if path.exists() and path.read_text(encoding="utf-8") == record_schema():
        return []
    return [error("docs/facts/schema.json", 0, "the schema is not that of the code", f"run {GUIDE} schema")]

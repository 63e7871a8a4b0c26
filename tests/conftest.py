"""What all tests share: the project itself, and one built site."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest
from rich.console import Console

from guide.edition import edition, latest_check
from guide.facts.guide import Guide
from guide.facts.store import load_guide
from guide.project import Project
from guide.publish.build import build_site
from guide.publish.progress import Reporter
from guide.route.table import Table
from guide.site.context import Context, build_context
from guide.site.planner.table import route_table
from tests.site.pages import Site

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def project() -> Project:
    """This checkout."""
    return Project(ROOT)


@pytest.fixture(scope="session")
def guide(project: Project) -> Guide:
    """All facts of this checkout."""
    now, kept = edition(project.root), project.cache / "records"
    return load_guide(project.records, project.root, now.day, kept, latest_check(now))


@pytest.fixture(scope="session")
def built_site(project: Project) -> Path:
    """The whole guide, built once for all tests; PDFs and pages that have not changed come from the cache."""
    target = project.cache / "tests" / "site"
    target.parent.mkdir(parents=True, exist_ok=True)
    # Several test processes may ask at once: the first builds, and the others of the same run take that.
    run, built_for = os.environ.get("PYTEST_XDIST_TESTRUNUID", ""), target.parent / "built-for"
    with (target.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if run and target.exists() and built_for.exists() and built_for.read_text() == run:
            return target
        build_site(project, target, Reporter(Console(stderr=True, quiet=True)))
        built_for.write_text(run)
    return target


@pytest.fixture(scope="session")
def contexts(project: Project) -> dict[str, Context]:
    """Facts and words of each language of this checkout."""
    return {one.code: build_context(project, one.code) for one in project.languages}


@pytest.fixture(scope="session")
def tables(contexts: dict[str, Context], project: Project, guide: Guide) -> dict[str, Table]:
    """The route planner's table in each language."""
    made = {code: route_table(project, guide, context.words) for code, context in contexts.items()}
    return {code: table for code, table in made.items() if table}


@pytest.fixture(scope="session")
def site(contexts: dict[str, Context], built_site: Path) -> Site:
    """The whole guide as its readers meet it."""
    return Site(built_site, tuple(contexts))

from __future__ import annotations

from typing import Any

import pytest

from guide.facts.guide import Guide
from guide.project import Project
from guide.route.steps import Steps, load_steps
from guide.route.table import Table
from guide.site.context import build_context
from guide.site.planner.table import route_table
from tests.route.every_case import EveryCase


def pytest_addoption(parser: Any) -> None:
    """`--write-cases` writes the worked cases anew; read what differs before you keep it."""
    parser.addoption("--write-cases", action="store_true")


@pytest.fixture(scope="session")
def steps(project: Project, guide: Guide) -> Steps:
    found = load_steps(project, guide)
    assert found
    return found


@pytest.fixture(scope="session")
def table(project: Project, guide: Guide) -> Table:
    found = route_table(project, guide, build_context(project, "en").words)
    assert found
    return found


@pytest.fixture(scope="session")
def every(table: Table) -> EveryCase:
    return EveryCase(table)

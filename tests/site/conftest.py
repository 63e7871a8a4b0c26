from __future__ import annotations

from pathlib import Path

import pytest

from guide.project import Project
from guide.site.context import Context, build_context
from tests.site.pages import Site


@pytest.fixture(scope="session")
def contexts(project: Project) -> dict[str, Context]:
    """Facts and words of each language of this checkout."""
    return {one.code: build_context(project, one.code) for one in project.languages}


@pytest.fixture(scope="session")
def site(contexts: dict[str, Context], built_site: Path) -> Site:
    return Site(built_site, tuple(contexts))

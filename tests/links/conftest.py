"""A server with every fault, and a small checkout whose sources are on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from guide.links.limits import Limits
from guide.project import Project
from tests.links.faults import Server, running, running_with_bad_certificate

Checkout = Callable[[Sequence[str]], Project]

_RECORD = """\
country: region
name: The region
checked: 2026-01-15
sources:
{sources}
facts:
{facts}
"""
_SOURCE = '  S{n}: {{title: "T", publisher: "P", url: "{url}", published: null, kind: ngo{why}}}'
_FACT = """\
  - id: fact-{n}
    kind: statement
    topic: mechanism
    text: Ask for consent first.
    sources: [S{n}]
    as_of: 2024
    checked: 2026-01-15
    confidence: high"""


@pytest.fixture
def server() -> Iterator[Server]:
    """One with a fault at each path."""
    with running() as one:
        yield one


@pytest.fixture
def bad_tls() -> Iterator[Server]:
    """One whose certificate nobody vouches for."""
    with running_with_bad_certificate() as one:
        yield one


@pytest.fixture
def quick(server: Server) -> Limits:
    """Short times, and the archive on this machine."""
    return Limits(
        per_host=8,
        host_pause=0,
        timeout=1,
        retry_wait=0,
        rounds=(0.1,),
        archive=server.address(""),
        archive_pause=0,
    )


@pytest.fixture
def checkout(tmp_path: Path, project: Project) -> Checkout:
    """A function that makes a checkout with one fact and source an address, `fact-1` being the first."""

    def made(urls: Sequence[str]) -> Project:
        folder = tmp_path / "checkout"
        (folder / "docs" / "facts").mkdir(parents=True)
        shutil.copy(project.config_file, folder)
        sources = "\n".join(
            _SOURCE.format(n=n, url=url, why="" if url.startswith("https") else ', insecure: "here"')
            for n, url in enumerate(urls, 1)
        )
        facts = "\n".join(_FACT.format(n=n) for n in range(1, len(urls) + 1))
        record = _RECORD.format(sources=sources, facts=facts)
        (folder / "docs" / "facts" / "region.yml").write_text(record, encoding="utf-8")
        return Project(folder)

    return made

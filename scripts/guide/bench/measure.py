"""All measurements, one after the other, and their table."""

from __future__ import annotations

import os
import platform
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from guide.bench import report
from guide.bench.builds import alone, builds, check, preview
from guide.bench.checkout import Checkout, copied, edition_of, run
from guide.bench.crowd import crowd
from guide.bench.lighthouse import find_lighthouse, scores
from guide.bench.pages import pages
from guide.bench.pdfs import pdfs
from guide.bench.printers import find_browser
from guide.bench.report import Row
from guide.edition import edition
from guide.project import Project

Say = Callable[[str], None]


def measure(project: Project, write: bool, say: Say) -> None:
    """Measure and show the table; with `write`, put it into README.md too.

    Takes some minutes. ProblemsFound where a build fails, or README.md has no place for the table.
    """
    readme = project.root / "README.md"
    if write:
        report.check_place(readme)
    _warn_if_busy(say)
    begun, now = time.monotonic(), edition(project.root)
    where = _machine(project.root, now.commit)
    with tempfile.TemporaryDirectory(prefix="guide-bench-") as folder, edition_of(now.epoch):
        checkout = copied(project, Path(folder) / "guide")
        rows = list(_rows(checkout, Path(folder), project.cache / "lighthouse", say))
    block = report.block(rows, [report.RATIO, where])
    say(f"Measured in {(time.monotonic() - begun) / 60:.0f} min\n")
    say(block)
    if write:
        report.write_into(readme, block)
        say(f"\nThe figures are in {readme.name}")


def judge(project: Project, say: Say) -> None:
    """Have Lighthouse judge the pages in site/, and show what it says."""
    _warn_if_busy(say)
    found = find_lighthouse(project.root, project.cache / "lighthouse", find_browser(project.root))
    for row in scores(project.site, None, found, say):
        say(f"{row.what}: {row.figure}")


def _rows(checkout: Checkout, folder: Path, kept: Path, say: Say) -> Iterator[Row]:
    project, plain = checkout.project, folder / "plain"
    yield from builds(checkout, say)
    yield from crowd(checkout, say)
    yield from check(checkout, say)
    yield from preview(checkout, say)
    yield from alone(checkout, say)
    yield from pages(checkout, plain, say)
    browser = find_browser(project.root)
    if browser is None:
        say("No Chromium here: nothing to measure it by (GUIDE_BROWSER=path/to/chrome names one)")
    yield from scores(project.site, plain / "site", find_lighthouse(project.root, kept, browser), say)
    yield from pdfs(checkout, browser, folder, say)


def _machine(root: Path, commit: str) -> str:
    """What the figures depend on besides the guide, and which state of it was measured."""
    state = "outside a repository"
    if commit:
        _, changes = run(["git", "status", "--porcelain"], root)
        state = f"commit {commit}" + (" with changes since" if changes.strip() else "")
    return (
        f"Measured on {datetime.now(UTC).date().isoformat()}: {os.cpu_count()} CPUs, {platform.system()} "
        f"{platform.machine()}, Python {platform.python_version()}, load {_load():.1f} before, {state}."
    )


def _warn_if_busy(say: Say) -> None:
    """Other work on the machine makes every figure worse."""
    if _load() > 1:
        say(f"This machine is busy (load {_load():.1f}): the figures will be worse than they should be")


def _load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0

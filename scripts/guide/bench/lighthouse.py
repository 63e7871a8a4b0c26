"""Pages as Lighthouse judges them, as on a phone with a slow network: ours beside the plain ones."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from guide.bench.checkout import run
from guide.bench.host import hosting
from guide.bench.report import Row
from guide.bench.scores import NoScores, Scores, median_of, read_scores
from guide.bench.timing import RUNS

PAGES = ("index.html", "countries/se.html", "across-borders/plan.html")
_PINNED = Path("scripts", "setup", "lighthouse")
"""Which version, and the hashes of all that it needs."""
_TRIES = 2 * RUNS
_FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class Lighthouse:
    """The program, and the Chromium that it steers."""

    program: Path
    browser: Path

    def judge(self, address: str) -> Scores:
        """One run; NoScores where it went wrong."""
        flags = [*_FLAGS, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else _FLAGS
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder, "report.json")
            command: list[str | Path] = [
                self.program,
                address,
                "--quiet",
                "--output=json",
                f"--output-path={report}",
                "--no-enable-error-reporting",
                f"--chrome-flags={' '.join(flags)}",
            ]
            run(command, Path(folder), CHROME_PATH=str(self.browser))
            return read_scores(report.read_text(encoding="utf-8") if report.is_file() else "")

    def median(self, address: str) -> str:
        """The median of some runs, in words; a run that goes wrong is tried again."""
        good: list[Scores] = []
        fault = ""
        for _ in range(_TRIES):
            try:
                good.append(self.judge(address))
            except NoScores as found:
                fault = str(found)
            if len(good) == RUNS:
                return f"{median_of(good)} (median of {RUNS})"
        return f"no scores: {fault}"


def scores(
    ours: Path, plain: Path | None, found: Lighthouse | str, say: Callable[[str], None]
) -> Iterator[Row]:
    """A row for each page of our site, beside that of the plain one; or one row that tells why not."""
    if isinstance(found, str):
        say(f"No Lighthouse here: {found}")
        yield Row("Lighthouse, mobile", f"not measured: {found}")
        return
    for page in PAGES:
        say(f"Lighthouse: {page} ...")
        against = f"the plain site: {_judged(plain, page, found)}" if plain else ""
        yield Row(f"Lighthouse, mobile: `{page}`", _judged(ours, page, found), against)


def _judged(site: Path, page: str, by: Lighthouse) -> str:
    with hosting(site) as address:
        return by.median(address + page)


def find_lighthouse(root: Path, kept: Path, browser: Path | None) -> Lighthouse | str:
    """Lighthouse as `root` pins it, installed once into the folder `kept`; or why there is none."""
    npm = shutil.which("npm")
    if browser is None:
        return "there is no Chromium"
    if npm is None:
        return "it needs npm (on Debian: sudo apt install npm)"
    program = kept / "node_modules" / ".bin" / "lighthouse"
    if not (program.is_file() and _is_of(kept, root / _PINNED)):
        fault = _install(npm, root / _PINNED, kept)
        if fault:
            return f"npm could not install it ({fault})"
    status, output = run([program, "--version"], kept)
    return Lighthouse(program, browser) if status == 0 else f"it does not start ({_reason(output)})"


def _install(npm: str, pinned: Path, kept: Path) -> str:
    """Put it into the folder anew; gives what went wrong, if anything."""
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(pinned, kept)
    # What packages want to run while they are installed may not run.
    status, output = run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], kept)
    if status == 0:
        return ""
    shutil.rmtree(kept, ignore_errors=True)
    return _reason(output)


def _is_of(kept: Path, pinned: Path) -> bool:
    lock = "package-lock.json"
    return (kept / lock).is_file() and (kept / lock).read_bytes() == (pinned / lock).read_bytes()


def _reason(output: str) -> str:
    """The first line that tells of an error, or the last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return next(
        (line for line in lines if "error" in line.lower()), lines[-1] if lines else "no reason given"
    )

"""Links within the built site: every page, image, download and anchor must be there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from guide.problems import Problem, error


def dead_links(site: Path, with_downloads: bool = True) -> list[Problem]:
    """Every link inside the site that leads nowhere, by page. Uses lychee, without the network."""
    command = [
        str(Path(sys.executable).parent / "lychee"),
        "--offline",
        "--include-fragments",
        "--no-progress",
        "--format=json",
        "--root-dir",
        str(site.resolve()),
    ]
    if not with_downloads:
        command += ["--exclude", "/downloads/"]
    done = subprocess.run(
        [*command, str(site / "**" / "*.html")], capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 2):
        return [
            error(
                "site",
                0,
                f"lychee could not check the links: {done.stderr.strip()}",
                "run make clean, then again",
            )
        ]
    return sorted(
        _problem(site, page, str(fault.get("url", "")), str(fault.get("status", {}).get("text", "")))
        for page, faults in json.loads(done.stdout)["error_map"].items()
        for fault in faults
    )


def _problem(site: Path, page: str, url: str, reason: str) -> Problem:
    shown = Path(page).resolve().relative_to(site.resolve()).as_posix()
    parts = urlsplit(url)
    path = unquote(parts.path).removeprefix(str(site.resolve())).lstrip("/")
    goal = f"{path}#{parts.fragment}" if parts.fragment else path
    return error(
        f"site/{shown}", 0, f"the link to {goal} leads nowhere ({reason})", "correct it in the page's source"
    )

"""Links within the built site: every page, image, download and anchor must be there."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from guide.lychee import lychee
from guide.problems import Problem, error


def dead_links(site: Path, with_downloads: bool = True) -> list[Problem]:
    """Every link inside the site that leads nowhere, by page. Uses lychee, without the network."""
    command = ["--offline", "--include-fragments", "--root-dir", str(site.resolve())]
    # Pages of past editions were looked at in their time; parts of a page may have gone since.
    command += ["--exclude-path", "/editions/[0-9]{4}-"]
    if not with_downloads:
        command += ["--exclude", "/downloads/"]
    report = lychee([*command, str(site.resolve() / "**" / "*.html")], site)
    return sorted(
        _problem(site, page, str(fault.get("url", "")), str(fault.get("status", {}).get("text", "")))
        for page, faults in report["error_map"].items()
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

"""Links to other sites: every source and contact address, asked politely with lychee."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from guide.edition import edition, latest_check
from guide.facts.guide import Guide
from guide.facts.models import Contact
from guide.facts.store import load_guide
from guide.problems import ProblemsFound, error
from guide.project import Project


def check_outside(project: Project, say: Callable[[str], None]) -> bool:
    """Ask every address; tell which do not answer and which facts rest on them. False if there are any.

    Answers are kept for a day, so that a second run asks only what is new.
    """
    now, kept = edition(project.root), project.cache / "records"
    guide = load_guide(project.records, project.root, now.day, kept, latest_check(now))
    facts = facts_by_address(guide)
    say(f"Asking {len(facts)} addresses; this takes some minutes")
    faults = ask(sorted(facts), project.cache / "links")
    for address, reason in faults:
        say(f"{address}: {reason}")
        say(f"    {', '.join(facts.get(address, ['?']))}")
    say(f"{len(facts) - len(faults)} of {len(facts)} answer")
    return not faults


def facts_by_address(guide: Guide) -> dict[str, list[str]]:
    """Each address of the guide with the full ids of the facts that rest on it."""
    found: dict[str, list[str]] = {}
    for entry in guide.entries.values():
        addresses = [source.url for source in entry.sources]
        if isinstance(entry.fact, Contact) and entry.fact.web:
            addresses.append(entry.fact.web)
        for address in dict.fromkeys(addresses):
            found.setdefault(address, []).append(entry.id)
    return found


def ask(addresses: list[str], cache: Path, retries: int = 2) -> list[tuple[str, str]]:
    """The addresses that do not answer well, with the reason."""
    cache.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        listed = Path(folder) / "addresses.txt"
        listed.write_text("\n".join(addresses) + "\n", encoding="utf-8")
        command = [
            str(Path(sys.executable).parent / "lychee"),
            "--format=json",
            "--no-progress",
            "--cache",
            "--max-cache-age=1d",
            "--max-concurrency=8",
            f"--max-retries={retries}",
            "--timeout=20",
            str(listed),
        ]
        done = subprocess.run(command, cwd=cache, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 2):
        reason = f"lychee could not run: {done.stderr.strip()}"
        raise ProblemsFound([error("guide links", 0, reason, "try again")])
    faults = json.loads(done.stdout)["error_map"]
    return sorted(
        {
            (str(one["url"]), str(one.get("status", {}).get("text", "")))
            for page in faults.values()
            for one in page
        }
    )

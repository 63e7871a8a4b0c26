"""The check of this checkout's addresses, as `guide links` runs it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime

from guide.edition import edition, latest_check
from guide.facts.store import load_guide
from guide.links.addresses import addresses, only_of
from guide.links.history import FILE
from guide.links.limits import Limits
from guide.links.report import Report
from guide.links.run import Check
from guide.problems import ProblemsFound, error
from guide.project import Project


def check_links(
    project: Project,
    say: Callable[[str], None],
    limits: Limits | None = None,
    only: str | None = None,
    again: bool = False,
) -> Report:
    """Ask every address of the guide, or those of one record.

    What was asked today is not asked again, unless `again`: so a run that was killed goes on.
    """
    now, kept = edition(project.root), project.cache / "records"
    guide = load_guide(project.records, project.root, now.day, kept, latest_check(now))
    known = addresses(project, guide)
    if only and only.lower() not in guide.records:
        names = ", ".join(sorted(guide.records))
        raise ProblemsFound(
            [error("docs/facts", 0, f"there is no record {only!r}", f"choose one of {names}")]
        )
    check = Check(
        uses=only_of(known, only) if only else known,
        known=frozenset(known),
        day=today(),
        history=project.root / FILE,
        answers=project.cache / "links" / "answers.json",
        repository=_repository(project),
        limits=limits or Limits(),
        say=say,
        again=again,
    )
    return check.run()


def today() -> date:
    """The day of the check (UTC): from SOURCE_DATE_EPOCH, else the present day; not of the commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(given), UTC) if given.isdigit() else datetime.now(UTC)
    return now.date()


def _repository(project: Project) -> str:
    """Where errors are reported: servers are told it, so that their owners can reach us."""
    for plugin in project.config.get("plugins", ()):
        if isinstance(plugin, dict) and "guide" in plugin:
            return str(plugin["guide"].get("repository") or "")
    return ""

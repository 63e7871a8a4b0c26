"""The facts of a checkout that are due, and the recording of a new check in its files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guide.edition import edition, latest_check
from guide.facts.guide import Guide
from guide.facts.load import Loaded
from guide.facts.models import Record
from guide.facts.store import load_records
from guide.freshness.confirm import Check, confirmed, days_of, refused
from guide.freshness.due import batches
from guide.freshness.numbers import same_number
from guide.freshness.report import Report
from guide.freshness.uses import uses
from guide.problems import ProblemsFound, error
from guide.project import Project


@dataclass(frozen=True)
class Confirmed:
    """A check that was recorded. `same` are the facts with the same number, by their full ids."""

    place: str
    day: date
    before: date
    same: tuple[str, ...]


def due_report(project: Project, country: str | None, on: date | None) -> Report:
    """What is due on a day (default: that of the edition) in one record or in all of them."""
    now = edition(project.root)
    loaded = _loaded(project)
    guide = Guide(tuple(_record(one) for one in loaded.values()), now.day)
    day = on or now.day
    kept = _known(country.lower(), loaded) if country else None
    found = batches(guide, day, uses(guide, _texts(project)))
    lines = {f"{code}.{slug}": line for code, one in loaded.items() for slug, line in one.lines.items()}
    return Report(day, tuple(one for one in found if kept in (None, one.record.code)), lines)


def confirm(project: Project, name: str, source: str, on: date | None) -> Confirmed:
    """Write into the record that somebody read a source of the fact on a day (default: today)."""
    loaded = _loaded(project)
    code, _, slug = _whole(name, loaded).partition(".")
    one = loaded[_known(code, loaded)]
    today = latest_check(edition(project.root))
    check = Check(slug, source, on or today)
    record = _record(one)
    if wrong := refused(record, check, today, one.file, one.lines.get(slug, 0)):
        raise ProblemsFound([wrong])
    _write(project.records / f"{code}.yml", slug, check.day)
    return _done(record, one, check)


def _done(record: Record, one: Loaded, check: Check) -> Confirmed:
    same = tuple(f"{record.code}.{other}" for other in same_number(record).get(check.fact, ()))
    return Confirmed(f"{one.file}:{one.lines[check.fact]}", check.day, record.fact(check.fact).checked, same)


def _write(path: Path, slug: str, day: date) -> None:
    data = path.read_bytes()
    text = data.decode("utf-8-sig")
    mark = data[: len(data) - len(text.encode())]
    path.write_bytes(mark + confirmed(text, days_of(text)[slug], day).encode())


def _loaded(project: Project) -> dict[str, Loaded]:
    latest = latest_check(edition(project.root))
    loaded = load_records(project.records, project.root, latest, project.cache / "records")
    if problems := [problem for one in loaded for problem in one.problems]:
        raise ProblemsFound(problems)
    return {_record(one).code: one for one in loaded}


def _record(one: Loaded) -> Record:
    if one.record is None:
        raise ProblemsFound(one.problems)
    return one.record


def _whole(name: str, loaded: dict[str, Loaded]) -> str:
    """The full id; an error where the name has no country, with the ids that may be meant."""
    if "." in name:
        return name
    meant = [f"{code}.{name}" for code, one in loaded.items() if name in one.lines]
    instead = f"write {' or '.join(meant)}" if meant else "write it like se.reflection-length"
    raise ProblemsFound([error("docs/facts", 0, f"{name} names no country", instead)])


def _known(code: str, loaded: dict[str, Loaded]) -> str:
    if code not in loaded:
        raise ProblemsFound(
            [
                error(
                    "docs/facts",
                    0,
                    f"there is no record {code!r}",
                    f"choose one of {', '.join(loaded)}",
                )
            ]
        )
    return code


def _texts(project: Project) -> Iterator[str]:
    """Where pages and the rules of the planner name facts."""
    pages = project.docs / project.source_language.code
    rules = project.root / "scripts" / "guide" / "route" / "steps.yml"
    for path in (*sorted(pages.rglob("*.md")), *([rules] if rules.is_file() else [])):
        yield path.read_text(encoding="utf-8", errors="replace")

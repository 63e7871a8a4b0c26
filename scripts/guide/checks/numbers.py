"""The same phone number in several facts: what is changed or checked in one must not be left in another."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from guide.facts.load import Loaded, load_file
from guide.facts.mentioned import is_one_of, mentioned, reader_texts
from guide.facts.models import Contact, Record
from guide.freshness.numbers import same_number
from guide.problems import Problem, warning

_TOGETHER = timedelta(days=7)
"""Checks at most this far apart count as made together: a new fact need not wait for the others."""


def number_problems(root: Path, loaded: Iterable[Loaded]) -> Iterator[Problem]:
    """Numbers checked, or with hours, in one fact only; numbers that a change took out of one fact only."""
    base = _base()
    changed = _git(root, "diff", "--relative", "--name-only", base).decode().splitlines()
    for one in loaded:
        if one.record is not None:
            yield from _checked_in_one(one, one.record)
            yield from _hours_in_one(one, one.record)
            if one.file in changed and (before := _before(root, base, one.file)):
                yield from _changed_in_one(one, one.record, before)


def _checked_in_one(one: Loaded, record: Record) -> Iterator[Problem]:
    for slug, others in same_number(record).items():
        day = record.fact(slug).checked
        last = max((record.fact(other) for other in others), key=lambda other: other.checked)
        if last.checked - day > _TOGETHER:
            what = f"{slug}: checked {day}, but {last.id} with the same number {last.checked}"
            instead = "read a source of this fact too, and write its day under checked"
            yield warning(one.file, one.lines[slug], what, instead)


def _hours_in_one(one: Loaded, record: Record) -> Iterator[Problem]:
    """A line whose hours another fact with the very same numbers knows, or knows otherwise."""
    numbers = _numbers(record)
    lines = {fact.id: fact for fact in record.facts if isinstance(fact, Contact)}
    for slug, others in same_number(record).items():
        for other in (lines[name] for name in others if numbers[name] == numbers[slug]):
            if other.hours and other.hours != lines[slug].hours:
                what = f"{slug}: its hours are not those of {other.id}, which has the same number"
                yield warning(one.file, one.lines[slug], what, "write the same hours in both")


def _changed_in_one(one: Loaded, record: Record, before: Record) -> Iterator[Problem]:
    now, then = _numbers(record), _numbers(before)
    for slug in then:
        for number in then[slug] - now.get(slug, then[slug]):
            for other in (name for name in now if number in now[name]):
                what = f"{other}: this change takes {number} out of {slug}, but here it stays"
                yield warning(one.file, one.lines[other], what, "see whether it is wrong here too")
            yield from _still_said(one, record, slug, number)


def _still_said(one: Loaded, record: Record, slug: str, number: str) -> Iterator[Problem]:
    """Sentences and notes that give a number which a change took out of a fact."""
    now = _numbers(record)
    for fact in record.facts:
        texts = (*reader_texts(fact), ("note", fact.note or ""))
        for key, said in ((key, said) for key, text in texts for said in mentioned(text)):
            if number not in now.get(fact.id, ()) and is_one_of(said, (number,)):
                what = f"{fact.id}: this change takes {number} out of {slug}, but `{key}` still says {said!r}"
                yield warning(one.file, one.lines[fact.id], what, "see whether it is wrong here too")


def _numbers(record: Record) -> dict[str, set[str]]:
    return {
        fact.id: {phone.number for phone in fact.phones} for fact in record.facts if isinstance(fact, Contact)
    }


def _base() -> str:
    """What a change is compared with: the branch that it is proposed for, or the newest commit."""
    branch = os.environ.get("GITHUB_BASE_REF", "")
    return f"origin/{branch}" if branch else "HEAD"


def _before(root: Path, base: str, file: str) -> Record | None:
    """The record before the change; None where it is new, or was no record."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(file).name
        path.write_bytes(_git(root, "show", f"{base}:{file}"))
        return load_file(path, file, date.max).record


def _git(root: Path, *arguments: str) -> bytes:
    """What git says; nothing outside a repository, and where it does not know the base."""
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, check=True, timeout=60
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return b""

"""What can be typed after a command: days, files to write, answers; faults name the option that was typed."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from guide.project import Project

HINDERED = frozenset(
    {
        errno.EACCES,
        errno.EPERM,
        errno.EROFS,
        errno.ENOSPC,
        errno.EDQUOT,
        errno.ENOTDIR,
        errno.EISDIR,
        errno.ENAMETOOLONG,
    }
)
"""What keeps a file from being written and is no fault of the program."""


class Day(click.ParamType[date]):
    """A day as year, month and day; one in another order is told how to write it."""

    name = "day"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; a fault of usage where it is none."""
        if isinstance(value, date):
            return value
        parts = re.fullmatch(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})", value)
        plain = re.fullmatch(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", value)
        numbers = parts.groups()[::-1] if parts else plain.groups() if plain else ()
        try:
            day = date(*map(int, numbers))
        except (TypeError, ValueError):
            self.fail(f"{value!r} is not a day: write it as 2026-05-31", param, ctx)
        if value != day.isoformat():
            self.fail(f"{value!r}: write it as {day.isoformat()}", param, ctx)
        return day


class NewFile(click.ParamType[Path]):
    """A file to write. What hinders it is told before the work begins."""

    name = "file"

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The way to the file; a fault of usage where it cannot be written."""
        path = Path(value)
        if path.is_dir():
            self.fail(f"{path} is a folder: name a file in it", param, ctx)
        if not path.parent.is_dir():
            self.fail(f"there is no folder {path.parent}: make it first, or name another", param, ctx)
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            self.fail(f"you may not write {path}: name a file elsewhere", param, ctx)
        return path


class Folder(click.ParamType[Path]):
    """A folder to write into; what is missing of it is made later."""

    name = "dir"

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The way to the folder; a fault of usage where nothing can be written there."""
        path = Path(value)
        there = next(one for one in (path, *path.absolute().parents) if one.exists())
        if not there.is_dir():
            self.fail(f"{there} is a file: name a folder", param, ctx)
        if not os.access(there, os.W_OK):
            self.fail(f"you may not write into {there}: name another folder", param, ctx)
        return path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file wholly or not at all. ClickException says what hindered it."""
    goal = path.resolve()
    part = goal.with_name(f".{goal.name}.{os.getpid()}")
    if goal.exists() and not goal.is_file():
        part = goal  # such as /dev/stdout, whose place nothing may take
    try:
        part.write_bytes(data)
        if part != goal:
            part.replace(goal)
    except OSError as fault:
        if part != goal:
            part.unlink(missing_ok=True)
        raise click.ClickException(f"{path} could not be written: {fault.strerror}") from None


class OneOf(click.ParamType[str]):
    """One of some words. `words` gives them with what else may be meant by each, such as a country's name."""

    name = "word"

    def __init__(self, words: Callable[[Project], dict[str, str]]) -> None:
        self.words = words

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word in small letters; a fault of usage names the nearest one where there is none such."""
        words = self.words(ctx.obj) if ctx else {}
        typed = value.lower()
        if typed not in words:
            instead = _nearest(typed, words) or f"one of {', '.join(words)}"
            self.fail(f"there is no {value!r}: write {instead}", param, ctx)
        return typed


def _nearest(typed: str, words: dict[str, str]) -> str:
    meant = {name.lower(): word for word, name in words.items()} | {word: word for word in words}
    begun = [name for name in meant if len(typed) > 1 and name.startswith(typed)]
    near = begun or get_close_matches(typed[:60], meant, 1, 0.6)
    return meant[near[0]] if near else ""


class Listed(click.Option):
    """An option whose help lists its words."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """What stands in the help."""
        record = super().get_help_record(ctx)
        if record is None or not isinstance(self.type, OneOf):
            return record
        return record[0], f"{record[1]} One of: {', '.join(self.type.words(ctx.obj))}."


def answers(question: str) -> dict[str, Any]:
    """What an option needs for the answers to a question of the route planner."""
    metavar = "CC" if question in ("found", "home", "to", "exploited") else "WORD"
    return {
        "cls": Listed,
        "metavar": metavar,
        "type": OneOf(lambda project: _answers(project, question)),
    }


def _answers(project: Project, question: str) -> dict[str, str]:
    from babel import Locale

    from guide.route.case import fields_of

    codes = tuple(sorted(path.stem for path in project.records.glob("??.yml")))
    field = next(one for one in fields_of(codes) if one.name == question)
    names = Locale("en").territories
    return {value: str(names.get(value.upper(), value)) for value in field.values}


def languages() -> dict[str, Any]:
    """What an option needs for the languages of the guide."""
    return {
        "cls": Listed,
        "metavar": "CODE",
        "type": OneOf(lambda project: {one.code: one.name for one in project.languages}),
    }

"""What a person sees while work goes on: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


class Stage:
    """One stage of the work; `done` counts one piece."""

    def __init__(self, advance: Iterator[None] | None = None) -> None:
        self._advance = advance

    def done(self) -> None:
        """One more piece is done."""
        if self._advance:
            next(self._advance)


class Reporter:
    """Tells of stages on one console."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(stderr=True, highlight=False)

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Stage]:
        """Show a stage of `total` pieces until it ends."""
        begun = time.monotonic()
        if self.console.is_terminal:
            columns = (
                TextColumn("{task.description:<24}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
            )
            with Progress(*columns, console=self.console, transient=True) as progress:
                task = progress.add_task(name, total=total)
                yield Stage(_advancing(progress, task))
        else:
            yield Stage()
        self.say(f"{name}: {total} in {time.monotonic() - begun:.1f} s")

    def say(self, line: str) -> None:
        """One line."""
        self.console.print(line, markup=False, soft_wrap=True)


def _advancing(progress: Progress, task: object) -> Iterator[None]:
    while True:
        progress.advance(task)  # type: ignore[arg-type]
        yield

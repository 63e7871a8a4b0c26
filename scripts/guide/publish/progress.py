"""What a person sees while work goes on: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


class Stage:
    """One stage of the work; `done` counts one piece, `expect` says that there will be more."""

    def __init__(self, total: int, show: Callable[[int, int], None] = lambda done, total: None) -> None:
        self.total = total
        self._done = 0
        self._show = show

    def done(self) -> None:
        """One more piece is done."""
        self._done += 1
        self._show(self._done, self.total)

    def expect(self, more: int) -> None:
        """There are that many pieces more."""
        self.total += more
        self._show(self._done, self.total)


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
                stage = Stage(total, lambda done, all_: progress.update(task, completed=done, total=all_))
                yield stage
        else:
            stage = Stage(total)
            yield stage
        self.say(f"{name}: {stage.total} in {time.monotonic() - begun:.1f} s")

    def say(self, line: str) -> None:
        """One line."""
        self.console.print(line, markup=False, soft_wrap=True)

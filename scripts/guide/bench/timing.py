"""How long something takes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

LONG = 20.0
"""Seconds; what takes at least as long is run once only."""
RUNS = 3
"""How often all else is run."""


@dataclass(frozen=True)
class Timing:
    """Wall time in seconds: the median of all runs."""

    seconds: float
    runs: int

    def __str__(self) -> str:
        how = "1 run" if self.runs == 1 else f"median of {self.runs}"
        return f"{seconds(self.seconds)} ({how})"


def timed(
    work: Callable[[], object],
    prepare: Callable[[int], object] = lambda _: None,
    clock: Callable[[], float] = time.perf_counter,
) -> Timing:
    """The time that `work` takes; before each run, untimed, `prepare` gets the number of the run from 0."""
    taken: list[float] = []
    while len(taken) < RUNS and not (taken and taken[0] >= LONG):
        prepare(len(taken))
        begun = clock()
        work()
        taken.append(clock() - begun)
    return Timing(median(taken), len(taken))


def seconds(value: float) -> str:
    """Seconds with two digits that matter: `0.45 s`, `4.5 s`, `45 s`."""
    return f"{value:.{2 if value < 1 else 1 if value < 9.95 else 0}f} s"

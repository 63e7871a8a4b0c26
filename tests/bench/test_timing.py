from __future__ import annotations

import pytest

from guide.bench.timing import seconds, timed


class Clock:
    """Stands still but for what the work takes."""

    def __init__(self, *durations: float) -> None:
        self.now = 0.0
        self.durations = list(durations)

    def work(self) -> None:
        self.now += self.durations.pop(0)

    def __call__(self) -> float:
        return self.now


def test_short_work_gives_the_median_of_three() -> None:
    clock = Clock(3.0, 19.0, 4.0)
    timing = timed(clock.work, clock=clock)
    assert (timing.seconds, timing.runs, str(timing)) == (4.0, 3, "4.0 s (median of 3)")


def test_long_work_is_done_once() -> None:
    clock = Clock(20.0, 1.0)
    assert str(timed(clock.work, clock=clock)) == "20 s (1 run)"


def test_preparing_comes_before_each_run_and_does_not_count() -> None:
    clock = Clock(1.0, 1.0, 1.0)
    prepared: list[tuple[int, int]] = []

    def prepare(number: int) -> None:
        prepared.append((number, len(clock.durations)))
        clock.now += 100

    assert timed(clock.work, prepare, clock).seconds == 1.0
    assert prepared == [(0, 3), (1, 2), (2, 1)]


@pytest.mark.parametrize(
    ("value", "shown"), [(0.123, "0.12 s"), (1.0, "1.0 s"), (9.94, "9.9 s"), (9.96, "10 s"), (64.5, "64 s")]
)
def test_seconds_show_the_digits_that_matter(value: float, shown: str) -> None:
    assert seconds(value) == shown

"""Limits on how long a piece of work may take that content from many hands has set off."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooLong(Exception):
    """The work did not end in time."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises TooLong where the work inside keeps the processor busy for longer.

    Time that other programs take does not count: a busy computer is no fault of the content. Only the main
    thread of a process on Unix can be stopped; elsewhere there is no limit.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLong(f"not done after {seconds:g} seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)

"""Limits of time: work that does not end is stopped, wherever it is stuck."""

from __future__ import annotations

import re
import signal
import threading
import time

import pytest

from guide.limits import TooLong, within


def in_a_loop() -> None:
    while True:
        pass


def in_an_expression() -> None:
    re.fullmatch(r"(a+)+b", "a" * 60)


@pytest.mark.parametrize("work", [in_a_loop, in_an_expression])
def test_what_does_not_end_is_stopped(work):
    begun = time.monotonic()
    with pytest.raises(TooLong, match=r"not done after 0\.2 seconds"), within(0.2):
        work()
    assert time.monotonic() - begun < 5


def test_what_ends_is_left_alone():
    before = signal.getsignal(signal.SIGALRM)
    with within(0.2):
        pass
    time.sleep(0.3)
    assert signal.getsignal(signal.SIGALRM) is before


def test_another_thread_has_no_limit():
    done = []

    def work() -> None:
        with within(0.01):
            time.sleep(0.05)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done

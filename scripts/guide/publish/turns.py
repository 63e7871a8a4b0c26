"""One build at a time in a checkout: builds share what they keep."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def in_turn(cache: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Wait until no other process builds with this cache, and keep others waiting meanwhile."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "build.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting: another build is at work in this checkout")
            fcntl.flock(lock, fcntl.LOCK_EX)
        # The lock ends with this process, however that ends.
        yield

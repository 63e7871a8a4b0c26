"""What builds take out of the way: removed while the next one works, since that can take many seconds."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread


def throw(folder: Path, trash: Path) -> None:
    """Move a folder into the trash; one on another disk stays where it is."""
    trash.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):
        folder.rename(trash / f"{time.time_ns()}-{folder.name}")


@contextmanager
def emptying(trash: Path) -> Iterator[None]:
    """Remove what lies in the trash now, while other work goes on; all is gone at its end."""
    thread = Thread(target=_remove, args=(list(trash.glob("*")),))
    thread.start()
    try:
        yield
    finally:
        thread.join()


def _remove(folders: list[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)

"""The processes that a build works in: all is loaded once, and each of them begins as a copy of that."""

from __future__ import annotations

import gc
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import forkserver
from multiprocessing.context import BaseContext

_LOADED = (
    "guide.publish.languages",
    "guide.site.plugin",
    # What MkDocs loads by name for each language, and what only forms need.
    "mkdocs.commands.build",
    "mkdocs_static_i18n.plugin",
    "pymdownx.details",
    "fontTools.subset",
)


def begin_loading() -> None:
    """Load all in a process of its own, while this one goes on with other work."""
    _processes()
    forkserver.ensure_running()


def workers() -> ProcessPoolExecutor:
    """One for each processor."""
    return ProcessPoolExecutor(os.cpu_count(), _processes(), _look_for_garbage_less_often)


def _processes() -> BaseContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_LOADED))
    return context


def _look_for_garbage_less_often() -> None:
    """Nearly all that a build makes is needed to its end: to look for garbage costs a fifth of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 50, 1000)

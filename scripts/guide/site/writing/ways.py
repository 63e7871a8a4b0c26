"""Relative ways between places of the site, so that it works from any host, folder or USB stick."""

from __future__ import annotations

import posixpath


def way(goal: str, folder: str) -> str:
    """The way from a folder to a file; both are told from the root of a language, `../` leads above it."""
    # Told from a root: else the name of the folder in which the program runs would count, too.
    return posixpath.relpath(f"/-/{goal}", f"/-/{folder}")

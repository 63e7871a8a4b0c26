"""A live preview of one language."""

from __future__ import annotations

import os
from collections.abc import Callable

from guide.problems import ProblemsFound, error
from guide.project import Project


def preview(project: Project, code: str, port: int, say: Callable[[str], None]) -> None:
    """Serve one language on this machine until stopped; pages are built anew when a file is saved."""
    name = project.language(code).name
    say(
        f"{name}: http://127.0.0.1:{port}/ in some seconds. A saved change shows by itself. Stop with Ctrl-C."
    )
    os.environ.update(GUIDE_LANGUAGE=code, NO_MKDOCS_2_WARNING="1")
    os.chdir(project.root)
    from mkdocs.commands.serve import serve

    try:
        serve(
            str(project.config_file),
            dev_addr=f"127.0.0.1:{port}",
            strict=False,
            watch=[str(project.translations), str(project.overrides)],
        )
    except OSError as fault:
        advice = f"choose another: make serve ARGS='--port {port + 1}'"
        raise ProblemsFound(
            [error("guide serve", 0, f"port {port} cannot be used: {fault.strerror}", advice)]
        ) from None

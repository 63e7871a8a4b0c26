"""A live preview of one language. While the content has faults, the browser shows them."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

from guide.problems import Problem, ProblemsFound, error
from guide.project import Project
from guide.publish.changes import State, is_text_alone, state_of
from guide.telling import on_one_screen

Say = Callable[[str], None]

_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>To mend first</title></head>
<body>
<h1>To mend first</h1>
<p>The guide cannot be shown while these faults stand in it. This page follows when you save a change.</p>
<ul>
{problems}
</ul>
</body>
</html>
"""


def preview(project: Project, code: str, port: int, say: Say) -> None:
    """Serve one language on this machine until stopped; pages are built anew when a file is saved."""
    name = project.language(code).name
    say(
        f"{name}: http://127.0.0.1:{port}/ in some seconds. A saved change shows by itself. Stop with Ctrl-C."
    )
    os.environ.update(GUIDE_LANGUAGE=code, NO_MKDOCS_2_WARNING="1")
    os.chdir(project.root)
    with TemporaryDirectory(prefix="guide-") as folder:
        builder = Builder(project, Path(folder), f"http://127.0.0.1:{port}", say)
        server = LiveReloadServer(builder, "127.0.0.1", port, folder, builder.mount)
        server.error_handler = builder.not_found
        for place in builder.places:
            server.watch(str(place))
        try:
            builder()
            server.serve()
        except KeyboardInterrupt:
            say("Stopped.")
        except OSError as fault:
            advice = f"choose another: make serve ARGS='--port {port + 1}'"
            told = error("guide serve", 0, f"port {port} cannot be used: {fault.strerror}", advice)
            raise ProblemsFound([told]) from None
        finally:
            builder.stop()
            server.shutdown()


class Builder:
    """Builds the pages into a folder; where the content has faults, each page there tells them instead."""

    def __init__(self, project: Project, folder: Path, host: str, say: Say) -> None:
        self._project, self._folder, self._say = project, folder, say
        # MkDocs warns whoever would publish what a preview builds.
        logging.getLogger("mkdocs.commands.build").addFilter(_is_no_warning_of_dirt)
        path = urlsplit(str(project.config.get("site_url") or "")).path
        self.mount = f"/{path.strip('/')}/" if path.strip("/") else "/"
        self._address = host + self.mount
        self._config: MkDocsConfig | None = None
        self._shown: State | None = None
        """What the folder shows; None where it shows faults, or nothing yet."""
        places = (project.docs, project.translations, project.overrides, project.config_file)
        self.places = [place for place in places if place.exists()]

    def __call__(self) -> None:
        """Build once. Faults are shown, not raised: the server goes on."""
        now = state_of(self.places, self._project.docs)
        text_alone = self._shown is not None and is_text_alone(self._shown, now)
        if problems := self._build(text_alone):
            for line in on_one_screen(problems):
                self._say(line)
            self._show(error_page(problems))
        self._shown = None if problems else now

    def not_found(self, code: int) -> bytes | None:
        """What the server answers where there is no page."""
        page = self._folder / f"{code}.html"
        return page.read_bytes() if page.is_file() else None

    def stop(self) -> None:
        """Let the plugins end their work."""
        if self._config:
            self._config.plugins.on_shutdown()

    def _build(self, text_alone: bool) -> tuple[Problem, ...]:
        """Build all pages, or those alone whose text has changed, which takes a fifth of the time."""
        from mkdocs.commands.build import build
        from mkdocs.config import load_config

        from guide.site.building.faults import ContentFault
        from guide.site.plugin import GuidePlugin

        try:
            config = load_config(str(self._project.config_file), site_dir=str(self._folder), strict=False)
            if self._config is None:
                config.plugins.on_startup(command="serve", dirty=False)
            self._config, config.site_url = config, self._address
            for plugin in config.plugins.values():
                if isinstance(plugin, GuidePlugin):
                    plugin.text_alone = text_alone
            build(config, serve_url=self._address, dirty=text_alone)
        except ContentFault as fault:
            return fault.found.problems
        except (Abort, MkDocsException) as fault:
            return (error("mkdocs.yml", 0, " ".join(str(fault).split()), "mend it"),)
        except Exception as fault:
            logging.getLogger("mkdocs").exception("the build failed")
            return (error("guide serve", 0, f"the build failed: {fault!r}", "see the terminal"),)
        return ()

    def _show(self, page: str) -> None:
        for name in ("index.html", "404.html"):
            (self._folder / name).write_text(page, encoding="utf-8")
        for file in self._folder.rglob("*.html"):
            file.write_text(page, encoding="utf-8")


def _is_no_warning_of_dirt(record: logging.LogRecord) -> bool:
    return "'dirty'" not in record.getMessage()


def error_page(problems: tuple[Problem, ...]) -> str:
    """The problems as a page, the most urgent first."""
    lines = (f"<li>{escape(line.strip())}</li>" for line in on_one_screen(problems, lines=100))
    return _PAGE.format(problems="\n".join(lines))

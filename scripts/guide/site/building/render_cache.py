"""Pages whose Markdown has not changed are not converted again: this is what makes a preview quick.

MkDocs has no event in place of converting a page, so a page that is kept gets a `render` of its own.
"""

from __future__ import annotations

import hashlib
import logging
import pickle
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from guide.limits import TooLong, within
from guide.program import libraries
from guide.site.prose import allowed

Judge = Callable[[str], bool]
Refuse = Callable[[str], None]

_SECONDS = 20.0
"""Far more than the longest page takes."""

_REASONS = {
    RecursionError: "the page has too many levels within levels",
    TooLong: f"the page takes longer than {_SECONDS:g} seconds",
}


@dataclass(frozen=True)
class _Converted:
    """What MkDocs knows of a page once it is converted; files by their names."""

    content: str | None
    toc: Any
    title: str | None
    anchors: set[str] | None
    links: dict[str, dict[str, str]]


class RenderCache:
    """Converted pages of one language, in a folder; forgets those that the last build did not use."""

    def __init__(self, folder: Path, config: MkDocsConfig) -> None:
        self._folder = folder
        self._used: set[str] = set()
        # What is kept holds objects of this module, which a module of another name cannot read.
        code = [Path(one).read_bytes() for one in (allowed.__file__, __file__)]
        rules = (__name__, hashlib.sha256(b"".join(code)).hexdigest())
        settings = (config.markdown_extensions, config.mdx_configs, libraries(), rules)
        self._settings = repr(settings)

    def attach(self, page: Page, markdown: str, files: Files, judge: Judge, refuse: Refuse) -> None:
        """Let the page take its content from the cache, or fill the cache when it is converted.

        Only content that `judge` finds fit is kept, so that what comes from the cache is fit.
        `refuse` hears why a page cannot be converted.
        """
        # Which pages there are decides how links come out.
        names = "\n".join(sorted(file.src_uri for file in files.documentation_pages()))
        parts = (markdown, page.file.dest_uri, self._settings, names)
        name = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
        self._used.add(name)
        kept = self._folder / name
        if kept.exists():
            # Only this class writes here, and the name holds the hash of all that went in.
            converted: _Converted = pickle.loads(kept.read_bytes())  # noqa: S301
            page.render = lambda config, files: _restore(page, converted, files)  # type: ignore[method-assign]
        else:
            page.render = lambda config, files: self._convert(page, kept, config, files, judge, refuse)  # type: ignore[method-assign]

    def forget_unused(self) -> None:
        """Remove what no page of this build needed."""
        for kept in self._folder.iterdir() if self._folder.exists() else ():
            if kept.name not in self._used:
                kept.unlink(missing_ok=True)

    def _convert(
        self, page: Page, kept: Path, config: MkDocsConfig, files: Files, judge: Judge, refuse: Refuse
    ) -> None:
        watcher = _Warned()
        log = logging.getLogger("mkdocs.structure.pages")
        log.addHandler(watcher)
        try:
            with within(_SECONDS):
                Page.render(page, config, files)
        except Exception as fault:  # noqa: BLE001 - Markdown that nobody foresaw can fail in any way
            page.content, page.toc = "", TableOfContents([])
            page.present_anchor_ids, page.links_to_anchors = set(), {}
            refuse(_REASONS.get(type(fault)) or f"the page cannot be converted: {fault!r:.200}")
            return
        finally:
            log.removeHandler(watcher)
        fit = judge(page.content or "")
        if fit and not watcher.warned:  # a page with a fault must tell of it each time
            self._keep(page, kept)

    def _keep(self, page: Page, kept: Path) -> None:
        links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
        title = page._title_from_render
        converted = _Converted(page.content, page.toc, title, page.present_anchor_ids, links)
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
            pickle.dump(converted, file)
        Path(file.name).replace(kept)


class _Warned(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warned = False

    def emit(self, record: logging.LogRecord) -> None:
        self.warned = True


def _restore(page: Page, converted: _Converted, files: Files) -> None:
    page.content, page.toc = converted.content, converted.toc
    page._title_from_render = converted.title
    page.present_anchor_ids = converted.anchors
    found = ((files.get_file_from_path(name), anchors) for name, anchors in converted.links.items())
    page.links_to_anchors = {file: anchors for file, anchors in found if file}

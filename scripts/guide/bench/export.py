"""Every page as the plain Markdown that MkDocs turns into HTML: macros carried out, generated pages made."""

from __future__ import annotations

import os
import posixpath
import tempfile
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


class NoOptions(Config):
    """The plugin has none."""


class Export(BasePlugin[NoOptions]):
    """Keeps the final Markdown of each page, with its front matter, in a folder."""

    def __init__(self, target: Path) -> None:
        super().__init__()
        self._target = target

    @event_priority(-400)
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Write the page under the address that it has in its language."""
        path = self._target / f"{posixpath.splitext(page.file.dest_uri)[0]}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(with_front_matter(markdown, dict(page.meta)), encoding="utf-8")


def with_front_matter(markdown: str, meta: dict[str, Any]) -> str:
    """The page as a file: its front matter, then its text."""
    head = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False)
    return f"---\n{head}---\n\n{markdown}" if meta else markdown


def export_language(root: Path, code: str, target: Path) -> None:
    """Write the pages of one language of the checkout `root` into the folder `target`.

    Runs in a process of its own: MkDocs takes the language from the environment.
    """
    os.environ.update(GUIDE_LANGUAGE=code, NO_MKDOCS_2_WARNING="1")
    os.environ.pop("GUIDE_DUMP", None)
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    with tempfile.TemporaryDirectory() as pages:
        config = load_config(str(root / "mkdocs.yml"), site_dir=pages, strict=False)
        config.plugins["export"] = Export(target)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)

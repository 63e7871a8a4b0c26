"""Where each page of one language comes from: a file in it, a file of the source language, or the records."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from guide.site.context import Context
from guide.site.record_pages.all import Generated

_NOT_FOR_READERS = ("pdf/", "assets/javascripts/")
"""Files of ours and of the theme that no page loads: what makes the PDFs, and the theme's own scripts."""


class _Kept(File):
    """A generated page that stands as it was built before."""

    def is_modified(self) -> bool:
        return False


class Origins:
    """The pages of one build. `addresses` are those of all its files, `missing` those not translated."""

    addresses: set[str]
    missing: set[str]

    def __init__(self, context: Context, generated: Iterable[Generated]) -> None:
        self._context = context
        self._generated = {one.markdown_path: one for one in generated}

    def complete(self, files: Files, config: MkDocsConfig, *, kept: bool) -> None:
        """Add the generated pages, and the source language's page where there is no translation.

        With `kept` the generated pages stand as they were built before.
        """
        for file in list(files):
            if file.src_uri.startswith(_NOT_FOR_READERS):
                files.remove(file)
        kind = _Kept if kept else File
        for path in self._generated:
            files.append(kind.generated(config, path, content="", inclusion=InclusionLevel.INCLUDED))
        present = {file.dest_uri for file in files}
        source = self._context.project.docs / self._context.project.source_language.code
        self.missing = set()
        for page in sorted(source.rglob("*.md")):
            relative = page.relative_to(source).as_posix()
            address = posixpath.splitext(relative)[0] + ".html"
            if address not in present:
                files.append(File.generated(config, relative, abs_src_path=str(page)))
                self.missing.add(address)
        self.addresses = present | self.missing

    def generated(self, page: Page) -> Generated | None:
        """The page as made from records; None where an editor wrote it."""
        return self._generated.get(page.file.src_uri)

    def file(self, page: Page) -> str:
        """The file that an editor changes to change the page, from the project's root."""
        if generated := self.generated(page):
            return generated.source
        return Path(page.file.abs_src_path or "").relative_to(self._context.project.root).as_posix()

    def untranslated(self, page: Page) -> bool:
        """Whether the page is shown in the source language, for want of a translation."""
        context = self._context
        written = f"docs/{context.project.source_language.code}/"
        return not context.source and not self.generated(page) and self.file(page).startswith(written)

    def text(self, page: Page) -> str:
        """What an editor wrote in the page's file; empty where that is no Markdown."""
        path = self._context.project.root / self.file(page)
        return path.read_text(encoding="utf-8", errors="replace") if path.suffix == ".md" else ""

    def first_line(self, page: Page, markdown: str) -> int:
        """The line of the page's file on which `markdown` begins: MkDocs has taken off what is above."""
        above, _, _ = Path(page.file.abs_src_path or "").read_text(encoding="utf-8-sig").partition(markdown)
        return above.count("\n") + 1

"""The guide inside MkDocs: wires records, languages and macros to the events of a build.

Thinking happens elsewhere; this module only says when.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from guide.language.pages import PageState, State, page_state
from guide.problems import ProblemsFound
from guide.project import find_project
from guide.site import labels
from guide.site.context import Context, build_context
from guide.site.fact import Writer
from guide.site.footnotes import Footnotes
from guide.site.macros import Macros, expand
from guide.site.pages import Generated, generated_pages
from guide.site.render_cache import RenderCache
from guide.site.rendered import Rendered, RenderedPage

T = TypeVar("T")

_NOT_FOR_READERS = ("pdf/",)
"""Parts of `overrides/` that are not for the website: the template and fonts of the PDFs."""


class ContentFault(Abort):
    """The content has faults; MkDocs stops, and shows them without a traceback."""

    def __init__(self, found: ProblemsFound) -> None:
        super().__init__(str(found))
        self.found = found


class GuideConfig(Config):
    """Options of the plugin in `mkdocs.yml`."""

    language = Type(str, default="en")
    repository = Type(str)
    branch = Type(str, default="main")
    dump = Optional(Type(str))
    searchable = Type(bool, default=True)


class GuidePlugin(BasePlugin[GuideConfig]):
    """One build of one language."""

    context: Context
    generated: dict[str, Generated]
    _rendered: Rendered
    _converted: RenderCache
    _order: list[str]

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the facts and the words of this build's language."""
        project = find_project(Path(config.config_file_path).parent)
        self.context = _told(lambda: build_context(project, self.config.language))
        gettext = self.context.words.gettext
        config.site_name = gettext(labels.SITE_NAME)
        config.site_description = gettext(labels.SITE_DESCRIPTION)
        if config.site_url:
            config.site_url += self.context.folder(self.context.language.code)
        self.generated = {
            one.markdown_path: one for one in generated_pages(self.context.guide, self.context.words)
        }
        # Shows the language menu; its entries come from `PageFacts`, page by page.
        config.extra["alternate"] = [{"name": one.name} for one in project.languages]
        self._rendered = Rendered(self.context.language.code, [])
        self._converted = RenderCache(project.cache / "html" / self.context.language.code, config)
        return config

    # After static-i18n, which knows only files that exist.
    @event_priority(-200)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the generated pages, and the English page where there is no translation."""
        for file in list(files):
            if file.src_uri.startswith(_NOT_FOR_READERS):
                files.remove(file)
        for path in self.generated:
            files.append(File.generated(config, path, content="", inclusion=InclusionLevel.INCLUDED))
        source = self.context.project.docs / self.context.project.source_language.code
        present = {file.dest_uri for file in files}
        for page in sorted(source.rglob("*.md")):
            relative = page.relative_to(source).as_posix()
            if posixpath.splitext(relative)[0] + ".html" not in present:
                files.append(File.generated(config, relative, abs_src_path=str(page)))
        return files

    @event_priority(-200)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Say the names of sections in this language, and sort the countries by their names in it."""
        for item in nav.items:
            if isinstance(item, Section):
                first = item.children[0] if item.children else None
                if isinstance(first, Page) and first.file.src_uri.endswith("countries/index.md"):
                    item.children[1:] = sorted(item.children[1:], key=self._country_order)
                item.title = self.context.words.gettext(item.title)
        nav.pages[:] = _pages_in_order(nav.items)
        self._order = [page.file.dest_uri for page in nav.pages]
        return nav

    @event_priority(100)
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Make the generated pages, carry out macros, and add the sources."""
        words = self.context.words
        notes = Footnotes(words)
        writer = Writer(words, notes, page.file.dest_uri, self.context.top)
        generated = self.generated.get(page.file.src_uri)
        if generated:
            page.meta.update(title=generated.title, description=generated.description)
            markdown = f"# {generated.title}\n\n{generated.body(writer)}"
        else:
            macros = Macros(self.context.guide, writer, self.context.project.languages, self.context.statuses)
            file, line = self._place(page)
            markdown = _told(lambda: expand(markdown, macros, file, line))
        markdown = notes.finish(markdown, full_list=generated is not None and generated.full_list)
        if not self.config.searchable:
            page.meta["search"] = {"exclude": True}
        self._converted.attach(page, markdown, files)
        return markdown

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Let templates speak this language."""
        env.add_extension("jinja2.ext.i18n")
        words = self.context.words
        env.install_gettext_callables(  # type: ignore[attr-defined]
            words.gettext, lambda one, many, number: one if number == 1 else many, newstyle=False
        )
        return env

    @event_priority(-200)
    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """Tell the template about languages, edition, state of translation, and where to report an error."""
        context["guide"] = PageFacts(self, page, config).as_dict()
        return context

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Keep what the PDFs are made from."""
        self._converted.forget_unused()
        if self.config.dump:
            self._rendered.pages.sort(key=lambda page: self._order.index(page.address))
            self._rendered.write(Path(self.config.dump))

    @event_priority(-300)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Note the page for the PDFs."""
        section = page.parent.title if isinstance(page.parent, Section) else ""
        self._rendered.pages.append(
            RenderedPage(
                page.file.dest_uri,
                str(page.title or ""),
                section or "",
                bool(page.meta.get("pdf", True)),
                self.source_of(page),
                html,
            )
        )
        return html

    def _country_order(self, item: Any) -> int:
        codes = self.context.words.in_order(record.code for record in self.context.guide.countries)
        code = posixpath.basename(item.file.src_uri).removesuffix(".md") if isinstance(item, Page) else ""
        # What is no country is a link to nowhere, of which MkDocs itself warns.
        return codes.index(code) if code in codes else len(codes)

    def source_of(self, page: Page) -> str:
        """The file that an editor changes to change the page, from the project's root."""
        generated = self.generated.get(page.file.src_uri)
        if generated:
            return generated.source
        return Path(page.file.abs_src_path or "").relative_to(self.context.project.root).as_posix()

    def _place(self, page: Page) -> tuple[str, int]:
        path = Path(page.file.abs_src_path or "")
        text = path.read_text(encoding="utf-8-sig")
        first_line = 1
        if text.startswith("---\n") and (end := text.find("\n---", 3)) >= 0:
            first_line = text[: end + 4].count("\n") + 2
        return path.relative_to(self.context.project.root).as_posix(), first_line


class PageFacts:
    """What the template says around a page's content."""

    def __init__(self, plugin: GuidePlugin, page: Page, config: MkDocsConfig) -> None:
        self._plugin, self._page, self._config = plugin, page, config
        self._context = plugin.context
        self._address = page.file.dest_uri
        self._source = plugin.source_of(page)

    def as_dict(self) -> dict[str, Any]:
        """The names that templates use."""
        words = self._context.words
        changed = self._context.changes.get(self._source, self._context.edition.day)
        return {
            "edition": words.day(self._context.edition.day),
            "commit": self._context.edition.commit,
            "changed": words.day(changed),
            "alternates": self._alternates(),
            "state": self._state(),
            "report": self._report(),
            "edit": f"{self._plugin.config.repository}/edit/{self._plugin.config.branch}/{self._source}",
            "pdf": self._pdf(),
            "top": self._context.top,
        }

    def _alternates(self) -> list[dict[str, str]]:
        base = (self._config.site_url or "").removesuffix(self._context.folder(self._context.language.code))
        return [
            {
                "code": language.code,
                "name": language.name,
                "href": posixpath.relpath(
                    f"{self._context.top}{self._context.folder(language.code)}{self._address}",
                    posixpath.dirname(self._address) or ".",
                ),
                "absolute": f"{base}{self._context.folder(language.code)}{self._address}",
            }
            for language in self._context.project.languages
        ]

    def _state(self) -> dict[str, bool]:
        """What a reader must know of this page's translation."""
        if self._context.source:
            return {}
        generated = self._page.file.src_uri in self._plugin.generated
        page = self._page_state()
        return {
            "missing": page is not None and page.state is State.MISSING,
            "behind": page is not None and page.state in (State.BEHIND, State.UNSTAMPED),
            "unreviewed": not (
                self._context.words.reviewed if generated else page is not None and page.reviewed
            ),
        }

    def _page_state(self) -> PageState | None:
        if self._page.file.src_uri in self._plugin.generated:
            return None
        project = self._context.project
        path = self._page.file.src_uri.removeprefix(f"{self._context.language.code}/")
        return page_state(project.docs, path, self._context.language.code, project.source_language.code)

    def _report(self) -> str:
        title = quote(f"[{self._context.language.code}] {self._page.title}: ")
        lines = [f"Page: {self._address}", f"Edition: {self._context.edition.name}", f"File: {self._source}"]
        body = quote("\n".join([*lines, "", "What is wrong, and which source says so?", ""]))
        return f"{self._plugin.config.repository}/issues/new?title={title}&body={body}"

    def _pdf(self) -> str:
        code = posixpath.splitext(posixpath.basename(self._address))[0]
        country = self._address.startswith("countries/") and code in self._context.guide.records
        stem = f"country-{code}" if country else "guide"
        here = posixpath.dirname(self._address) or "."
        return posixpath.relpath(
            f"{self._context.top}downloads/{stem}-{self._context.language.code}.pdf", here
        )


def _pages_in_order(items: list[Any]) -> list[Page]:
    pages = []
    for item in items:
        pages += [item] if isinstance(item, Page) else _pages_in_order(item.children or [])
    for before, after in pairwise(pages):
        before.next_page, after.previous_page = after, before
    return pages


def _told(work: Callable[[], T]) -> T:
    try:
        return work()
    except ProblemsFound as found:
        raise ContentFault(found) from None

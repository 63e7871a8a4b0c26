"""The guide inside MkDocs: wires records, languages and macros to the events of a build.

Thinking happens elsewhere; this module only says when.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from functools import partial
from html import escape
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from guide import search
from guide.address import leads_somewhere
from guide.language.glossary import terms
from guide.language.page_file import read_page
from guide.problems import Problem, ProblemsFound, error
from guide.project import find_project
from guide.route.pack import as_script, without_comments
from guide.route.table import Table
from guide.secure.policy import policy_element
from guide.site import feed, labels
from guide.site.allowed import line_with, refused
from guide.site.checklists import label_boxes
from guide.site.context import Context, build_context
from guide.site.fact import Writer
from guide.site.files import file_problems
from guide.site.footnotes import Footnotes
from guide.site.macros import Macros, expand
from guide.site.overview import by_emergency_number
from guide.site.page_facts import Host, Place, edition_line, page_facts
from guide.site.pages import Generated, generated_pages
from guide.site.paper import with_paper_lines
from guide.site.planner.form import SCRIPT, TABLE
from guide.site.planner.table import route_table
from guide.site.prose_lists import lists_alone
from guide.site.prose_tables import name_tables
from guide.site.render_cache import RenderCache
from guide.site.rendered import Rendered, RenderedPage
from guide.site.terms import TermLinks
from guide.site.untranslated import mark_links

T = TypeVar("T")

_NOT_FOR_READERS = ("pdf/", "assets/javascripts/")
"""Files of ours and of the theme that no page loads: what makes the PDFs, and the theme's own scripts."""

_MOST_REFUSED = 20
"""Faults of one page's HTML that are told at a time."""


class ContentFault(Abort):
    """The content has faults; MkDocs stops, and shows them without a traceback."""

    def __init__(self, found: ProblemsFound) -> None:
        super().__init__(str(found))
        self.found = found


class Checked(Abort):
    """All pages are read and judged; a check needs none of them written."""


class GuideConfig(Config):
    """Options of the plugin in `mkdocs.yml`."""

    language = Type(str, default="en")
    repository = Type(str)
    branch = Type(str, default="main")
    dump = Optional(Type(str))


class _Kept(File):
    """A generated page that stands as it was built before."""

    def is_modified(self) -> bool:
        return False


class GuidePlugin(BasePlugin[GuideConfig]):
    """One build of one language."""

    only_check = False
    """Whether to stop when all pages are read."""
    text_alone = False
    """Whether a preview builds only pages whose text has changed since it built all of them."""
    context: Context
    generated: dict[str, Generated]
    _problems: list[Problem]
    _rendered: Rendered
    _converted: RenderCache
    _order: list[str]
    _addresses: set[str]
    _missing: set[str]
    _route: Table | None
    _terms: TermLinks
    _source_terms: TermLinks
    _serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether this is a preview: it reloads by a script in the page, which the policy would stop."""
        self._serving = command == "serve"

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
        words = self.context.words
        self._route = _told(lambda: route_table(project, self.context.guide, words))
        pages = generated_pages(self.context.guide, words, self._route)
        self.generated = {one.markdown_path: one for one in pages}
        # Shows the language menu; its entries come from `PageFacts`, page by page.
        config.extra["alternate"] = [{"name": one.name} for one in project.languages]
        named = terms(self.context.guide)
        self._terms = TermLinks(self.context.glossary, named, self.context.words)
        self._source_terms = TermLinks(self.context.glossary, named, self.context.source_words)
        self._problems = list(file_problems(project))
        if self._problems:
            raise ContentFault(ProblemsFound(self._problems))
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
            kind = _Kept if self.text_alone else File
            files.append(kind.generated(config, path, content="", inclusion=InclusionLevel.INCLUDED))
        source = self.context.project.docs / self.context.project.source_language.code
        self._addresses = {file.dest_uri for file in files}
        present = {file.dest_uri for file in files}
        self._missing = set()
        for page in sorted(source.rglob("*.md")):
            relative = page.relative_to(source).as_posix()
            if posixpath.splitext(relative)[0] + ".html" not in present:
                files.append(File.generated(config, relative, abs_src_path=str(page)))
                self._missing.add(posixpath.splitext(relative)[0] + ".html")
        self._addresses |= self._missing
        return files

    @event_priority(-200)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Say the names of sections in this language, and sort the countries by their names in it."""
        for item in nav.items:
            if isinstance(item, Section):
                first = item.children[0] if item.children else None
                if isinstance(first, Page) and first.file.src_uri.endswith("countries/index.md"):
                    item.children[1:] = sorted(item.children[1:], key=self._country_order)
                self._name(item)
                self._sort_found(item)
        nav.pages[:] = _pages_in_order(nav.items)
        self._order = [page.file.dest_uri for page in nav.pages]
        return nav

    @event_priority(100)
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Make the generated pages, carry out macros, and add the sources."""
        # A page that is not translated is in the source language as a whole, facts and all.
        words = self.context.source_words if self._untranslated(page) else self.context.words
        notes = Footnotes(words)
        writer = Writer(words, notes, page.file.dest_uri, self.context.top)
        generated = self.generated.get(page.file.src_uri)
        if generated:
            page.meta.update(title=generated.title, description=generated.description, pdf=generated.pdf)
            markdown = f"# {generated.title}\n\n{generated.body(writer)}"
        else:
            markdown = self._expanded(page, markdown, Macros(self.context, writer))
        markdown = notes.finish(markdown, full_list=generated is not None and generated.full_list)
        self._converted.attach(page, markdown, files, partial(self._judge, page), partial(self._refuse, page))
        return markdown

    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """The page's text; none of it where it cannot be read safely."""
        if self._generated(page):
            return None
        path = Path(page.file.abs_src_path or "")
        read = read_page(path, self.source_of(page))
        self._problems += read.problems
        return "" if read.problems else path.read_text(encoding="utf-8-sig")

    def _refuse(self, page: Page, why: str) -> None:
        """Note a page that cannot be converted."""
        self._problems.append(error(self.source_of(page), 0, why, "make it simpler, or split it"))

    def _judge(self, page: Page, html: str) -> bool:
        """Whether nothing stands in the page that may not; what does is noted."""
        source = self.source_of(page)
        path = self.context.project.root / source
        text = path.read_text(encoding="utf-8", errors="replace") if path.suffix == ".md" else ""
        found = list(islice(refused(html), _MOST_REFUSED))
        self._problems += [error(source, line_with(one.trace, text), one.what, one.instead) for one in found]
        return not found

    def _expanded(self, page: Page, markdown: str, macros: Macros) -> str:
        """The page with its macros carried out; nothing where it has a fault, told with all others."""
        if not markdown.strip():
            return ""
        file, line = self._place(page, markdown)
        try:
            return expand(markdown, macros, file, line)
        except ProblemsFound as found:
            self._problems += found.problems
            return ""

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Let templates speak this language."""
        env.add_extension("jinja2.ext.i18n")
        words = self.context.words
        env.install_gettext_callables(  # type: ignore[attr-defined]
            lambda text: escape(words.gettext(text)),
            lambda one, many, number: escape(one if number == 1 else many),
            newstyle=False,
        )
        env.globals["policy"] = "" if self._serving else policy_element()
        env.globals["lang_code"] = self.context.language.code
        env.globals["up"] = self.context.top
        env.globals["addresses"] = self._addresses
        env.globals["edition_line"] = edition_line(self.context)
        env.globals["elsewhere"] = self._elsewhere(urlsplit(config.site_url or "/").path)
        env.globals["emergency"] = [
            (number, ", ".join(map(words.country, codes)))
            for number, codes in by_emergency_number(self.context.guide, words)
        ]
        if self._problems:
            raise ContentFault(ProblemsFound(self._problems))
        if self.only_check:
            self._finish_check(config, files)
        return env

    def _elsewhere(self, own: str) -> list[tuple[str, str, str]]:
        """Code, name and first page of the other languages, from the top of the host as this one's `own`."""
        context = self.context
        top = own.removesuffix(context.folder(context.language.code))
        others = [one for one in context.project.languages if one != context.language]
        return [(one.code, one.name, f"{top}{context.folder(one.code)}index.html") for one in others]

    def _finish_check(self, config: MkDocsConfig, files: Files) -> None:
        for file in files.documentation_pages():
            if file.page:
                file.page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
        self._converted.forget_unused()
        self._notes()
        raise Checked("checked")

    @event_priority(-200)
    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """Tell the template about languages, edition, state of translation, and where to report an error."""
        place = Place(page.file.dest_uri, str(page.title or ""), self.source_of(page), self._generated(page))
        host = Host(config.site_url or "", self.config.repository, self.config.branch)
        told = {
            "pages": self._addresses,
            "address": shown_address(page),
            "country": self._country_of(page.file.dest_uri),
        }
        context["guide"] = {**page_facts(self.context, place, host), **told}
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Tell the printer what to put on every sheet."""
        lines = {
            "title": f"{config.site_name}: {page.title}",
            "edition": edition_line(self.context),
            "address": shown_address(page),
        }
        return with_paper_lines(output, lines)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what is made from all pages: feed, search, and what the PDFs are made from."""
        if self.text_alone:
            return
        self._converted.forget_unused()
        # A page in no list, of which MkDocs has warned, comes last.
        order = {address: number for number, address in enumerate(self._order)}
        self._rendered.pages.sort(key=lambda page: order.get(page.address, len(order)))
        self._write_feed(Path(config.site_dir), config.site_url or "")
        self._write_search(Path(config.site_dir) / "search")
        if self._route:
            site = Path(config.site_dir)
            (site / TABLE).write_text(as_script(self._route), encoding="utf-8")
            script = (site / SCRIPT).read_text(encoding="utf-8")
            (site / SCRIPT).write_text(without_comments(script), encoding="utf-8")
        if self.config.dump:
            self._rendered.write(Path(self.config.dump))

    @event_priority(-300)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Mend lists, name tables and boxes, lead terms to the glossary, and note the page for the PDFs."""
        if self.only_check and page.file.dest_uri != feed.PAGE:
            return html
        html = _permalinks_aside(lists_alone(label_boxes(name_tables(html))))
        links = self._source_terms if self._untranslated(page) else self._terms
        html = links.link(html, page.file.dest_uri)
        source = self.context.project.source_language.code
        if not self._untranslated(page):
            said = self.context.words.gettext(labels.IN_ENGLISH)
            html = mark_links(html, page.file.dest_uri, self._missing, source, said)
        section = page.parent.title if isinstance(page.parent, Section) else ""
        self._rendered.pages.append(
            RenderedPage(
                page.file.dest_uri,
                str(page.title or ""),
                section or "",
                bool(page.meta.get("pdf", True)),
                self.source_of(page),
                # On the website the template says so: the search would not look into the element.
                f'<div lang="{source}">{html}</div>' if self._untranslated(page) else html,
            )
        )
        return html

    def _write_search(self, folder: Path) -> None:
        pages = [
            search.Page(page.address, page.title, page.html, page.address in self._missing)
            for page in self._rendered.pages
        ]
        context = self.context
        names = _told(lambda: search.other_names(context.project, context.guide, context.glossary))
        search.write_search(folder, pages, names, search.little_words(context.project))

    def _notes(self) -> tuple[RenderedPage, list[feed.Note]] | None:
        """The page of updates and its notes; None where the guide has no such page."""
        page = next((one for one in self._rendered.pages if one.address == feed.PAGE), None)
        if page is None:
            return None
        try:
            return page, feed.notes(page.html)
        except feed.Undated as fault:
            raise ContentFault(ProblemsFound([error(page.source, 0, fault.what, fault.instead)])) from None

    def _write_feed(self, folder: Path, site_url: str) -> None:
        if not (read := self._notes()):
            return
        page, found = read
        title = f"{self.context.words.gettext(labels.SITE_NAME)}: {page.title}"
        (folder / feed.FILE).write_bytes(feed.atom(found, title, self.context.language.code, site_url))

    def _name(self, section: Section) -> None:
        section.title = self.context.words.gettext(section.title)
        for child in section.children:
            if isinstance(child, Section):
                self._name(child)

    def _sort_found(self, section: Section) -> None:
        """The pages "Found in" by the countries' names."""
        for child in section.children:
            if isinstance(child, Section):
                self._sort_found(child)
        if all(isinstance(one, Page) and "/found-in-" in one.file.src_uri for one in section.children):
            section.children.sort(key=self._country_order)

    def _country_of(self, address: str) -> str:
        """The code of the country that the page is about, as its name tells; empty where it is about none."""
        name = posixpath.basename(address).removesuffix(".html").removeprefix("found-in-")
        for record in self.context.guide.countries:
            if name in (record.code, self.context.source_words.country(record.code).lower()):
                return record.code
        return ""

    def _country_order(self, item: Any) -> int:
        codes = self.context.words.in_order(record.code for record in self.context.guide.countries)
        name = posixpath.basename(item.file.src_uri).removesuffix(".md") if isinstance(item, Page) else ""
        code = name.removeprefix("found-in-")
        # What is no country is a link to nowhere, of which MkDocs itself warns.
        return codes.index(code) if code in codes else len(codes)

    def source_of(self, page: Page) -> str:
        """The file that an editor changes to change the page, from the project's root."""
        if self._generated(page):
            return self.generated[page.file.src_uri].source
        return Path(page.file.abs_src_path or "").relative_to(self.context.project.root).as_posix()

    def _generated(self, page: Page) -> bool:
        return page.file.src_uri in self.generated

    def _untranslated(self, page: Page) -> bool:
        context = self.context
        written = f"docs/{context.project.source_language.code}/"
        return not context.source and not self._generated(page) and self.source_of(page).startswith(written)

    def _place(self, page: Page, markdown: str) -> tuple[str, int]:
        """The page's file, and its line on which `markdown` begins: MkDocs has taken off what is above."""
        path = Path(page.file.abs_src_path or "")
        shown = path.relative_to(self.context.project.root).as_posix()
        if not markdown:
            return shown, 0
        above, _, _ = path.read_text(encoding="utf-8-sig").partition(markdown)
        return shown, above.count("\n") + 1


def _permalinks_aside(html: str) -> str:
    """Leave the signs beside headings to a pointer; who goes by keys has the contents."""
    return html.replace('<a class="headerlink" ', '<a class="headerlink" tabindex="-1" ')


def shown_address(page: Page) -> str:
    """The page's address, to print; empty where a reader would find nothing there."""
    address = page.canonical_url or ""
    return address if leads_somewhere(address) else ""


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

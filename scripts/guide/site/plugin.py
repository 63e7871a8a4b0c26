"""The guide inside MkDocs: wires records, languages and macros to the events of a build.

Thinking happens elsewhere; this module only says when.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from guide.language.glossary import terms
from guide.language.page_file import read_page
from guide.problems import ProblemsFound
from guide.project import find_project
from guide.route.table import Table
from guide.site import labels
from guide.site.building import feed
from guide.site.building.faults import Checked, Faults, told
from guide.site.building.files import file_problems
from guide.site.building.from_all import update_notes, write_feed, write_planner, write_search
from guide.site.building.origins import Origins
from guide.site.building.render_cache import RenderCache
from guide.site.building.rendered import Rendered, RenderedPage
from guide.site.context import Context, build_context
from guide.site.frame.navigation import arrange, country_of
from guide.site.frame.page_facts import Host, Place, edition_line, page_facts, shown_address
from guide.site.frame.paper import with_paper_lines
from guide.site.frame.templates import equip
from guide.site.planner.table import route_table
from guide.site.prose.macros import Macros, expand
from guide.site.prose.mended import mended
from guide.site.prose.terms import TermLinks
from guide.site.prose.untranslated import mark_links
from guide.site.record_pages.all import generated_pages
from guide.site.writing.fact import Writer
from guide.site.writing.footnotes import Footnotes


class GuideConfig(Config):
    """Options of the plugin in `mkdocs.yml`."""

    language = Type(str, default="en")
    repository = Type(str)
    branch = Type(str, default="main")
    dump = Optional(Type(str))


class GuidePlugin(BasePlugin[GuideConfig]):
    """One build of one language."""

    only_check = False
    """Whether to stop when all pages are read."""
    text_alone = False
    """Whether a preview builds only pages whose text has changed since it built all of them."""
    context: Context
    _faults: Faults
    _origins: Origins
    _rendered: Rendered
    _converted: RenderCache
    _order: list[str]
    _route: Table | None
    _terms: TermLinks
    _source_terms: TermLinks
    _serving = False
    _dumped = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether this is a preview."""
        self._serving = command == "serve"

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the facts and the words of this build's language."""
        project = find_project(Path(config.config_file_path).parent)
        context = self.context = told(lambda: build_context(project, self.config.language))
        words, guide = context.words, context.guide
        config.site_name = words.gettext(labels.SITE_NAME)
        config.site_description = words.gettext(labels.SITE_DESCRIPTION)
        if config.site_url:
            config.site_url += context.folder(context.language.code)
        # Shows the language menu; its entries come from `PageFacts`, page by page.
        config.extra["alternate"] = [{"name": one.name} for one in project.languages]
        self._route = told(lambda: route_table(project, guide, words))
        self._origins = Origins(context, generated_pages(guide, words, self._route))
        named = terms(guide)
        self._terms = TermLinks(context.glossary, named, words)
        self._source_terms = TermLinks(context.glossary, named, context.source_words)
        self._rendered = Rendered(context.language.code, [])
        self._converted = RenderCache(project.cache / "html" / context.language.code, config)
        self._faults = Faults()
        self._faults.add(file_problems(project))
        self._faults.stop()
        return config

    # After static-i18n, which knows only files that exist.
    @event_priority(-200)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the generated pages, and the English page where there is no translation."""
        self._origins.complete(files, config, kept=self.text_alone)
        return files

    @event_priority(-200)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Say the names of sections in this language, and sort the countries by their names in it."""
        self._order = arrange(nav, self.context.guide, self.context.words)
        return nav

    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """The page's text; none of it where it cannot be read safely."""
        if self._origins.generated(page):
            return None
        path = Path(page.file.abs_src_path or "")
        read = read_page(path, self._origins.file(page))
        self._faults.add(read.problems)
        return "" if read.problems else path.read_text(encoding="utf-8-sig")

    @event_priority(100)
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Make the generated pages, carry out macros, and add the sources."""
        # A page that is not translated is in the source language as a whole, facts and all.
        untranslated = self._origins.untranslated(page)
        words = self.context.source_words if untranslated else self.context.words
        notes = Footnotes(words)
        writer = Writer(words, notes, page.file.dest_uri, self.context.top)
        generated = self._origins.generated(page)
        if generated:
            page.meta.update(title=generated.title, description=generated.description, pdf=generated.pdf)
            markdown = f"# {generated.title}\n\n{generated.body(writer)}"
        else:
            markdown = self._expanded(page, markdown, writer)
        markdown = notes.finish(markdown, full_list=generated is not None and generated.full_list)
        refuse = partial(self._faults.refuse, self._origins.file(page))
        self._converted.attach(page, markdown, files, partial(self._judge, page), refuse)
        return markdown

    def _expanded(self, page: Page, markdown: str, writer: Writer) -> str:
        """The page with its macros carried out; nothing where it has a fault, told with all others."""
        if not markdown.strip():
            return ""
        file, line = self._origins.file(page), self._origins.first_line(page, markdown)
        try:
            return expand(markdown, Macros(self.context, writer), file, line)
        except ProblemsFound as found:
            self._faults.add(found.problems)
            return ""

    def _judge(self, page: Page, html: str) -> bool:
        return self._faults.judge(html, self._origins.file(page), self._origins.text(page))

    @event_priority(-300)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Mend the prose, lead terms to the glossary, and note the page for the PDFs."""
        if self.only_check and page.file.dest_uri != feed.PAGE:
            return html
        source = self.context.project.source_language.code
        html = mended(html)
        if self._origins.untranslated(page):
            html = self._source_terms.link(html, page.file.dest_uri)
            # On the website the template says so: the search would not look into the element.
            self._note(page, f'<div lang="{source}">{html}</div>')
            return html
        html = self._terms.link(html, page.file.dest_uri)
        said = self.context.words.gettext(labels.IN_ENGLISH)
        html = mark_links(html, page.file.dest_uri, self._origins.missing, source, said)
        self._note(page, html)
        return html

    def _note(self, page: Page, html: str) -> None:
        """Keep the page for what is made from all pages."""
        section = page.parent.title if isinstance(page.parent, Section) else ""
        address, title, pdf = page.file.dest_uri, str(page.title or ""), bool(page.meta.get("pdf", True))
        source = self._origins.file(page)
        self._rendered.pages.append(RenderedPage(address, title, section or "", pdf, source, html))

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Let templates speak this language; stop where the content has faults, or a check needs no more."""
        site_url = config.site_url or ""
        equip(env, self.context, self._origins.addresses, site_url, policy=not self._serving)
        self._faults.stop()
        if self.only_check:
            self._finish_check(config, files)
        self._rendered.sort(self._order)
        return env

    def on_pre_template(self, template: Template, *, template_name: str, config: MkDocsConfig) -> Template:
        """Write what the PDFs are made from: all pages are read, and the pictures lie in their places."""
        if self.config.dump and not self._dumped:
            self._rendered.write(Path(self.config.dump))
            self._dumped = True
        return template

    def _finish_check(self, config: MkDocsConfig, files: Files) -> None:
        for file in files.documentation_pages():
            if file.page:
                file.page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
        self._converted.forget_unused()
        update_notes(self._rendered)
        raise Checked("checked")

    @event_priority(-200)
    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """Tell the template about languages, edition, state of translation, and where to report an error."""
        origins, address = self._origins, page.file.dest_uri
        generated = origins.generated(page) is not None
        place = Place(address, str(page.title or ""), origins.file(page), generated)
        host = Host(config.site_url or "", self.config.repository, self.config.branch)
        context["guide"] = {
            **page_facts(self.context, place, host),
            "pages": origins.addresses,
            "address": shown_address(page.canonical_url),
            "country": country_of(address, self.context),
        }
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Tell the printer what to put on every sheet."""
        lines = {
            "title": f"{config.site_name}: {page.title}",
            "edition": edition_line(self.context),
            "address": shown_address(page.canonical_url),
        }
        return with_paper_lines(output, lines)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what is made from all pages: feed, search, and the planner's table."""
        if self.text_alone:
            return
        self._converted.forget_unused()
        site = Path(config.site_dir)
        write_feed(site, self._rendered, self.context, config.site_url or "")
        write_search(site, self._rendered, self.context, self._origins.missing)
        if self._route:
            write_planner(site, self._route)

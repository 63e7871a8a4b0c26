"""Everything that building one language needs, gathered once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guide.edition import Edition, edition, last_changes, latest_check
from guide.facts.guide import Guide
from guide.facts.store import load_guide
from guide.forms.load import load_forms
from guide.forms.models import Form
from guide.language.catalog import Catalog, catalog_of
from guide.language.glossary import Glossary, load_glossary
from guide.language.messages import Message
from guide.language.pages import page_states
from guide.language.sentences import Sentences, load_sentences
from guide.language.status import LanguageStatus, language_status
from guide.language.template import messages
from guide.language.words import Words
from guide.project import Language, Project


@dataclass(frozen=True)
class Context:
    """One language of one edition of the guide."""

    project: Project
    language: Language
    edition: Edition
    guide: Guide
    words: Words
    glossary: Glossary
    forms: tuple[Form, ...]

    @property
    def source(self) -> bool:
        """Whether this is the language that pages and facts are written in."""
        return self.language == self.project.source_language

    @property
    def source_words(self) -> Words:
        """The words of the source language, for pages that are not translated."""
        code = self.project.source_language.code
        return Words(code, Catalog(code), source=True)

    @property
    def top(self) -> str:
        """The way from this language's root to the site's root."""
        return "" if self.source else "../"

    def folder(self, code: str) -> str:
        """Where a language lies below the site's root: `` or `sv/`."""
        return "" if code == self.project.source_language.code else f"{code}/"

    @cached_property
    def changes(self) -> dict[str, date]:
        """The day of the last change of each file."""
        return last_changes(self.project.root)

    @cached_property
    def sentences(self) -> Sentences | None:
        """The sentences to read out or show; None where the guide has none."""
        return load_sentences(self.project)

    def statuses(self) -> tuple[LanguageStatus, ...]:
        """The state of every language."""
        texts = messages(self.project, self.guide)
        return tuple(self._status(language, texts) for language in self.project.languages)

    def _status(self, language: Language, texts: list[Message]) -> LanguageStatus:
        source = self.project.source_language
        catalog = catalog_of(self.project, language.code)
        pages = page_states(self.project.docs, language.code, source.code)
        return language_status(language, language == source, texts, catalog, pages)


def build_context(project: Project, code: str) -> Context:
    """Load all that a language needs; ProblemsFound where the content has faults."""
    language = project.language(code)
    now = edition(project.root)
    kept = project.cache / "records"
    guide = load_guide(project.records, project.root, now.day, kept, latest_check(now))
    catalog = catalog_of(project, code)
    words = Words(code, catalog, language == project.source_language)
    forms = load_forms(project.forms, project.root)
    return Context(project, language, now, guide, words, load_glossary(project), forms)

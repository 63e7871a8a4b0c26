"""Catalog files for translators: the template, new languages, and updates that lose no work."""

from __future__ import annotations

import io

from babel.messages.catalog import Catalog as PoCatalog
from babel.messages.pofile import write_po

from guide.facts.guide import Guide
from guide.forms.load import load_forms
from guide.language.catalog import REVIEWED, parse, reviewed
from guide.language.extract import labels
from guide.language.messages import Message, fact_messages, form_messages, step_messages
from guide.language.sentences import load_sentences, sentence_messages
from guide.project import Project

_DROPPED = tuple(
    f'"{header}'
    for header in (
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Generated-By",
        "Last-Translator",
        "Language-Team",
        "Report-Msgid-Bugs-To",
    )
)
"""Headers that would change with each run, or that say nothing."""


def messages(project: Project, guide: Guide) -> list[Message]:
    """Labels, titles of groups of sentences, steps, texts of records and of forms; each name once."""
    unique: dict[tuple[str | None, str], Message] = {}
    titles = sentence_messages(load_sentences(project))
    forms = form_messages(load_forms(project.forms, project.root))
    for message in (*labels(project), *titles, *step_messages(project), *fact_messages(guide), *forms):
        unique.setdefault((message.context, message.text), message)
    return list(unique.values())


def template(texts: list[Message]) -> str:
    """The template `guide.pot` as text."""
    return _written(_catalog(texts, None))


def updated(project: Project, guide: Guide, code: str) -> str:
    """The catalog of a language brought up to date, as text.

    Translations of unchanged texts stay. Where the English of a fact changed, the old translation is kept as
    fuzzy, with the old English beside it; fuzzy translations are not shown until somebody has gone over them.
    """
    path = project.translations / f"{code}.po"
    old = parse(path, code) if path.exists() else PoCatalog(locale=code)
    by_key = {(message.context, message.id): message for message in old if message.id}
    by_context = {message.context: message for message in old if message.id and message.context}
    new = _catalog(messages(project, guide), code)
    for message in new:
        if not message.id:
            continue
        if kept := by_key.get((message.context, message.id)):
            message.string, message.flags, message.user_comments = kept.string, kept.flags, kept.user_comments
            message.previous_id = kept.previous_id
        elif message.context and (before := by_context.get(message.context)) and before.string:
            message.string = before.string
            message.previous_id = [str(before.id)]
            message.flags.add("fuzzy")
    return _written(new, code, reviewed(path))


def _catalog(all_messages: list[Message], code: str | None) -> PoCatalog:
    catalog = PoCatalog(
        locale=code, project="BSR Guide", version="1", fuzzy=False, copyright_holder="BSR Guide contributors"
    )
    for message in all_messages:
        catalog.add(message.text, context=message.context, locations=[(message.place, 0)])
    return catalog


def _written(catalog: PoCatalog, code: str | None = None, review: str = "no") -> str:
    buffer = io.BytesIO()
    # No dates in the header: the same content gives the same bytes.
    catalog.header_comment = (
        f"# BSR Guide: {'template' if code is None else 'catalog ' + code}.\n"
        "# Texts under CC BY 4.0. Written by `guide translations`; edit only the msgstr lines."
    )
    write_po(buffer, catalog, width=110, omit_header=False, include_previous=True, ignore_obsolete=True)
    lines = buffer.getvalue().decode("utf-8").split("\n")
    kept = [line for line in lines if not line.startswith(_DROPPED)]
    if code:
        kept.insert(kept.index('"Content-Transfer-Encoding: 8bit\\n"') + 1, f'"{REVIEWED}: {review}\\n"')
    return "\n".join(kept)

"""Lists that lead on: countries, measures, all sources, downloads, and the state of each language."""

from __future__ import annotations

from guide.facts import phones
from guide.facts.guide import Entry, Guide
from guide.facts.models import Contact, Phone
from guide.facts.vocabulary import KeyQuestion, Measure
from guide.forms.models import Form
from guide.forms.texts import name as text_name
from guide.language.status import LanguageStatus
from guide.language.words import Words
from guide.project import Language
from guide.site import labels
from guide.site.context import Context
from guide.site.writing.fact import Writer
from guide.site.writing.footnotes import source_line
from guide.site.writing.markdown import Cell, Row, plain, table

SIZE_MARK = '<span class="size" data-file="{name}"></span>'
"""Filled with the file's size when the site is put together, since PDFs are made after the pages."""


def countries_list(guide: Guide, writer: Writer) -> str:
    """All countries by name, each linked to its page."""
    codes = writer.words.in_order(record.code for record in guide.countries)
    items = "".join(f"<li>{writer.country_link(code)}</li>" for code in codes)
    return f'<ul class="country-list">{items}</ul>'


def by_emergency_number(guide: Guide, words: Words) -> list[tuple[str, list[str]]]:
    """Each emergency number with the codes of its countries, the commonest first, last an empty one."""
    by_number: dict[str, list[str]] = {}
    for code in words.in_order(record.code for record in guide.countries):
        shown = [phones.shown(phone.number) for phone in _emergency(guide, code)]
        by_number.setdefault(shown[0] if shown else "", []).append(code)
    return sorted(by_number.items(), key=lambda item: (not item[0], -len(item[1])))


def emergency_numbers(guide: Guide, writer: Writer) -> str:
    """The emergency numbers, each with its countries; their pages have the sources and what to know first."""
    items = []
    for number, codes in by_emergency_number(guide, writer.words):
        links = ", ".join(
            f'<a href="{writer.to(f"countries/{code}.html#glance")}">{plain(writer.words.country(code))}</a>'
            for code in codes
        )
        tap = f'<a href="tel:{number}">{number}</a>' if number else plain(writer.words.gettext("Not known."))
        items.append(f"<li><strong>{tap}</strong> {links}</li>")
    return f'<ul class="emergency">{"".join(items)}</ul>'


def _emergency(guide: Guide, code: str) -> tuple[Phone, ...]:
    entries = guide.key(code, KeyQuestion.EMERGENCY)
    facts = [entry.fact for entry in entries if isinstance(entry, Entry)]
    return next((fact.phones for fact in facts if isinstance(fact, Contact) and fact.phones), ())


def measures_list(writer: Writer) -> str:
    """The seven measures, each linked to its page."""
    items = "".join(
        f'<li><a href="{writer.to(measure_address(measure))}">'
        f"{plain(writer.words.gettext(labels.MEASURES[measure]))}</a></li>"
        for measure in Measure
    )
    return f'<ol class="measure-list">{items}</ol>'


def measure_address(measure: Measure) -> str:
    """Where the page of a measure is within a language."""
    return f"measures/{measure.value}-{labels.MEASURE_SLUGS[measure]}.html"


def all_sources(guide: Guide, words: Words) -> str:
    """Every source of every record, under one heading a record."""
    parts = []
    for record in [*guide.countries, *(record for record in guide.records.values() if not record.is_country)]:
        title = words.country(record.code) if record.is_country else words.gettext(record.name)
        items = "".join(
            f'<li id="{record.code}-{name}">{source_line(source, words)}</li>'
            for name, source in record.sources.items()
        )
        parts.append(f'## {plain(title)} {{ #{record.code} }}\n\n<div class="sources"><ol>{items}</ol></div>')
    return "\n\n".join(parts)


def downloads_table(context: Context, writer: Writer) -> str:
    """Every PDF, with language and size: what to print for the first hour, each country and its card."""
    words = writer.words
    codes = words.in_order(record.code for record in context.guide.countries)
    named = [(plain(words.gettext("The whole guide")), "guide")]
    if (context.project.docs / context.project.source_language.code / "act-now.md").exists():
        named.append((plain(words.gettext("Act now, on one sheet")), "act-now"))
    if context.sentences is not None:
        named.append((plain(words.gettext(labels.SENTENCES)), "sentences"))
    named += [(form_title(form, writer), f"form-{form.id}") for form in context.forms]
    named += [(plain(words.country(code)), f"country-{code}") for code in codes]
    documents = words.gettext("Documents to print or keep (PDF)")
    tables = [_downloads(documents, words.gettext("Document"), named, context, writer)]
    if context.sentences is not None:
        cards = words.gettext("Pocket cards to print and fold (PDF)")
        pockets = [(plain(words.country(code)), f"pocket-{code}") for code in codes]
        tables.append(_downloads(cards, words.gettext("Country"), pockets, context, writer))
    return "\n\n".join(tables)


def _downloads(title: str, first: str, named: list[tuple[str, str]], context: Context, writer: Writer) -> str:
    languages = context.project.languages
    head = (first, *(language.name for language in languages))
    return table(
        "downloads", title, head, [_download_row(name, stem, languages, writer) for name, stem in named]
    )


def form_links(form: Form, languages: tuple[Language, ...], writer: Writer) -> str:
    """One form as a PDF, in each language."""
    links = " ".join(_download_link(f"form-{form.id}", language, writer) for language in languages)
    return f'<p class="form-links"><strong>{form_title(form, writer)}:</strong> {links}</p>'


def form_title(form: Form, writer: Writer) -> str:
    """The name of a form."""
    return writer.say(form.title, text_name(form))


def _download_row(title: str, stem: str, languages: tuple[Language, ...], writer: Writer) -> Row:
    cells = [Cell(title)]
    for language in languages:
        size = SIZE_MARK.format(name=f"{stem}-{language.code}.pdf")
        cells.append(Cell(f"{_download_link(stem, language, writer)} {size}"))
    return Row(cells)


def _download_link(stem: str, language: Language, writer: Writer) -> str:
    # The language's own name is what its reader looks for, so it is in the link.
    text = f'<span lang="{language.code}">{plain(language.name)}</span> (PDF)'
    href = writer.to_shared(f"downloads/{stem}-{language.code}.pdf")
    return f'<a href="{href}" hreflang="{language.code}">{text}</a>'


def languages_table(statuses: tuple[LanguageStatus, ...], writer: Writer) -> str:
    """How far each language is: labels and facts, pages, and whether an editor has reviewed it."""
    words = writer.words
    head = tuple(
        words.gettext(name)
        for name in (
            labels.N_("Language"),
            labels.N_("Labels and facts translated"),
            labels.N_("Pages translated"),
            labels.N_("Pages behind the English"),
            labels.N_("Reviewed"),
        )
    )
    rows = [
        Row(
            (
                Cell(f'<span lang="{one.code}">{plain(one.name)}</span>'),
                Cell(plain(f"{words.number(one.texts_done)} / {words.number(one.texts_all)}")),
                Cell(plain(f"{words.number(one.pages_done)} / {words.number(one.pages_all)}")),
                Cell(plain(words.number(one.pages_behind))),
                Cell(plain(words.gettext(one.review))),
            )
        )
        for one in statuses
    ]
    return table("languages", words.gettext("State of each language"), head, rows)

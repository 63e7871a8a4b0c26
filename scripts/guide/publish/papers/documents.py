"""Which PDFs the guide has, and from which pages each is made."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace

from guide.address import leads_somewhere
from guide.pdf import SHEET, Cards, Chapter, Document, Labels, PocketCard
from guide.publish.papers.cards import cards_title, sentence_cards
from guide.publish.papers.one_list import with_one_list
from guide.publish.papers.pocket import pocket_card, pocket_title
from guide.publish.papers.repeats import without_repeats
from guide.publish.papers.sheet import PAGE, sheet_html
from guide.site.building.rendered import Rendered
from guide.site.context import Context
from guide.site.frame.page_facts import edition_line, newest_edition, said_edition
from guide.site.labels import N_

SOURCES = N_("Sources")
ONE_LIST = N_("Each source of this document stands here once. The small numbers in the text lead here.")


@dataclass(frozen=True)
class Planned:
    """One PDF to make, and the name of its file."""

    name: str
    document: Document


@dataclass(frozen=True)
class PlannedCards:
    """One PDF of cards to make, and the name of its file."""

    name: str
    document: Cards | PocketCard


def documents(context: Context, rendered: Rendered, site_url: str) -> Iterator[Planned]:
    """The whole guide, then each country, in the context's language."""
    code = context.language.code
    pages = [page for page in rendered.pages if page.pdf]
    chapters = tuple(
        Chapter(page.title, page.address, page.html, page.section, page.source) for page in pages
    )
    told_once = [without_repeats(chapter, context) for chapter in chapters]
    whole = with_one_list(told_once, context.words.gettext(SOURCES), context.words.gettext(ONE_LIST))
    yield Planned(f"guide-{code}.pdf", document(context, site_url, "", whole))
    for page in rendered.pages:
        if page.address == PAGE:
            chapter = Chapter(page.title, page.address, sheet_html(context, page.html), source=page.source)
            sheet = document(context, site_url, page.title, (chapter,))
            yield Planned(f"act-now-{code}.pdf", replace(sheet, cover=False, contents_depth=0, sheet=SHEET))
        stem = posixpath.splitext(posixpath.basename(page.address))[0]
        if page.address.startswith("countries/") and stem in context.guide.records:
            chapter = Chapter(page.title, page.address, page.html, source=page.source)
            yield Planned(f"country-{stem}-{code}.pdf", document(context, site_url, page.title, (chapter,)))


def card_documents(context: Context, site_url: str) -> Iterator[PlannedCards]:
    """The sentences as cards, and a pocket card for each country; none where the guide has no sentences."""
    if context.sentences:
        frame = document(context, site_url, cards_title(context), ())
        cards = sentence_cards(context, context.sentences, frame)
        yield PlannedCards(f"sentences-{context.language.code}.pdf", cards)
        for record in context.guide.countries:
            frame = document(context, site_url, pocket_title(context, record.code), ())
            card = pocket_card(context, context.sentences, record, frame)
            yield PlannedCards(f"pocket-{record.code}-{context.language.code}.pdf", card)


def document(context: Context, site_url: str, country: str, chapters: tuple[Chapter, ...]) -> Document:
    """A document with the words of its margins; `country` is its title, empty for the whole guide."""
    words, edition = context.words, context.edition
    gettext = words.gettext
    guide_name = gettext("Baltic Sea Region Guide")
    subtitle = gettext("Helping victims of human trafficking across borders")
    day = said_edition(context)
    return Document(
        title=country or guide_name,
        subtitle=f"{guide_name}: {subtitle}" if country else subtitle,
        lang=context.language.code,
        edition=edition_line(context),
        date=edition.day,
        running_head=f"{country or guide_name}, {day}",
        site_url=site_url + context.folder(context.language.code),
        chapters=chapters,
        reachable=leads_somewhere(site_url),
        labels=Labels(
            contents=gettext("Contents"),
            page_of=gettext("Page {page} of {pages}"),
            notice=_notice(context, site_url),
        ),
    )


def _notice(context: Context, site_url: str) -> str:
    gettext = context.words.gettext
    independent = gettext("Independent guide. It is not an official publication of any authority.")
    newest = gettext(newest_edition(site_url))
    unreviewed = gettext(
        "No national editor has reviewed this translation yet. In doubt, the English page counts."
    )
    return "\n\n".join([independent, newest] if context.words.reviewed else [independent, newest, unreviewed])

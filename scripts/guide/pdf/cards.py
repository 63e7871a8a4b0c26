"""Sentences as cards to print: sheets in several languages, laid out by `overrides/pdf/sentences.typ`."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from guide.pdf.cache import kept
from guide.pdf.finishing.pack import pack
from guide.pdf.ingredients import ingredients
from guide.pdf.model import Chapter, Document
from guide.pdf.typesetting.compile import to_pdf
from guide.pdf.typesetting.inlines import in_language, language
from guide.pdf.typesetting.literal import array, boolean, call, dictionary, string


@dataclass(frozen=True)
class Card:
    """One card: what the person reads, the same for the reader, and whether a line to write on follows."""

    said: str
    means: str
    fill_in: bool = False


@dataclass(frozen=True)
class CardGroup:
    """Cards under one heading."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class CardSheet:
    """All cards in one language: its code, its name in itself and for the reader, a note to the reader."""

    code: str
    own_name: str
    name: str
    note: str
    groups: tuple[CardGroup, ...]


@dataclass(frozen=True)
class Cards:
    """One PDF of cards.

    `frame` has the words of cover and margins, and no chapters. `advice` is for the cover, a paragraph each.
    `source` is the file that an editor would mend.
    """

    frame: Document
    advice: tuple[str, ...]
    sheets: tuple[CardSheet, ...]
    source: str

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The sheets as those chapters whose words problems are looked up in."""
        return tuple(
            Chapter(one.name, "", json.dumps(asdict(one), ensure_ascii=False), source=self.source)
            for one in self.sheets
        )


def render_cards(cards: Cards, template_root: Path, cache: Path | None) -> bytes:
    """The PDF of the cards: PDF/UA-1 and PDF/A-2a, the same bytes each time.

    Raises ProblemsFound if the fonts lack a character.
    """

    def make() -> bytes:
        return pack(to_pdf(_source(cards), {}, template_root, cards.frame.date, cards.chapters))

    return kept(cache, ingredients(cards, template_root), make)


def _source(cards: Cards) -> str:
    frame = cards.frame
    code, region = language(frame.lang)
    titles = {f"sheet-{one.code}": f"{_own(one)} + {string(f': {one.name}')}" for one in cards.sheets}
    arguments = call(
        "booklet.with",
        title=string(frame.title),
        subtitle=string(frame.subtitle),
        language=code,
        region=region,
        edition=string(frame.edition),
        running_head=string(frame.running_head),
        notice=array(string(" ".join(text.split())) for text in frame.labels.notice.split("\n\n")),
        contents=string(frame.labels.contents),
        page_of=string(frame.labels.page_of),
        parts=array([array((string(""), string(f"sheet-{cards.sheets[0].code}")))]),
        titles=dictionary(titles),
        advice=array(string(line) for line in cards.advice),
    )
    sheets = "\n".join(f"#{_sheet(one, frame)}" for one in cards.sheets)
    return f'#import "sentences.typ": *\n#show: {arguments}\n{sheets}\n'


def _own(sheet: CardSheet) -> str:
    return in_language(sheet.code, string(sheet.own_name))


def _sheet(sheet: CardSheet, frame: Document) -> str:
    return call(
        "sheet",
        array(_group(one) for one in sheet.groups),
        code=string(sheet.code),
        own_name=string(sheet.own_name),
        name=string(sheet.name),
        note=string(sheet.note),
        running_head=string(frame.running_head),
    )


def _group(group: CardGroup) -> str:
    cards = array(array((string(one.said), string(one.means), boolean(one.fill_in))) for one in group.cards)
    return array((string(group.title), cards))

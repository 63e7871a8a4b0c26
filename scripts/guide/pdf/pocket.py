"""Pocket cards: one sheet with eight panels that folds to A7, laid out by `overrides/pdf/pocket.typ`."""

from __future__ import annotations

import io
import json
import re
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

import segno
import typst

from guide.pdf.cache import kept
from guide.pdf.finishing.pack import pack
from guide.pdf.ingredients import ingredients
from guide.pdf.model import Chapter, Document
from guide.pdf.typesetting.compile import to_pdf
from guide.pdf.typesetting.inlines import language
from guide.pdf.typesetting.literal import array, boolean, call, string
from guide.problems import ProblemsFound, error

_QR_FILE = "pictures/qr.svg"
_NO_ROOM = re.compile(r"no room in the panel: ([^\"\\\n]+)")


@dataclass(frozen=True)
class Run:
    """A piece of a line. `lang` is a code where it is not in the language of the card."""

    text: str
    lang: str = ""
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class Line:
    """One paragraph: `text`, `heading`, `number` and `big` (whose first run is large), `item` or `note`."""

    kind: str
    runs: tuple[Run, ...]


Entry = tuple[Line, ...]
"""Lines that stand together: a panel shows all of them or none."""


@dataclass(frozen=True)
class Panel:
    """One of the eight pages of the folded card. Without room for all entries, the last ones are left out."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class PocketCard:
    """One card. `panels` are in the order of reading: the front, six inside, the back.

    `frame` has title, language and edition, and no chapters. `kicker` and `subtitle` stand around the name on
    the front. `more` stands where entries are left out. `fold` says how to fold. `source` is the file that
    an editor would mend. `address` is drawn as a QR code, too; where it is empty, there is none.
    """

    frame: Document
    name: str
    kicker: str
    subtitle: str
    panels: tuple[Panel, ...]
    more: str
    address: str
    qr_alt: str
    fold: str
    source: str

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The panels as those chapters whose words problems are looked up in."""
        return tuple(
            Chapter(one.title, "", json.dumps(asdict(one), ensure_ascii=False), source=self.source)
            for one in self.panels
        )


def render_pocket(card: PocketCard, template_root: Path, cache: Path | None) -> bytes:
    """The PDF of the card: PDF/UA-1 and PDF/A-2a, the same bytes each time.

    Raises ProblemsFound if the fonts lack a character, or if the first entry of a panel does not fit into it.
    """
    return kept(
        cache,
        ingredients(card, template_root),
        lambda: pack(_set(card, template_root)),
    )


def _set(card: PocketCard, template_root: Path) -> bytes:
    files = {_QR_FILE: _qr(card.address)} if card.address else {}
    try:
        return to_pdf(_source(card), files, template_root, card.frame.date, card.chapters)
    except typst.TypstError as fault:
        full = sorted(set(_NO_ROOM.findall(f"{fault.message}\n{fault.diagnostic}")))
        if not full:
            raise
        what = "the pocket card has no room for the first text under"
        raise ProblemsFound(
            error(card.source, 0, f"{what} “{title}”", "Shorten the text or its translation.")
            for title in full
        ) from None


def _qr(address: str) -> bytes:
    drawn = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(drawn, kind="svg", omitsize=True, xmldecl=False, border=4)
    return drawn.getvalue()


def _source(card: PocketCard) -> str:
    code, region = language(card.frame.lang)
    arguments = call(
        "pocket-card",
        title=string(card.frame.title),
        language=code,
        region=region,
        name=string(card.name),
        kicker=string(card.kicker),
        subtitle=string(card.subtitle),
        panels=array(_panel(one) for one in card.panels),
        more=string(card.more),
        edition=string(card.frame.edition),
        address=string(card.address),
        qr=string(_QR_FILE),
        qr_alt=string(card.qr_alt),
        fold=string(card.fold),
    )
    return f'#import "pocket.typ": *\n#{arguments}\n'


def _panel(panel: Panel) -> str:
    return array((string(panel.title), array(_entry(one) for one in panel.entries)))


def _entry(entry: Entry) -> str:
    parts: list[str] = []
    for kind, lines in groupby(entry, key=lambda line: line.kind):
        found = [array(_run(run) for run in line.runs) for line in lines]
        # Items that follow each other are one list.
        values = [array(found)] if kind == "item" else found
        parts += (array((string(kind), value)) for value in values)
    return array(parts)


def _run(run: Run) -> str:
    return array((string(run.text), string(run.lang), boolean(run.strong), boolean(run.quiet)))

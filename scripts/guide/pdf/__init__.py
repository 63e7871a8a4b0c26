"""The PDF room: from the HTML of rendered pages to accessible PDFs, the same bytes each time.

    pdf = render(document, template_root=Path("overrides/pdf"), cache=Path(".cache/pdf"), images=site)
    pdf = render_form(form, template_root=Path("overrides/pdf"), cache=Path(".cache/pdf"))

How a document is made:

1. In `page`, `prepare` reads each page with lxml, refuses what a PDF could not show, drops what only a
   screen needs, and marks the rest with a role (`elements` lists both). `links` turns links between pages
   of the document into links inside it, and the others into addresses on the site. `tree` makes nodes of
   the prepared elements, and settles white space, mixed content and table cells.
2. In `typesetting`, `writer`, `inlines` and `tables` write Typst from these nodes, with our roles, and with
   link targets within lists and cells. All text goes into quoted strings (`literal`), so no text can act as
   code. `compile` runs Typst with the template and fonts in `overrides/pdf` for PDF/UA-1 and PDF/A-2a.
3. In `finishing`, `inside` gives each link inside the document its place, which Typst could only do at
   twice the cost. `row_heads` makes heads of cells that are heads of rows, which Typst's Python form cannot
   do. `pack` compresses what Typst leaves plain, and sees that no stream ends with a line end.

`render` does all that. A form goes another way, through `forms`. Its words come in as a `FormDocument`
(`model`). `writer` writes Typst that leaves a link where something can be filled in (`places` names these),
and `fields` makes a form field of each link, with the font that `font` reads. Then it is finished like the
others. `render_form` does all that. `cards` makes a third kind of PDF: sentences as cards, from a template
of their own and without pages. `pocket` makes a fourth: one sheet that folds to a card.

`cache` keeps finished PDFs under a hash of everything that went in, which `ingredients` lists; `validate`
asks an independent validator about both standards.

All words on the cover and in the margins come in with the `Document` or the `FormDocument`: the room knows no
language.
"""

from guide.pdf.cards import Card, CardGroup, Cards, CardSheet, render_cards
from guide.pdf.forms.model import FormDocument
from guide.pdf.model import SHEET, Chapter, Document, Labels
from guide.pdf.pocket import Line, Panel, PocketCard, Run, render_pocket
from guide.pdf.render import render
from guide.pdf.render_form import render_form

__all__ = [
    "SHEET",
    "Card",
    "CardGroup",
    "CardSheet",
    "Cards",
    "Chapter",
    "Document",
    "FormDocument",
    "Labels",
    "Line",
    "Panel",
    "PocketCard",
    "Run",
    "render",
    "render_cards",
    "render_form",
    "render_pocket",
]

"""The PDF room: from the HTML of rendered pages to accessible PDFs, the same bytes each time.

    pdf = render(document, template_root=Path("overrides/pdf"), cache=Path(".cache/pdf"), images=site)
    pdf = render_form(form, template_root=Path("overrides/pdf"), cache=Path(".cache/pdf"))

How a document is made, one module a step:

1. `prepare` reads each page with lxml, refuses what a PDF could not show, drops what only a screen
   needs, and marks the rest with a role (`elements` lists both).
2. `links` turns links between pages of the document into links inside it, and the others into
   addresses on the site.
3. `tree` makes nodes of the prepared elements, and settles white space, mixed content and table cells.
4. `writer`, `inlines` and `tables` write Typst from these nodes, with our roles, and with link targets
   within lists and cells.
   All text goes into quoted strings (`literal`), so no text can act as code.
5. `compile` runs Typst with the template and fonts in `overrides/pdf` for PDF/UA-1 and PDF/A-2a.
6. `inside` gives each link inside the document its place, which Typst could only do at twice the cost.
7. `row_heads` makes heads of cells that are heads of rows, which Typst's Python form cannot do.
8. `pack` compresses what Typst leaves plain, and sees that no stream ends with a line end.

A form goes another way. Its words come in as a `FormDocument`. `form_writer` writes Typst that leaves a link
where something can be filled in (`form_places` names these), and `form_fields` makes a form field of each
link, with the font that `form_font` reads. Then it is packed like the others. `render_form` does all that.

`cache` keeps finished PDFs under a hash of everything that went in, which `ingredients` lists;
`validate` asks an independent validator about both standards.

`cards` makes another kind of PDF: sentences as cards, from a template of their own and without pages.
`pocket` makes a third kind: one sheet that folds to a card. `render_form` makes a fourth: a form to fill in.

All words on the cover and in the margins come in with the `Document` or the `FormDocument`: the room knows no
language.
"""

from guide.pdf.cache import forget_oldest
from guide.pdf.cards import Card, CardGroup, Cards, CardSheet, render_cards
from guide.pdf.form_model import FormDocument
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
    "forget_oldest",
    "render",
    "render_cards",
    "render_form",
    "render_pocket",
]

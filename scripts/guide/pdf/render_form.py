"""A form from its words to the finished PDF."""

from __future__ import annotations

from pathlib import Path

from guide.pdf.cache import kept
from guide.pdf.finishing import row_heads
from guide.pdf.finishing.pack import pack
from guide.pdf.forms import font as form_font
from guide.pdf.forms import writer as form_writer
from guide.pdf.forms.fields import add_fields
from guide.pdf.forms.model import FormDocument
from guide.pdf.forms.places import places
from guide.pdf.ingredients import ingredients
from guide.pdf.model import Chapter
from guide.pdf.typesetting.compile import to_pdf

_FIELD_FONT = "SourceSans3-Regular.otf"


def render_form(form: FormDocument, template_root: Path, cache: Path | None) -> bytes:
    """The PDF of the form, to print or to fill in on screen: PDF/UA-1 and PDF/A-2a, the same bytes each time.

    `template_root` holds form.typ, guide.typ and the folder fonts. `cache` is a folder for finished
    PDFs, or None to keep none; several processes may share it.
    Raises ProblemsFound if the fonts lack a character of the form.
    """
    return kept(cache, ingredients(form, template_root), lambda: _made(form, template_root))


def _made(form: FormDocument, template_root: Path) -> bytes:
    source = form_writer.write(form)
    # A problem with its characters names the form as that of a page names the page.
    chapter = Chapter(form.title.text, "", source, source=form.source)
    plain = to_pdf(source, {}, template_root, form.date, (chapter,))
    font = form_font.read(template_root / "fonts" / _FIELD_FONT, form.lang)
    filled, tables = add_fields(plain, places(form), form.lang, font), list(row_heads.form_shapes(form))
    return pack(filled, lambda opened: row_heads.tag(opened, tables))

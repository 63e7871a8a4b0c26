"""A form from its words to the finished PDF."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from guide.pdf import cache as store
from guide.pdf import compile as typesetting
from guide.pdf import form_font, form_writer, row_heads
from guide.pdf.form_fields import add_fields
from guide.pdf.form_model import FormDocument
from guide.pdf.form_places import places
from guide.pdf.model import Chapter
from guide.pdf.pack import pack

_LIBRARIES = ("fonttools", "pikepdf", "typst")
_FIELD_FONT = "SourceSans3-Regular.otf"


def render_form(form: FormDocument, template_root: Path, cache: Path | None) -> bytes:
    """The PDF of the form, to print or to fill in on screen: PDF/UA-1 and PDF/A-2a, the same bytes each time.

    `template_root` holds form.typ, guide.typ and the folder fonts. `cache` is a folder for finished
    PDFs, or None to keep none; several processes may share it.
    Raises ProblemsFound if the fonts lack a character of the form.
    """
    name = store.key(_ingredients(form, template_root))
    if cache and (kept := store.load(cache, name)) is not None:
        return kept
    source = form_writer.write(form)
    # A problem with its characters names the form as that of a page names the page.
    chapter = Chapter(form.title.text, "", source, source=form.source)
    plain = typesetting.to_pdf(source, {}, template_root, form.date, (chapter,))
    font = form_font.read(template_root / "fonts" / _FIELD_FONT, form.lang)
    filled, tables = add_fields(plain, places(form), form.lang, font), list(row_heads.form_shapes(form))
    pdf = pack(filled, lambda opened: row_heads.tag(opened, tables))
    if cache:
        store.store(cache, name, pdf)
    return pdf


def _ingredients(form: FormDocument, template_root: Path) -> Iterator[bytes]:
    yield json.dumps(asdict(form), default=str, sort_keys=True).encode()
    yield _versions().encode()
    code = sorted(Path(__file__).parent.glob("*.py"))
    for file in (*code, *typesetting.template_files(template_root), *typesetting.font_files(template_root)):
        yield file.name.encode()
        yield file.read_bytes()


@lru_cache(maxsize=1)
def _versions() -> str:
    return " ".join(f"{name} {version(name)}" for name in _LIBRARIES)

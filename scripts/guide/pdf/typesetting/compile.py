"""Typst: source in, PDF out."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import typst

from guide.pdf.model import Chapter
from guide.problems import Problem, ProblemsFound, error

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')


@dataclass(frozen=True)
class Place:
    """Where something stands: the number of its page from 1, and points from the page's left and top."""

    page: int
    left: float
    top: float


def to_pdf(source: str, files: dict[str, bytes], template_root: Path, date: datetime.date,
           chapters: Sequence[Chapter]) -> bytes:  # fmt: skip
    """The PDF of the source, valid as PDF/UA-1 and PDF/A-2a.

    `files` are pictures by the name that the source gives them.
    Raises ProblemsFound if a page holds a character that the fonts lack.
    """
    with _compiler(source, files, template_root, chapters) as compiler:
        return _pdf(compiler, date)


def to_pdf_and_places(source: str, files: dict[str, bytes], template_root: Path, date: datetime.date,
                      chapters: Sequence[Chapter]) -> tuple[bytes, dict[str, Place]]:  # fmt: skip
    """The same, and where everything stands that links inside the document lead to, by its name.

    The source must end with the call `places()`.
    """
    with _compiler(source, files, template_root, chapters) as compiler:
        pdf = _pdf(compiler, date)
        # Typst keeps what it has laid out, so this costs next to nothing.
        found = json.loads(compiler.query("<places>", field="value", one=True))
        return pdf, {name: Place(page, left, top) for name, page, left, top in found}


def _pdf(compiler: typst.Compiler, date: datetime.date) -> bytes:
    made = datetime.datetime(date.year, date.month, date.day, tzinfo=datetime.UTC)
    pdf = compiler.compile(pdf_standards=STANDARDS, timestamp=made)
    return cast(bytes, pdf)  # a list only where each page is a picture


@contextmanager
def _compiler(
    source: str, files: dict[str, bytes], template_root: Path, chapters: Sequence[Chapter]
) -> Iterator[typst.Compiler]:
    template = {path.name: path.read_bytes() for path in template_files(template_root)}
    try:
        with TemporaryDirectory() as name:
            _lay_out(Path(name), {"main.typ": source.encode(), **template, **files})
            fonts = [template_root / "fonts"]
            yield typst.Compiler(Path(name) / "main.typ", font_paths=fonts, ignore_system_fonts=True)
    except typst.TypstError as fault:
        problems = _missing_characters(fault, chapters)
        if not problems:
            raise
        raise ProblemsFound(problems) from None


def template_files(template_root: Path) -> list[Path]:
    """The Typst files of the template."""
    return sorted(template_root.glob("*.typ"))


def font_files(template_root: Path) -> list[Path]:
    """The fonts of the template."""
    return sorted((template_root / "fonts").glob("*.[ot]tf"))


def _lay_out(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)


def _missing_characters(fault: typst.TypstError, chapters: Sequence[Chapter]) -> list[Problem]:
    missing = sorted(set(_NO_GLYPH.findall(f"{fault.message}\n{fault.diagnostic}")))
    return [
        error(chapter.place, 0, f"the fonts of the PDFs lack “{text}”", "Write a word or another character.")
        for text in missing
        for chapter in chapters
        if text in chapter.html
    ]

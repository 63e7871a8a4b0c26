"""A document from its pages to the finished PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pikepdf

from guide.pdf.cache import kept
from guide.pdf.finishing import row_heads
from guide.pdf.finishing.inside import lead_inside
from guide.pdf.finishing.pack import pack
from guide.pdf.ingredients import ingredients
from guide.pdf.model import Document
from guide.pdf.page import links, prepare, tree
from guide.pdf.page.images import PICTURE_TYPES, Pictures
from guide.pdf.page.prepare import Page
from guide.pdf.typesetting import inlines, writer
from guide.pdf.typesetting.compile import Place, to_pdf_and_places
from guide.pdf.typesetting.literal import array, boolean, call, dictionary, string
from guide.problems import ProblemsFound


def render(document: Document, template_root: Path, cache: Path | None, images: Path | None = None) -> bytes:
    """The PDF of the document: PDF/UA-1 and PDF/A-2a, the same bytes each time.

    `template_root` holds guide.typ and the folder fonts. `cache` is a folder for finished PDFs, or
    None to keep none; several processes may share it. `images` is the folder that `site_url` stands
    for, needed if pages show pictures.
    Raises ProblemsFound if a page holds what a PDF cannot show, or a link or picture leads nowhere.
    """
    return kept(
        cache,
        _ingredients(document, images, template_root),
        lambda: _made(document, images, template_root),
    )


def _made(document: Document, images: Path | None, template_root: Path) -> bytes:
    pictures = Pictures(images, document.site_url)
    pages = [prepare.read(chapter) for chapter in document.chapters]
    used = links.settle(pages, document.site_url, reachable=document.reachable)
    shapes: list[row_heads.Shape] = []
    bodies = [_body(page, pictures, used, shapes) for page in pages]
    if problems := [problem for page in pages for problem in page.problems]:
        raise ProblemsFound(problems)
    plain, places = _set(document, pages, bodies, pictures.files, template_root)

    def complete(opened: pikepdf.Pdf) -> None:
        lead_inside(opened, places, document.labels.page_of)
        row_heads.tag(opened, shapes)

    return pack(plain, complete)


def _body(page: Page, pictures: Pictures, used: set[str], shapes: list[row_heads.Shape]) -> str:
    """The page as Typst; nothing for one with problems, of which there will be no PDF.

    Adds its tables to `shapes`.
    """
    prepare.finish(page, pictures, used)
    if page.problems:
        return ""
    nodes = tree.read(page.root)
    shapes.extend(row_heads.shapes(nodes, page.chapter.place))
    return writer.write(nodes, writer.Place())


def _set(
    document: Document, pages: list[Page], bodies: list[str], files: dict[str, bytes], template_root: Path
) -> tuple[bytes, dict[str, Place]]:
    for size in document.sheet or (None,):
        source = _source(document, pages, bodies, size)
        pdf, places = to_pdf_and_places(source, files, template_root, document.date, document.chapters)
        if size is None or _pages(pdf) <= document.sides:
            break
    return pdf, places


def _pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def _source(document: Document, pages: list[Page], bodies: list[str], size: float | None) -> str:
    language, region = inlines.language(document.lang)
    titles = {label: string(text) for page in pages for label, text in page.headings.items()}
    arguments = call(
        "publication.with",
        title=string(document.title),
        subtitle=string(document.subtitle),
        language=language,
        region=region,
        edition=string(document.edition),
        running_head=string(document.running_head),
        notice=array(string(" ".join(text.split())) for text in document.labels.notice.split("\n\n")),
        contents=string(document.labels.contents),
        page_of=string(document.labels.page_of),
        cover=boolean(document.cover),
        depth=str(document.depth),
        several=boolean(len(pages) > 1),
        sheet="none" if size is None else f"{size}pt",
        parts=array(_parts(pages)),
        titles=dictionary(titles),
    )
    chapters = "\n".join(_chapter(document, page, body) for page, body in zip(pages, bodies, strict=True))
    return f'#import "guide.typ": *\n#show: {arguments}\n{chapters}\n#places()\n'


def _chapter(document: Document, page: Page, body: str) -> str:
    head = array((string(document.running_head), string(page.headings[page.top])))
    return "#" + (call("chapter", body, head=head) if len(document.chapters) > 1 else call("chapter", body))


def _parts(pages: list[Page]) -> Iterator[str]:
    """Each run of chapters in one part: its name and the label of its first heading."""
    for part, members in groupby(pages, key=lambda page: page.chapter.part):
        yield array((string(part), string(next(members).top)))


def _ingredients(document: Document, images: Path | None, template_root: Path) -> Iterator[bytes]:
    yield from ingredients(document, template_root)
    if images and any("<img" in chapter.html for chapter in document.chapters):
        # Which of them are shown is known only later; all together they are few.
        for file in sorted(path for path in images.rglob("*") if path.suffix in PICTURE_TYPES):
            yield file.relative_to(images).as_posix().encode()
            yield file.read_bytes()

"""Every PDF of the guide keeps both standards, knows what it is, and says what its pages say."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import pytest
from lxml.html import tostring
from pypdf import PdfReader

from guide.pdf.validate import Failure, validate
from tests.pdf.reading import html_text
from tests.site.pages import text_of

T = TypeVar("T")

LANGUAGES = ("en", "sv", "uk")
COUNTRIES = sorted(path.stem for path in (Path(__file__).parents[2] / "docs" / "facts").glob("??.yml"))
GUIDES = [f"guide-{code}" for code in LANGUAGES]
PROSE = [*GUIDES, *(f"country-{country}-{code}" for country in COUNTRIES for code in LANGUAGES)]
FORMS = [
    f"form-{path.stem}-{code}"
    for path in sorted((Path(__file__).parents[2] / "docs" / "forms").glob("*.yml"))
    for code in LANGUAGES
]
REF = re.compile(r'<sup class="ref">.*?</sup>', re.DOTALL)
NAMES = [*PROSE, *FORMS]


@dataclass(frozen=True)
class Seen:
    """What can be read from PDFs: what the validator says, and the text; each is asked for once."""

    failures: Callable[[str], Future[list[Failure]]]
    text: Callable[[str], Future[str]]


@pytest.fixture(scope="session")
def seen(site) -> Iterator[Seen]:
    """Reads PDFs side by side: all of them at once where this is the only test process."""
    alone = "PYTEST_XDIST_WORKER" not in os.environ
    with ProcessPoolExecutor(os.cpu_count() if alone else 1, get_context("spawn")) as pool:

        def reader(read: Callable[[Path], T]) -> Callable[[str], Future[T]]:
            return cache(lambda name: pool.submit(read, site.folder / "downloads" / f"{name}.pdf"))

        found = Seen(reader(validate), reader(body))
        for name in NAMES if alone else ():
            found.failures(name)
        yield found
        pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_valid_as_pdf_ua_1_and_pdf_a_2a(name, seen):
    assert seen.failures(name).result() == []


@pytest.mark.parametrize("name", PROSE)
def test_it_knows_its_language_its_title_and_its_parts(name, site, contexts):
    code = name[-2:]
    words = contexts[code].words
    with (site.folder / "downloads" / f"{name}.pdf").open("rb") as file:
        pdf = PdfReader(file)
        root = pdf.trailer["/Root"]
        assert root["/Lang"] == code
        assert root["/MarkInfo"]["/Marked"]
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        titles = [one.title for one in flat(pdf.outline)]
        if name in GUIDES:
            assert pdf.metadata.title.startswith(words.gettext("Baltic Sea Region Guide"))
            assert len(pdf.pages) > 300
            for record in contexts[code].guide.countries:
                assert words.country(record.code) in titles
        else:
            page = site.pages[code, f"countries/{name[8:10]}.html"]
            assert words.country(name[8:10]) in pdf.metadata.title
            sections = [spaceless(text_of(one)) for one in page.article.iter("h2")]
            assert [title for title in map(spaceless, titles) if title in sections] == sections
        assert pdf.metadata.creation_date.date() == contexts[code].edition.day


@pytest.mark.parametrize("name", FORMS)
def test_a_form_has_one_or_two_pages_and_fields_with_names(name, site, contexts):
    context = contexts[name[-2:]]
    [form] = [one for one in context.forms if one.id == name[5:-3]]
    pdf = PdfReader(site.folder / "downloads" / f"{name}.pdf")
    assert len(pdf.pages) <= 2
    assert pdf.root_object["/Lang"] == name[-2:]
    assert pdf.metadata.title == context.words.pgettext(f"form.{form.id}", form.title)
    fields = [one.get_object() for page in pdf.pages for one in page["/Annots"]]
    assert len(fields) >= sum(len(part.fields) for part in form.sections)
    assert all(field["/Subtype"] == "/Widget" and field["/TU"].strip() for field in fields)
    for page in pdf.pages:
        left, bottom, right, top = page.mediabox
        for field in (one.get_object()["/Rect"] for one in page["/Annots"]):
            assert left < field[0] < field[2] < right
            assert bottom < field[1] < field[3] < top


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("country", COUNTRIES)
def test_a_countrys_pdf_says_what_its_page_says(country, code, site, seen):
    said = spaceless(seen.text(f"country-{country}-{code}").result())
    article = site.pages[code, f"countries/{country}.html"].article
    blocks = [html_text(tostring(one, encoding="unicode")) for one in article]
    [glance] = [number for number, one in enumerate(article) if one.get("class") == "glance"]
    assert Counter(said) == Counter("".join(blocks))
    # A row of the table atop that goes on on the next page is read in another order.
    assert said.endswith("".join(blocks[glance + 1 :]))


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_whole_guide_has_every_page_that_belongs_in_it(code, site, project, seen):
    said = spaceless(seen.text(f"guide-{code}").result())
    for page in site.of(code):
        prose = project.docs / "en" / page.address.replace(".html", ".md")
        if prose.exists() and "\npdf: false" in prose.read_text(encoding="utf-8"):
            continue
        # The pages "Found in" say what the countries' pages say, in another order.
        if page.address.startswith("plan/"):
            continue
        for element in page.article.iter("h1", "h2"):
            assert spaceless(text_of(element)) in said, page
        # What each country does about a measure stands in its own chapter, to which the measure's leads.
        measure = page.address.startswith("measures/") and not page.address.endswith("index.html")
        shown = "[not(preceding-sibling::h2[string-length(@id) = 2])]" if measure else ""
        for element in page.article.xpath(f"./p[not(@*)]{shown}"):
            # The whole guide lists each source once, so its numbers are not those of the page.
            for part in REF.split(tostring(element, encoding="unicode", with_tail=False)):
                assert html_text(part) in said, page


def body(file: Path) -> str:
    """The text of a PDF from its first chapter on, without the lines at the head and foot of each page."""
    with file.open("rb") as opened:
        pdf = PdfReader(opened)
        first = pdf.get_destination_page_number(next(flat(pdf.outline)))
        lines = [page.extract_text().splitlines() for page in pdf.pages[first:]]
    return "\n".join("\n".join(page[1:-1]) for page in lines)


def flat(outline: list) -> Iterator:
    for one in outline:
        if isinstance(one, list):
            yield from flat(one)
        else:
            yield one


def spaceless(text: str) -> str:
    return "".join(text.split())

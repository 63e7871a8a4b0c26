"""What the downloads page offers is there, whole, and as large as it says."""

from __future__ import annotations

import hashlib
import re

import pytest
from pypdf import PdfReader

from tests.site.pages import text_of, with_class

LANGUAGES = ("en", "sv", "uk")
FORMS = ("consent", "log", "referral", "risk")


PDFS = 105


def test_there_are_as_many_pdfs_as_expected_and_their_sums(site, guide):
    names = [f"guide-{code}.pdf" for code in LANGUAGES]
    names += [f"sentences-{code}.pdf" for code in LANGUAGES]
    names += [f"act-now-{code}.pdf" for code in LANGUAGES]
    names += [f"form-{form}-{code}.pdf" for form in FORMS for code in LANGUAGES]
    for kind in ("country", "pocket"):
        names += [f"{kind}-{one.code}-{code}.pdf" for one in guide.countries for code in LANGUAGES]
    assert len(names) == PDFS
    zips = [f"offline-{code}.zip" for code in LANGUAGES]
    assert {path.name for path in (site.folder / "downloads").iterdir()} == {*names, *zips, "SHA256SUMS"}


def test_the_sums_are_those_of_the_files(site):
    folder = site.folder / "downloads"
    lines = (folder / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    sums = dict(reversed(line.split("  ")) for line in lines)
    assert len(sums) == PDFS + len(LANGUAGES)
    for name, expected in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == expected, name


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_lists_all_pdfs_with_their_sizes(code, site, contexts):
    page, words = site.pages[code, "downloads.html"], contexts[code].words
    documents, pockets = page.article.xpath(f".//table[{with_class('downloads')}]")
    rows, cards = documents.xpath("./tbody/tr"), pockets.xpath("./tbody/tr")
    assert (len(rows), len(cards)) == (21, 14)
    listed = set()
    for cell in page.article.xpath(f".//table[{with_class('downloads')}]/tbody/tr/td"):
        [link], [size] = cell.iter("a"), cell.xpath(f".//span[{with_class('size')}]")
        file = page.goal(link.get("href"))
        assert file.parent == (site.folder / "downloads").resolve()
        listed.add(file.name)
        kilobytes, pages = (int(re.sub(r"\D", "", part)) for part in text_of(size).split(" kB, "))
        assert kilobytes * 1000 == pytest.approx(file.stat().st_size, abs=600), file.name
        assert pages == len(PdfReader(file).pages), file.name
        assert link.get("hreflang") == file.stem[-2:]
    assert len(listed) == PDFS
    names = {words.country(one.code) for one in contexts[code].guide.countries}
    assert {text_of(row[0]) for row in rows[7:]} == {text_of(row[0]) for row in cards} == names


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_of_the_forms_leads_to_each_in_every_language(code, site):
    page = site.pages[code, "forms.html"]
    links = page.article.xpath(f".//p[{with_class('form-links')}]/a")
    goals = {page.goal(link.get("href")).name: link.get("hreflang") for link in links}
    assert goals == {f"form-{form}-{one}.pdf": one for form in FORMS for one in LANGUAGES}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_leads_to_the_open_data(code, site):
    page = site.pages[code, "downloads.html"]
    goals = {page.goal(href) for href in page.article.xpath(".//a/@href") if "data/" in href}
    data = (site.folder / "data").resolve()
    assert {data / "facts.json", data / "contacts.csv", data / "schema.json"} <= goals
    assert {data / code / "facts.json" for code in LANGUAGES} <= goals
    assert all(goal.is_file() for goal in goals)


@pytest.mark.parametrize("code", LANGUAGES)
def test_act_now_is_one_sheet_with_every_countrys_number(code, site, contexts):
    reader = PdfReader(site.folder / "downloads" / f"act-now-{code}.pdf")
    assert len(reader.pages) == 1
    text = " ".join(reader.pages[0].extract_text().split())
    for record in contexts[code].guide.countries:
        assert contexts[code].words.country(record.code) in text

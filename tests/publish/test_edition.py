"""Each page, PDF and ZIP says of which edition it is: its day and its commit."""

from __future__ import annotations

import json
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from tests.site.pages import text_of

LANGUAGES = ("en", "sv", "uk")
KINDS = ("guide", "act-now", "sentences", "country-se", "pocket-se", "form-referral", "form-log")


def stamp(context):
    # Ukrainian has a narrow space in its dates.
    return " ".join(f"{context.words.day(context.edition.day)} ({context.edition.commit})".split())


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_says_it_at_its_foot(code, site, contexts):
    for (language, address), page in site.pages.items():
        if language == code:
            [foot] = page.root.xpath("//footer//div[@class='md-copyright']")
            assert stamp(contexts[code]) in text_of(foot), address


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_pdf_says_it(kind, code, site, contexts):
    pages = PdfReader(site.folder / "downloads" / f"{kind}-{code}.pdf").pages
    said = " ".join(" ".join(page.extract_text().split()) for page in pages[:1])
    assert stamp(contexts[code]) in said


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_zip_says_it(code, site, contexts):
    with ZipFile(site.folder / "downloads" / f"offline-{code}.zip") as archive:
        [readme] = [name for name in archive.namelist() if name.endswith("/README.txt")]
        assert stamp(contexts[code]) in " ".join(archive.read(readme).decode("utf-8-sig").split())


def test_a_copy_can_see_whether_it_is_behind(site, contexts):
    about = json.loads((site.folder / "edition.json").read_text(encoding="utf-8"))
    edition = contexts["en"].edition
    assert about["edition"] == edition.name
    assert (about["date"], about["commit"]) == (edition.day.isoformat(), edition.commit)
    assert (site.folder / about["sums"]).is_file()
    assert [one["code"] for one in about["languages"]] == list(LANGUAGES)

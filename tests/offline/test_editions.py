"""What a page said on a day is found a year later, at an address of its own, and says that it is old."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pytest
from lxml.html import document_fromstring

from guide.offline.archive import Archive
from guide.offline.past import write_past
from guide.problems import ProblemsFound

PAGES = {
    "index.html": '<p>Start: <a href="countries/se.html#call">Sweden</a></p>',
    "countries/se.html": '<p id="call">Call <a href="tel:+4620390000">+46 20 39 00 00</a>.</p>',
    "sv/index.html": '<p><a href="../index.html">English</a> <a href="../downloads/guide-sv.pdf">PDF</a></p>',
    "about/editions.html": '<p class="no-editions">None.</p>',
    "sv/about/editions.html": '<p class="no-editions">Inga.</p>',
}
CHANGED = {**PAGES, "countries/se.html": '<p id="call">Call another number.</p>'}


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "past")


def read(site, name):
    return document_fromstring((site / name).read_bytes())


def said(site, name):
    return " ".join(read(site, name).text_content().split())


def test_a_year_later_each_page_is_there_as_it_was(publish, archive, contexts):
    archive.add(publish("2025-01-01", "aaaaaaa", PAGES, "old"))
    site = publish("2026-01-01", "bbbbbbb", CHANGED)
    write_past(contexts, site, archive)
    old = "editions/2025-01-01-aaaaaaa/countries/se.html"
    assert "Call +46 20 39 00 00." in said(site, old)
    assert "Call another number." in said(site, "countries/se.html")
    assert said(site, old).startswith("se (1 January 2025 (aaaaaaa)) Old edition: 1 January 2025 (aaaaaaa).")
    page = read(site, old)
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//header//a/@href") == ["../../../countries/se.html", "../../../about/editions.html"]
    assert (site / "editions/2025-01-01-aaaaaaa/SHA256SUMS").read_text() == "aaaaaaa  guide-en.pdf\n"


def test_an_old_page_speaks_its_own_language(publish, archive, contexts):
    archive.add(publish("2025-01-01", "aaaaaaa", PAGES, "old"))
    site = publish("2026-01-01", "bbbbbbb", PAGES)
    write_past(contexts, site, archive)
    page = read(site, "editions/2025-01-01-aaaaaaa/sv/index.html")
    assert page.get("lang") == "sv"
    assert "Gammal utgåva: 1 januari 2025 (aaaaaaa)." in page.text_content()
    assert page.xpath("//header//a/@href") == ["../../../sv/index.html", "../../../sv/about/editions.html"]


def test_nothing_works_there_that_only_the_living_site_has(publish, archive, contexts):
    archive.add(publish("2025-01-01", "aaaaaaa", PAGES, "old"))
    site = publish("2026-01-01", "bbbbbbb", PAGES)
    write_past(contexts, site, archive)
    for path in (site / "editions").rglob("*.html"):
        page = document_fromstring(path.read_bytes())
        assert not page.xpath("//script | //form | //aside | //a[starts-with(@href, 'tel:')]")
        for href in page.xpath("//main//a/@href"):
            assert (path.parent / href.partition("#")[0]).resolve().is_file(), (path, href)
    assert "PDF" in said(site, "editions/2025-01-01-aaaaaaa/sv/index.html"), "the word stays without its link"


def test_what_did_not_change_is_kept_once_and_leads_to_where_it_stands(publish, archive, contexts):
    archive.add(publish("2025-01-01", "aaaaaaa", PAGES, "one"))
    kept = len(list(archive.folder.rglob("objects/*/*.html")))
    archive.add(publish("2025-02-01", "bbbbbbb", CHANGED, "two"))
    assert len(list(archive.folder.rglob("objects/*/*.html"))) == kept + 1
    site = publish("2026-01-01", "ccccccc", PAGES)
    write_past(contexts, site, archive)
    later = "editions/2025-02-01-bbbbbbb"
    assert "Call another number." in said(site, f"{later}/countries/se.html")
    page = read(site, f"{later}/index.html")
    assert "This page said the same as in an earlier edition." in page.text_content()
    assert page.xpath("//main//a/@href") == ["../2025-01-01-aaaaaaa/index.html"]


def test_the_list_has_the_newest_first_and_not_the_current_edition(publish, archive, contexts):
    today = contexts[0].edition
    for day, commit in (("2025-01-01", "aaaaaaa"), ("2025-03-01", "bbbbbbb"), ("2025-03-01", "0000000")):
        archive.add(publish(day, commit, PAGES, commit))
    site = publish(today.day.isoformat(), today.commit, PAGES)
    archive.add(site)
    write_past(contexts, site, archive)
    goals = read(site, "about/editions.html").xpath("//ul[@class='past-list']/li/a[1]/@href")
    assert goals == [
        f"../editions/{name}/index.html"
        for name in ("2025-03-01-0000000", "2025-03-01-bbbbbbb", "2025-01-01-aaaaaaa")
    ]
    swedish = read(site, "sv/about/editions.html").xpath("//ul[@class='past-list']/li/a[1]/@href")
    assert swedish[0] == "../../editions/2025-03-01-0000000/sv/index.html"
    assert not read(site, "about/editions.html").xpath("//p[@class='no-editions']")


def test_a_page_that_is_gone_leads_to_the_current_edition(publish, archive, contexts):
    archive.add(publish("2025-01-01", "aaaaaaa", {**PAGES, "sv/old.html": "<p>Gammalt.</p>"}, "old"))
    site = publish("2026-01-01", "bbbbbbb", PAGES)
    write_past(contexts, site, archive)
    page = read(site, "editions/2025-01-01-aaaaaaa/sv/old.html")
    assert page.xpath("//header//a/@href")[0] == "../../../sv/index.html"


def test_what_is_kept_is_never_changed(publish, archive):
    site = publish("2025-01-01", "aaaaaaa", PAGES)
    archive.add(site)
    before = {path: path.read_bytes() for path in archive.folder.rglob("*") if path.is_file()}
    archive.add(site)
    publish("2025-01-01", "aaaaaaa", CHANGED)
    with pytest.raises(ProblemsFound, match="kept already, with other pages"):
        archive.add(site)
    assert {path: path.read_bytes() for path in archive.folder.rglob("*") if path.is_file()} == before


def test_an_edition_cut_short_is_no_edition(publish, archive):
    archive.add(publish("2025-01-01", "aaaaaaa", PAGES))
    (archive.folder / "2025-01-01-aaaaaaa" / "edition.json").unlink()
    assert archive.editions() == []


@pytest.mark.parametrize("text", ["", "[]", '{"date": "soon"}', '{"date": "2025-01-01", "commit": "a"}'])
def test_a_broken_list_is_told(text, publish, archive):
    archive.add(publish("2025-01-01", "aaaaaaa", PAGES))
    (archive.folder / "2025-01-01-aaaaaaa" / "edition.json").write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFound, match="no list of a past edition"):
        archive.editions()


def test_without_past_editions_a_site_says_so(publish, contexts):
    site = publish("2026-01-01", "bbbbbbb", PAGES)
    before = (site / "about/editions.html").read_text(encoding="utf-8")
    write_past(contexts, site, None)
    assert (site / "about/editions.html").read_text(encoding="utf-8") == before
    assert not (site / "editions").exists()


def test_the_real_guide_is_kept_page_by_page(built_site, archive, contexts, tmp_path):
    edition = archive.add(built_site)
    names = {name for name in edition.pages if name.startswith("sv/")}
    assert {"sv/countries/se.html", "sv/contacts.html", "sv/act-now.html"} <= names
    # A later edition, so that this one is past.
    folder = archive.folder / edition.name
    about = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
    (folder / "edition.json").write_text(json.dumps(about | {"date": "2025-01-01", "commit": "old"}))
    shutil.move(folder, archive.folder / "2025-01-01-old")
    [old] = archive.editions()
    assert (old.day, old.commit) == (date(2025, 1, 1), "old")
    site = tmp_path / "site"
    for name in ("about/editions.html", "sv/about/editions.html", "uk/about/editions.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(built_site / name, site / name)
    write_past(contexts, site, archive)
    assert "+46 20 39 00 00" in said(site, "editions/2025-01-01-old/countries/se.html")
    for name in ("about/editions.html", "sv/about/editions.html", "uk/about/editions.html"):
        assert read(site, name).xpath("//article//ul[@class='past-list']/li/a/@href")

"""The Atom feed: what it holds, and what an editor is told about a note without a day."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from guide.site.building.feed import Undated, atom, notes
from tests.site.pages import Site

ATOM = {"a": "http://www.w3.org/2005/Atom"}

PAGE = """<h1 id="updates">Updates</h1><p>What changed.</p>
<h2 id="2026-07-15-due">The directive is due<a class="headerlink" href="#x">¶</a></h2>
<p>It is <a href="background/law.html">law</a> now.<sup class="ref">1</sup></p><details>Sources</details>
<h2 id="2024-07-14-in-force">In force</h2><p>It began.</p>
<h2 id="next">Next</h2><p>Go on.</p>"""


def test_each_dated_section_is_an_entry():
    first, second = notes(PAGE)
    assert (first.name, first.day, first.title) == (
        "2026-07-15-due",
        date(2026, 7, 15),
        "The directive is due",
    )
    assert first.content == '<p>It is <a href="background/law.html">law</a> now.</p>'
    assert (second.day, second.content) == (date(2024, 7, 14), "<p>It began.</p>")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("soon", "does not begin with a day"),
        ("2026-13-01-x", "does not begin with a day"),
        ("2023-01-01-old", "stands above the newer"),
    ],
)
def test_a_section_without_a_day_or_out_of_order_is_told(name, told):
    with pytest.raises(Undated, match=told):
        notes(PAGE.replace("2026-07-15-due", name))


def test_the_feed_names_page_and_days():
    feed = etree.fromstring(atom(notes(PAGE), "Guide: Updates", "en", "https://guide.example/"))
    assert feed.findtext("a:title", namespaces=ATOM) == "Guide: Updates"
    assert feed.findtext("a:updated", namespaces=ATOM) == "2026-07-15T00:00:00Z"
    entry = feed.find("a:entry", ATOM)
    assert entry is not None
    assert entry.findtext("a:id", namespaces=ATOM) == "https://guide.example/updates.html#2026-07-15-due"
    assert entry.find("a:content", ATOM).text == '<p>It is <a href="background/law.html">law</a> now.</p>'


def test_a_feed_without_a_real_address_leads_to_its_neighbours():
    feed = etree.fromstring(atom(notes(PAGE), "Guide: Updates", "en", "https://guide.example/"))
    links = {one.get("href") for one in feed.iter("{*}link")}
    assert {"updates.xml", "updates.html", "updates.html#2026-07-15-due"} < links
    assert all(one.startswith("updates.") for one in links)
    real = etree.fromstring(atom(notes(PAGE), "Guide: Updates", "en", "https://guide.test/"))
    assert {one.get("href") for one in real.iter("{*}link")} == {f"https://guide.test/{one}" for one in links}


def test_every_language_has_a_feed_that_its_pages_name(site: Site):
    for code in site.languages:
        folder = site.language_folder(code)
        feed = etree.parse(folder / "updates.xml").getroot()
        assert len(feed.findall("a:entry", ATOM)) >= 4
        assert 'href="updates.xml"' in (folder / "index.html").read_text(encoding="utf-8")

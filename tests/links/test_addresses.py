"""Which addresses the guide holds, and every line and fact that rests on one."""

from __future__ import annotations

from datetime import date

import pytest

from guide.facts.models import Contact
from guide.facts.store import load_guide
from guide.links.addresses import Place, Use, addresses, only_of
from guide.project import Project

PAGE = """\
---
title: Links
description: Of all forms.
---

[one](https://one.example/a_(b)) and ([two](https://two.example/?a=1&b=2)), <https://three.example/>
<a href="https://four.example/?a=1&amp;b=2">four</a> [own](index.md) [mail](mailto:a@b.example)
[again](https://one.example/a_(b) "with a title")
"""


@pytest.fixture(scope="module")
def uses(project, guide):
    return addresses(project, guide)


def test_every_fact_rests_on_an_address(uses, guide):
    assert set(guide.entries) <= {fact for use in uses.values() for fact in use.facts}


def test_every_source_and_contact_is_among_them(uses, guide):
    for entry in guide.entries.values():
        own = [source.url for source in entry.sources]
        if isinstance(entry.fact, Contact) and entry.fact.web:
            own.append(entry.fact.web)
        assert all(entry.id in uses[address].facts for address in own)


def test_each_has_its_lines(uses, project):
    for address, use in uses.items():
        assert use.places, address
        for place in use.places:
            assert place.line, address
            line = (project.root / place.file).read_text(encoding="utf-8").splitlines()[place.line - 1]
            assert address in line.replace("&amp;", "&")


def test_sources_of_words_are_among_them(uses):
    glossary = [use for use in uses.values() if any(one.file.endswith("glossary.yml") for one in use.places)]
    assert glossary
    assert all(any(fact.startswith("glossary.") for fact in use.facts) for use in glossary)


def test_links_of_pages_in_each_language(uses, project):
    [use] = [
        use for address, use in uses.items() if address == "https://creativecommons.org/licenses/by/4.0/"
    ]
    files = {place.file for place in use.places}
    assert {f"docs/{language.code}/about/licence.md" for language in project.languages[:2]} <= files


def test_one_record(uses):
    own = only_of(uses, "SE")
    assert 0 < len(own) < len(uses)
    assert all(any(place.file == "docs/facts/se.yml" for place in use.places) for use in own.values())


def test_links_of_a_page(checkout):
    made: Project = checkout(["https://one.example/a_(b)"])
    page = made.docs / "en" / "links.md"
    page.parent.mkdir()
    page.write_text(PAGE, encoding="utf-8")
    shown = "docs/en/links.md"
    found = addresses(made, load_guide(made.records, made.root, date(2026, 11, 21)))
    assert found == {
        "https://four.example/?a=1&b=2": Use((Place(shown, 7),)),
        "https://one.example/a_(b)": Use(
            (Place(shown, 6), Place(shown, 8), Place("docs/facts/region.yml", 5)),
            ("region.fact-1",),
            date(2026, 1, 15),
        ),
        "https://three.example/": Use((Place(shown, 6),)),
        "https://two.example/?a=1&b=2": Use((Place(shown, 6),)),
    }

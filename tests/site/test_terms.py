"""Terms of the glossary in prose: what is linked, and what is left alone."""

from __future__ import annotations

import lxml.html
import pytest

from guide.facts.models import Term
from guide.language.catalog import Catalog
from guide.language.glossary import Glossary
from guide.language.words import Words
from guide.site.prose.terms import TermLinks


def term(name: str, text: str) -> Term:
    return Term.model_validate(
        {
            "id": name,
            "kind": "term",
            "topic": "glossary",
            "term": name.replace("-", " "),
            "text": text,
            "sources": ("S1",),
            "as_of": 2024,
            "checked": "2026-11-21",
            "confidence": "high",
        },
        strict=False,
    )


@pytest.fixture
def links() -> TermLinks:
    forms = {
        "gloss-period": ("reflection period", "reflection periods"),
        "gloss-reflection": ("reflection",),
        "gloss-guardian": ("guardian", "guardians"),
    }
    glossary = Glossary.model_validate(
        {"words": {name: {"en": {"forms": own}} for name, own in forms.items()}}
    )
    terms = tuple(term(name, f'The meaning of "{name}".') for name in forms)
    return TermLinks(glossary, terms, Words("en", Catalog("en"), source=True))


def linked(html: str) -> list[tuple[str, str]]:
    page = lxml.html.fragment_fromstring(html, create_parent="div")
    return [(one.text_content(), one.get("href")) for one in page.xpath(".//a[@class='term']")]


def test_the_first_mention_leads_to_the_definition(links):
    html = links.link("<p>A guardian and other guardians.</p>", "meeting/children.html")
    assert linked(html) == [("guardian", "../glossary.html#practice-gloss-guardian")]
    assert 'title="The meaning of &quot;gloss-guardian&quot;."' in html


def test_the_longest_term_wins(links):
    html = links.link("<p>Reflection\nperiods differ.</p>", "index.html")
    assert linked(html) == [("Reflection\nperiods", "glossary.html#practice-gloss-period")]


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="x.html">a guardian</a></p>',
        "<h2>The guardian</h2>",
        "<ul><li><label><input> <span>Ask the guardian</span></label></li></ul>",
        "<table><caption>guardian</caption><tr><th>guardian</th></tr></table>",
        '<div class="sources"><ol><li>Guardian <div>guardian</div> guardian</li></ol></div>',
        "<p>guardianship, co-guardian, guardian-like</p>",
        '<p title="guardian">x</p>',
    ],
)
def test_what_is_read_otherwise_stays_as_it_is(html, links):
    assert links.link(html, "index.html") == html


def test_prose_after_such_a_place_is_linked_again(links):
    html = '<div class="sources"><div>guardian</div></div><p>guardian</p>'
    assert linked(links.link(html, "index.html")) == [("guardian", "glossary.html#practice-gloss-guardian")]


def test_the_glossary_does_not_lead_to_itself(links):
    assert links.link("<p>guardian</p>", "glossary.html") == "<p>guardian</p>"


def test_a_language_without_forms_is_left_alone(links):
    bare = TermLinks(links.glossary, links.terms, Words("sv", Catalog("sv"), source=False))
    assert bare.link("<p>guardian</p>", "index.html") == "<p>guardian</p>"

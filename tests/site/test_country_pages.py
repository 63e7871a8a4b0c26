"""Country pages are complete and alike; Russia's offers nobody to call."""

from __future__ import annotations

import re

import pytest

from guide.facts import phones
from guide.facts.guide import Missing
from guide.facts.models import Contact
from tests.site.pages import BuiltPage, Site, spaced, text_of

LANGUAGES = ("en", "sv", "uk")

SECTIONS = [
    "glance",
    "identify",
    "first-referral",
    "formal-identification",
    "reflection",
    "urgent-assistance",
    "return",
    "long-term",
    "children",
    "legal-basis",
    "compensation",
    "cross-border",
    "statistics",
    "unknown",
    "sources",
]

GLANCE = {
    "emergency": "Immediate danger",
    "officer": "Whom you call as an officer",
    "child": "If it may be a child",
    "helpline": "Helpline for victims",
    "identifies": "Who identifies formally",
    "reflection": "Reflection and recovery period",
    "permit": "Residence permit",
}

# A plus sign and a country code, as a number is printed for callers from abroad.
PRINTED = re.compile(r"\+[1-9][0-9]{0,2}[ ()/0-9-]{5,}[0-9]")


def country_pages(site: Site, code: str) -> list[BuiltPage]:
    return [page for page in site.of(code) if re.fullmatch(r"countries/..\.html", page.address)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_all_fourteen_have_the_same_sections_in_the_same_order(code, site):
    pages = country_pages(site, code)
    assert len(pages) == 14
    for page in pages:
        found = [heading.get("id") for heading in page.article.iter("h2")]
        # Only Sweden has facts on support by civil society alone.
        assert [one for one in found if one != "civil-support"] == SECTIONS, page
        assert ("civil-support" in found) == (page.address == "countries/se.html"), page


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_heads_of_sections_are_in_the_pages_language(code, site, contexts):
    gettext = contexts[code].words.gettext
    for page in country_pages(site, code):
        heads = [text_of(heading) for heading in page.article.iter("h2")]
        assert heads[0] == gettext("At a glance")
        assert heads[1] == f"1. {gettext('Identify a presumed victim')}"
        assert heads[-1] == gettext("Sources")


@pytest.mark.parametrize("code", LANGUAGES)
def test_at_a_glance_answers_the_most_urgent_questions(code, site, contexts):
    guide, words = contexts[code].guide, contexts[code].words
    for page in country_pages(site, code):
        country = page.address[-7:-5]
        [table] = page.article.xpath(".//table[@class='glance-table']")
        rows = {text_of(row.find("th")): row.find("td") for row in table.iter("tr")}
        assert list(rows) == [words.gettext(question) for question in GLANCE.values()], page
        for question, cell in zip(GLANCE, rows.values(), strict=True):
            answers = guide.key(country, question)
            assert answers, f"{page}: no answer on {question}"
            for entry in answers:
                if isinstance(entry, Missing):
                    said = [words.text(entry)]
                elif isinstance(entry.fact, Contact) and entry.fact.phones:
                    # A number that another line of the cell has already is not said twice.
                    said = [phones.shown(phone.number) for phone in entry.fact.phones]
                elif isinstance(entry.fact, Contact):
                    said = [words.gettext(entry.fact.name)]
                else:
                    said = [words.text(entry), *words.items(entry), words.caution(entry)]
                for part in said:
                    assert spaced(part) in text_of(cell), f"{page}: {question} lacks {part!r}"


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_sentence_that_announces_a_list_is_followed_by_it(code, site, contexts):
    """On whichever page: a colon with nothing behind it leaves an officer without the conditions."""
    words = contexts[code].words
    announcing = {
        spaced(words.text(entry)): [spaced(item) for item in words.items(entry)]
        for entry in contexts[code].guide.entries.values()
        if entry.fact.items and words.text(entry).endswith(":")
    }
    assert len(announcing) > 20
    shown, lost = 0, []
    for page in site.of(code):
        for text, items in announcing.items():
            for found in re.finditer(re.escape(text), page.text):
                shown += 1
                behind = page.text[found.end() : found.end() + 200 + sum(len(item) + 3 for item in items)]
                lost += [f"{page}: {item!r} behind {text!r}" for item in items if item not in behind]
    assert shown >= len(announcing)
    assert not lost


@pytest.mark.parametrize("code", LANGUAGES)
def test_russia_offers_nobody_to_contact(code, site):
    page = site.pages[code, "countries/ru.html"]
    offered = [href for href in page.root.xpath("//a/@href") if href.startswith(("tel:", "mailto:", "sms:"))]
    assert offered == []
    assert not PRINTED.search(page.text)
    [table] = site.pages[code, "contacts.html"].article.xpath(".//table[@class='contacts']")
    assert not table.xpath(".//tr[@data-country='ru']")


@pytest.mark.parametrize("code", LANGUAGES)
def test_russias_page_begins_with_the_danger(code, site, contexts):
    page, guide, words = site.pages[code, "countries/ru.html"], contexts[code].guide, contexts[code].words
    warnings = guide.records["ru"].warnings
    assert warnings
    [callout] = page.article.xpath("./div[contains(@class, 'admonition danger')]")
    assert callout.xpath("(preceding::h1 | preceding::h2)[last()]")[0].tag == "h1"
    assert callout.xpath("following::h2")[0].get("id") == "glance"
    for slug in warnings:
        assert spaced(words.text(guide.entries[f"ru.{slug}"])) in text_of(callout)


def test_every_number_to_call_is_in_the_records(site, guide):
    known = {
        phone.number
        for entry in guide.contacts()
        if isinstance(entry.fact, Contact)
        for phone in entry.fact.phones
    }
    links = 0
    for page in site.pages.values():
        for link in page.root.xpath("//a[starts-with(@href, 'tel:')]"):
            links += 1
            assert link.get("href").removeprefix("tel:") in known, page
            assert "".join(text_of(link).split()) == link.get("href").removeprefix("tel:").replace(
                "-", ""
            ) or text_of(link) == phones.shown(link.get("href").removeprefix("tel:")), page
        for printed in PRINTED.findall(page.text):
            assert re.sub(r"[^+0-9]", "", printed) in known, f"{page}: {printed}"
    assert links > len(known)


def test_read_this_first_stands_before_all_else(site):
    """A page tells of the danger of Russia before the first number, not after seven screens."""
    for page in country_pages(site, "en"):
        if page.address != "countries/ru.html":
            first = page.article.xpath("(.//p[@class='pointer'] | .//h2)[1]")[0]
            assert first.get("class") == "pointer", page

"""Tables across the countries have every country; the list of contacts has every contact."""

from __future__ import annotations

import pytest

from guide.facts.models import Contact
from guide.site.labels import GROUPS
from tests.site.pages import spaced, text_of, untranslated, with_class

LANGUAGES = ("en", "sv", "uk")
ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "sv": "abcdefghijklmnopqrstuvwxyzåäö",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
COMPARED = ["officer", "child", "coordinator", "reflection", "permit", "compensation", "ratifications"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_tables_across_the_countries_have_all_fourteen(code, site, contexts):
    found = 0
    for page in site.of(code):
        words = contexts["en" if untranslated(page) else code].words
        names = {words.country(record.code) for record in contexts[code].guide.countries}
        for table in page.article.xpath(f".//table[{with_class('compare')}]"):
            found += 1
            heads = [text_of(head) for head in table.xpath("./tbody/tr/th")]
            assert len(heads) == 14, page
            assert set(heads) == names, page
            width = len(table.xpath("./thead/tr/th"))
            for row in table.xpath("./tbody/tr"):
                assert len(row) == width, page
                assert all(text_of(cell) for cell in row), page
    # Compare has seven; measures 1 to 5 and 7 have theirs.
    assert found >= len(COMPARED) + 6


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_subject_of_compare_has_its_table(code, site):
    article = site.pages[code, "compare.html"].article
    tables = article.xpath(f".//table[{with_class('compare')}]")
    headings = [table.xpath("(preceding::h2)[last()]/@id")[0] for table in tables]
    assert headings == COMPARED
    for table in tables:
        assert table.xpath(".//sup[@class='ref']"), "sources stand in the table"


@pytest.mark.parametrize("code", LANGUAGES)
def test_reflection_sorts_by_days(code, site, contexts):
    guide = contexts[code].guide
    [table] = site.pages[code, "compare.html"].article.xpath(
        f".//table[{with_class('compare')}][(preceding::h2)[last()]/@id='reflection']"
    )
    days = {
        row.xpath("./th/a/@href")[0][-7:-5]: [cell.get("data-sort") for cell in row.xpath("./td")][:2]
        for row in table.xpath("./tbody/tr")
    }
    assert days["se"] == ["30", "30"]
    # Where nothing is known there is nothing to sort by; the script puts such rows last.
    assert days["ru"] == [None, None]
    assert set(days) == {record.code for record in guide.countries}
    for low, high in days.values():
        assert low is None or high is None or int(low) <= int(high)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_contacts_page_lists_every_contact_of_every_country(code, site, contexts):
    words, page = contexts[code].words, site.pages[code, "contacts.html"]
    [table] = page.article.xpath(f".//table[{with_class('contacts')}]")
    rows = {row.xpath("./td[1]//a/@href")[0]: row for row in table.xpath("./tbody/tr")}
    contacts = {
        f"countries/{entry.record.code}.html#{entry.id.replace('.', '-')}": entry
        for entry in contexts[code].guide.contacts()
        if entry.record.is_country
    }
    assert len(contacts) > 100
    assert set(rows) == set(contacts)
    for goal, entry in contacts.items():
        row, fact = rows[goal], entry.fact
        assert isinstance(fact, Contact)
        assert text_of(row[0]) == words.country(entry.record.code)
        assert row.get("data-country") == entry.record.code
        assert row.get("data-role") == fact.role.value
        assert row.get("data-serves").split() == [one.value for one in fact.serves]
        assert spaced(words.gettext(fact.name)) in text_of(row[1])
        if fact.only:
            assert words.gettext(GROUPS[fact.only]) in text_of(row[1])
            assert words.gettext(GROUPS[fact.only]) in text_of(row[3])
        assert spaced(words.caution(entry)) in text_of(row[1])
        numbers = [href for href in row.xpath(".//a/@href") if href.startswith("tel:")]
        assert numbers == [f"tel:{phone.number}" for phone in fact.phones]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_choices_above_the_contacts_are_those_that_find_something(code, site):
    page = site.pages[code, "contacts.html"]
    rows = page.article.xpath(f".//table[{with_class('contacts')}]/tbody/tr")
    for name in ("role", "serves"):
        choices = page.article.xpath(f".//select[@name='{name}']/option/@value")
        used = {value for row in rows for value in row.get(f"data-{name}").split()}
        assert choices[0] == ""
        assert set(choices[1:]) == used
    countries = page.article.xpath(".//select[@name='country']/option/@value")
    assert len(countries) == 1 + 14


@pytest.mark.parametrize("code", LANGUAGES)
def test_countries_stand_in_the_order_of_the_languages_alphabet(code, site):
    for address in ("index.html", "countries/index.html"):
        [listed] = site.pages[code, address].article.xpath(f".//ul[{with_class('country-list')}]")
        names = [text_of(item) for item in listed]
        assert len(names) == 14
        assert names == sorted(names, key=lambda name: [ALPHABETS[code].index(one) for one in name.lower()])

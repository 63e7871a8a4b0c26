"""Every fact of the records stands on its page, in each language, with its status and its sources."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import HtmlElement

from guide.facts import phones
from guide.facts.guide import Entry, Missing
from guide.facts.models import Contact, Figure, Rule, Statement, Term
from guide.facts.vocabulary import Abroad
from guide.language.words import Words
from guide.site import labels
from guide.site.context import Context
from guide.site.writing.markdown import safe_url
from tests.site.pages import BuiltPage, block_of, languages_of, spaced, text_of, untranslated, with_class

RECORDS = Path(__file__).parents[2] / "docs" / "facts"
COUNTRIES = sorted(path.stem for path in RECORDS.glob("??.yml"))
LANGUAGES = ("en", "sv", "uk")

FROM_ABROAD = {
    Abroad.YES: ["from abroad: yes"],
    Abroad.NO: ["from abroad: no"],
    Abroad.UNKNOWN: [labels.ABROAD[Abroad.UNKNOWN], labels.ABROAD_UNTESTED, labels.EMERGENCY_INSIDE],
}

STATUS = {"confirmed": "Confirmed", "older": "Older", "unconfirmed": "Unconfirmed"}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("country", COUNTRIES)
def test_a_countrys_page_has_all_its_facts(country, code, site, contexts):
    page, context = site.pages[code, f"countries/{country}.html"], contexts[code]
    entries = context.guide.of(country)
    assert entries
    assert not [fault for entry in entries for fault in faults(entry, home(entry, page), page, context)]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("country", COUNTRIES)
def test_a_countrys_page_says_all_that_is_not_known(country, code, site, contexts):
    page, words = site.pages[code, f"countries/{country}.html"], contexts[code].words
    missing = [one for one in contexts[code].guide.missing.values() if one.record.code == country]
    for one in missing:
        place = home(one, page)
        assert place is not None, f"{one.id} is not on {page}"
        assert text_of(place) == spaced(words.text(one))
        assert marked(place, words.text(one), page) == ("en" if not words.translated(one) else code)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("record", ["region", "practice"])
def test_what_is_not_of_one_country_is_on_some_page(record, code, site, contexts):
    pages = [
        page
        for page in site.of(code)
        if page.address.startswith(("background/", "measures/")) or page.address == "glossary.html"
    ]
    lost = []
    for entry in contexts[code].guide.of(record):
        shown = [(place, page) for page in pages if (place := home(entry, page)) is not None]
        lost += (
            [
                fault
                for place, page in shown
                for fault in faults(entry, place, page, contexts["en" if untranslated(page) else code])
            ]
            if shown
            else [f"{entry.id} is on no page"]
        )
    assert not lost


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_mark_on_every_page_is_that_of_its_fact(code, site, contexts):
    """In tables and short lists too, where a fact has no name: by its words, its sources and its status."""
    by_sources: dict[tuple[str, ...], list[Entry]] = {}
    for entry in contexts[code].guide.entries.values():
        by_sources.setdefault(addresses(entry), []).append(entry)
    seen, wrong = 0, []
    for page in site.of(code):
        words = words_of(page, contexts)
        for mark in page.article.xpath(f".//span[{with_class('status')}]"):
            following = mark.getnext()
            if following is None or following.get("class") != "ref":
                continue
            seen += 1
            cited = tuple(cited_by(following, page))
            before = before_in_block(mark)
            if not any(
                text_of(mark) == status_words(entry, words)
                and f"status-{entry.status.value}" in mark.get("class")
                and any(text in before for text in ways_to_say(entry, words))
                for entry in by_sources.get(cited, [])
            ):
                wrong.append(f"{page}: “{before} [{text_of(mark)}]”")
    assert seen > 1000
    assert not wrong


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_mark_is_in_words_and_the_words_are_explained(code, site, contexts):
    gettext = contexts[code].words.gettext
    for page in site.of(code):
        in_words = words_of(page, contexts).gettext
        for mark in page.article.xpath(f".//span[{with_class('status')}]"):
            kind = mark.get("class").split("status-")[1]
            assert text_of(mark).split(",")[0] == in_words(STATUS[kind]), page
    for address in ("index.html", "countries/se.html"):
        legend = [
            text_of(item)
            for item in site.pages[code, address].article.iter("li")
            if item.xpath(f"./span[{with_class('status')}]") and not item.xpath(".//sup")
        ]
        assert legend == [
            f"{gettext(labels.STATUS_NAMES[status])} {gettext(meaning)}"
            for status, meaning in labels.STATUS_MEANINGS.items()
        ]


def words_of(page: BuiltPage, contexts: dict[str, Context]) -> Words:
    """The words of the language that the page is in: English where it is not translated."""
    return contexts["en" if untranslated(page) else page.code].words


def faults(entry: Entry, place: HtmlElement | None, page: BuiltPage, context: Context) -> list[str]:
    """What is wrong with a fact where it stands in full."""
    if place is None:
        return [f"{entry.id} is not on {page}"]
    words, text = context.words, text_of(place)
    said = spaced(words.text(entry))
    found = [f"{entry.id} on {page}: {part!r} is missing" for part in parts(entry, words) if part not in text]
    mark = next(iter(place.xpath(f".//span[{with_class('status')}]")), None)
    if mark is None or text_of(mark) != status_words(entry, words):
        found.append(f"{entry.id} on {page}: the status is not {status_words(entry, words)!r}")
    cited = cited_by(mark.getnext(), page) if mark is not None else []
    if cited != list(addresses(entry)):
        found.append(f"{entry.id} on {page}: the sources are {cited}")
    if f"{said} {status_words(entry, words)}" not in text:
        found.append(f"{entry.id} on {page}: {said!r} is missing")
    elif marked(place, said, page) != (page.code if words.translated(entry) else "en"):
        found.append(f"{entry.id} on {page}: the text is not marked as English")
    return found + faults_of_contact(entry, place, words)


def faults_of_contact(entry: Entry, place: HtmlElement, words: Words) -> list[str]:
    """What is wrong with the ways to reach a contact; nothing for other facts."""
    fact = entry.fact
    if not isinstance(fact, Contact):
        return []
    links = {link.get("href"): link for link in place.iter("a")}
    wanted = [f"tel:{phone.number}" for phone in fact.phones]
    wanted += [f"mailto:{fact.email}"] if fact.email else []
    wanted += [safe_url(fact.web)] if fact.web else []
    found = [f"{entry.id}: no link {link}" for link in wanted if link not in links]
    for phone in fact.phones:
        link = links.get(f"tel:{phone.number}")
        behind = (link.getparent().tail or "").partition("(")[2].partition(")")[0] if link is not None else ""
        if behind not in {words.gettext(label) for label in FROM_ABROAD[phone.abroad]}:
            found.append(f"{entry.id}: {phone.number} from abroad: {behind!r}")
    return found


def parts(entry: Entry, words: Words) -> list[str]:
    """What the place of a fact says beside its sentence: each as plain text."""
    fact = entry.fact
    out = [*words.items(entry), words.caution(entry), fact.local_name or ""]
    if isinstance(fact, Contact):
        out.append(words.gettext(fact.name))
        out += [phones.shown(phone.number) for phone in fact.phones]
        out += [words.hours(hours) for hours in fact.hours]
        out += [words.language(code) for code in fact.languages]
    if isinstance(fact, Rule):
        out += [fact.article or "", words.duration(fact.duration) if fact.duration else ""]
        out += [words.gettext(labels.ACTORS[actor]) for actor in fact.decides]
        out += [words.gettext(labels.ACTS[fact.treaty.act])] if fact.treaty else []
    if isinstance(fact, Figure):
        out += [words.gettext(value.counts) for value in fact.values]
        out += [words.number(value.number, value.unit) for value in fact.values]
        out += [str(value.year) for value in fact.values]
    if isinstance(fact, Statement):
        out.append(fact.reference or "")
    out += [words.gettext(labels.ACTORS[actor]) for actor in fact.who]
    return [spaced(part) for part in out]


def home(entry: Entry | Missing, page: BuiltPage) -> HtmlElement | None:
    """Where a fact stands in full: its list item, or the definition under its term."""
    target = page.by_id.get(entry.id.replace(".", "-"))
    if target is None:
        return None
    if isinstance(entry, Entry) and isinstance(entry.fact, Term):
        return next(target.iterancestors("dt")).getnext()
    return block_of(target)


def marked(place: HtmlElement, said: str, page: BuiltPage) -> str:
    """The language that a sentence is marked as."""
    for span in place.xpath(".//span[@lang]"):
        if text_of(span) == spaced(said):
            return languages_of(span)
    return page.code


def status_words(entry: Entry, words: Words) -> str:
    """`Older, 2023`."""
    as_of = entry.fact.as_of
    year = str(as_of)[:4] if as_of else words.gettext("no date")
    return f"{words.gettext(STATUS[entry.status.value])}, {year}"


def ways_to_say(entry: Entry, words: Words) -> list[str]:
    """What may stand before a fact's mark: its sentence, a contact's name, whether a country is bound."""
    fact = entry.fact
    out = [spaced(words.text(entry))]
    if isinstance(fact, Contact):
        name, own = words.gettext(fact.name), [one.number for one in fact.phones]
        out += [spaced(name), spaced(phones.without_number(name, own))]
    if isinstance(fact, Rule) and fact.treaty:
        out.append(spaced(words.gettext(labels.BOUND[fact.treaty.bound])))
    if isinstance(fact, Figure):
        out += [spaced(words.gettext(value.counts)) for value in fact.values]
    return out


def before_in_block(mark: HtmlElement) -> str:
    """The text of a block up to a mark."""
    block = next(mark.iterancestors("li", "dd", "td", "p"))
    if block.tag == "p":  # in a contact's cell the name stands in the paragraph above
        block = next(block.iterancestors("li", "dd", "td"), block)
    text: list[str] = []
    for event in block.iter():
        if event is mark:
            break
        text.append(f" {event.text or ''}" if event.tag in ("p", "li", "br") else event.text or "")
        if not len(event):
            text.append(event.tail or "")
    return spaced("".join(text))


def cited_by(mark: HtmlElement | None, page: BuiltPage) -> list[str]:
    """The addresses of the sources that the numbers behind a fact lead to."""
    if mark is None:
        return []
    goals = [page.by_id.get(link.get("href").lstrip("#")) for link in mark.iter("a")]
    return [goal.xpath(".//a/@href")[0] if goal is not None else "nowhere" for goal in goals]


def addresses(entry: Entry) -> tuple[str, ...]:
    return tuple(safe_url(source.url) for source in entry.sources)

"""The pocket cards: what the records answer, on one sheet for each country and language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from guide.facts import phones
from guide.facts.guide import Entry, Missing
from guide.facts.models import Contact, Rule, Statement
from guide.facts.vocabulary import Form, KeyQuestion, Topic
from guide.pdf import PocketCard
from guide.pdf.validate import validate
from guide.publish.papers import pocket_words as fixed
from guide.publish.papers.documents import card_documents
from guide.site import labels
from guide.site.writing.fact import Writer
from guide.site.writing.footnotes import Footnotes
from tests.pdf.reading import pieces

LANGUAGES = ("en", "sv", "uk")
COUNTRIES = sorted(path.stem for path in (Path(__file__).parents[2] / "docs" / "facts").glob("??.yml"))
ALL = [(country, code) for country in COUNTRIES for code in LANGUAGES]
QUESTIONS = (
    KeyQuestion.EMERGENCY,
    KeyQuestion.OFFICER,
    KeyQuestion.CHILD,
    KeyQuestion.HELPLINE,
    KeyQuestion.REFLECTION,
)
SMALLEST = 6.5  # points
LARGEST_FILE = 60_000


@pytest.fixture(scope="module")
def said(site):
    """The text of a card, without spaces."""

    def read(country: str, code: str) -> str:
        file = site.folder / "downloads" / f"pocket-{country}-{code}.pdf"
        return spaceless("".join(one.text for one in pieces(file.read_bytes())))

    return read


@pytest.fixture(scope="module")
def cards(contexts, project):
    """The cards as they are planned."""
    return {
        (one.name[7:9], code): one.document
        for code, context in contexts.items()
        for one in card_documents(context, project.site_url)
        if isinstance(one.document, PocketCard)
    }


def spaceless(text: str) -> str:
    return "".join(text.split())


def test_there_is_one_for_each_country_and_language(cards, guide):
    assert set(cards) == {(one.code, code) for one in guide.countries for code in LANGUAGES}
    assert len(cards) == 42


@pytest.mark.parametrize(("country", "code"), ALL)
def test_it_keeps_both_standards_and_is_small(country, code, site):
    file = site.folder / "downloads" / f"pocket-{country}-{code}.pdf"
    assert validate(file) == []
    assert file.stat().st_size < LARGEST_FILE
    assert min(one.size for one in pieces(file.read_bytes())) >= SMALLEST - 0.01


@pytest.mark.parametrize(("country", "code"), ALL)
def test_everything_planned_is_on_it(country, code, cards, said):
    text, card = said(country, code), cards[country, code]
    for panel in card.panels:
        assert spaceless(panel.title) in text
        for entry in panel.entries:
            for line in entry:
                for run in line.runs:
                    assert spaceless(run.text) in text, run.text
    # Nothing had to give way.
    assert spaceless(card.more) not in text


@pytest.mark.parametrize(("country", "code"), ALL)
def test_it_answers_what_the_record_answers(country, code, contexts, said):
    context, text = contexts[code], said(country, code)
    for question in QUESTIONS:
        for entry in context.guide.key(country, question):
            for told in answers(entry, context):
                assert spaceless(told) in text, f"{entry.id}: {told}"


def answers(entry, context):
    """Numbers, hours, lengths and what is not known, each as it is printed."""
    words = context.words
    if isinstance(entry, Missing):
        yield words.gettext("Not known.")
        yield words.text(entry)
        return
    fact = entry.fact
    if isinstance(fact, Contact):
        yield from (phones.shown(one.number) for one in fact.phones)
        yield from (words.hours(one) for one in fact.hours)
        return
    yield words.text(entry)
    yield words.caution(entry)
    if isinstance(fact, Rule):
        yield Writer(words, Footnotes(words), "", "").length(fact)


@pytest.mark.parametrize(("country", "code"), ALL)
def test_each_number_says_whether_it_works_from_abroad(country, code, cards):
    lines = [line for panel in cards[country, code].panels for entry in panel.entries for line in entry]
    numbers = [line for line in lines if line.kind in ("number", "big")]
    assert bool(numbers) == (country != "ru")
    for line in numbers:
        number, remark = line.runs
        assert number.strong
        assert remark.text.startswith("(")


@pytest.mark.parametrize("code", LANGUAGES)
def test_russias_card_gives_the_advice_and_no_contact(code, contexts, cards, said):
    context, text = contexts[code], said("ru", code)
    record = context.guide.records["ru"]
    for number, line in enumerate(record.advice, 1):
        assert spaceless(context.words.pgettext(f"ru#advice-{number}", line)) in text
    assert not [one for one in context.guide.of("ru") if isinstance(one.fact, Contact) and named(one, text)]
    read_this = cards["ru", code].panels[1]
    assert read_this.title == context.words.gettext("Read this first")
    for digits in ("112", "102", "+7"):
        assert digits not in text.replace(spaceless(cards["ru", code].frame.edition), "")


def named(entry: Entry, text: str) -> bool:
    return any(spaceless(phones.shown(one.number)) in text for one in entry.fact.phones)


@pytest.mark.parametrize(("country", "code"), ALL)
def test_it_says_which_edition_it_is_and_whom_to_ask_for_the_newest(country, code, contexts, cards, said):
    card, text, words = cards[country, code], said(country, code), contexts[code].words
    assert card.address == ""
    assert "://" not in text
    assert spaceless(words.day(contexts[code].edition.day)) in text
    assert spaceless(words.gettext(labels.NEWEST_ASKED)) in text


@pytest.mark.parametrize("code", LANGUAGES)
def test_with_a_real_address_it_says_where_the_newest_edition_is(code, contexts):
    planned = card_documents(contexts[code], "https://guide.test/")
    card = next(one.document for one in planned if one.name.startswith("pocket-se-"))
    folder = "" if code == "en" else f"{code}/"
    assert card.address == f"https://guide.test/{folder}countries/se.html"
    assert card.address in card.qr_alt
    assert contexts[code].words.gettext(labels.NEWEST_ONLINE) in card.frame.labels.notice


def test_the_five_signs_are_facts_of_any_form(guide):
    assert len(fixed.SIGNS) == 5
    for name in fixed.SIGNS:
        fact = guide.entries[name].fact
        assert isinstance(fact, Statement)
        assert (fact.topic, fact.form) == (Topic.INDICATORS, Form.GENERAL)
        assert not fact.items
        assert not fact.caution


def test_what_never_to_do_is_what_the_page_act_now_says(project):
    page = (project.docs / "en" / "act-now.md").read_text(encoding="utf-8")
    assert len(fixed.NEVER) + 1 == 5
    for line in fixed.NEVER:
        assert f"\n- {line}" in page
    assert f'"{fixed.NEVER_FACT}"' in page
    assert fixed.OWN in page
    assert " ".join(page.split()).count(fixed.ENOUGH) == 1


@pytest.mark.parametrize(("country", "code"), ALL)
def test_each_line_has_its_status_or_is_called_own_advice(country, code, contexts, cards):
    words = contexts[code].words
    own = words.gettext(fixed.OWN)
    for panel in cards[country, code].panels[3:5]:
        lines = [line for entry in panel.entries for line in entry]
        assert own in [run.text for line in lines for run in line.runs]
        for line in lines:
            if any(run.quiet for run in line.runs):
                assert any(spaceless(words.gettext(one)) in spaceless(line.runs[-1].text) for one in STATUSES)
    signs = [line for line in cards[country, code].panels[3].entries[0] if line.kind == "item"]
    assert all(line.runs[-1].quiet for line in signs)


STATUSES = ("Confirmed", "Older", "Unconfirmed")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_sentences_are_in_the_readers_language(code, contexts, said):
    sentences = contexts[code].sentences
    for group in sentences.groups:
        for one in group.sentences:
            if one.id in fixed.SAY:
                assert spaceless(one.text(code)) in said("se", code)
    assert set(fixed.SAY) <= {one.id for group in sentences.groups for one in group.sentences}


@pytest.mark.parametrize(("country", "code"), ALL)
def test_each_countrys_page_leads_to_its_card(country, code, site):
    page = site.pages[code, f"countries/{country}.html"]
    goals = [page.goal(href) for href in page.root.xpath("//a/@href") if "/pocket-" in href]
    assert goals == [(site.folder / "downloads" / f"pocket-{country}-{code}.pdf").resolve()]


def test_without_sentences_no_card_is_planned(contexts):
    bare = replace(contexts["en"])
    bare.__dict__["sentences"] = None
    assert list(card_documents(bare, "https://guide.test/")) == []


def test_a_guide_without_sentences_has_no_cards(built_small):
    assert not [name for name in built_small.tree() if "pocket-" in name]
    for name in ("downloads.html", "countries/se.html"):
        assert "pocket-" not in (built_small.site / name).read_text(encoding="utf-8")

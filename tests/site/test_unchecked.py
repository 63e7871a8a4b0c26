"""A contact that nobody has checked for too long says so wherever its number stands."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from guide.facts.models import Contact
from guide.facts.vocabulary import Role
from guide.freshness.limits import due_on
from guide.publish.papers.pocket import pocket_card
from guide.publish.papers.route import plan_for
from guide.publish.papers.sheet import sheet_html
from guide.route.text import as_text
from guide.site.context import Context, build_context
from guide.site.lists.contacts import contacts_table
from guide.site.planner.paper import plan_html
from guide.site.planner.table import route_table
from guide.site.record_pages.all import generated_pages
from guide.site.writing.fact import Writer
from guide.site.writing.footnotes import Footnotes
from guide.site.writing.glance import glance

LANGUAGES = ("en", "sv", "uk")
SAID = {
    "en": "Not checked since 21 November 2026. Try it before you rely on it.",
    "sv": "Kontakten är inte kontrollerad sedan 21 november 2026. Prova den innan du förlitar dig på den.",
    "uk": "З 21 листопада 2026 р. ніхто не перевіряв цей контакт. Спробуйте зв’язатися, "
    "перш ніж покладатися на нього.",
}
LIST = '<p>Numbers:</p><ul class="country-list"><li>Sweden</li></ul>'
CASE = {"found": "se", "home": "ro"}


@pytest.fixture(scope="module")
def late(project) -> dict[str, Context]:
    """The guide on a day on which every contact is due and no rule is."""
    known = {code: build_context(project, code) for code in LANGUAGES}
    day = max(due_on(entry.fact) for entry in known["en"].guide.contacts()) + timedelta(days=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(int(day.strftime("%s"))))
        return {code: build_context(project, code) for code in LANGUAGES}


def writer(context: Context) -> Writer:
    return Writer(context.words, Footnotes(context.words), "index.html", "")


def plainly(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_contact_says_so_and_an_emergency_number_asks_for_no_call(code, late):
    context = late[code]
    pen = writer(context)
    for entry in context.guide.contacts():
        said = plainly(pen.step(entry))
        fact = entry.fact
        assert isinstance(fact, Contact)
        assert said.count('class="caution unchecked"') == 1, entry.id
        tried = any(phone.number == "112" for phone in fact.phones) or fact.role is Role.EMERGENCY
        assert (SAID[code].split(".")[-2] in said) != tried, entry.id


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_else_says_so(code, late):
    context = late[code]
    pen = writer(context)
    for entry in context.guide.entries.values():
        if not isinstance(entry.fact, Contact):
            assert "unchecked" not in pen.step(entry)


def test_tables_and_the_box_at_the_top_say_so(late):
    context = late["en"]
    pen, guide = writer(context), context.guide
    listed = contacts_table(guide, pen)
    assert listed.count('class="caution unchecked"') == listed.count("<tr data-country") > 200
    assert "Try it before you rely on it." in glance(guide, "se", pen)


def test_every_generated_page_says_so_wherever_a_number_stands(late, project):
    context = late["en"]
    table = route_table(project, context.guide, context.words)
    pages = 0
    for page in generated_pages(context.guide, context.words, table):
        # A list item, a row of a table, or a step of the planner.
        for part in re.split(
            r"^(?=- |\d+\. )|(?=<tr>)|(?=<li)", page.body(writer(context)), flags=re.MULTILINE
        ):
            assert "tel:" not in part or "unchecked" in part, f"{page.markdown_path}: {part}"
            pages += "tel:" in part
    assert pages > 500


def test_the_planner_says_so_in_text_and_on_paper(late, project):
    plan = plan_for(late["en"], CASE)
    text = " ".join(as_text(plan).split())
    assert "+46 20 39 00 00" in text
    assert SAID["en"] in text
    call = plan_html(plan, "Plan").partition("Whom to call")[2].partition("</ul>")[0]
    assert f"<em>{SAID['en']}</em> (" in call


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_pocket_card_says_so_under_each_number(code, late):
    from guide.publish.papers.documents import document

    context = late[code]
    assert context.sentences
    for record in context.guide.countries:
        card = pocket_card(context, context.sentences, record, document(context, "", "Card", ()))
        lines = [line for panel in card.panels for entry in panel.entries for line in entry]
        numbers = sum(line.kind in {"number", "big"} for line in lines)
        said = [line for line in lines if "2026" in line.runs[0].text and line.kind == "note"]
        assert bool(said) == bool(numbers), record.code


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_sheet_marks_the_numbers_and_says_once_what_the_mark_means(code, late):
    sheet = plainly(sheet_html(late[code], LIST))
    assert sheet.count(SAID[code]) == 1
    assert f"<p>* {SAID[code]}</p>" in sheet
    assert "*" in sheet.partition("</ul>")[0]
    assert "112*" not in sheet


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_guide_that_was_checked_lately_is_quiet(code, contexts):
    context = contexts[code]
    pen = writer(context)
    due = [entry for entry in context.guide.contacts() if due_on(entry.fact) <= context.guide.now]
    if due:
        pytest.skip("some contacts of the guide are due")
    assert "unchecked" not in contacts_table(context.guide, pen)
    assert "*" not in sheet_html(context, LIST)
    assert "Not checked since" not in plan_html(plan_for(context, CASE), "Plan")

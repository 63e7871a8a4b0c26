"""The page "Act now" as one sheet to print and hang up, with the numbers of every country."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape

import lxml.html
from lxml.html import HtmlElement

from guide.facts import phones
from guide.facts.guide import Entry
from guide.facts.models import Contact
from guide.facts.vocabulary import KeyQuestion
from guide.freshness.limits import unchecked_since
from guide.freshness.numbers import is_emergency_line
from guide.site.context import Context
from guide.site.labels import GROUPS, UNCHECKED

PAGE = "act-now.html"

_ALWAYS = "24/7"

_LEFT_OUT = (
    "//details",
    "//sup",
    "//p[a[@id='signs']]",
    "//ul[@class='emergency']",
    "//*[preceding-sibling::h2[@id='call']][following-sibling::ul[contains(@class, 'country-list')]]",
    "//*[@id='next']/following-sibling::*",
    "//*[@id='next']",
)
"""What needs a screen, or a second sheet: sources, links that lead on, and how to use a list of links."""


def sheet_html(context: Context, html: str) -> str:
    """The page without what only a screen can use; phone numbers stand in place of links to countries."""
    page = lxml.html.fragment_fromstring(html, create_parent="div")
    for element in [found for path in _LEFT_OUT for found in page.xpath(path)]:
        if element.getparent() is not None:
            element.drop_tree()
    for countries in page.xpath("//ul[contains(@class, 'country-list')]"):
        numbers = _numbers(context)
        countries.getparent().replace(countries, numbers)
        if said := _unchecked(context):
            numbers.addnext(lxml.html.fragment_fromstring(f"<p>{escape(said)}</p>"))
    return "".join(lxml.html.tostring(child, encoding="unicode") for child in page)


def _numbers(context: Context) -> HtmlElement:
    words = context.words
    items = "".join(
        f"<li><strong>{escape(words.country(code))}:</strong> {said}</li>"
        for code in words.in_order(record.code for record in context.guide.countries)
        for said in (escape("; ".join(dict.fromkeys(_of_country(context, code)))),)
    )
    return lxml.html.fragment_fromstring(f"<ul>{items}</ul>")


_MARK = "*"
"""Behind a number that nobody has checked for too long: a sentence for each would need a second sheet."""


def _unchecked(context: Context) -> str:
    """What the mark means; empty where no number has it."""
    words = context.words
    since = [
        day
        for record in context.guide.countries
        for question in (KeyQuestion.OFFICER, KeyQuestion.CHILD)
        for entry in _contacts(context, record.code, question)
        if (day := _to_try(entry))
    ]
    return f"{_MARK} {words.gettext(UNCHECKED).format(date=words.day(min(since)))}" if since else ""


def _of_country(context: Context, code: str) -> Iterator[str]:
    """The emergency number, lines for officers, by night too where there is one, and the line for a child."""
    gettext = context.words.gettext
    emergency = [
        _line(context, one, with_hours=False) for one in _contacts(context, code, KeyQuestion.EMERGENCY)
    ]
    if not emergency:
        yield gettext("no number known")
        return
    yield emergency[0]
    officers = list(_contacts(context, code, KeyQuestion.OFFICER))
    first = officers[:1]
    if first and _ALWAYS not in _contact(first[0]).hours:
        first += [one for one in officers[1:] if _ALWAYS in _contact(one).hours][:1]
    if all(_contact(one).only for one in first):
        first += [one for one in officers[1:] if not _contact(one).only][:1]
    lines = ", ".join(_line(context, one, with_hours=True) for one in first)
    yield gettext("officers: {lines}").format(lines=lines or gettext("no number known"))
    child = next(
        (_line(context, one, with_hours=False) for one in _contacts(context, code, KeyQuestion.CHILD)), ""
    )
    yield gettext("child: {line}").format(line=child or gettext("no number known"))


def _line(context: Context, entry: Entry, *, with_hours: bool) -> str:
    contact = _contact(entry)
    mark = _MARK if _to_try(entry) else ""
    number = f"{phones.shown(contact.phones[0].number)}{mark}"
    hours = ", ".join(context.words.hours(one) for one in contact.hours)
    whom = context.words.gettext(GROUPS[contact.only]) if contact.only else ""
    said = ", ".join(part for part in (whom, hours if with_hours else "") if part)
    return f"{number} ({said})" if said else number


def _contacts(context: Context, code: str, question: KeyQuestion) -> Iterator[Entry]:
    for entry in context.guide.key(code, question):
        if isinstance(entry, Entry) and isinstance(entry.fact, Contact) and entry.fact.phones:
            yield entry


def _contact(entry: Entry) -> Contact:
    if not isinstance(entry.fact, Contact):
        raise TypeError(entry.id)
    return entry.fact


def _to_try(entry: Entry) -> date | None:
    """The day of the last check of a number that should be tried first; None for all others."""
    return None if is_emergency_line(entry.record, _contact(entry)) else unchecked_since(entry)

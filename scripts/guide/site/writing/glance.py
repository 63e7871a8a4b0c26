"""The most urgent answers in the fewest words: atop a country's page, and in tables across countries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guide.facts.guide import Entry, Guide, Missing
from guide.facts.models import Contact, Rule
from guide.facts.vocabulary import KeyQuestion
from guide.site import labels
from guide.site.labels import N_
from guide.site.writing.fact import Writer
from guide.site.writing.markdown import plain, strong

GLANCE = (
    KeyQuestion.EMERGENCY,
    KeyQuestion.OFFICER,
    KeyQuestion.CHILD,
    KeyQuestion.HELPLINE,
    KeyQuestion.IDENTIFIES,
    KeyQuestion.REFLECTION,
    KeyQuestion.PERMIT,
)
"""What an officer sees first."""


def glance(guide: Guide, code: str, writer: Writer) -> str:
    """The answers of one country as a table with one question a row."""
    title = writer.words.gettext("At a glance")
    rows = "".join(
        f'<tr><th scope="row">{plain(writer.words.gettext(labels.KEY_QUESTIONS[question]))}</th>'
        f"<td>{_row(guide, code, question, writer)}</td></tr>"
        for question in GLANCE
    )
    caption = f"{title}: {writer.words.country(code)}"
    return (
        f"## {plain(title)} {{ #glance }}\n\n"
        f'<div class="glance"><table class="glance-table"><caption>{plain(caption)}</caption>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row(guide: Guide, code: str, question: KeyQuestion, writer: Writer) -> str:
    said = answers(guide.key(code, question), writer)
    return f"{said}{_if_nobody_answers(guide, code, question, writer)}"


_NOBODY = {
    KeyQuestion.OFFICER: N_(
        "Nobody answers? Keep the person safe, and call your duty officer or the emergency number."
    ),
    KeyQuestion.CHILD: N_(
        "At night, or nobody answers? Call the emergency number and ask for the child protection on duty."
    ),
}


def _if_nobody_answers(guide: Guide, code: str, question: KeyQuestion, writer: Writer) -> str:
    """Our own advice under a row with lines that may be closed; none where no line may be called at all."""
    lines = guide.key(code, KeyQuestion.EMERGENCY)
    known = any(isinstance(entry, Entry) and isinstance(entry.fact, Contact) for entry in lines)
    if question not in _NOBODY or not known:
        return ""
    gettext = writer.words.gettext
    return f'<p class="advice">{plain(gettext(_NOBODY[question]))} {plain(gettext("(Our advice.)"))}</p>'


def answers(entries: Iterable[Entry | Missing], writer: Writer) -> str:
    """Key facts as the content of a cell, each with the list that belongs to it and what to know first."""
    return "".join(
        f"<p>{answer(entry, writer)}</p>{writer.brief_items(entry)}{_first_know(entry, writer)}"
        for entry in without_repeats(entries)
    )


def answer(entry: Entry | Missing, writer: Writer) -> str:
    """A key fact in the fewest words: whom to call, how long, or who decides."""
    if isinstance(entry, Missing):
        return f"{strong(writer.words.gettext('Not known.'))} {writer.said(entry)}"
    fact = entry.fact
    if isinstance(fact, Contact):
        return f"{_call(fact, writer)} {writer.tail(entry)} {writer.unchecked(entry)}".rstrip()
    length = writer.length(fact) if isinstance(fact, Rule) else ""
    lead = f"{strong(length[0].upper() + length[1:])}. " if length else ""
    return f"{lead}{writer.said(entry)} {writer.tail(entry)}"


def _first_know(entry: Entry | Missing, writer: Writer) -> str:
    caution = writer.caution(entry) if isinstance(entry, Entry) else ""
    return f"<p>{caution}</p>" if caution else ""


def without_repeats(entries: Iterable[Entry | Missing]) -> Iterator[Entry | Missing]:
    """The entries but for contacts all of whose numbers stand further up already."""
    seen: set[str] = set()
    for entry in entries:
        numbers = (
            {phone.number for phone in entry.fact.phones}
            if isinstance(entry, Entry) and isinstance(entry.fact, Contact)
            else set()
        )
        if not numbers or not numbers <= seen:
            yield entry
        seen |= numbers


def _call(fact: Contact, writer: Writer) -> str:
    ways = [writer.phone(phone, fact.role) for phone in fact.phones]
    if not ways:
        ways = [value for name, value in writer.contact_lines(fact) if name in ("E-mail", "Web")]
    words = writer.words
    when = ["; ".join(words.hours(hours) for hours in fact.hours)] if fact.hours else []
    spoken = [", ".join(words.language(code) for code in fact.languages)] if fact.languages else []
    tail = f" {plain('. '.join([*when, *spoken]))}." if when or spoken else ""
    return f"{writer.name(fact, before_numbers=True)}: {', '.join(ways)}.{tail}"

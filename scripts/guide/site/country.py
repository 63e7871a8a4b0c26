"""A country's page: at a glance, the seven measures as steps, then all else that is known and not known."""

from __future__ import annotations

from collections.abc import Iterable

from guide.facts.guide import Entry, Guide, Missing
from guide.facts.models import Contact, Rule
from guide.facts.vocabulary import KeyQuestion, Measure, Topic
from guide.site import labels
from guide.site.fact import Writer, anchor
from guide.site.markdown import callout, plain, strong

GLANCE = (
    KeyQuestion.EMERGENCY,
    KeyQuestion.OFFICER,
    KeyQuestion.HELPLINE,
    KeyQuestion.IDENTIFIES,
    KeyQuestion.REFLECTION,
    KeyQuestion.PERMIT,
)
"""What an officer sees first."""


def country_page(guide: Guide, code: str, writer: Writer) -> str:
    """The whole page as Markdown, without its title and sources."""
    parts = [warning(guide, code, writer), glance(guide, code, writer)]
    parts += [measure_section(guide, code, measure, writer) for measure in Measure]
    parts += [topic_section(guide, code, topic, writer) for topic in labels.SECTIONS]
    parts.append(unknown_section(guide, code, writer))
    return "\n\n".join(part for part in parts if part)


def warning(guide: Guide, code: str, writer: Writer) -> str:
    """What must be known before anything else; empty for most countries."""
    entries = [guide.entries[f"{code}.{slug}"] for slug in guide.records[code].warnings]
    if not entries:
        return ""
    body = "\n".join(f"- {writer.inline(entry)}" for entry in entries)
    return callout("danger", writer.words.gettext("Read this first"), body)


def glance(guide: Guide, code: str, writer: Writer) -> str:
    """The answers to the most urgent questions, as a table with one question a row."""
    title = writer.words.gettext("At a glance")
    rows = "".join(
        f'<tr><th scope="row">{plain(writer.words.gettext(labels.KEY_QUESTIONS[question]))}</th>'
        f"<td>{answers(guide.key(code, question), writer)}</td></tr>"
        for question in GLANCE
    )
    caption = f"{title}: {writer.words.country(code)}"
    return (
        f"## {plain(title)} {{ #glance }}\n\n"
        f'<div class="glance"><table class="glance-table"><caption>{plain(caption)}</caption>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def answers(entries: Iterable[Entry | Missing], writer: Writer) -> str:
    """Key facts as the content of a cell, each with the list that belongs to it."""
    return "".join(f"<p>{answer(entry, writer)}</p>{writer.brief_items(entry)}" for entry in entries)


def answer(entry: Entry | Missing, writer: Writer) -> str:
    """A key fact in the fewest words: whom to call, how long, or who decides."""
    if isinstance(entry, Missing):
        return f"{strong(writer.words.gettext('Not known.'))} {writer.said(entry)}"
    fact = entry.fact
    if isinstance(fact, Contact):
        return f"{_call(fact, writer)} {writer.tail(entry)}"
    length = writer.length(fact) if isinstance(fact, Rule) else ""
    lead = f"{strong(length)}. " if length else ""
    return f"{lead}{writer.said(entry)} {writer.tail(entry)}"


def _call(fact: Contact, writer: Writer) -> str:
    ways = [writer.phone(phone) for phone in fact.phones]
    if not ways:
        ways = [value for name, value in writer.contact_lines(fact) if name in ("E-mail", "Web")]
    hours = "; ".join(writer.words.hours(hours) for hours in fact.hours)
    tail = f" {plain(hours)}." if hours else ""
    return f"<strong>{writer.say(fact.name)}</strong>: {', '.join(ways)}.{tail}"


def measure_section(guide: Guide, code: str, measure: Measure, writer: Writer) -> str:
    """One measure in one country: the steps with who does what, then what is good to know."""
    words = writer.words
    shown = [
        entry
        for entry in guide.of(code)
        if entry.fact.measure is measure and entry.fact.topic not in labels.SECTIONS
    ]
    name, slug = plain(words.gettext(labels.MEASURES[measure])), labels.MEASURE_SLUGS[measure]
    title = f"## {measure.value}. {name} {{ #{slug} }}"
    if not shown:
        nothing = words.gettext(
            "We found no source on this measure in this country. Ask the national coordinator."
        )
        return f"{title}\n\n{plain(nothing)}"
    steps = [entry for entry in shown if entry.fact.who]
    background = [entry for entry in shown if not entry.fact.who]
    parts = [title]
    if steps:
        parts.append("\n".join(writer.step(entry) for entry in steps))
    if background:
        parts.append(f"### {plain(words.gettext('Good to know'))} {{ #{slug}-more }}")
        parts.append("\n".join(writer.step(entry, "-") for entry in background))
    return "\n\n".join(parts)


def topic_section(guide: Guide, code: str, topic: Topic, writer: Writer) -> str:
    """All facts of one topic; empty where there are none, except for the topics that every page has."""
    shown = guide.of(code, lambda fact: fact.topic is topic)
    if not shown and topic is Topic.CIVIL_SUPPORT:
        return ""
    title = f"## {plain(writer.words.gettext(labels.SECTIONS[topic]))} {{ #{topic.value} }}"
    nothing = plain(writer.words.gettext("We found no source on this subject in this country."))
    body = "\n".join(writer.step(entry, "-") for entry in shown) if shown else nothing
    more = _civil_support_link(writer) if topic is Topic.CIVIL_SUPPORT else ""
    return f"{title}\n\n{more}{body}"


def _civil_support_link(writer: Writer) -> str:
    text = plain(writer.words.gettext("How to use this support, on one page"))
    return f'<a href="{writer.to("civil-support-sweden.html")}">{text}</a>\n\n'


def unknown_section(guide: Guide, code: str, writer: Writer) -> str:
    """What was looked for and not found."""
    missing = [entry for entry in guide.missing.values() if entry.record.code == code]
    title = f"## {plain(writer.words.gettext('What we don’t know'))} {{ #unknown }}"
    body = "\n".join(f'- <a id="{anchor(entry)}"></a>{writer.said(entry)}' for entry in missing)
    return f'{title}\n\n<div class="unknown" markdown>\n\n{body}\n\n</div>' if missing else ""

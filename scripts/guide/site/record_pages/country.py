"""A country's page: at a glance, the seven measures as steps, then all else that is known and not known."""

from __future__ import annotations

from guide.facts.guide import Guide
from guide.facts.vocabulary import Measure, Topic
from guide.language.messages import advice_messages
from guide.site import labels
from guide.site.writing.fact import Writer, anchor
from guide.site.writing.footnotes import status_legend
from guide.site.writing.glance import glance
from guide.site.writing.markdown import callout, plain, strong


def country_page(guide: Guide, code: str, writer: Writer) -> str:
    """The whole page as Markdown, without its title and sources."""
    parts = [warning(guide, code, writer), russia_pointer(code, writer), glance(guide, code, writer)]
    parts += [status_legend(writer.words), contents(guide, code, writer)]
    parts += [measure_section(guide, code, measure, writer) for measure in Measure]
    parts += [topic_section(guide, code, topic, writer) for topic in labels.SECTIONS]
    parts.append(unknown_section(guide, code, writer))
    return "\n\n".join(part for part in parts if part)


def warning(guide: Guide, code: str, writer: Writer) -> str:
    """What must be known before anything else; empty for most countries."""
    record, words = guide.records[code], writer.words
    entries = [guide.entries[f"{code}.{slug}"] for slug in record.warnings]
    if not entries:
        return ""
    parts = []
    if record.advice:
        parts.append(advice(guide, code, writer))
        parts.append(strong(words.gettext("Why:")))
    parts.append("\n".join(f"- {writer.inline(entry)}" for entry in entries))
    return callout("danger", words.gettext("Read this first"), "\n\n".join(parts))


def advice(guide: Guide, code: str, writer: Writer) -> str:
    """What to do and not to do with a country, as its record advises."""
    title = strong(writer.words.gettext("What you do and don’t do. This is our advice, not from a source:"))
    listed = "\n".join(f"- {writer.say(text, name)}" for name, text in advice_messages(guide.records[code]))
    return f"{title}\n\n{listed}"


def russia_pointer(code: str, writer: Writer) -> str:
    """On every page but Russia's: where to look when the person has ties to Russia."""
    if code == "ru":
        return ""
    text = plain(
        writer.words.gettext("Is the person from Russia, or is a trail leading there? Read this first.")
    )
    return f'<p class="pointer"><a href="{writer.to("countries/ru.html")}">{text}</a></p>'


def contents(guide: Guide, code: str, writer: Writer) -> str:
    """Links to the sections, for narrow screens, where the list beside the page is folded away."""
    words = writer.words
    sections = [
        (labels.MEASURE_SLUGS[one], f"{one.value}. {words.gettext(labels.MEASURES[one])}") for one in Measure
    ]
    sections += [
        (topic.value, words.gettext(name))
        for topic, name in labels.SECTIONS.items()
        if topic is not Topic.CIVIL_SUPPORT or guide.of(code, lambda fact: fact.topic is Topic.CIVIL_SUPPORT)
    ]
    sections += [("unknown", words.gettext("What we don’t know")), ("sources", words.gettext("Sources"))]
    links = "".join(f'<li><a href="#{slug}">{plain(name)}</a></li>' for slug, name in sections)
    title = plain(words.gettext("On this page"))
    return f'<details class="on-this-page no-print"><summary>{title}</summary><ul>{links}</ul></details>'


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
        nothing = words.gettext(labels.NO_SOURCE_ON_MEASURE)
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
    return f'<a href="{writer.to("civil-society/sweden.html")}">{text}</a>\n\n'


def unknown_section(guide: Guide, code: str, writer: Writer) -> str:
    """What was looked for and not found."""
    missing = [entry for entry in guide.missing.values() if entry.record.code == code]
    title = f"## {plain(writer.words.gettext('What we don’t know'))} {{ #unknown }}"
    body = "\n".join(f'- <a id="{anchor(entry)}"></a>{writer.said(entry)}' for entry in missing)
    return f'{title}\n\n<div class="unknown" markdown>\n\n{body}\n\n</div>' if missing else ""

"""A measure's page: what it is in general, then the same measure in every country."""

from __future__ import annotations

from guide.facts.guide import Entry, Guide
from guide.facts.vocabulary import Measure, Topic
from guide.site import labels
from guide.site.labels import N_
from guide.site.lists.compare import compare_table
from guide.site.writing.fact import Writer
from guide.site.writing.markdown import plain

_TABLES = {
    Measure.IDENTIFY: ("officer",),
    Measure.FIRST_REFERRAL: ("coordinator", "officer"),
    Measure.FORMAL_IDENTIFICATION: ("identifies",),
    Measure.REFLECTION: ("reflection", "permit"),
    Measure.URGENT_ASSISTANCE: ("helpline",),
    Measure.RETURN: (),
    Measure.LONG_TERM: ("compensation",),
}

_ORDER = N_("First comes what it is, then what each country does.")


def measure_page(guide: Guide, measure: Measure, writer: Writer) -> str:
    """The whole page as Markdown, without its title and sources."""
    words = writer.words
    use = f"{words.gettext(labels.MEASURE_USES[measure])} {words.gettext(_ORDER)}"
    parts = [plain(use), _general(guide, measure, writer)]
    if tables := _TABLES[measure]:
        parts.append(f"## {plain(words.gettext('Side by side'))} {{ #side-by-side }}")
        parts += [compare_table(guide, name, writer) for name in tables]
    parts += [_country(guide, record.code, measure, writer) for record in guide.countries]
    return "\n\n".join(part for part in parts if part)


def _general(guide: Guide, measure: Measure, writer: Writer) -> str:
    entries = guide.of("region", lambda fact: fact.measure is measure)
    groups: dict[Topic, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.fact.topic, []).append(entry)
    first = labels.TOPICS
    parts = [f"## {plain(writer.words.gettext('What this measure is'))} {{ #general }}"]
    for topic in sorted(groups, key=list(first).index):
        parts.append(f"### {plain(writer.words.gettext(first[topic]))} {{ #general-{topic.value} }}")
        parts.append("\n".join(writer.step(entry, "-") for entry in groups[topic]))
    return "\n\n".join(parts) if groups else ""


def _country(guide: Guide, code: str, measure: Measure, writer: Writer) -> str:
    shown = guide.of(code, lambda fact: fact.measure is measure and fact.topic not in labels.SECTIONS)
    title = f"## {plain(writer.words.country(code))} {{ #{code} }}"
    all_seven = plain(writer.words.gettext("All seven measures in this country"))
    more = f'<a href="{writer.to(f"countries/{code}.html")}">{all_seven}</a>'
    nothing = plain(writer.words.gettext(labels.NO_SOURCE_ON_MEASURE))
    lines = [_line(entry, writer) for entry in sorted(shown, key=lambda entry: not entry.fact.who)]
    return f"{title}\n\n" + ("\n".join(lines) if lines else nothing) + f"\n\n{more}"


def _line(entry: Entry, writer: Writer) -> str:
    lead = writer.actors(entry.fact.who)
    bold = f"<strong>{plain(lead)}:</strong> " if lead else ""
    lines = [f"{plain(writer.words.gettext(name))}: {value}" for name, value in writer.lines(entry)]
    lines += [one for one in (writer.unchecked(entry), writer.caution(entry)) if one]
    items = writer.brief_items(entry)
    brief = "<br>\n    ".join(lines if items else ["", *lines])
    return f"- {bold}{writer.inline(entry)}{items}{brief}"

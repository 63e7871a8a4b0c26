"""Generated background pages: regional and practical facts that no other page shows, by topic."""

from __future__ import annotations

from collections.abc import Iterable

from guide.facts.guide import Entry, Guide
from guide.facts.models import Statement, Term
from guide.facts.vocabulary import Form, Topic
from guide.site import labels
from guide.site.record_pages.country import unknown_section
from guide.site.writing.fact import Writer
from guide.site.writing.markdown import plain


def region_page(guide: Guide, writer: Writer) -> str:
    """Law, mechanism and figures of the region: what the measures' pages do not show."""
    entries = guide.of("region", lambda fact: fact.measure is None)
    return f"{_by_topic(entries, writer)}\n\n{unknown_section(guide, 'region', writer)}"


def practice_page(guide: Guide, writer: Writer) -> str:
    """Indicators, interviewing, consent, return and channels. The terms are in the glossary."""
    entries = guide.of("practice", lambda fact: not isinstance(fact, Term))
    return f"{_by_topic(entries, writer)}\n\n{unknown_section(guide, 'practice', writer)}"


def _by_topic(entries: Iterable[Entry], writer: Writer) -> str:
    groups: dict[Topic, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.fact.topic, []).append(entry)
    order = list(labels.TOPICS)
    parts = []
    for topic in sorted(groups, key=order.index):
        parts.append(f"## {plain(writer.words.gettext(labels.TOPICS[topic]))} {{ #{topic.value} }}")
        parts.append(_topic(groups[topic], writer))
    return "\n\n".join(parts)


def _topic(entries: list[Entry], writer: Writer) -> str:
    forms = [form for form in Form if any(_form(entry) is form for entry in entries)]
    plain_items = "\n".join(writer.step(entry, "-") for entry in entries if _form(entry) is None)
    parts = [plain_items] if plain_items else []
    for form in forms:
        parts.append(f"### {plain(writer.words.gettext(labels.FORMS[form]))} {{ #form-{form.value} }}")
        parts.append("\n".join(writer.step(entry, "-") for entry in entries if _form(entry) is form))
    return "\n\n".join(parts)


def _form(entry: Entry) -> Form | None:
    return entry.fact.form if isinstance(entry.fact, Statement) else None

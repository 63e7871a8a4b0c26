"""The open data beside the site: every fact as JSON, in each language, and all contacts as a table."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

from guide.facts import phones
from guide.facts.guide import Entry, Guide
from guide.facts.models import Contact, Fact, Figure, Rule, Source, Statement, Term
from guide.language.words import Words

_OWN = ("id", "topic", "measure", "text", "caution", "sources", "as_of", "checked", "confidence", "note")


def facts_json(guide: Guide, words: Words) -> str:
    """All facts as a JSON list, texts in the language of `words`."""
    rows = [_fact(entry, words) for entry in guide.entries.values()]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def contacts_csv(guide: Guide) -> str:
    """All contacts, one phone number a row, in English."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        [
            "id",
            "country",
            "role",
            "serves",
            "only",
            "name",
            "local_name",
            "phone",
            "phone_shown",
            "from_abroad",
            "hours",
            "languages",
            "email",
            "web",
            "status",
            "as_of",
            "checked",
            "caution",
            "sources",
        ]
    )
    for entry in guide.contacts():
        fact = entry.fact
        if not isinstance(fact, Contact):
            continue
        for phone in fact.phones or (None,):
            number = (phone.number, phones.shown(phone.number), phone.abroad.value) if phone else ("", "", "")
            writer.writerow(
                [_safe(str(cell)) for cell in (*_before(entry, fact), *number, *_after(entry, fact))]
            )
    return out.getvalue()


def _before(entry: Entry, fact: Contact) -> tuple[str, ...]:
    serves = " ".join(audience.value for audience in fact.serves)
    only = fact.only.value if fact.only else ""
    return (entry.id, entry.record.country, fact.role.value, serves, only, fact.name, fact.local_name or "")


def _after(entry: Entry, fact: Contact) -> tuple[object, ...]:
    addresses = " ".join(source.url for source in entry.sources)
    return (
        "; ".join(fact.hours),
        " ".join(fact.languages),
        fact.email or "",
        fact.web or "",
        entry.status.value,
        fact.as_of or "",
        fact.checked,
        fact.caution or "",
        addresses,
    )


def _safe(cell: str) -> str:
    # A spreadsheet would take a leading + or = for a formula.
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@"} else cell


def _fact(entry: Entry, words: Words) -> dict[str, Any]:
    fact = entry.fact
    country = entry.record.country if entry.record.is_country else None
    return {
        "id": entry.id,
        "country": country,
        "record": entry.record.code,
        "kind": fact.kind,
        "topic": fact.topic.value,
        "measure": fact.measure.value if fact.measure else None,
        "language": words.code if words.translated(entry) else "en",
        "text": words.text(entry),
        "items": words.items(entry),
        "caution": words.caution(entry) or None,
        "value": _value(fact),
        "status": entry.status.value,
        "confidence": fact.confidence.value,
        "as_of": _plain(fact.as_of),
        "checked": fact.checked.isoformat(),
        "note": fact.note,
        "details": {
            key: value
            for key, value in fact.model_dump(mode="json", exclude_none=True, exclude_defaults=True).items()
            if key not in (*_OWN, "kind", "items")
        },
        "sources": [_source(source) for source in entry.sources],
    }


def _value(fact: Fact) -> str | None:
    """The fact's main value in a language-neutral form."""
    if isinstance(fact, Contact):
        return fact.phones[0].number if fact.phones else fact.email or fact.web
    if isinstance(fact, Rule):
        return fact.duration or fact.article
    if isinstance(fact, Figure):
        return "; ".join(f"{value.number:g} ({value.year})" for value in fact.values)
    if isinstance(fact, Term):
        return fact.term
    return fact.value or fact.reference if isinstance(fact, Statement) else None


def _source(source: Source) -> dict[str, Any]:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "published": _plain(source.published),
        "kind": source.kind.value,
    }


def _plain(value: int | str | date | None) -> int | str | None:
    return value.isoformat() if isinstance(value, date) else value

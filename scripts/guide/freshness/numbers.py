"""The same phone number in several facts: whoever checks one of them checks all."""

from __future__ import annotations

from collections.abc import Iterator

from guide.facts.models import Contact, Record


def same_number(record: Record) -> dict[str, tuple[str, ...]]:
    """The other facts of the record that give one of the same numbers, by the id of each fact."""
    by_number: dict[str, list[str]] = {}
    for contact in _contacts(record):
        for number in {phone.number: None for phone in contact.phones}:
            by_number.setdefault(number, []).append(contact.id)
    found: dict[str, dict[str, None]] = {}
    for slugs in by_number.values():
        for slug in slugs:
            found.setdefault(slug, {}).update({other: None for other in slugs if other != slug})
    return {slug: tuple(others) for slug, others in found.items() if others}


def _contacts(record: Record) -> Iterator[Contact]:
    return (fact for fact in record.facts if isinstance(fact, Contact))

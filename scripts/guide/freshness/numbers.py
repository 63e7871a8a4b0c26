"""What the phone numbers of a record have in common: one in several facts, and emergency lines."""

from __future__ import annotations

from collections.abc import Iterator

from guide.facts.models import Contact, Record
from guide.facts.vocabulary import Role


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


def is_emergency_line(record: Record, contact: Contact) -> bool:
    """Whether a call goes to emergency services, whom nobody may call to try the number."""
    emergency = {
        phone.number for one in _contacts(record) if one.role is Role.EMERGENCY for phone in one.phones
    }
    return contact.role is Role.EMERGENCY or any(phone.number in emergency for phone in contact.phones)


def _contacts(record: Record) -> Iterator[Contact]:
    return (fact for fact in record.facts if isinstance(fact, Contact))

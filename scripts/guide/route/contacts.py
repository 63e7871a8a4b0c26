"""Whom an officer can reach in a country from another one, as far as the records say."""

from __future__ import annotations

from enum import StrEnum

from guide.facts import phones
from guide.facts.guide import Entry, Guide, Missing
from guide.facts.models import Contact, Phone
from guide.facts.vocabulary import Abroad, Audience, KeyQuestion, Role, Topic

FORBIDDEN = frozenset({"ru"})
"""Records of countries that offer no contact: their advice forbids it."""

MOST = 3
"""How many contacts are enough for one country."""


class Reach(StrEnum):
    """How surely somebody in a country can be reached from abroad."""

    SURE = "sure"
    UNSURE = "unsure"
    NONE = "none"


def dialable(contact: Contact) -> tuple[Phone, ...]:
    """The numbers that can be tried from abroad: those that a source confirms, or else those not excluded.

    A short code works inside its country only, whatever the record does not say, and so do most free lines.
    """
    usable = [
        phone
        for phone in contact.phones
        if phone.abroad is Abroad.YES or (phone.abroad is Abroad.UNKNOWN and phones.is_ordinary(phone.number))
    ]
    return tuple(sorted(usable, key=lambda phone: phone.abroad is not Abroad.YES))


def from_abroad(guide: Guide, code: str, *, police: bool = True) -> tuple[Entry, ...]:
    """Whom officers in another country contact, surest first; none where the record forbids it.

    Without `police` for a person who says no to them.
    """
    if code in FORBIDDEN or code not in guide.records:
        return ()
    found: list[Entry] = []
    seen: set[tuple[str, ...]] = set()
    for entry in _candidates(guide, code):
        fact = entry.fact
        if not isinstance(fact, Contact) or _surety(fact) is Reach.NONE or not (police or civil(entry)):
            continue
        address = tuple(phone.number for phone in dialable(fact)) or (fact.email or fact.web or "",)
        if address not in seen:
            seen.add(address)
            found.append(entry)
    # A website alone is for the case that there is nothing better.
    found = [entry for entry in found if _direct(entry)] or found
    found.sort(key=lambda entry: list(Reach).index(_of(entry)))
    return tuple(found[:MOST])


def _direct(entry: Entry) -> bool:
    return isinstance(entry.fact, Contact) and bool(dialable(entry.fact) or entry.fact.email)


def reach(guide: Guide, code: str, *, police: bool = True) -> Reach:
    """How surely an officer in another country reaches somebody there."""
    found = from_abroad(guide, code, police=police)
    return min(map(_of, found), key=list(Reach).index, default=Reach.NONE)


def civil(entry: Entry | Missing) -> bool:
    """Whether an answer is not the police: for a person who says no to them."""
    return isinstance(entry, Missing) or not (
        isinstance(entry.fact, Contact) and entry.fact.role is Role.POLICE
    )


def child_duty(guide: Guide, code: str) -> tuple[Entry, ...]:
    """The child protection authority or its duty service first, then what the record says of the duty."""
    asked = [one for one in guide.key(code, KeyQuestion.CHILD) if isinstance(one, Entry)]
    return (
        *(one for one in asked if protects(one)),
        *(one for one in asked if not isinstance(one.fact, Contact)),
    )


def protects(entry: Entry) -> bool:
    """Whether a record calls a contact a child protection authority, or its duty service."""
    return isinstance(entry.fact, Contact) and entry.fact.role is Role.CHILD_PROTECTION


def always_on_duty(entry: Entry) -> bool:
    """Whether a number of child protection answers day and night."""
    fact = entry.fact
    return protects(entry) and isinstance(fact, Contact) and bool(fact.phones) and _ALWAYS in fact.hours


def for_children_only(entry: Entry | Missing) -> bool:
    """Whether a contact is about children and for nobody else."""
    fact = entry.fact if isinstance(entry, Entry) else None
    if not isinstance(fact, Contact) or Audience.VICTIMS in fact.serves:
        return False
    return fact.role is Role.CHILD_PROTECTION or _for_children(fact)


def for_calls_from_abroad(entry: Entry | Missing) -> bool:
    """Whether a record is for colleagues and callers outside its country only."""
    return isinstance(entry, Entry) and entry.fact.topic is Topic.CROSS_BORDER


def child_lines(guide: Guide, code: str) -> tuple[Entry, ...]:
    """Lines that a child can call: they are no authority."""
    return guide.of(code, lambda fact: isinstance(fact, Contact) and _for_children(fact))


def _for_children(fact: Contact) -> bool:
    return (
        fact.role is Role.VICTIM_HELPLINE
        and Audience.CHILDREN in fact.serves
        and Audience.VICTIMS not in fact.serves
        and bool(fact.phones)
    )


def given_to(entry: Entry) -> Audience | None:
    """Whom an officer gives a line to; None where the officer calls it."""
    fact = entry.fact
    if not isinstance(fact, Contact) or fact.role not in (Role.VICTIM_HELPLINE, Role.NGO):
        return None
    asked = entry.record.key_facts.get(KeyQuestion.OFFICER, ())
    if Audience.PROFESSIONALS in fact.serves or fact.id in asked:
        return None
    return Audience.CHILDREN if _for_children(fact) else Audience.VICTIMS


def at_night(guide: Guide, code: str) -> tuple[Entry, ...]:
    """Who answers day and night inside a country, the police last; none where the record forbids it.

    A number that the record gives to officers without such hours is left out: which hours hold is not known.
    """
    if code in FORBIDDEN or code not in guide.records:
        return ()
    asked = [entry.fact for entry in guide.key(code, KeyQuestion.OFFICER) if isinstance(entry, Entry)]
    doubtful = {
        phone.number
        for fact in asked
        if isinstance(fact, Contact) and _ALWAYS not in fact.hours
        for phone in fact.phones
    }
    found = guide.of(code, lambda fact: _open_at_night(fact, doubtful))
    return tuple(sorted(found, key=_for_officers_first))


def civil_at_night(guide: Guide, code: str) -> tuple[Entry, ...]:
    """Who answers at night and is not the police: also social services on call behind an emergency number."""
    if code in FORBIDDEN or code not in guide.records:
        return ()
    always = {
        phone.number
        for one in guide.key(code, KeyQuestion.EMERGENCY)
        if isinstance(one, Entry) and isinstance(one.fact, Contact) and one.fact.role is Role.EMERGENCY
        for phone in one.fact.phones
    }
    social = guide.of(code, lambda fact: isinstance(fact, Contact) and _on_call(fact, always))
    return (*social, *filter(civil, at_night(guide, code)))


def _on_call(fact: Contact, always: set[str]) -> bool:
    return (
        fact.role is Role.CHILD_PROTECTION
        and Audience.VICTIMS in fact.serves
        and bool(always & {phone.number for phone in fact.phones})
    )


_ALWAYS = "24/7"
_NIGHT = (Role.PROFESSIONAL_ADVICE, Role.VICTIM_HELPLINE, Role.NGO, Role.POLICE)


def _open_at_night(fact: object, doubtful: set[str]) -> bool:
    return (
        isinstance(fact, Contact)
        and fact.role in _NIGHT
        and _ALWAYS in fact.hours
        and bool(fact.phones)
        and not (Audience.CHILDREN in fact.serves and Audience.VICTIMS not in fact.serves)
        and not doubtful & {phone.number for phone in fact.phones}
    )


def _for_officers_first(entry: Entry) -> tuple[bool, bool, bool]:
    """Lines for everybody before those for one group only, and lines for officers before others."""
    fact = entry.fact
    if not isinstance(fact, Contact):
        return False, False, True
    return fact.role is Role.POLICE, fact.only is not None, Audience.PROFESSIONALS not in fact.serves


def consular(guide: Guide, code: str) -> tuple[Entry, ...]:
    """The consular help of a country for its own citizens abroad."""
    if code in FORBIDDEN or code not in guide.records:
        return ()
    return guide.of(
        code,
        lambda fact: (
            isinstance(fact, Contact) and fact.role is Role.CONSULAR and _surety(fact) is not Reach.NONE
        ),
    )


def _candidates(guide: Guide, code: str) -> tuple[Entry, ...]:
    across = guide.of(code, lambda fact: fact.topic is Topic.CROSS_BORDER and _for_officers(fact))
    asked = [
        entry
        for question in (KeyQuestion.OFFICER, KeyQuestion.COORDINATOR)
        for entry in guide.key(code, question)
        if isinstance(entry, Entry)
    ]
    return (*across, *asked)


def _for_officers(fact: object) -> bool:
    return (
        isinstance(fact, Contact) and Audience.PROFESSIONALS in fact.serves and fact.role is not Role.CONSULAR
    )


def _of(entry: Entry) -> Reach:
    return _surety(entry.fact) if isinstance(entry.fact, Contact) else Reach.NONE


def _surety(contact: Contact) -> Reach:
    numbers = dialable(contact)
    if any(phone.abroad is Abroad.YES for phone in numbers):
        return Reach.SURE
    # A contact whose numbers all end at the border is one for use inside, whatever its website.
    if contact.phones and not numbers:
        return Reach.NONE
    return Reach.UNSURE if numbers or contact.email or contact.web else Reach.NONE

"""What a country's record knows for a person, as far as a step's condition asks."""

from __future__ import annotations

from guide.facts.guide import Entry, Guide, Missing
from guide.facts.models import Contact, Rule
from guide.facts.status import Status
from guide.facts.vocabulary import KeyQuestion
from guide.route import contacts
from guide.route.applies import applies
from guide.route.case import OTHER, Standing


def night_civil(guide: Guide, code: str) -> str:
    """Whether somebody else than the police answers at night: for everybody, or for one group only."""
    lines = [one.fact for one in contacts.civil_at_night(guide, code)]
    if any(isinstance(fact, Contact) and not fact.only for fact in lines):
        return "line"
    return "group" if lines else "none"


def compared_lengths(guide: Guide, found: str, home: str) -> str:
    """How the reflection periods of two countries compare, as far as their records say."""
    if home == OTHER:
        return "unknown"
    here, there = lengths(guide, found), lengths(guide, home)
    if not here or not there:
        return "here" if here else "there" if there else "neither"
    if not lengths(guide, home, Standing.NATIONAL):
        return "foreigners"
    return "same" if here == there else "differ"


def period(guide: Guide, found: str, standing: str, age: str) -> str:
    """Whether the record gives a length of the reflection period that can be this person's.

    `told` where no length fits, but a rule names people of this status: its words say what they get. The same
    where a length is unconfirmed, or the record says that it does not know what people of this status get.
    """
    fitting = _fitting(guide, found, KeyQuestion.REFLECTION, standing, age)
    rules = [one for one in fitting if isinstance(one, Entry) and isinstance(one.fact, Rule)]
    given = [one for one in rules if isinstance(one.fact, Rule) and one.fact.duration]
    doubtful = any(isinstance(one, Missing) and one.unknown.applies_to.residence for one in fitting)
    if given and not doubtful and any(one.status is not Status.UNCONFIRMED for one in given):
        return "known"
    named = any(isinstance(one.fact, Rule) and one.fact.applies_to.residence for one in rules)
    return "told" if given or named else "unknown"


def permit(guide: Guide, found: str, standing: str, age: str) -> str:
    """Whether the record names a permit that can be this person's."""
    fitting = _fitting(guide, found, KeyQuestion.PERMIT, standing, age)
    return "known" if any(isinstance(one, Entry) for one in fitting) else "unknown"


def _fitting(
    guide: Guide, code: str, question: KeyQuestion, standing: str, age: str
) -> list[Entry | Missing]:
    """The answers of a record that can count for a person."""
    case = {"standing": standing, "age": age}
    return [
        entry
        for entry in guide.key(code, question)
        if all(case[name] in allowed for name, allowed in applies(entry))
    ]


def child_duty(guide: Guide, code: str) -> str:
    """Whether a child protection contact is known, and if it answers day and night."""
    known = contacts.child_duty(guide, code)
    if any(map(contacts.always_on_duty, known)):
        return "always"
    return "hours" if any(map(contacts.protects, known)) else "none"


def lengths(
    guide: Guide, code: str, standing: Standing = Standing.UNKNOWN
) -> frozenset[tuple[str | None, str | None, str]]:
    """The lengths of the reflection period that a country's record gives to people of a status."""
    return frozenset(
        (entry.fact.duration, entry.fact.duration_max, entry.fact.limit.value)
        for entry in guide.key(code, KeyQuestion.REFLECTION)
        if isinstance(entry, Entry) and isinstance(entry.fact, Rule) and entry.fact.duration
        if all(standing in allowed for name, allowed in applies(entry) if name == "standing")
    )

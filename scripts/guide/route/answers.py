"""What a country's record answers: which facts, how many are enough, and whom each is for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from guide.facts.guide import Entry, Guide, Missing
from guide.facts.models import Contact
from guide.facts.vocabulary import Group, KeyQuestion, Role, Topic
from guide.route import contacts
from guide.route.applies import Condition
from guide.route.case import Standing
from guide.route.steps import Answer

_ENOUGH = {
    "reflection": 4,
    "officer": 3,
    "officer-civil": 3,
    "child-duty": 3,
    "permit": 2,
    "identifies": 2,
    "child": 2,
    "there": 2,
    "coordinator": 1,
    "police": 1,
    "consular": 1,
}
"""How many answers to a question are enough for a plan, where two are not; the country's page has all."""

FACTS = "facts "

Told = tuple[Entry | Missing, tuple[Condition, ...]]
"""A record, and whom it is for besides what its rule says."""


def list_name(answer: Answer) -> str:
    """The name of the list that holds an answer for every country."""
    return answer.question or FACTS + " ".join(answer.facts)


def answers(name: str, code: str, guide: Guide) -> list[Told]:
    """As many answers as are enough, each with whom it is for."""
    if name == "there":
        return _there(code, guide)
    entries = tuple(_entries(name, code, guide))
    if name in _FOR_CALLERS_HERE:
        entries = tuple(one for one in entries if not contacts.for_calls_from_abroad(one)) or entries
    if not name.startswith(FACTS):
        entries = _different(entries)[: _ENOUGH.get(name, 2)]
    return [(entry, _only(name, entry)) for entry in entries]


def _there(code: str, guide: Guide) -> list[Told]:
    """Whom to contact in another country: without the police for a person who says no to them."""
    usual, civil = (
        _different(contacts.from_abroad(guide, code, police=police))[: _ENOUGH["there"]]
        for police in (True, False)
    )
    found = [(one, () if one in civil else (_POLICE,)) for one in usual]
    found += [(one, (_NO_POLICE,)) for one in civil if one not in usual]
    return [(one, (*only, *_only("there", one))) for one, only in found]


_FOR_CALLERS_HERE = ("officer", "officer-civil", "emergency", "helpline", "night", "night-civil")
"""Answers for people who are in the country."""


def _only(name: str, entry: Entry | Missing) -> tuple[Condition, ...]:
    """About whom a contact is called: child protection about children, help for citizens about citizens, the
    migration authority not about people who need no permit.
    """
    if contacts.for_children_only(entry):
        return (("age", ["child", "unsure"]),)
    fact = entry.fact if isinstance(entry, Entry) else None
    if isinstance(fact, Contact) and fact.only is Group.NATIONALS:
        return (("standing", [Standing.NATIONAL.value]),)
    migration = isinstance(fact, Contact) and fact.role is Role.MIGRATION
    return (_MIGRANTS,) if migration and name in ("officer", "officer-civil") else ()


_MIGRANTS: Condition = (
    "standing",
    [one.value for one in Standing if one not in (Standing.NATIONAL, Standing.EU_EEA)],
)


_POLICE: Condition = ("police", ["yes"])
_NO_POLICE: Condition = ("police", ["no", "not-asked"])


def _different(entries: Iterable[Entry | Missing]) -> tuple[Entry | Missing, ...]:
    """The same without contacts that give a number for the second time."""
    seen: set[str] = set()
    kept = []
    for entry in entries:
        fact = entry.fact if isinstance(entry, Entry) else None
        numbers = {phone.number for phone in fact.phones} if isinstance(fact, Contact) else set()
        if not numbers or numbers - seen:
            kept.append(entry)
        seen |= numbers
    return tuple(kept)


def _entries(name: str, code: str, guide: Guide) -> Iterable[Entry | Missing]:
    if name.startswith(FACTS):
        named = [guide.entries[one] for one in name.split()[1:]]
        return [entry for entry in named if entry.record.code == code]

    def _known(question: KeyQuestion) -> list[Entry]:
        return [one for one in guide.key(code, question) if isinstance(one, Entry)]

    special: dict[str, Callable[[], Iterable[Entry | Missing]]] = {
        "consular": lambda: contacts.consular(guide, code),
        "night": lambda: contacts.at_night(guide, code),
        "night-civil": lambda: contacts.civil_at_night(guide, code),
        "officer-civil": lambda: filter(contacts.civil, _known(KeyQuestion.OFFICER)),
        # The police's number for what is not urgent is no emergency number.
        "emergency": lambda: filter(contacts.civil, guide.key(code, KeyQuestion.EMERGENCY)),
        "child-duty": lambda: contacts.child_duty(guide, code),
        "child-line": lambda: contacts.child_lines(guide, code),
        "police": lambda: guide.of(code, lambda fact: isinstance(fact, Contact) and fact.role is Role.POLICE),
        "return": lambda: guide.of(code, lambda fact: fact.topic is Topic.RETURN and fact.kind != "figure"),
        "gaps": lambda: _gaps(guide, code),
    }
    return special[name]() if name in special else guide.key(code, KeyQuestion(name))


_GAPS = (Topic.REFLECTION_PERIOD, Topic.RESIDENCE_PERMIT, Topic.CHILDREN, Topic.RETURN)


def _gaps(guide: Guide, code: str) -> list[Missing]:
    return [one for one in guide.missing.values() if one.record.code == code and one.unknown.topic in _GAPS]

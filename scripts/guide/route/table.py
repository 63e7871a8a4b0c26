"""The decision table: fields, results, steps and texts of one language, small enough to send to a phone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import Any, Protocol

from guide.facts.guide import Entry, Guide, Missing
from guide.facts.models import Contact
from guide.facts.vocabulary import Group, KeyQuestion, Measure, Role, Topic
from guide.language.messages import step_context
from guide.language.words import Words
from guide.route import contacts
from guide.route.applies import Condition, applies
from guide.route.case import Standing, fields
from guide.route.derived import ACTS, act_name, derived
from guide.route.labels import DERIVED, OTHER, SHORT, VALUES
from guide.route.steps import Answer, Step, Steps

Table = dict[str, Any]

NOW = 2
"""How an urgent step is marked that comes before everything else; the others have a one."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

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


INSTEAD = {"home": {"standing": "home_standing"}, "to": {"standing": "to_standing"}}
"""Which result counts for a card of a country where the person is not."""


_OURS = ["listed", "russia"]
BESIDE: dict[str, list[Condition]] = {"found": [], "home": [("home_is", _OURS)], "to": [("to_is", _OURS)]}
"""When the record of each country stands beside that of the country where the person is."""


class Maker(Protocol):
    """Writes records as cards in one language: short texts by part, without markup."""

    def card(self, entry: Entry | Missing, *, abroad: bool = False) -> dict[str, Any]:
        """One record; `abroad` leaves out the numbers that end at the border."""

    def source(self, entry: Entry) -> dict[str, Any]:
        """Where a step comes from, without the words of the record."""

    def nobody(self, code: str) -> dict[str, Any]:
        """That the record of a country names nobody for a step, and whom to ask."""

    def otherwise(self, entry: Entry) -> str | list[str]:
        """What to say where a rule does not apply."""

    def names(self) -> dict[str, Any]:
        """The words around the steps."""

    def actors(self, step: Step) -> str:
        """Who does a step; empty where it is the reader."""

    def act(self, name: str) -> str:
        """The name of a treaty or an EU act."""


def compile_table(steps: Steps, guide: Guide, words: Words, maker: Maker) -> Table:
    """Everything that an evaluator needs, in the language of `words`."""
    store = _Cards(maker)
    asked = sorted(_asked(steps))
    short = {name: f"f{number}" if name.startswith(_FACTS) else name for number, name in enumerate(asked)}
    named = {list_name(answer) for step in steps.steps for answer in step.answers if answer.named}
    lists = {short[name]: _list(name, guide, store, named=name in named) for name in asked}
    return {
        "language": words.code,
        "source": "en",
        "names": maker.names(),
        "measures": [maker.names()["measures"][measure.value - 1] for measure in Measure],
        "fields": _fields(guide, words),
        "derived": _derived(guide, words),
        "instead": INSTEAD,
        "beside": BESIDE,
        "acts": [[maker.act(act.value), act_name(act)] for act in ACTS],
        "steps": [_step(step, words, maker, store, guide.entries, short) for step in steps.steps],
        "lists": lists,
        "cards": store.cards,
    }


class _Cards:
    """Each card once, by number."""

    def __init__(self, maker: Maker) -> None:
        self.cards: list[dict[str, Any]] = []
        self._maker, self._numbers = maker, dict[str, int]()

    def source(self, entry: Entry) -> int:
        """The number of the card that only says where a step comes from."""
        return self._keep(entry, self._maker.source(entry), told=False)

    def number(
        self,
        entry: Entry | Missing,
        *,
        abroad: bool = False,
        told: bool = False,
        only: Sequence[Condition] = (),
    ) -> int:
        """The number of a record's card; `told` says so where its rule does not apply."""
        return self._keep(entry, self._maker.card(entry, abroad=abroad), told, only)

    def nobody(self, code: str) -> int:
        """The number of the card that says that a record names nobody."""
        return self._numbered(self._maker.nobody(code))

    def _keep(
        self, entry: Entry | Missing, card: dict[str, Any], told: bool, only: Sequence[Condition] = ()
    ) -> int:
        conditions = applies(entry)
        if conditions or only:
            card["x"] = [list(one) for one in (*conditions, *only)]
        if told and conditions and isinstance(entry, Entry):
            card["o"] = self._maker.otherwise(entry)
        return self._numbered(card)

    def _numbered(self, card: dict[str, Any]) -> int:
        key = json.dumps(card, sort_keys=True)
        if key not in self._numbers:
            self._numbers[key] = len(self.cards)
            self.cards.append(card)
        return self._numbers[key]


_FACTS = "facts "

_Answer = tuple[Entry | Missing, tuple[Condition, ...]]
"""A record, and whom it is for besides what its rule says."""


def list_name(answer: Answer) -> str:
    """The name of the list that holds an answer for every country."""
    return answer.question or _FACTS + " ".join(answer.facts)


def _asked(steps: Steps) -> set[str]:
    asked = {list_name(answer) for step in steps.steps for answer in step.answers}
    return asked | {*SIDES, "gaps"}


SIDES = tuple(
    question.value
    for question in (
        KeyQuestion.IDENTIFIES,
        KeyQuestion.REFLECTION,
        KeyQuestion.PERMIT,
        KeyQuestion.COMPENSATION,
    )
)
"""What is shown side by side for the two countries."""


def _list(name: str, guide: Guide, store: _Cards, *, named: bool) -> dict[str, list[int]]:
    found = {}
    for record in guide.countries:
        told = name in SIDES or name.startswith(_FACTS)
        abroad = name in ("there", "consular")
        numbers = [
            store.number(entry, abroad=abroad, told=told, only=only)
            for entry, only in _answers(name, record.code, guide)
        ]
        if named and not numbers and record.code not in contacts.FORBIDDEN:
            numbers = [store.nobody(record.code)]
        if numbers:
            found[record.code] = numbers
    return found


def _answers(name: str, code: str, guide: Guide) -> list[_Answer]:
    """As many answers as are enough, each with whom it is for."""
    if name == "there":
        return _there(code, guide)
    entries = tuple(_entries(name, code, guide))
    if name in _FOR_CALLERS_HERE:
        entries = tuple(one for one in entries if not contacts.for_calls_from_abroad(one)) or entries
    if not name.startswith(_FACTS):
        entries = _different(entries)[: _ENOUGH.get(name, 2)]
    return [(entry, _only(name, entry)) for entry in entries]


def _there(code: str, guide: Guide) -> list[_Answer]:
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
    if name.startswith(_FACTS):
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


def _fields(guide: Guide, words: Words) -> list[dict[str, Any]]:
    return [
        {
            "n": field.name,
            "l": words.gettext(SHORT[field.name]),
            "v": list(field.values),
            "w": [value_name(field.name, value, words) for value in field.values],
            "d": field.default,
        }
        | ({"o": list(field.only)} if field.only else {})
        for field in fields(guide)
    ]


def value_name(field: str, value: str, words: Words) -> str:
    """An answer as the reader reads it."""
    named = VALUES.get(field, {})
    if value in named:
        return words.gettext(named[value])
    return words.gettext(OTHER) if value == "other" else words.country(value)


def _derived(guide: Guide, words: Words) -> list[dict[str, Any]]:
    values = {field.name: field.values for field in fields(guide)}
    found = []
    for one in derived(guide):
        values[one.name] = one.values
        results = (one.work(*answers) for answers in product(*(values[name] for name in one.of)))
        entry: dict[str, Any] = {
            "n": one.name,
            "f": list(one.of),
            "v": list(one.values),
            "m": "".join(_DIGITS[one.values.index(result)] for result in results),
        }
        if one.name == "standing":
            entry["w"] = [words.gettext(DERIVED[one.name][value]) for value in one.values]
        found.append(entry)
    return found


def _step(
    step: Step,
    words: Words,
    maker: Maker,
    store: _Cards,
    entries: dict[str, Entry],
    short: dict[str, str],
) -> dict[str, Any]:
    context = step_context(step.id)
    text: str | list[str] = (
        words.pgettext(context, step.text) if words.has(context, step.text) else [step.text]
    )
    show: list[int | list[str]] = [[answer.country, short[list_name(answer)]] for answer in step.answers]
    show += [store.number(entries[name]) for name in step.show]
    made: dict[str, Any] = {
        "i": step.id,
        "m": step.measure.value if step.measure else 0,
        "w": [[name, list(values)] for name, values in step.when.items()],
        "t": text,
    }
    optional = {
        "k": "never" if step.never else "differs" if step.differs else "",
        "a": int(step.advice),
        "q": NOW if step.urgent == "now" else int(step.urgent),
        "r": maker.actors(step),
        "s": show,
        "d": [store.source(entries[name]) for name in step.facts],
        "g": [[link.address, words.gettext(link.label)] for link in step.links],
    }
    return made | {name: value for name, value in optional.items() if value}

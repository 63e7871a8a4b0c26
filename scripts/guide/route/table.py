"""The decision table: fields, results, steps and texts of one language, small enough to send to a phone."""

from __future__ import annotations

from itertools import product
from typing import Any

from guide.facts.guide import Entry, Guide
from guide.facts.vocabulary import KeyQuestion, Measure
from guide.language.messages import step_context
from guide.language.words import Words
from guide.route import contacts
from guide.route.answers import FACTS, answers, list_name
from guide.route.applies import Condition
from guide.route.cards import Cards, Maker
from guide.route.case import fields
from guide.route.derived import act_name, derived
from guide.route.labels import DERIVED, OTHER, SHORT, VALUES
from guide.route.steps import Step, Steps
from guide.route.union import ACTS

Table = dict[str, Any]

NOW = 2
"""How an urgent step is marked that comes before everything else; the others have a one."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

INSTEAD = {"home": {"standing": "home_standing"}, "to": {"standing": "to_standing"}}
"""Which result counts for a card of a country where the person is not."""


_OURS = ["listed", "russia"]
BESIDE: dict[str, list[Condition]] = {"found": [], "home": [("home_is", _OURS)], "to": [("to_is", _OURS)]}
"""When the record of each country stands beside that of the country where the person is."""


def compile_table(steps: Steps, guide: Guide, words: Words, maker: Maker) -> Table:
    """Everything that an evaluator needs, in the language of `words`."""
    store = Cards(maker)
    asked = sorted(_asked(steps))
    short = {name: f"f{number}" if name.startswith(FACTS) else name for number, name in enumerate(asked)}
    named = {list_name(answer) for step in steps.steps for answer in step.answers if answer.named}
    lists = {short[name]: _list(name, guide, store, named=name in named) for name in asked}
    table = {
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
    return _by_kind(table)


_KINDS = ("p", "w", "e", "u", "t")
"""The parts that tell kinds of cards apart: who can be called, who has a website, and so on."""


def _by_kind(table: Table) -> Table:
    """The table with cards of one kind side by side: parts that come in rows take less room."""
    cards = table["cards"]
    kinds = [next((at for at, part in enumerate(_KINDS) if part in card), len(_KINDS)) for card in cards]
    order = sorted(range(len(cards)), key=kinds.__getitem__)
    place = {number: at for at, number in enumerate(order)}
    lists = {
        name: {code: [place[number] for number in numbers] for code, numbers in by_country.items()}
        for name, by_country in table["lists"].items()
    }
    steps = [
        step
        | {
            part: [place[one] if isinstance(one, int) else one for one in step[part]]
            for part in "sd"
            if part in step
        }
        for step in table["steps"]
    ]
    return table | {"cards": [cards[number] for number in order], "lists": lists, "steps": steps}


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


def _list(name: str, guide: Guide, store: Cards, *, named: bool) -> dict[str, list[int]]:
    found = {}
    for record in guide.countries:
        told = name in SIDES or name.startswith(FACTS)
        abroad = name in ("there", "consular")
        numbers = [
            store.number(entry, abroad=abroad, told=told, only=only)
            for entry, only in answers(name, record.code, guide)
        ]
        if named and not numbers and record.code not in contacts.FORBIDDEN:
            numbers = [store.nobody(record.code)]
        if numbers:
            found[record.code] = numbers
    return found


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
    store: Cards,
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

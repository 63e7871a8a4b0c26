"""What must agree within a record beyond the shape of its single values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from guide.facts import phones
from guide.facts.mentioned import EUROPEAN, is_one_of, mentioned, strangers
from guide.facts.models import Contact, Fact, Record
from guide.facts.vocabulary import Abroad, KeyQuestion, Topic

NEEDS_MEASURE = frozenset(
    {
        Topic.CONTACT,
        Topic.IDENTIFICATION,
        Topic.REFLECTION_PERIOD,
        Topic.RESIDENCE_PERMIT,
        Topic.ASSISTANCE,
        Topic.RETURN,
        Topic.LONG_TERM,
    }
)
"""Topics that a country page shows under one of the seven measures."""


@dataclass(frozen=True)
class Fault:
    """One inconsistency; `place` leads to the value in the file.

    `beside` leads to the value that it disagrees with, whose line is told too.
    """

    place: tuple[str | int, ...]
    what: str
    instead: str
    beside: tuple[str | int, ...] = ()


def inconsistencies(record: Record, file_stem: str, now: date) -> Iterator[Fault]:
    """Every disagreement within the record, in the order of the file."""
    if record.code != file_stem:
        yield Fault(
            ("country",), f"country is {record.country} but the file is {file_stem}.yml", "make the two agree"
        )
    if record.checked > now:
        yield Fault(
            ("checked",),
            f"checked is {record.checked}, after the day of the build ({now})",
            "write the day of the check",
        )
    yield from _names(record)
    yield from _references(record)
    for index, fact in enumerate(record.facts):
        yield from _dates(("facts", index), fact, now)
        yield from _fitting(("facts", index), fact, record)
    yield from _numbers(record)
    yield from _mentioned(record)
    yield from _sources(record)


def _names(record: Record) -> Iterator[Fault]:
    seen: set[str] = set()
    for part, entries in (("facts", record.facts), ("unknown", record.unknown)):
        for index, entry in enumerate(entries):
            if entry.id in seen:
                yield Fault(
                    (part, index, "id"),
                    f"the id {entry.id} is used twice",
                    "give each entry an id of its own",
                )
            seen.add(entry.id)


def _references(record: Record) -> Iterator[Fault]:
    facts = {fact.id for fact in record.facts}
    known = facts | {entry.id for entry in record.unknown}
    for question in KeyQuestion if record.is_country else ():
        if question not in record.key_facts:
            yield Fault(
                ("key_facts",), f"key_facts has no {question.value}", "name the facts, or an `unknown` entry"
            )
    for question, slugs in record.key_facts.items():
        for slug in slugs:
            if slug not in known:
                yield Fault(
                    ("key_facts", question.value),
                    f"{slug} is neither a fact nor an unknown entry",
                    "check the id",
                )
    for index, slug in enumerate(record.warnings):
        if slug not in facts:
            yield Fault(("warnings", index), f"there is no fact {slug}", "check the id")


def _dates(place: tuple[str | int, ...], fact: Fact, now: date) -> Iterator[Fault]:
    if fact.checked > now:
        yield Fault(
            (*place, "checked"),
            f"{fact.id}: checked is {fact.checked}, after the day of the build",
            "write the day of the check",
        )
    if fact.as_of is None:
        return
    since = fact.as_of if isinstance(fact.as_of, date) else date(fact.as_of, 1, 1)
    if since > now:
        yield Fault(
            (*place, "as_of"),
            f"{fact.id}: as_of {fact.as_of} is in the future",
            "write when the source says it was true",
        )
    elif fact.checked < since:
        yield Fault(
            (*place, "checked"),
            f"{fact.id}: checked {fact.checked} is before as_of {fact.as_of}",
            "correct one of the two",
        )


def _fitting(place: tuple[str | int, ...], fact: Fact, record: Record) -> Iterator[Fault]:
    if record.is_country and fact.topic in NEEDS_MEASURE and fact.measure is None:
        yield Fault(
            (*place, "topic"), f"{fact.id}: topic {fact.topic.value} needs a measure", "add measure: 1 to 7"
        )
    if not isinstance(fact, Contact) or not record.is_country:
        return
    for index, phone in enumerate(fact.phones):
        if wrong := phones.check_short(phone.number, record.country):
            what, _, instead = wrong.partition(" | ")
            yield Fault((*place, "phones", index), f"{fact.id}: {what}", instead)


def _numbers(record: Record) -> Iterator[Fault]:
    """One number cannot both work and not work from abroad."""
    said: dict[str, tuple[Abroad, str]] = {}
    for index, fact in enumerate(record.facts):
        for place, phone in enumerate(fact.phones if isinstance(fact, Contact) else ()):
            abroad, other = said.setdefault(phone.number, (phone.abroad, fact.id))
            if phone.abroad is not abroad:
                what = (
                    f"{fact.id}: {phone.number} has abroad: {phone.abroad.value}, in {other} {abroad.value}"
                )
                yield Fault(("facts", index, "phones", place), what, "say the same in both")


def _mentioned(record: Record) -> Iterator[Fault]:
    """A number in a sentence is one of those that can be dialled from the page."""
    numbers = {phone.number for fact in record.facts if isinstance(fact, Contact) for phone in fact.phones}
    nowhere = "is no phone number of this record"
    add = "compare every digit with the source; give it under `phones` of a contact too"
    for index, fact in enumerate(record.facts):
        for key, number in strangers(fact, numbers):
            place: tuple[str | int, ...] = ("facts", index)
            if isinstance(fact, Contact) and fact.phones:
                what = f"{fact.id}: {number!r} in `{key}` is none of its `phones`"
                instead = "compare every digit of both with the source, and correct the one that is wrong"
                yield Fault((*place, key), what, instead, (*place, "phones"))
            else:
                yield Fault((*place, key), f"{fact.id}: {number!r} {nowhere}", add)
    ours = [(("unknown", index, "text"), entry.text) for index, entry in enumerate(record.unknown)]
    for place, text in (*ours, *((("advice", index), line) for index, line in enumerate(record.advice))):
        for number in mentioned(text):
            if not is_one_of(number, numbers | EUROPEAN):
                yield Fault(place, f"{number!r} {nowhere}", add)


def _sources(record: Record) -> Iterator[Fault]:
    cited: set[str] = set()
    for index, fact in enumerate(record.facts):
        for source in fact.sources:
            if source not in record.sources:
                yield Fault(
                    ("facts", index, "sources"),
                    f"{fact.id}: source {source} is not in the list of sources",
                    "add it to `sources`, or correct the id",
                )
            cited.add(source)
    for source in record.sources:
        if source not in cited:
            yield Fault(
                ("sources", source),
                f"source {source} is used by no fact",
                "cite it in a fact, or take it out",
            )

"""The questions of the planner, and the answers that make a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from guide.facts.guide import Guide
from guide.route.labels import VALUES

OTHER = "other"
RUSSIA, UKRAINE = "ru", "ua"
NONE = "none"


class Standing(StrEnum):
    """What a person's right to stay rests on, as far as rules tell persons apart."""

    NATIONAL = "national"
    EU_EEA = "eu-eea"
    TEMPORARY_PROTECTION = "temporary-protection"
    THIRD_COUNTRY = "third-country"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Field:
    """One question: its answers, and the one that counts until somebody answers; empty where one must.

    `only` is the answer to another question without which this one is not asked, and its default counts.
    """

    name: str
    values: tuple[str, ...]
    default: str = ""
    only: tuple[str, str] | None = None


_DEFAULTS = {
    "to": NONE,
    "exploited": NONE,
    "age": "unsure",
    "status": "auto",
    "police": "not-asked",
    "wish": "unknown",
    "danger": "no",
    "role": "any",
}
"""The safe side where nobody has answered: a person of unsure age is treated as a child."""

_ONLY = {"to": ("wish", "elsewhere")}

_ORDER = ("found", "home", "danger", "age", "police", "wish", "to", "exploited", "status", "role")


@dataclass(frozen=True)
class Case:
    """The answers of one case, as the codes that the table knows."""

    found: str
    home: str
    exploited: str = NONE
    age: str = "unsure"
    status: str = "auto"
    role: str = "any"
    police: str = "not-asked"
    wish: str = "unknown"
    danger: str = "no"
    to: str = NONE

    @property
    def choices(self) -> dict[str, str]:
        """The answers by question."""
        return {name: getattr(self, name) for name in _ORDER}


class UnknownAnswer(ValueError):
    """An answer that the question does not have, or that counts only beside an answer to another question."""

    def __init__(self, question: str, what: str, *other: str) -> None:
        self._question, self._what, self._other = question, what, other
        super().__init__(self.told())

    def told(self, mark: str = "") -> str:
        """What is wrong, with the questions' names as options are typed: after a `mark`."""
        named = f"{mark}in" if mark and self._question == "found" else mark + self._question
        said = [self._what, *([mark + " ".join(self._other)] if self._other else [])]
        return f"{named}: {' '.join(said)}"


def fields(guide: Guide) -> tuple[Field, ...]:
    """Every question, in the order in which they are asked."""
    return fields_of(tuple(record.code for record in guide.countries))


def fields_of(codes: tuple[str, ...]) -> tuple[Field, ...]:
    """The same for the countries with these codes."""
    any_or_none = (NONE, *codes, OTHER)
    countries = {"found": codes, "home": (*codes, OTHER), "to": any_or_none, "exploited": any_or_none}
    return tuple(
        Field(
            name,
            countries[name] if name in countries else tuple(VALUES[name]),
            _DEFAULTS.get(name, ""),
            _ONLY.get(name),
        )
        for name in _ORDER
    )


def case_of(choices: Mapping[str, str], questions: tuple[Field, ...]) -> Case:
    """The case of some answers; the others take their defaults. UnknownAnswer says what does not fit.

    Whoever says where the person wants to go has said that they want to go.
    """
    answers = {}
    given = {field.name: choices.get(field.name) or field.default for field in questions}
    for field in questions:
        if field.only and given[field.name] != field.default:
            other, answer = field.only
            if (choices.get(other) or answer) != answer:
                raise UnknownAnswer(field.name, "counts only with", other, answer)
            given[other] = answer
    for field in questions:
        answer = given[field.name]
        if answer not in field.values:
            listed = ", ".join(field.values)
            raise UnknownAnswer(field.name, f"{answer or 'nothing'!r} is not one of {listed}")
        answers[field.name] = answer
    return Case(**answers)

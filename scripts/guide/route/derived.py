"""What follows from the answers alone: each a function of few answers, so that a table holds all results."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from guide.facts.guide import Entry, Guide, Missing
from guide.facts.models import Contact, Rule
from guide.facts.status import Status
from guide.facts.vocabulary import Act, Bound, KeyQuestion
from guide.route.applies import applies
from guide.route.case import NONE, OTHER, Standing
from guide.route.contacts import (
    Reach,
    always_on_duty,
    at_night,
    child_duty,
    child_lines,
    civil_at_night,
    protects,
    reach,
)

RUSSIA, UKRAINE = "ru", "ua"
ACTS = (Act.CETS_197, Act.EU_2011_36, Act.EU_2004_81, Act.EU_2004_80, Act.EU_2001_55)
"""The acts that are compared between the two countries."""


@dataclass(frozen=True)
class Derived:
    """One result of some answers or earlier results. `values` are all that `work` can give."""

    name: str
    of: tuple[str, ...]
    values: tuple[str, ...]
    work: Callable[..., str]


def derived(guide: Guide) -> tuple[Derived, ...]:
    """Every result, for the steps' conditions."""
    union = Union(guide)
    return (
        Derived(
            "standing", ("found", "home", "status"), tuple(one.value for one in Standing), union.standing
        ),
        Derived(
            "found_is",
            ("found",),
            ("served", "russia"),
            lambda found: "russia" if found == RUSSIA else "served",
        ),
        Derived("home_is", ("found", "home"), ("same", "listed", "russia", "other"), _home_is),
        Derived("crime_at", ("found", "exploited"), ("none", "here", "russia", "other", "away"), _crime_at),
        Derived("crime_home", ("home", "exploited"), ("same", "not"), _same),
        Derived(
            "crime_is",
            ("crime_at", "crime_home"),
            ("none", "here", "home", "listed", "russia", "other"),
            lambda at, home: at if at != "away" else "home" if home == "same" else "listed",
        ),
        Derived("to_at", ("found", "to"), ("none", "same", "russia", "other", "away"), _to_at),
        Derived("to_home", ("home", "to"), ("same", "not"), _same),
        Derived("to_is", ("to_at", "to_home"), ("none", "same", "listed", "russia", "other"), _to_is),
        _reached(guide, "to_there", "to"),
        Derived("home_standing", ("home",), (Standing.NATIONAL.value,), lambda home: Standing.NATIONAL.value),
        Derived(
            "to_standing", ("home", "status", "to"), tuple(one.value for one in Standing), union.standing_in
        ),
        Derived("law", ("found",), ("eu", "denmark", "eea", "ukraine", "russia"), union.law),
        _reached(guide, "there", "home"),
        _reached(guide, "crime_there", "exploited"),
        Derived(
            "lengths",
            ("found", "home"),
            ("same", "differ", "foreigners", "here", "there", "neither", "unknown"),
            lambda *two: _lengths(guide, *two),
        ),
        Derived(
            "period",
            ("found", "home", "status", "age"),
            ("known", "told", "unknown"),
            lambda found, home, status, age: _period(guide, found, union.standing(found, home, status), age),
        ),
        Derived(
            "permit",
            ("found", "home", "status", "age"),
            ("known", "unknown"),
            lambda found, home, status, age: _permit(guide, found, union.standing(found, home, status), age),
        ),
        Derived(
            "night",
            ("found",),
            ("line", "none"),
            lambda found: "line" if at_night(guide, found) else "none",
        ),
        Derived(
            "night_civil",
            ("found",),
            ("line", "group", "none"),
            lambda found: _night_civil(guide, found),
        ),
        Derived(
            "child_duty",
            ("found",),
            ("always", "hours", "none"),
            lambda found: _child_duty(guide, found),
        ),
        Derived(
            "child_line", ("found",), ("known", "none"), lambda found: _known(bool(child_lines(guide, found)))
        ),
        Derived("claim", ("found", "home", "exploited"), ("eu", "no"), union.claim),
        *(
            Derived(
                act_name(act),
                ("found", "home"),
                TIES,
                lambda found, home, act=act: tie(guide, act, found, home),
            )
            for act in ACTS
        ),
    )


TIES = ("both", "here", "there", "neither", "unknown")


def act_name(act: Act) -> str:
    """The name of the result that says which of the two countries an act binds."""
    return f"act-{act.value}"


class Union:
    """Which countries of the guide are in the EU, in the EEA, or in neither, as the records say."""

    def __init__(self, guide: Guide) -> None:
        codes = [record.code for record in guide.countries]
        self.eu = frozenset(code for code in codes if bound(guide, code, Act.EU_2004_80) is True)
        # The records say of Norway and Iceland that EU acts carry no mark for the EEA.
        self.eea = frozenset({"no", "is"}) & frozenset(codes)
        self.free = self.eu | self.eea

    def law(self, found: str) -> str:
        """Which law of the EU reaches the country."""
        if found == "dk":
            return "denmark"
        if found in self.free:
            return "eu" if found in self.eu else "eea"
        return "russia" if found == RUSSIA else "ukraine"

    def standing(self, found: str, home: str, status: str) -> str:
        """The status that was chosen, or else what the two countries suggest."""
        if status != "auto":
            return status
        if found == home:
            return Standing.NATIONAL.value
        if home in self.free:
            return Standing.EU_EEA.value
        if home == UKRAINE and found in self.free:
            # The person may have temporary protection, or not.
            return Standing.UNKNOWN.value
        return Standing.THIRD_COUNTRY.value

    def standing_in(self, home: str, status: str, to: str) -> str:
        """The status where the person wants to go; protection of one country is not another's."""
        if status == Standing.TEMPORARY_PROTECTION:
            return Standing.UNKNOWN.value
        return self.standing(to, home, "auto" if status == Standing.NATIONAL else status)

    def claim(self, found: str, home: str, exploited: str) -> str:
        """Whether a claim for compensation goes from one EU state to another."""
        crime = found if exploited == NONE else exploited
        lives = home if home != crime else found
        return "eu" if crime != lives and crime in self.eu and lives in self.eu else "no"


def _home_is(found: str, home: str) -> str:
    if home == RUSSIA:
        return "russia"
    if home == found:
        return "same"
    return "other" if home == OTHER else "listed"


def _same(home: str, other: str) -> str:
    return "same" if home == other else "not"


def _crime_at(found: str, exploited: str) -> str:
    if exploited == RUSSIA:
        return "russia"
    if exploited in (NONE, OTHER):
        return exploited
    return "here" if exploited == found else "away"


def _to_at(found: str, to: str) -> str:
    if to in (NONE, OTHER):
        return to
    if to == found:
        return "same"
    return "russia" if to == RUSSIA else "away"


def _to_is(at: str, home: str) -> str:
    if at in (NONE, OTHER):
        return at
    if "same" in (at, home):
        return "same"
    return "russia" if at == "russia" else "listed"


def _reached(guide: Guide, name: str, country: str) -> Derived:
    """How surely an officer reaches somebody there: police count only if the person agrees to them."""
    return Derived(
        name,
        (country, "police"),
        tuple(one.value for one in Reach),
        lambda code, police: reach(guide, code, police=police == "yes").value,
    )


def _known(there: bool) -> str:
    return "known" if there else "none"


def _night_civil(guide: Guide, code: str) -> str:
    """Whether somebody else than the police answers at night: for everybody, or for one group only."""
    lines = [one.fact for one in civil_at_night(guide, code)]
    if any(isinstance(fact, Contact) and not fact.only for fact in lines):
        return "line"
    return "group" if lines else "none"


def bound(guide: Guide, code: str, act: Act) -> bool | None:
    """Whether an act binds a country; None where no record says so."""
    ties = [entry.fact.treaty for entry in guide.treaty(code, act) if isinstance(entry.fact, Rule)]
    states = {one.bound is not Bound.NO for one in ties if one}
    return states.pop() if len(states) == 1 else None


def tie(guide: Guide, act: Act, found: str, home: str) -> str:
    """Which of two countries an act binds."""
    if home == OTHER:
        return "unknown"
    here, there = bound(guide, found, act), bound(guide, home, act)
    if here is None or there is None:
        return "unknown"
    return {(True, True): "both", (True, False): "here", (False, True): "there"}.get((here, there), "neither")


def _lengths(guide: Guide, found: str, home: str) -> str:
    if home == OTHER:
        return "unknown"
    here, there = lengths(guide, found), lengths(guide, home)
    if not here or not there:
        return "here" if here else "there" if there else "neither"
    if not lengths(guide, home, Standing.NATIONAL):
        return "foreigners"
    return "same" if here == there else "differ"


def _period(guide: Guide, found: str, standing: str, age: str) -> str:
    """Whether the record gives a length of the reflection period that can be this person's.

    `told` where no length fits, but a rule names people of this status: its words say what they get. The same
    where a length is unconfirmed, or the record says that it does not know what people of this status get.
    """
    fitting = _fitting(guide, found, KeyQuestion.REFLECTION, standing, age)
    rules = [one for one in fitting if isinstance(one, Entry) and isinstance(one.fact, Rule)]
    lengths = [one for one in rules if isinstance(one.fact, Rule) and one.fact.duration]
    doubtful = any(isinstance(one, Missing) and one.unknown.applies_to.residence for one in fitting)
    if lengths and not doubtful and any(one.status is not Status.UNCONFIRMED for one in lengths):
        return "known"
    named = any(isinstance(one.fact, Rule) and one.fact.applies_to.residence for one in rules)
    return "told" if lengths or named else "unknown"


def _permit(guide: Guide, found: str, standing: str, age: str) -> str:
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


def _child_duty(guide: Guide, code: str) -> str:
    """Whether a child protection contact is known, and if it answers day and night."""
    known = child_duty(guide, code)
    if any(map(always_on_duty, known)):
        return "always"
    return "hours" if any(map(protects, known)) else "none"


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

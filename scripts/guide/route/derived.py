"""What follows from the answers alone: each a function of few answers, so that a table holds all results."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from guide.facts.guide import Guide
from guide.facts.vocabulary import Act
from guide.route import known
from guide.route.case import NONE, OTHER, RUSSIA, Standing
from guide.route.contacts import Reach, at_night, child_lines, reach
from guide.route.union import ACTS, TIES, Union, tie


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
            lambda *two: known.compared_lengths(guide, *two),
        ),
        Derived(
            "period",
            ("found", "home", "status", "age"),
            ("known", "told", "unknown"),
            lambda found, home, status, age: known.period(
                guide, found, union.standing(found, home, status), age
            ),
        ),
        Derived(
            "permit",
            ("found", "home", "status", "age"),
            ("known", "unknown"),
            lambda found, home, status, age: known.permit(
                guide, found, union.standing(found, home, status), age
            ),
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
            lambda found: known.night_civil(guide, found),
        ),
        Derived(
            "child_duty",
            ("found",),
            ("always", "hours", "none"),
            lambda found: known.child_duty(guide, found),
        ),
        Derived(
            "child_line",
            ("found",),
            ("known", "none"),
            lambda found: "known" if child_lines(guide, found) else "none",
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


def act_name(act: Act) -> str:
    """The name of the result that says which of the two countries an act binds."""
    return f"act-{act.value}"


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

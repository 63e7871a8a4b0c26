"""Which law reaches a country, and what follows for a person: membership, treaties, the right to stay."""

from __future__ import annotations

from guide.facts.guide import Guide
from guide.facts.models import Rule
from guide.facts.vocabulary import Act, Bound
from guide.route.case import NONE, OTHER, RUSSIA, UKRAINE, Standing

ACTS = (Act.CETS_197, Act.EU_2011_36, Act.EU_2004_81, Act.EU_2004_80, Act.EU_2001_55)
"""The acts that are compared between the two countries."""

TIES = ("both", "here", "there", "neither", "unknown")
"""Which of two countries an act binds."""


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
            return Standing.THIRD_COUNTRY.value
        return self.standing(to, home, "auto" if status == Standing.NATIONAL else status)

    def claim(self, found: str, home: str, exploited: str) -> str:
        """Whether a claim for compensation goes from one EU state to another."""
        crime = found if exploited == NONE else exploited
        lives = home if home != crime else found
        return "eu" if crime != lives and crime in self.eu and lives in self.eu else "no"


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

"""To whom a rule applies, as conditions on the answers of a case."""

from __future__ import annotations

from guide.facts.guide import Entry, Missing
from guide.facts.models import Applied, AppliesTo, Rule
from guide.facts.vocabulary import Age, Residence, Topic
from guide.route.case import Standing

Condition = tuple[str, list[str]]

_COVERS = {
    Residence.NATIONAL: (Standing.NATIONAL,),
    Residence.EU_EEA: (Standing.EU_EEA,),
    # A person with temporary protection, or who seeks asylum, comes from outside the EU as well.
    Residence.THIRD_COUNTRY: (Standing.THIRD_COUNTRY, Standing.TEMPORARY_PROTECTION),
    Residence.TEMPORARY_PROTECTION: (Standing.TEMPORARY_PROTECTION,),
    Residence.ASYLUM_SEEKER: (Standing.THIRD_COUNTRY, Standing.TEMPORARY_PROTECTION),
    Residence.FOREIGN: (Standing.EU_EEA, Standing.THIRD_COUNTRY, Standing.TEMPORARY_PROTECTION),
}
"""Whom a rule covers that names a kind of residence."""


_REACH = (
    ("CETS", ["eu", "denmark", "eea", "ukraine"]),
    ("Directive 2004/80/EC", ["eu", "denmark"]),
    ("Directive", ["eu"]),
    ("Regulation (EU) 2016/679", ["eu", "denmark", "eea"]),
    ("Regulation (EU) 2018/1862", ["eu", "denmark", "eea"]),
    ("Regulation", ["eu"]),
)
"""Where the acts reach that articles of the region's records are from, as those records say."""


def applies(entry: Entry | Missing) -> list[Condition]:
    """In which cases a rule, a statement or a gap counts. Where an answer is not known, every rule may."""
    if isinstance(entry, Missing):
        for_children = entry.unknown.topic is Topic.CHILDREN
        return [_CHILDREN] if for_children else _persons(entry.unknown.applies_to)
    fact = entry.fact
    if not isinstance(fact, Applied):
        return []
    conditions: list[Condition] = []
    if isinstance(fact, Rule) and not entry.record.is_country and fact.article and not fact.treaty:
        conditions += [("law", reach) for act, reach in _REACH if fact.article.startswith(act)][:1]
    return conditions + _persons(fact.applies_to)


_CHILDREN: Condition = ("age", ["child", "unsure"])


def _persons(whom: AppliesTo) -> list[Condition]:
    conditions: list[Condition] = []
    if whom.age:
        conditions.append(("age", ["adult", "unsure"]) if whom.age is Age.ADULT else _CHILDREN)
    if whom.residence:
        covered = {one for residence in whom.residence for one in _COVERS[residence]}
        # Whoever may be a foreigner is not taken for a citizen.
        covered |= {Standing.UNKNOWN} if covered != {Standing.NATIONAL} else set()
        conditions.append(("standing", [one.value for one in Standing if one in covered]))
    return conditions

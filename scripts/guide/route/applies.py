"""To whom a rule applies, as conditions on the answers of a case."""

from __future__ import annotations

from guide.facts.guide import Entry
from guide.facts.models import Applied, Rule
from guide.facts.vocabulary import Age, Residence
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


def applies(entry: Entry) -> list[Condition]:
    """In which cases a rule or a statement applies. Where an answer is not known, every rule may."""
    fact = entry.fact
    if not isinstance(fact, Applied):
        return []
    conditions: list[Condition] = []
    if isinstance(fact, Rule) and not entry.record.is_country and fact.article and not fact.treaty:
        conditions += [("law", reach) for act, reach in _REACH if fact.article.startswith(act)][:1]
    if fact.applies_to.age:
        conditions.append(("age", ["adult" if fact.applies_to.age is Age.ADULT else "child", "unsure"]))
    if fact.applies_to.residence:
        covered = {one for residence in fact.applies_to.residence for one in _COVERS[residence]}
        conditions.append(
            ("standing", [one.value for one in Standing if one in covered] + [Standing.UNKNOWN.value])
        )
    return conditions

"""The conditions of a step in sentences, as far as the known answers leave them open."""

from __future__ import annotations

from guide.language.words import Words
from guide.route.labels import COUNTRIES, DERIVED, OUTSIDE, TOGETHER, WHEN
from guide.route.possible import Conditions, Possible
from guide.route.table import Table
from guide.site.labels import N_

_IF = N_("If {conditions}")
_UNLESS = N_("Unless {exceptions}")
_BOTH = N_("If {conditions}, unless {exceptions}")
_PERSON = ("standing", "age")
"""What tells persons apart to whom the rules on the reflection period and on permits apply."""

_BY_PERSON = ("period", "permit")
"""Results that mean certain persons."""

_UNSAID = ("there", "to_there", "crime_there")
"""Whether a contact abroad is known: the words of the step say it themselves."""

Open = tuple[str, list[str], list[str]]
"""A question, the answers with which a step counts, and those with which it does not."""


class When:
    """Says when a step counts, where some answers are `known`."""

    def __init__(self, table: Table, words: Words, known: dict[str, str], possible: Possible) -> None:
        self._table, self._words, self._known, self._possible = table, words, known, possible

    def said(self, conditions: Conditions) -> str:
        """By what must be or by what must not be, whichever is shorter; empty where nothing is open."""
        only, never = [], []
        plain, apart = self._persons(conditions)
        for name, allowed, barred in filter(self._is_open, map(self._open, self._needed(plain))):
            if len(barred) < len(allowed) and (name, tuple(allowed)) not in TOGETHER:
                apart_from = [barred] if (name, tuple(barred)) in TOGETHER else [[one] for one in barred]
                never += [self._condition(name, one) for one in apart_from]
            else:
                only.append(self._condition(name, allowed))
        only += [apart] if apart else []
        gettext = self._words.gettext
        every, either = f", {gettext(N_('and'))} ".join(only), self._either(never)
        pattern = (_BOTH if never else _IF) if only else _UNLESS if never else ""
        return gettext(pattern).format(conditions=every, exceptions=either) if pattern else ""

    def _needed(self, conditions: Conditions) -> Conditions:
        """The conditions without those that follow from the others."""
        kept = list(conditions)
        for one in conditions:
            others = tuple(other for other in kept if other is not one)
            _, _, barred = self._open(one)
            if barred and others and not self._possible.can((*others, (one[0], tuple(barred)))):
                kept.remove(one)
        return tuple(kept)

    def _open(self, condition: tuple[str, tuple[str, ...]]) -> Open:
        name, allowed = condition
        possible = [one for one in self._possible.every(name) if one in self._possible.answers(name)]
        return (
            name,
            [one for one in possible if one in allowed],
            [one for one in possible if one not in allowed],
        )

    def _is_open(self, one: Open) -> bool:
        """A reader who states no role needs no word about roles."""
        name, allowed, barred = one
        return bool(barred) and name not in _UNSAID and not (name == "role" and "any" in allowed)

    def _persons(self, conditions: Conditions) -> tuple[Conditions, str]:
        """The conditions with the persons whom a result means in its place; in words where two do not do."""
        result = next((self._open(one) for one in conditions if one[0] in _BY_PERSON), None)
        if not result or not self._is_open(result):
            return conditions, ""
        other = tuple(one for one in conditions if one[0] not in (*_BY_PERSON, *_PERSON))
        tied = tuple(one for one in conditions if one[0] in (*_BY_PERSON, *_PERSON))
        ages: dict[str, set[str]] = {}
        for standing, age in sorted(self._possible.together(_PERSON, tied)):
            ages.setdefault(standing, set()).add(age)
        groups: dict[tuple[str, ...], list[str]] = {}
        for standing, of in ages.items():
            groups.setdefault(tuple(sorted(of)), []).append(standing)
        if len(groups) == 1:
            [(alike, standings)] = groups.items()
            return (*other, ("standing", tuple(standings)), ("age", alike)), ""
        either = f"; {self._words.gettext(N_('or'))} "
        return other, either.join(self._group(standings, alike) for alike, standings in groups.items())

    def _group(self, standings: list[str], ages: tuple[str, ...]) -> str:
        said = [self._condition("standing", standings)]
        if set(ages) != self._possible.answers("age"):
            said.append(self._condition("age", list(ages)))
        return f", {self._words.gettext(N_('and'))} ".join(said)

    def _condition(self, name: str, allowed: list[str]) -> str:
        gettext = self._words.gettext
        if (together := (name, tuple(allowed))) in TOGETHER:
            return gettext(TOGETHER[together])
        if name in COUNTRIES:
            named = [gettext(OUTSIDE) if one == "other" else self._words.country(one) for one in allowed]
            return gettext(COUNTRIES[name]).format(countries=self._either(named))
        if name in WHEN or name in DERIVED:
            return self._either([gettext((WHEN.get(name) or DERIVED[name])[one]) for one in allowed])
        act = next(label for label, of in self._table["acts"] if of == name)
        names = self._table["names"]
        here = names["here"].format(country=self._words.country(self._known["found"]))
        ties = {"both": names["both"], "here": here}
        ties |= {"there": gettext(N_("binds only the home country")), "neither": names["neither"]}
        return f"{act} {self._either([ties.get(one, names['tie-unknown']) for one in allowed])}"

    def _either(self, parts: list[str]) -> str:
        """`a, b or c`; empty for none."""
        *first, last = parts or [""]
        return f" {self._words.gettext(N_('or'))} ".join([", ".join(first), last] if first else [last])

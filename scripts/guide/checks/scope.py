"""Facts about some persons only: `applies_to` must say so, or the planner shows them to everybody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guide.facts.load import Loaded
from guide.facts.models import Applied, Record, Rule
from guide.facts.vocabulary import Topic
from guide.problems import Problem, warning

_START = r"^(?:(?:a|an|the|if|when|for|every|to|after) )*"
_CITIZENS = r"(?:EU|EEA|EU or EEA|EU and EEA|non-EU|third-country)"
_RESIDENCE = re.compile(
    rf"{_START}(?:{_CITIZENS} (?:citizen|national|foreigner|victim)"
    r"|citizens of (?:the |other )?(?:EU|European)|victims from (?:other )?EU|asylum.seeker)"
    r"|(?<!and )(?<!or )(?<!no )\bforeign(?:ers?| (?:presumed )?victims?)\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    rf"{_START}(?:(?:presumed|unaccompanied|trafficked) )*(?:child(?:ren)?|child victims?|minors?|adults?)\b"
    r"(?! (?:agency|protection|welfare|care|help|services))",
    re.IGNORECASE,
)
_ABOUT = frozenset(
    {
        Topic.IDENTIFICATION,
        Topic.REFLECTION_PERIOD,
        Topic.RESIDENCE_PERMIT,
        Topic.ASSISTANCE,
        Topic.RETURN,
        Topic.LONG_TERM,
        Topic.COMPENSATION,
    }
)
"""What the planner tells persons; the section on children is for them as a whole."""


def scope_problems(loaded: Iterable[Loaded]) -> Iterator[Problem]:
    """Each fact whose first sentence is about one group of persons, where `applies_to` names none."""
    for one in loaded:
        if one.record is not None and one.record.is_country:
            yield from _of_record(one, one.record)


def _of_record(one: Loaded, record: Record) -> Iterator[Problem]:
    for fact in record.facts:
        if (
            not isinstance(fact, Applied)
            or fact.topic not in _ABOUT
            or (isinstance(fact, Rule) and fact.treaty)
        ):
            continue
        for pattern, named, key in (
            (_RESIDENCE, fact.applies_to.residence, "residence"),
            (_AGE, fact.applies_to.age, "age"),
        ):
            if not named and (found := pattern.search(fact.text.partition(". ")[0])):
                what = f"{fact.id}: speaks of {found[0].strip()!r}, but its applies_to names no {key}"
                instead = (
                    f"write applies_to: {{{key}: ...}}, or begin the sentence with what holds for everybody"
                )
                yield warning(one.file, one.lines[fact.id], what, instead)

"""What a fault in a record means to an editor: where it is, what is wrong, what to write instead."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from guide.facts.tree import Place, line_of
from guide.problems import Problem, error

Advice = tuple[str, str]
"""What is wrong, and what to write instead."""

_DAY = ("this is not a day", "write it as 2026-11-21")
_YEAR_OR_DAY = ("this is neither a year nor a day", "write 2024 or 2024-05-31, or null if there is no date")
_ID = ("this is not an id", "use small letters, digits and hyphens, as in reflection-length")
_LENGTH = ("this is not a length of time", "write P30D, P6W, P3M or P1Y")
_LANGUAGE = ("this is not a language code", "write small letters, as in sv")
_KEYS = ("keys with values belong here", "write key: value, each on a line of its own")

_BY_FAULT: dict[str, Advice] = {
    "missing": ("the key is missing", "add it"),
    "union_tag_not_found": ("the key is missing", "write contact, rule, statement, figure or term"),
    "union_tag_invalid": ("there is no such kind", "write contact, rule, statement, figure or term"),
    "tuple_type": ("a list belongs here", "write [one, two], or each entry on a line after a dash"),
    "too_short": ("the list is empty", "give at least one entry"),
    "dict_type": _KEYS,
    "model_type": _KEYS,
    "model_attributes_type": _KEYS,
}
_BY_KEY: dict[str, Advice] = {
    "country": ("this is not a country", "write two capital letters as in SE, or region or practice"),
    "checked": _DAY,
    "as_of": _YEAR_OR_DAY,
    "published": _YEAR_OR_DAY,
    "since": _YEAR_OR_DAY,
    "ratified": _YEAR_OR_DAY,
    "id": _ID,
    "warnings": _ID,
    "countries": ("this is not a country", "write two capital letters as in SE"),
    "sources": ("this is not the id of a source", "write S and a number, as in S12"),
    "measure": ("this is not a measure", "write a number from 1 to 7"),
    "hours": ("these are not opening hours", 'write "24/7" or "Mo-Fr 09:00-16:30"'),
    "duration": _LENGTH,
    "duration_max": _LENGTH,
    "language": _LANGUAGE,
    "languages": _LANGUAGE,
}


def explained(file: str, tree: CommentedMap, faults: ValidationError) -> tuple[Problem, ...]:
    """The faults that the models found as problems of the file, one for each place."""
    problems: dict[Place, Problem] = {}
    for fault in faults.errors(include_url=False):
        kind, steps = str(fault["type"]), fault["loc"]
        if kind == "too_short" and fault["input"]:
            continue  # the entries were refused one by one, and told so
        place = _place(tree, steps, kind)
        what, instead = _advice(kind, steps, place, dict(fault))
        where = f"{_named(tree, place)}: " if place else ""
        problems.setdefault(place, error(file, line_of(tree, place), f"{where}{what}", instead))
    return tuple(problems.values())


def _place(tree: CommentedMap, steps: Place, kind: str) -> Place:
    """The place that the file knows: without the kinds and types that the models put between."""
    # The third step into a fact is its kind, once that is known.
    steps = (*steps[:2], *steps[3:]) if steps[:1] == ("facts",) else steps
    place: list[str | int] = []
    node: Any = tree
    for step in steps:
        if not isinstance(node, CommentedMap | CommentedSeq):
            break
        try:
            node = node[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            node = None
            if step == "[key]":
                break
        place.append(step)
    if kind.startswith("union_tag"):
        place.append("kind")
    if isinstance(node, CommentedMap):
        place += [key for key in _misfit_keys(kind) if key in node][:1]
    return tuple(place)


def _advice(kind: str, steps: Place, place: Place, fault: dict[str, Any]) -> Advice:
    name = next((step for step in reversed(place) if isinstance(step, str)), "")
    return ("", "")

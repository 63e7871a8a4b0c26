"""What a fault in a record means to an editor: where it is, what is wrong, what to write instead."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from guide.facts.models import Record
from guide.facts.rules import Misfit
from guide.facts.tree import Map, Place, line_of
from guide.problems import Problem, error

Advice = tuple[str, str]
"""What is wrong, and what to write instead."""

Steps = tuple[int | str, ...]
"""The way to a value, as the models know it."""

_QUOTED = re.compile(r"'([^']*)'")
_DAY = ("this is not a day", "write it as 2026-11-21")
_YEAR_OR_DAY = ("this is neither a year nor a day", "write 2024 or 2024-05-31, or null if there is no date")
_ID = ("this is not an id", "use small letters, digits and hyphens, as in reflection-length")
_LENGTH = ("this is not a length of time", "write P30D, P6W, P3M or P1Y")
_LANGUAGE = ("this is not a language code", "write small letters, as in sv")
_NO_ANSWER = (
    "the question has no answer",
    "name a fact, or an entry under unknown that says what is not known",
)
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
_BOUNDS = {
    "less_than_equal": "at most",
    "less_than": "less than",
    "greater_than_equal": "at least",
    "greater_than": "more than",
}
_BY_KEY: dict[str, Advice] = {
    "country": ("this is not a country", "write two capital letters as in SE, or region or practice"),
    "checked": _DAY,
    "as_of": _YEAR_OR_DAY,
    "published": ("this is no year, month or day", "write 2024, 2024-05 or 2024-05-31, or null"),
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
    "reviewed": _DAY,
    "to": ("this is no page of the guide", "write it like forms.md#risk"),
    "languages": _LANGUAGE,
}


def explained(
    file: str, tree: Map, faults: ValidationError, model: type[BaseModel] = Record
) -> tuple[Problem, ...]:
    """The faults that the models found, as problems of the file: one for each place."""
    problems: dict[Place, Problem] = {}
    found = faults.errors(include_url=False)
    misspelt = _misspelt(found)
    for fault in found:
        if fault["type"] == "missing" and fault["loc"] in misspelt.values():
            continue  # it is there, under a name that is told as not known
        if fault["type"] == "too_short" and fault["input"]:
            continue  # its entries were refused one by one, each with its own problem
        place = _place(tree, fault)
        what, instead = _advice(place, fault, model)
        if meant := misspelt.get(fault["loc"]):
            instead = f"write {meant[-1]}"
        problems.setdefault(place, error(file, line_of(tree, place), f"{_named(tree, place)}{what}", instead))
    return tuple(problems.values())


def _misspelt(faults: list[ErrorDetails]) -> dict[Steps, Steps]:
    """Each key that is not known and looks like one that is missing beside it, with that one."""
    missing = [fault["loc"] for fault in faults if fault["type"] == "missing"]
    found: dict[Steps, Steps] = {}
    for loc in (fault["loc"] for fault in faults if fault["type"] == "extra_forbidden"):
        beside = [str(one[-1]) for one in missing if one[:-1] == loc[:-1] and one not in found.values()]
        if near := get_close_matches(str(loc[-1])[:60], beside, 1, 0.7):
            found[loc] = (*loc[:-1], near[0])
    return found


def _place(tree: Map, fault: ErrorDetails) -> Place:
    """Where the fault stands in the file, without the steps that only the models know."""
    steps = fault["loc"]
    if steps[:1] == ("facts",):
        steps = (*steps[:2], *steps[3:])  # the third step is the fact's kind
    place: list[str | int] = []
    node: Any = tree
    for step in steps:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            if fault["type"] == "missing":
                place.append(step)
            break
        place.append(step)
    if fault["type"].startswith("union_tag"):
        place.append("kind")
    if fault["type"] == "value_error" and isinstance(wrong := fault["ctx"]["error"], Misfit):
        place += [key for key in wrong.keys if key in node][:1]
    return tuple(place)


def _advice(place: Place, fault: ErrorDetails, model: type[BaseModel]) -> Advice:
    kind, value = fault["type"], fault["input"]
    of_key = fault["loc"][-1:] == ("[key]",)
    key = next((step for step in reversed(place[: -1 if of_key else None]) if isinstance(step, str)), "")
    if kind == "value_error":
        what, _, instead = str(fault["ctx"]["error"]).partition(" | ")
        return what, instead
    if kind == "extra_forbidden":
        return "the key is not known", _nearest(str(fault["loc"][-1]), _keys(model))
    if kind == "too_short" and place[:1] == ("key_facts",):
        return _NO_ANSWER
    if (advice := _of_text(fault)) or (
        (of_key or key not in _BY_KEY) and (advice := _of_size(fault, of_key=of_key))
    ):
        return advice
    if kind in {"enum", "literal_error"} and (key not in _BY_KEY or model is not Record):
        words = _QUOTED.findall(fault["ctx"]["expected"])
        return f"{_short(value)} is not one of the words for this", _nearest(str(value), words)
    said = re.sub("^(Input|String) ", "", fault["msg"])
    return _BY_FAULT.get(kind) or _BY_KEY.get(key) or (f"{_short(value)} {said}", "")


def _of_text(fault: ErrorDetails) -> Advice | None:
    """What to say of what is no text, or a text that is too long."""
    kind, value = fault["type"], fault["input"]
    if kind == "string_type":
        written = isinstance(value, int | float | date)
        return "text belongs here", "put it in quotes" if written else "write it, or take the key out"
    if kind == "string_too_long":
        most = fault["ctx"]["max_length"]
        return f"the text has {len(value)} letters", f"make it {most} at most, or two texts"
    return None


def _of_size(fault: ErrorDetails, *, of_key: bool) -> Advice | None:
    """What to say of a number out of bounds, or a key of another form."""
    kind, value = fault["type"], fault["input"]
    if of_key and kind == "string_pattern_mismatch":
        return f"{_short(value)}: {_ID[0]}", _ID[1]
    if kind in _BOUNDS:
        bound = next(iter(fault["ctx"].values()))
        return f"{_short(value)} is not within the bounds", f"write {_BOUNDS[kind]} {bound}"
    return None


def _nearest(word: str, known: Collection[str]) -> str:
    """Advice to write the known word that looks most like this one, or any of them."""
    if near := get_close_matches(word[:60], known, 1, 0.75):
        return f"write {near[0]}"
    if len(known) < 30:
        return f"write one of {', '.join(known)}"
    return "take it out, or see schema.json for all keys"


@cache
def _keys(model: type[BaseModel]) -> tuple[str, ...]:
    """Every key that a file of this model may have in any place."""
    schema = model.model_json_schema()
    parts = (schema, *schema["$defs"].values())
    return tuple(sorted({key for part in parts for key in part.get("properties", ())}))


def _named(tree: Map, place: Place) -> str:
    """The place in words an editor knows, the fact's id in place of its position, and a colon."""
    names: list[str] = []
    node: Any = tree
    for step in place:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            node = None
        if isinstance(step, str):
            names.append(f"`{step}`")
        elif isinstance(node, Map) and "id" in node:
            names = [str(node["id"])]
        else:
            names.append(f"no. {step + 1}")
    return f"{' '.join(names)}: " if names else ""


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) < 60 else text[:57] + "..."

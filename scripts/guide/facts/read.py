"""A YAML file as a model, with faults told to the editor: for files that are no records."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from guide.facts.explain import explained
from guide.facts.tree import Map, Unreadable, plain, read_tree
from guide.problems import ProblemsFound, error

M = TypeVar("M", bound=BaseModel)


def read_as(path: Path, shown: str, model: type[M]) -> tuple[Map, M]:
    """The file's tree, for the lines of later faults, and what it says; `shown` names it in messages.

    Faults raise ProblemsFound.
    """
    keys = " and ".join(f"{name}:" for name in model.model_fields)
    try:
        tree = read_tree(path, keys)
    except Unreadable as fault:
        raise ProblemsFound([error(shown, fault.line, fault.what, fault.instead)]) from None
    try:
        return tree, model.model_validate(plain(tree))
    except ValidationError as faults:
        raise ProblemsFound(explained(shown, tree, faults, model)) from None

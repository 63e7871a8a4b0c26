"""Read the files of the forms safely and tell every fault with its file and line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from guide.facts.consistency import Fault
from guide.facts.explain import explained
from guide.facts.tree import Place, Unreadable, line_of, plain, read_tree
from guide.forms.models import Form
from guide.problems import Problem, ProblemsFound, error

_FIRST_KEYS = "id:, title:, about:, before:, sections: and after:"


@dataclass(frozen=True)
class LoadedForm:
    """One file as read: the form, or the problems that keep it from being one."""

    form: Form | None
    problems: tuple[Problem, ...]


def load_form(path: Path, shown_as: str) -> LoadedForm:
    """Read and validate one file; `shown_as` names it in messages."""
    try:
        tree = read_tree(path, _FIRST_KEYS)
    except Unreadable as fault:
        return LoadedForm(None, (error(shown_as, fault.line, fault.what, fault.instead),))
    try:
        form = Form.model_validate(plain(tree))
    except ValidationError as faults:
        return LoadedForm(None, explained(shown_as, tree, faults, Form))
    found = tuple(
        error(shown_as, line_of(tree, fault.place), fault.what, fault.instead)
        for fault in _faults(form, path.stem)
    )
    return LoadedForm(None if found else form, found)


def form_problems(folder: Path, project: Path) -> list[Problem]:
    """Every fault of every form in the folder."""
    return [problem for one in _load_all(folder, project) for problem in one.problems]


def load_forms(folder: Path, project: Path) -> tuple[Form, ...]:
    """Every form of the folder in name order, none if there is no folder; ProblemsFound at any fault."""
    loaded = _load_all(folder, project)
    if problems := [problem for one in loaded for problem in one.problems]:
        raise ProblemsFound(problems)
    return tuple(one.form for one in loaded if one.form)


def _load_all(folder: Path, project: Path) -> list[LoadedForm]:
    return [load_form(path, str(path.relative_to(project))) for path in sorted(folder.glob("*.yml"))]


def _faults(form: Form, file_stem: str) -> Iterator[Fault]:
    if form.id != file_stem:
        yield Fault(("id",), f"the id is {form.id} but the file is {file_stem}.yml", "make the two agree")
    seen: set[str] = set()
    for place, name in _ids(form):
        if name in seen:
            yield Fault(place, f"the id {name} is used twice", "give each an id of its own")
        seen.add(name)


def _ids(form: Form) -> Iterator[tuple[Place, str]]:
    for number, part in enumerate(form.sections):
        yield ("sections", number, "id"), part.id
        for index, blank in enumerate(part.fields):
            yield ("sections", number, "fields", index, "id"), blank.id

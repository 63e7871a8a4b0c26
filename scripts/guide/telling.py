"""How problems are told: on one screen for a person, and as annotations for a code host."""

from __future__ import annotations

from collections.abc import Iterable

from guide.problems import Problem, Weight, visible

_SOME = (10, 5, 3, 2)
"""How many of each kind to show, as far as there is room."""


def on_one_screen(problems: Iterable[Problem], lines: int = 20) -> list[str]:
    """The problems as lines, most urgent first.

    Where they would not fit, some of each kind and how many are left out.
    """
    ordered = sorted(problems, key=lambda one: one.urgency)
    if len(ordered) <= lines:
        return [str(problem) for problem in ordered]
    groups = _by_kind(ordered)
    most = next((some for some in _SOME if sum(_height(group, some) for group in groups) <= lines), 1)
    shown: list[str] = []
    for number, group in enumerate(groups):
        left = groups[number:]
        if len(shown) + _height(group, most) + (len(left) > 1) > lines:
            count = sum(map(len, left))
            return [*shown, f"and {count} more of {counted(len(left), 'other kind')}; --all shows them"]
        shown += [str(problem) for problem in group[:most]]
        if len(group) > most:
            shown.append(f"    and {len(group) - most} more of this kind; --all shows them")
    return shown


def annotation(problem: Problem) -> str:
    """The problem as a workflow command, by which a code host shows it beside the line."""
    level = "error" if problem.weight is Weight.ERROR else "warning"
    line = f",line={problem.line}" if problem.line else ""
    return f"::{level} file={_property(visible(problem.file))}{line}::{_data(visible(problem.said))}"


def counted(number: int, one: str, many: str = "") -> str:
    """`1 warning`, `2 warnings`; `many` where an s at the end is not enough."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _by_kind(ordered: list[Problem]) -> list[list[Problem]]:
    kinds: dict[tuple[Weight, str], list[Problem]] = {}
    for problem in ordered:
        kinds.setdefault(problem.kind, []).append(problem)
    return list(kinds.values())


def _height(group: list[Problem], most: int) -> int:
    return min(len(group), most) + (len(group) > most)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

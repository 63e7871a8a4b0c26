"""The rooms of the program: a lower one never imports a higher one, and each says in one line what it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOMS = {
    "": """
        problems address limits project telling lychee edition kept program
        facts freshness forms language search route secure site pdf
        checks scaffold links offline publish bench typed cli __main__
    """,
    "site": """
        labels context writing lists pictures offline planner record_pages prose frame building
        plugin language
    """,
    "pdf": """
        model cache validate
        page typesetting forms finishing
        ingredients cards pocket render render_form
    """,
}
"""What lies in a folder of the program, the lowest first."""


def imported(file: Path) -> Iterator[str]:
    """The names that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)


@pytest.mark.parametrize("folder", ROOMS)
def test_lower_rooms_never_import_higher_ones(folder, project):
    top, order = project.root / "scripts" / "guide" / folder, ROOMS[folder].split()
    above = ".".join(["guide", *folder.split("/")]).rstrip(".") + "."
    for file in sorted(top.rglob("*.py")):
        room = file.relative_to(top).parts[0].removesuffix(".py")
        if room == "__init__":
            continue
        assert room in order, f"{file} is new: say in ROOMS how high it lies"
        known = [one.removeprefix(above).split(".")[0] for one in imported(file) if one.startswith(above)]
        higher = [one for one in known if order.index(one) > order.index(room)]
        assert not higher, f"{file} imports {', '.join(higher)}"


def test_each_room_says_in_one_line_what_it_is(project):
    for file in sorted((project.root / "scripts" / "guide").rglob("__init__.py")):
        said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
        assert len(said.partition("\n")[0]) > 30, file

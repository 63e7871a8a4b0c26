"""Reads a search index as a browser does, for tests to look into."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_CALL = re.compile(r'guideSearch\("(\w+)",(.*)\);\n', re.DOTALL)
_PLACE = re.compile(r"([0-9a-z]*)([A-Z])")


def content(path: Path) -> Any:
    """What the script hands over, under the name of its file."""
    found = _CALL.fullmatch(path.read_text(encoding="utf-8"))
    assert found is not None, path
    assert found[1] == path.stem
    return json.loads(found[2])


@dataclass
class Index:
    """The index in a folder `search`."""

    folder: Path

    def __post_init__(self) -> None:
        self.index = content(self.folder / "index.js")
        self.inner = self.folder / self.index["at"]
        self.sections = [
            one for number in range(len(self.index["texts"])) for one in content(self.inner / f"t{number}.js")
        ]

    @property
    def pages(self) -> dict[str, str]:
        """Title by address."""
        return {address: title for address, title, *_ in self.index["pages"]}

    def place(self, section: int) -> str:
        """`page.html` or `page.html#anchor` of a section."""
        address = next(page for page, _, first, *_ in reversed(self.index["pages"]) if first <= section)
        anchor = self.sections[section][1]
        return f"{address}#{anchor}" if anchor else address

    @property
    def places(self) -> list[str]:
        """All places that a search can lead to, facts within sections too."""
        found = []
        for number, (_, anchor, parts, *_) in enumerate(self.sections):
            address = self.place(number).partition("#")[0]
            found += [f"{address}#{one}" for one in {anchor, *parts[::2]} if one]
        return found

    @property
    def words(self) -> dict[str, list[str]]:
        """The places of each word, the one in which it counts most first."""
        found = {}
        for number in range(len(self.index["words"])):
            for line in content(self.inner / f"w{number}.js").split("|"):
                word, _, written = line.partition(":")
                levels, section = {}, -1
                for distance, level in _PLACE.findall(written):
                    section += int(distance, 36) if distance else 1
                    levels[self.place(section)] = level
                found[word] = sorted(levels, key=lambda one: (-ord(levels[one]), one))
        return found

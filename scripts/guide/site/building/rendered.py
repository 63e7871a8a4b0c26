"""The pages of one language as rendered HTML: what PDFs are made from, kept in a file between processes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class RenderedPage:
    """One page; `section` is its group in the navigation, `pdf` whether the whole guide's PDF holds
    it, `source` the file that an editor would mend.
    """

    address: str
    title: str
    section: str
    pdf: bool
    source: str
    html: str


@dataclass
class Rendered:
    """All pages of one language in the order of the navigation."""

    language: str
    pages: list[RenderedPage]

    def sort(self, order: list[str]) -> None:
        """Put them into the order of these addresses; a page that stands in no list comes last."""
        place = {address: number for number, address in enumerate(order)}
        self.pages.sort(key=lambda page: place.get(page.address, len(place)))

    def write(self, path: Path) -> None:
        """Keep them in a JSON file, which other processes see whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".part")
        new.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")
        new.replace(path)

    @staticmethod
    def read(path: Path) -> Rendered:
        """Read what `write` wrote."""
        data = json.loads(path.read_text(encoding="utf-8"))
        return Rendered(data["language"], [RenderedPage(**page) for page in data["pages"]])

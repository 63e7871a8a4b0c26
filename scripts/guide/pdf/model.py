"""What goes into a PDF."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Chapter:
    """One page of the site.

    `path` is the page's address within its language ("countries/se/", "" for the home page).
    `html` is the content of the page's article, beginning with its <h1>.
    `part` is the group in the contents that the chapter stands under ("" for none).
    `source` is the file an editor would mend ("docs/en/countries/se.md"); problems name it.
    """

    title: str
    path: str
    html: str
    part: str = ""
    source: str = ""

    @property
    def place(self) -> str:
        """How a problem names this page."""
        return self.source or self.path or "index"


@dataclass(frozen=True)
class Labels:
    """The words of the document that are not in its pages, in its language.

    `page_of` holds `{page}` and `{pages}`. `notice` stands at the foot of the cover; an empty line
    begins a new paragraph.
    """

    contents: str
    page_of: str
    notice: str = ""


SHEET = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
"""Sizes of type for what has to fit on one side of paper."""


@dataclass(frozen=True)
class Document:
    """One PDF.

    `lang` is a BCP 47 tag ("sv", "uk"). `edition` is printed as it stands; `date` is the date of
    the edition and becomes the file's creation date. `site_url` is the absolute address of the
    language's root and ends with "/": links to pages that are not in the document go there, if readers
    can reach it (`reachable`).
    `contents_depth` is how many heading levels the contents show: by default chapters if there are
    several, else chapter and sections; 0 leaves the contents out. A `sheet` is as many `sides` of paper
    in two columns, in the first of its sizes of type, in points, that fits, or else in the last.
    """

    title: str
    subtitle: str
    lang: str
    edition: str
    date: datetime.date
    running_head: str
    site_url: str
    chapters: tuple[Chapter, ...]
    labels: Labels
    cover: bool = True
    contents_depth: int | None = None
    sheet: tuple[float, ...] = ()
    sides: int = 1
    reachable: bool = True

    @property
    def depth(self) -> int:
        """The number of heading levels shown in the contents."""
        if self.contents_depth is not None:
            return self.contents_depth
        return 1 if len(self.chapters) > 1 else 2

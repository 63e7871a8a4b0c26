"""What a browser prints at the edges of every sheet. It stands in the page's first tag: there a style sheet,
which is one for all pages, can read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

_FIRST = "<html"


def with_paper_lines(html: str, lines: Mapping[str, str]) -> str:
    """The page with each line as `data-print-<name>`; `guide.css` says where on the sheet it is printed."""
    said = "".join(f' data-print-{name}="{escape(text)}"' for name, text in lines.items())
    return html.replace(_FIRST, _FIRST + said, 1)

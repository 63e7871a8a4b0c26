"""Tables that editors write in Markdown: named after their section, for those who hear a page."""

from __future__ import annotations

import re
from html import escape, unescape

_HEADING_OR_TABLE = re.compile(
    r"<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|<table>(?P<head>.*?</thead>)", re.DOTALL
)
_LINK_MARK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_HEAD = re.compile(r"<th(?=[\s>])")
_TAG = re.compile(r"<[^>]+>")


def name_tables(html: str) -> str:
    """The page with each plain table labelled by the heading above it, and its heads marked as columns."""
    above = ""

    def mend(found: re.Match[str]) -> str:
        nonlocal above
        if found["head"] is None:
            above = unescape(_TAG.sub("", _LINK_MARK.sub("", found["heading"]))).strip()
            return found[0]
        head = _HEAD.sub('<th scope="col"', found["head"])
        return f'<table aria-label="{escape(above)}">{head}'

    return _HEADING_OR_TABLE.sub(mend, html)

"""Links to pages that are not translated: the reader sees the language of the page before the tap."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Set
from html import escape
from urllib.parse import unquote

_LINK = re.compile(r'<a\b(?![^>]*\shreflang=)([^>]*?\shref="([^":?#]+\.html)(?:#[^"]*)?"[^>]*)>')


def mark_links(html: str, here: str, pages: Set[str], code: str, said: str) -> str:
    """The page at `here` with its links to `pages` marked as being in language `code`, `said` in words.

    The words stand in an attribute, from which `guide.css` shows them: they are no part of the text.
    """
    folder = posixpath.dirname(here)

    def mark(found: re.Match[str]) -> str:
        goal = posixpath.normpath(posixpath.join(folder, unquote(found[2])))
        if goal not in pages:
            return found[0]
        return f'<a{found[1]} hreflang="{code}" data-said="{escape(said)}">'

    return _LINK.sub(mark, html)

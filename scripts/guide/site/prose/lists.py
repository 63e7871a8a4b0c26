"""Lists that a macro writes inside an indented block: Markdown takes them for text, and adds a paragraph."""

from __future__ import annotations

import re

_LIST_IN_PARAGRAPH = re.compile(r"<p>(<ul\b(?:(?!<p>).)*</ul>)\s*</p>", re.DOTALL)


def lists_alone(html: str) -> str:
    """The page with such lists out of their paragraphs: HTML allows no list in a paragraph."""
    return _LIST_IN_PARAGRAPH.sub(r"\1", html)

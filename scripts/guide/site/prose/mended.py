"""A page as MkDocs made it, mended for those who hear it, or go through it by keys."""

from __future__ import annotations

from guide.site.prose.checklists import label_boxes
from guide.site.prose.lists import lists_alone
from guide.site.prose.tables import name_tables


def mended(html: str) -> str:
    """The page with its lists, tables, boxes and headings mended."""
    return _permalinks_aside(lists_alone(label_boxes(name_tables(html))))


def _permalinks_aside(html: str) -> str:
    """Leave the signs beside headings to a pointer; who goes by keys has the contents."""
    return html.replace('<a class="headerlink" ', '<a class="headerlink" tabindex="-1" ')

"""Small pieces of Markdown, made safely from plain text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape as html_escape
from urllib.parse import quote

_REFERENCES = str.maketrans({character: f"&#{ord(character)};" for character in '\\`*_[]{}<>|&#~^=!$"'})


def plain(text: str) -> str:
    """Text that Markdown, HTML and table syntax leave alone, as character references where needed."""
    out = text.translate(_REFERENCES)
    # At the start of a line a number and a dot, or one of these signs, would begin a list or a callout.
    if out[:1].isdigit():
        head, dot, rest = out.partition(".")
        if dot and head.isdigit():
            return f"{head}&#46;{rest}"
    return f"&#{ord(out[0])};{out[1:]}" if out[:1] in {"-", "+", ":", "?"} else out


def in_language(text: str, code: str, page: str) -> str:
    """Text marked as being in another language than the page."""
    return plain(text) if code == page else f'<span lang="{code}">{plain(text)}</span>'


def link(text: str, url: str) -> str:
    """A link to an address, as HTML so that MkDocs takes it as it is."""
    return f'<a href="{html_escape(safe_url(url))}">{plain(text)}</a>'


def safe_url(url: str) -> str:
    """The address with everything but ASCII percent-encoded."""
    return quote(url, safe="/:?#[]@!$&'()*+,;=%~-._")


def span(css: str, text: str) -> str:
    """A piece of text with a class."""
    return f'<span class="{css}">{text}</span>'


def strong(text: str) -> str:
    """Plain text in bold."""
    return f"<strong>{plain(text)}</strong>"


@dataclass(frozen=True)
class Cell:
    """One cell: HTML, and the value by which its column sorts where that is not the text."""

    html: str
    sort: str = ""


@dataclass(frozen=True)
class Row:
    """One row; `attributes` are for the page's script, such as the country of a contact."""

    cells: Sequence[Cell]
    attributes: Mapping[str, str] = field(default_factory=dict)


def table(css: str, label: str, head: Sequence[str], rows: Iterable[Row], sort_by: str = "") -> str:
    """A table whose first column names the row. `label` is its caption, `head` plain text.

    `sort_by` names the menu that a narrow screen shows in place of the columns' heads.
    """
    menu = f' data-sort-by="{html_escape(sort_by)}"' if sort_by else ""
    columns = "".join(f'<th scope="col">{plain(name)}</th>' for name in head)
    body = "".join(_row(head, row) for row in rows)
    return (
        f'<table class="{css}"{menu}><caption>{plain(label)}</caption>'
        f"<thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(head: Sequence[str], row: Row) -> str:
    first, *others = row.cells
    attributes = "".join(f' data-{name}="{html_escape(value)}"' for name, value in row.attributes.items())
    # The column's name goes along: on a narrow screen each row becomes a card of its own.
    # The space keeps the words of two cells apart in the search index.
    cells = " ".join(
        f'<td data-label="{html_escape(name)}"{_sort(cell)}>{cell.html}</td>'
        for name, cell in zip(head[1:], others, strict=True)
    )
    return f'<tr{attributes}><th scope="row"{_sort(first)}>{first.html}</th> {cells}</tr>'


def _sort(cell: Cell) -> str:
    return f' data-sort="{html_escape(cell.sort)}"' if cell.sort else ""


def indent(text: str, spaces: int = 4) -> str:
    """Every line that is not empty, moved right."""
    return "\n".join(f"{' ' * spaces}{line}" if line else "" for line in text.split("\n"))


def callout(kind: str, title: str, body: str) -> str:
    """A callout: danger, warning, note, info or tip."""
    quoted = plain(title)
    return f'!!! {kind} "{quoted}"\n\n{indent(body)}\n'

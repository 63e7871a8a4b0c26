"""What may stand in a Markdown page: plain Markdown, macros, and a short list of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from mkdocs.utils.meta import get_data

from guide.problems import Problem, error
from guide.project import Project

_ELEMENTS = frozenset(
    [
        "a",
        "abbr",
        "br",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "hr",
        "kbd",
        "li",
        "ol",
        "p",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "ul",
    ]
)
_ATTRIBUTES = frozenset(
    ["aria-label", "class", "href", "hreflang", "id", "lang", "markdown", "title", "value"]
)
_ADDRESS = re.compile(
    r"^(https?:|mailto:|tel:|#|\.{0,2}/|[\w-]+[\w/.-]*\.(md|html|json|csv|pdf)|\{\{)", re.IGNORECASE
)
_CODE = re.compile(r"^(```|~~~).*?^\1\s*$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_MACRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]*)")


def page_markup_problems(project: Project) -> Iterator[Problem]:
    """Faults of every Markdown page in every language."""
    for page in sorted(project.docs.glob("*/**/*.md")):
        shown = page.relative_to(project.root).as_posix()
        try:
            text = page.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            yield error(shown, 0, "the file is not UTF-8 text", "save it as UTF-8")
            continue
        yield from markup_problems(shown, text)


def markup_problems(shown: str, text: str) -> Iterator[Problem]:
    """Faults of one page: front matter, HTML, links and pictures."""
    body, meta = get_data(text)
    for key in ("title", "description"):
        if not str(meta.get(key) or "").strip():
            yield error(shown, 1, f"the page has no {key}", f"add {key}: to the lines between --- at the top")
    offset = text[: len(text) - len(body)].count("\n") if text.endswith(body) else 0
    visible = _CODE.sub(_blank, body)
    visible = _MACRO.sub(_blank, visible)
    yield from _html_problems(shown, visible, offset)
    for found in _LINK.finditer(visible):
        line = offset + visible[: found.start()].count("\n") + 1
        if found[1] and not _ADDRESS.match(found[1]):
            yield error(
                shown,
                line,
                f"the address {found[1]!r} is not allowed",
                "link to a page, to https://, or to an anchor",
            )
        elif found[0].startswith("!") and "//" in found[1]:
            yield error(shown, line, "the picture comes from another host", "put it into docs/assets/images/")


def _blank(found: re.Match[str]) -> str:
    """Take a piece out of sight; a macro that is an address counts as a page of our own."""
    return "./" + "\n" * found[0].count("\n")


def _html_problems(shown: str, body: str, offset: int) -> list[Problem]:
    parser = _Elements(shown, offset)
    parser.feed(body)
    return parser.problems


class _Elements(HTMLParser):
    def __init__(self, shown: str, offset: int) -> None:
        super().__init__()
        self._shown, self._offset = shown, offset
        self.problems: list[Problem] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        line = self._offset + self.getpos()[0]
        if tag not in _ELEMENTS:
            self.problems.append(error(self._shown, line, f"<{tag}> is not allowed", "write it in Markdown"))
            return
        for name, value in attributes:
            if name not in _ATTRIBUTES:
                self.problems.append(
                    error(self._shown, line, f"the attribute {name} is not allowed", "take it out")
                )
            elif name == "href" and not _ADDRESS.match((value or "").strip()):
                self.problems.append(
                    error(
                        self._shown, line, f"the address {value!r} is not allowed", "use https:// or a page"
                    )
                )

"""What may stand in a Markdown page: plain Markdown, macros, and a short list of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from guide.checks.phones import phone_problems
from guide.language.page_file import PageFile, read_page, split_page
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
_IN_MARKDOWN = re.compile(r"b|blockquote|code|del|h[1-6]|i|img|pre|strike|table|tbody|td|th|thead|tr")
"""Elements for which Markdown has a sign; the others run, load, send or style something."""

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_ADDRESS = re.compile(
    r"^(https?:|mailto:|tel:|#|\.{0,2}/|[\w-]+[\w/.-]*\.(md|html|json|csv|pdf)(#|$))", re.IGNORECASE
)
_MACRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)")
_PICTURE = re.compile(r"!\[[^\n]*?\]\(\s*<?[^)\s>]*//")
_DEFINITION = re.compile(r"^[ >]*\[[^\]\n]+\]:", re.MULTILINE)
_LIST_OF_ATTRIBUTES = re.compile(r"\{[^{}\n]*=[^{}\n]*\}")
_PATTERNS = (
    (_PICTURE, "the picture comes from another host", "put it into docs/assets/images/"),
    (_DEFINITION, "an address stands apart from its link", "write it in the link: [text](address)"),
    (_LIST_OF_ATTRIBUTES, "attributes in braces are not allowed", "only { .class } and { #id } are"),
)


def page_markup_problems(project: Project) -> Iterator[Problem]:
    """Faults of every Markdown page in every language."""
    for page in sorted(project.docs.glob("*/**/*.md")):
        shown = page.relative_to(project.root).as_posix()
        yield from _of_page(shown, read_page(page, shown))


def markup_problems(shown: str, text: str) -> Iterator[Problem]:
    """Faults of one page: front matter, HTML, links and pictures."""
    yield from _of_page(shown, split_page(text, shown))


def _of_page(shown: str, page: PageFile) -> Iterator[Problem]:
    yield from page.problems
    body, offset = page.body, page.first_line - 1
    # Code is looked at like all else: only Markdown knows where it ends, and no page needs HTML in it.
    visible = _MACRO.sub(_blank, body)
    yield from _html_problems(shown, visible, offset)
    for found in _LINK.finditer(visible):
        if found[1] and not _ADDRESS.match(found[1]):
            what = f"the address {found[1]!r} is not allowed"
            line = offset + _line(visible, found.start())
            yield error(shown, line, what, "link to a page, to https://, or to an anchor")
    for pattern, what, instead in _PATTERNS:
        for found in pattern.finditer(visible):
            yield error(shown, offset + _line(visible, found.start()), what, instead)
    yield from phone_problems(shown, page)


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


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
            instead = "write it in Markdown" if _IN_MARKDOWN.fullmatch(tag) else "take it out"
            self.problems.append(error(self._shown, line, f"<{tag}> is not allowed", instead))
            return
        for name, value in attributes:
            if name not in _ATTRIBUTES:
                self.problems.append(
                    error(self._shown, line, f"the attribute {name} is not allowed", "take it out")
                )
            elif name in ("lang", "hreflang") and not _LANGUAGE.fullmatch(value or ""):
                self.problems.append(
                    error(self._shown, line, f"{value!r} is no language code", "write it like sv")
                )
            elif name == "href" and not _ADDRESS.match((value or "").strip()):
                self.problems.append(
                    error(
                        self._shown, line, f"the address {value!r} is not allowed", "use https:// or a page"
                    )
                )

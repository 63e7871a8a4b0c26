"""Terms of the glossary in prose: the first of each on a page shows its definition, and leads to it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from posixpath import dirname, relpath

from guide.facts.models import Term
from guide.language.glossary import Glossary
from guide.language.words import Words
from guide.site.lists.glossary import PAGE

_PIECE = re.compile(r"<[^>]+>|[^<]+")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_OUTSIDE = frozenset(
    (
        "a",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "strong",
        "label",
        "button",
        "select",
        "svg",
        "code",
        "th",
        "dt",
    )
) | {"caption", "summary", "abbr", "title"}
"""Where a link would be in the way of another, or of what is read at a glance."""
_QUIET = frozenset((PAGE, "act-now.html"))
"""The glossary itself, and the page for the first minutes: nothing there leads away from what to do."""

_OUTSIDE_CLASS = re.compile(r'class="[^"]*\b(?:sources|words|map|chart|glance|cards|admonition-title)\b')


@dataclass(frozen=True)
class TermLinks:
    """Finds the terms of one language."""

    glossary: Glossary
    terms: tuple[Term, ...]
    words: Words

    @cached_property
    def _forms(self) -> dict[str, Term]:
        code = self.words.code
        return {form: term for term in self.terms for form in self.glossary.find(term, code).forms}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        # By their first letters, so that most words are passed over after a look at one of them.
        by_letter: defaultdict[str, list[str]] = defaultdict(list)
        for form in sorted(self._forms, key=len, reverse=True):
            by_letter[form[0]].append(re.escape(form[1:]).replace(r"\ ", r"\s+"))
        words = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
        return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE) if words else None

    def link(self, html: str, page: str) -> str:
        """The HTML of the page at that address, with the first mention of each term linked."""
        if self._pattern is None or page in _QUIET:
            return html
        walk = _Walk(self._pattern, self._forms, self, relpath(PAGE, dirname(page) or "."))
        return "".join(walk.piece(piece) for piece in _PIECE.findall(html))

    def definition(self, term: Term) -> str:
        """What the term means, in the page's language as far as it is translated."""
        return self.words.pgettext(f"practice.{term.id}", term.text)


@dataclass
class _Walk:
    """One page from its first tag to its last."""

    pattern: re.Pattern[str]
    forms: dict[str, Term]
    links: TermLinks
    glossary: str
    outside: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def piece(self, piece: str) -> str:
        """A tag as it is, a text with its terms linked."""
        if not piece.startswith("<"):
            return piece if self.outside else self.pattern.sub(self._linked, piece)
        found = _NAME.match(piece)
        name = found[1].lower() if found else ""
        if self.outside:
            # Only elements of the same name can close the one that was entered.
            if name == self.outside[0] and not piece.endswith("/>"):
                if piece.startswith("</"):
                    self.outside.pop()
                else:
                    self.outside.append(name)
        elif not piece.startswith("</") and (name in _OUTSIDE or _OUTSIDE_CLASS.search(piece)):
            self.outside.append(name)
        return piece

    def _linked(self, found: re.Match[str]) -> str:
        term = self.forms[" ".join(found[0].lower().split())]
        if term.id in self.seen:
            return found[0]
        self.seen.add(term.id)
        title = escape(self.links.definition(term))
        return f'<a class="term" href="{self.glossary}#practice-{term.id}" title="{title}">{found[0]}</a>'

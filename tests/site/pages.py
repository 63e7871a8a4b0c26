"""The built guide as a reader meets it: parsed pages, and the text of their parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement, document_fromstring

# What ends a line or a block; where one begins, so does another word.
_APART = frozenset(("br", "p", "li", "td", "th", "tr", "dt", "dd", "div", "table", "ul", "ol", "caption"))


@dataclass(frozen=True)
class BuiltPage:
    """One page of one language. `address` is relative to the language, `file` lies in the built site."""

    code: str
    address: str
    file: Path

    @cached_property
    def root(self) -> HtmlElement:
        return document_fromstring(self.file.read_text(encoding="utf-8"))

    @cached_property
    def article(self) -> HtmlElement:
        [article] = self.root.xpath("//article[contains(@class, 'md-content__inner')]")
        return article

    @cached_property
    def by_id(self) -> dict[str, HtmlElement]:
        return {one.get("id"): one for one in self.root.xpath("//*[@id]")}

    @cached_property
    def text(self) -> str:
        return text_of(self.article)

    def goal(self, href: str) -> Path:
        """The file that a link on this page leads to."""
        path = unquote(urlsplit(href).path)
        return (self.file.parent / path).resolve() if path else self.file

    def __str__(self) -> str:
        return f"{self.code}/{self.address}"


@dataclass(frozen=True)
class Site:
    """All pages of the built guide."""

    folder: Path
    languages: tuple[str, ...]

    @cached_property
    def pages(self) -> dict[tuple[str, str], BuiltPage]:
        """Every page by language and address, without the page for what is not found."""
        return {(page.code, page.address): page for page in self._find()}

    def of(self, code: str) -> list[BuiltPage]:
        return [page for page in self.pages.values() if page.code == code]

    def language_folder(self, code: str) -> Path:
        return self.folder if code == self.languages[0] else self.folder / code

    def _find(self) -> Iterator[BuiltPage]:
        for code in self.languages:
            folder = self.language_folder(code)
            for file in sorted(folder.rglob("*.html")):
                address = file.relative_to(folder).as_posix()
                if address != "404.html" and address.split("/")[0] not in self.languages:
                    yield BuiltPage(code, address, file)


def text_of(element: HtmlElement) -> str:
    """The words of an element, one space apart, without the marks beside headings."""
    return spaced("".join(_pieces(element)))


def spaced(text: str) -> str:
    """The text with one plain space wherever it has white space."""
    return " ".join(text.split())


def has_class(element: HtmlElement, name: str) -> bool:
    return name in (element.get("class") or "").split()


def with_class(name: str) -> str:
    """An XPath condition."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def block_of(element: HtmlElement) -> HtmlElement:
    """The list item, cell or definition that an element stands in."""
    return next(element.iterancestors("li", "dd", "td"))


def languages_of(element: HtmlElement) -> str:
    """The language that an element is marked as."""
    return next(one.get("lang") for one in (element, *element.iterancestors()) if one.get("lang"))


def _pieces(element: HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str) or has_class(element, "headerlink"):
        return
    if element.tag in _APART:
        yield " "
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    if element.tag in _APART:
        yield " "


def untranslated(page: BuiltPage) -> bool:
    """Whether the page shows the English text in place of a translation."""
    return page.code != "en" and bool(page.article.xpath("./div[@lang='en']/h1"))

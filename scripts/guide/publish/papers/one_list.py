"""The sources of many chapters as one list at the end, each once, where each page has a list of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement, fragment_fromstring, tostring

from guide.pdf import Chapter

_LISTS = "//details[contains(@class, 'sources-brief')] | //div[@class='sources'] | //h2[@id='sources']"
_MARKS = "//sup[contains(@class, 'ref')]/a[starts-with(@href, '#src-')]"
_PAGE = "sources.html"

Key = tuple[str, ...]


def with_one_list(chapters: Sequence[Chapter], title: str, lead: str) -> tuple[Chapter, ...]:
    """The chapters without their lists of sources, and one chapter more that holds each source once.

    The marks in the text get the numbers of that list and lead there; `lead` tells its readers so.
    """
    sources = _Sources()
    changed = tuple(replace(chapter, html=_rewritten(chapter, sources)) for chapter in chapters)
    if not sources.found:
        return tuple(chapters)
    page = fragment_fromstring('<div><h1></h1><p></p><div class="sources"><ol></ol></div></div>')
    page[0].text, page[1].text = title, lead
    page[2][0].extend(sources.items())
    return (*changed, Chapter(title, _PAGE, _inside(page)))


@dataclass
class _Sources:
    """The sources so far, each with the language that its details are marked as ("" for the document's)."""

    found: dict[Key, tuple[HtmlElement, str]] = field(default_factory=dict)
    numbers: dict[Key, int] = field(default_factory=dict)

    def number(self, item: HtmlElement) -> int:
        """The number of the source that this item of a page's list is about."""
        # Publisher, title and address are the same in every language; what stands behind them is not.
        links = ((link.get("href", ""), link.text_content()) for link in item.iter("a"))
        key = (item.text or "", *(part for link in links for part in link))
        language = next((one.get("lang", "") for one in item.iterancestors() if one.get("lang")), "")
        if key not in self.found or (self.found[key][1] and not language):
            self.found[key] = (item, language)
        return self.numbers.setdefault(key, len(self.numbers) + 1)

    def items(self) -> Iterator[HtmlElement]:
        """Each source as an item of the one list."""
        for key, number in self.numbers.items():
            item, language = self.found[key]
            item.set("id", f"src-{number}")
            item.set("value", str(number))
            if language:
                item.set("lang", language)
            yield item


def _rewritten(chapter: Chapter, sources: _Sources) -> str:
    """The chapter's HTML with the numbers of the one list, and without lists of its own."""
    page = fragment_fromstring(chapter.html, create_parent="div")
    listed = {item.get("id"): item for item in page.xpath("//div[@class='sources']//li[@id]")}
    way = "../" * chapter.path.count("/") + _PAGE
    for mark in page.xpath(_MARKS):
        number = sources.number(listed[mark.get("href")[1:]])
        mark.set("href", f"{way}#src-{number}")
        mark.set("aria-label", mark.get("aria-label", "").replace(mark.text, str(number)))
        mark.text = str(number)
    for element in page.xpath(_LISTS):
        if element.getparent() is not None:
            element.drop_tree()
    return _inside(page)


def _inside(page: HtmlElement) -> str:
    return (page.text or "") + "".join(tostring(child, encoding="unicode") for child in page)

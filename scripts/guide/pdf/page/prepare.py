"""From a page's HTML to a small, checked vocabulary of elements and roles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from guide.pdf.model import Chapter
from guide.pdf.page import elements, markup
from guide.pdf.page.images import Pictures
from guide.problems import Problem, error

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_INSIDE = frozenset(("li", "td", "th", "dd", "dt", "caption", "figcaption", "summary", *elements.HEADINGS))


@dataclass
class Page:
    """A chapter on its way to Typst.

    `labels` gives for each id on the page its label in the document; `removed` are ids of elements
    that only a screen shows. `headings` gives for each heading's label its text.
    """

    chapter: Chapter
    root: HtmlElement
    labels: dict[str, str] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    headings: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def top(self) -> str:
        """The label of the page's first heading."""
        return next(iter(self.headings))

    def complain(self, what: str, instead: str = "") -> None:
        """Notes a problem with this page."""
        self.problems.append(error(self.chapter.place, 0, what, instead))


def read(chapter: Chapter) -> Page:
    """The page, checked, with its headings in order and its link targets known."""
    page = Page(chapter, markup.parse(chapter.html))
    _drop_screen_only(page)
    _check(page)
    _order_headings(page)
    _name_targets(page)
    return page


def finish(page: Page, pictures: Pictures, used: set[str]) -> None:
    """Make the page ready for the writer, once links are settled; `used` are the labels that links go to."""
    _place_targets(page, used)
    for element in markup.each(page.root):
        _rename(element)
        _check_language(page, element)
        _mark_language(element)
        _mark_task(page, element)
        _mark_number(element)
        _mark_picture(page, element, pictures)
        _mark_role(element)
        if element.tag == "th" and not any(True for _ in element.iterancestors("thead")):
            markup.set_marks(element, role=elements.ROW_HEAD)
    for element in markup.each(page.root):
        for name in ("id", "class", "title", "role", "lang"):
            element.attrib.pop(name, None)


def _drop_screen_only(page: Page) -> None:
    for element in markup.each(page.root):
        if elements.is_screen_only(element):
            page.removed.update(found for one in element.iter() if (found := one.get("id")))
            element.drop_tree()


def _check(page: Page) -> None:
    for element in markup.each(page.root):
        if any(True for _ in element.iterancestors("svg")):
            continue
        if element.tag not in elements.BLOCKS and element.tag not in elements.INLINES:
            advice = elements.WIDELY_KNOWN.get(elements.tag(element), "Use plain Markdown instead.")
            page.complain(f"{elements.described(element)} cannot be shown in a PDF", advice)
        elif element.tag in elements.INLINES and element.tag != "svg" and markup.holds_blocks(element):
            page.complain(
                f"{elements.described(element)} holds a whole paragraph, list or table",
                "Put it inside the paragraph, not around it.",
            )


def _order_headings(page: Page) -> None:
    """Heading levels start at 1 and skip none, as PDF/UA asks; only the first heading is at level 1."""
    if next(page.root.iterdescendants(*elements.HEADINGS), None) is None:
        title = markup.new("h1")
        title.text = page.chapter.title
        markup.put_first(page.root, title)
    above: list[int] = []
    for number, heading in enumerate(markup.each(page.root, *elements.HEADINGS)):
        written = int(elements.tag(heading)[1])
        level = written if not above else max(2, written)
        while len(above) > 1 and above[-1] >= level:
            above.pop()
        above.append(level if above else 1)
        heading.tag = f"h{min(len(above), 6)}"
        label = f"{page.chapter.path}#{heading.get('id', '')}"
        if label in page.headings or label.endswith("#"):
            label = f"{page.chapter.path}#heading {number}"
        page.headings[label] = _plain(heading)
        if not page.headings[label]:
            page.complain(
                "a heading has no words", "Write what the section is about, or take the heading out."
            )
        markup.set_marks(heading, label=label)


def _plain(heading: HtmlElement) -> str:
    marks = heading.xpath(".//sup[contains(concat(' ', @class, ' '), ' ref ')]//text()")
    return " ".join("".join(text for text in heading.itertext() if text not in marks).split())


def _name_targets(page: Page) -> None:
    for element in page.root.iterdescendants():
        if element.tag == "a" and element.get("name"):
            element.set("id", element.get("id") or element.get("name", ""))
        found = element.get("id")
        if not found or any(True for _ in element.iterancestors("svg")):
            continue
        heading = (
            element
            if element.tag in elements.HEADINGS
            else next(element.iterancestors(*elements.HEADINGS), None)
        )
        label = f"{page.chapter.path}#{found}" if heading is None else heading.get(f"{markup.MARK}label", "")
        page.labels.setdefault(found, label)


def _place_targets(page: Page, used: set[str]) -> None:
    placed = set(page.headings)
    for element in markup.each(page.root):
        label = page.labels.get(element.get("id") or "", "")
        if label not in used or label in placed:
            continue
        placed.add(label)
        target = markup.new("span", role="anchor", label=label)
        host, inside = markup.first_place(element)
        (markup.put_first if inside else markup.put_before)(host, target)


def _rename(element: HtmlElement) -> None:
    if element.tag in elements.RENAMED:
        element.tag = elements.RENAMED[element.tag]
    elif element.tag in elements.INLINE_TAG_ROLES:
        markup.set_marks(element, role=elements.INLINE_TAG_ROLES[element.tag])
        element.tag = "span"
    elif element.tag in ("abbr", "bdi", "data", "time", "label", "a"):
        element.tag = "span"
    elif element.tag == "wbr":
        element.tag, element.text = "span", "\u200b"
    elif element.tag in ("section", "article", "aside", "header", "footer", "nav", "address", "figure"):
        if element.tag == "figure":
            markup.set_marks(element, role="figure")
        element.tag = "div"


def _check_language(page: Page, element: HtmlElement) -> None:
    """Typst takes nothing else for a language."""
    if (language := element.get("lang")) and not _LANGUAGE.fullmatch(language):
        page.complain(f"{language[:40]!r} is no language code", "Write it like sv.")
        del element.attrib["lang"]


def _mark_language(element: HtmlElement) -> None:
    language = element.get("lang")
    if not language:
        return
    if element.tag in _INSIDE:
        markup.wrap_inside(element, lang=language)
    elif element.tag in elements.BLOCKS:
        markup.wrap(element, "div", lang=language)
    else:
        markup.wrap(element, "span", lang=language)


def _mark_task(page: Page, element: HtmlElement) -> None:
    if element.tag != "input":
        return
    item = next(element.iterancestors("li"), None)
    if item is None or element.get("type") != "checkbox":
        page.complain(
            f"{elements.described(element)} cannot be shown in a PDF",
            "Write a task list (- [ ] …), or give it the class no-print.",
        )
        return
    box = markup.new("span", role="box", kind="open" if element.get("checked") is None else "checked")
    element.drop_tree()
    host, _ = markup.first_place(item)
    markup.put_first(host, box)


def _mark_number(element: HtmlElement) -> None:
    """Keeps the number that a list item names."""
    number = element.get("value") or ""
    if element.tag == "li" and number.isascii() and number.isdigit() and len(number) < 10:
        host, _ = markup.first_place(element)
        markup.put_first(host, markup.new("span", role="number", number=number))


def _mark_picture(page: Page, element: HtmlElement, pictures: Pictures) -> None:
    if element.tag not in ("img", "svg"):
        return
    try:
        picture = pictures.add(element, page.chapter.path)
    except ValueError as fault:
        page.complain(*fault.args)
        return
    span = markup.new("span", role="picture", file=picture.file, alt=picture.alt, width=picture.width)
    span.tail, element.tail = element.tail, None
    markup.put_in_place(element, span)


def _mark_role(element: HtmlElement) -> None:
    names = elements.classes(element)
    if element.tag == "details" or "admonition" in names:
        kind = next((name for name in names if name in elements.CALLOUTS), "note")
        markup.become(element, "div", role="callout", kind=kind)
    elif element.tag == "summary" or "admonition-title" in names:
        markup.become(element, "div", role="title")
    elif element.tag == "figcaption":
        markup.become(element, "div", role="caption")
    elif element.tag in elements.BLOCKS:
        _mark_block(element)
    elif found := elements.role(element, elements.INLINE_ROLES):
        kind = next((one for one in elements.STATUSES if f"status-{one}" in names), "confirmed")
        if found == "phone" and len(element.text_content()) <= elements.LONGEST_NUMBER:
            markup.keep_together(element)
        if not element.get(f"{markup.MARK}role"):
            markup.set_marks(element, role=found, kind=kind)
            element.tag = "span"
        else:
            markup.wrap(element, "span", role=found, kind=kind)


def _mark_block(element: HtmlElement) -> None:
    found = elements.role(element, elements.BLOCK_ROLES)
    if not found:
        return
    if element.tag == "div":
        markup.set_marks(element, role=found)
    elif element.tag in _INSIDE:
        markup.wrap_inside(element, role=found)
    else:
        markup.wrap(element, "div", role=found)

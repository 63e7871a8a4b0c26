"""Small moves on an lxml tree, and the marks that the writer reads later."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, fragment_fromstring

from guide.pdf.page.elements import BLOCKS

MARK = "data-g-"  # the prefix of our own attributes


def parse(html: str) -> HtmlElement:
    """The fragment as children of one <div>, without comments."""
    parser = HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    root = fragment_fromstring(html, create_parent="div", parser=parser)
    for element in root.iter():
        for name in [name for name in element.attrib if name.startswith(MARK)]:
            del element.attrib[name]  # only this program marks elements for the writer
    return root


def serialise(root: HtmlElement) -> str:
    """HTML in which every element is closed."""
    return str(etree.tostring(root, encoding="unicode", method="html"))


def new(tag: str, **marks: str) -> HtmlElement:
    """An element with marks."""
    element: HtmlElement = HTMLParser().makeelement(tag)
    set_marks(element, **marks)
    return element


def set_marks(element: HtmlElement, **marks: str) -> None:
    """Marks the element for the writer."""
    for name, value in marks.items():
        element.set(MARK + name, value)


def wrap(element: HtmlElement, tag: str, **marks: str) -> HtmlElement:
    """Puts a new element around this one; text that follows stays outside."""
    outer = new(tag, **marks)
    outer.tail, element.tail = element.tail, None
    put_in_place(element, outer)
    outer.append(element)
    return outer


def wrap_inside(element: HtmlElement, **marks: str) -> HtmlElement:
    """Puts a new element around all that this one holds: a <div> if there are blocks, else a <span>."""
    inner = new("div" if holds_blocks(element) else "span", **marks)
    inner.text, element.text = element.text, None
    inner.extend(list(element))
    element.append(inner)
    return inner


def become(element: HtmlElement, tag: str, **marks: str) -> None:
    """Changes the element's tag; of its attributes only marks remain."""
    kept = {name: value for name, value in element.attrib.items() if name.startswith(MARK)}
    element.attrib.clear()
    element.attrib.update(kept)
    element.tag = tag
    set_marks(element, **marks)


def keep_together(element: HtmlElement) -> None:
    """Makes the spaces in the element's text unbreakable."""
    for one in element.iter():
        one.text = _unbreakable(one.text)
        if one is not element:
            one.tail = _unbreakable(one.tail)


def _unbreakable(text: str | None) -> str | None:
    return text and re.sub(r"\s+", "\u00a0", text)


def holds_blocks(element: HtmlElement) -> bool:
    """Whether a block stands somewhere within the element."""
    return any(inner.tag in BLOCKS for inner in element.iterdescendants())


def first_place(element: HtmlElement) -> tuple[HtmlElement, bool]:
    """Where to put a link target for the element: (host, True) within the host, (host, False) before it.

    A target goes beside the element's first text, where it cannot be torn from it by a page break.
    """
    if element.tag in ("hr", "img", "pre", "br"):
        return element, False
    if element.tag not in BLOCKS:
        return element, False
    while not (element.text or "").strip():
        child = next((inner for inner in element if inner.tag not in ("colgroup", "col")), None)
        if child is None or child.tag not in BLOCKS:
            break
        if child.tag in ("hr", "pre"):
            return child, False
        element = child
    return element, True


def put_in_place(old: HtmlElement, other: HtmlElement) -> None:
    """Puts another element where the old one was; text that follows must have been moved."""
    parent = old.getparent()
    if parent is not None:
        parent.replace(old, other)


def put_first(host: HtmlElement, element: HtmlElement) -> None:
    """Makes the element the first thing in the host."""
    element.tail, host.text = (host.text or "").lstrip() or None, None
    host.insert(0, element)


def put_before(neighbour: HtmlElement, element: HtmlElement) -> None:
    """Puts the element right before its new neighbour."""
    neighbour.addprevious(element)


def each(root: HtmlElement, *tags: str) -> Iterator[HtmlElement]:
    """All elements within the root (of these tags), safe to change on the way."""
    return iter([element for element in root.iterdescendants(*tags) if isinstance(element.tag, str)])

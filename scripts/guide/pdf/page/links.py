"""Where links lead: inside the document, or out to the site and the web."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from guide.pdf.page import elements, markup
from guide.pdf.page.prepare import Page

_SCHEMES = ("http", "https", "mailto", "tel")


def settle(pages: Sequence[Page], site_url: str, *, reachable: bool) -> set[str]:
    """Marks each link of the pages with its destination; returns the labels that links go to.

    A link to a page of the document goes there; one to another page of the site gets its address,
    or stays plain text where no reader can reach the site.
    """
    by_path = {_tidy(page.chapter.path): page for page in pages}
    used: set[str] = set()
    for page in pages:
        for link in markup.each(page.root, "a"):
            if link.get("href") is not None:
                used.update(_settle(page, link, by_path, site_url, reachable))
    return used


def _settle(
    page: Page, link: HtmlElement, by_path: dict[str, Page], site_url: str, reachable: bool
) -> set[str]:
    address = link.get("href", "").strip()
    whole = urljoin(site_url + page.chapter.path, address) if address else site_url + page.chapter.path
    if urlsplit(whole).scheme not in _SCHEMES:
        page.complain(f"the link {address} leads nowhere on paper", "Link to a page, phone or e-mail.")
        return set()
    target = _page_at(whole, by_path, site_url)
    if target is None:
        if reachable or urlsplit(whole).netloc != urlsplit(site_url).netloc:
            _lead_out(link, whole)
        return set()
    label = _label(target, unquote(urlsplit(whole).fragment))
    if label:
        markup.set_marks(link, role="to", target=label)
        return {label}
    if unquote(urlsplit(whole).fragment) not in target.removed:
        page.complain(f"the link {address} goes to a place that is not on its page", "Check what follows #.")
    return set()


def _lead_out(link: HtmlElement, address: str) -> None:
    in_sources = any("sources" in elements.classes(one) for one in link.iterancestors())
    printed = in_sources and urlsplit(address).scheme in ("http", "https")
    markup.set_marks(link, role="source" if printed else "web", target=address)


def _page_at(address: str, by_path: dict[str, Page], site_url: str) -> Page | None:
    if not address.startswith(site_url):
        return None
    rest = urlsplit(address[len(site_url) :])
    return None if rest.query else by_path.get(_tidy(unquote(rest.path)))


def _label(page: Page, fragment: str) -> str:
    return page.labels.get(fragment, "") if fragment else page.top


def _tidy(path: str) -> str:
    return path.removesuffix("index.html").strip("/")

"""How many readers one server bears: a real nginx, and all readers on the same computer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from guide.bench.checkout import Checkout
from guide.bench.nginx import find_nginx, serving
from guide.bench.readers import Readings, read_all
from guide.bench.report import Row
from guide.bench.timing import seconds

_READERS, _PAGES_EACH = 200, 10
_PAGES = (
    "index.html",
    "act-now.html",
    "contacts.html",
    "countries/se.html",
    "countries/pl.html",
    "across-borders/plan.html",
    "downloads.html",
)


def crowd(checkout: Checkout, say: Callable[[str], None]) -> Iterator[Row]:
    """200 readers at once of the site that was built in the copy before, PDFs and packed files and all."""
    if find_nginx() is None:
        say("No nginx here: nothing to serve many readers with (Debian: apt install nginx)")
        return
    say(f"{_READERS} readers at once ...")
    project = checkout.project
    with serving(project.root / "deploy" / "nginx.conf", project.site) as address:
        pages = [address + name for name in _PAGES]
        read_all(pages, _READERS, 1)  # nginx has opened its files then
        readings = read_all(pages, _READERS, _PAGES_EACH)
    yield Row(f"{_READERS} readers at once on nginx, {_PAGES_EACH} pages each", told(readings))


def told(readings: Readings) -> str:
    """What all readers saw, in words."""
    each = readings.received / len(readings.pages) / 1000
    return (
        f"{len(readings.faults)} errors, {readings.rate:,.0f} answers in a second, 95 of 100 pages with all "
        f"that they load within {seconds(readings.slow)}, {each:.0f} kB for each page"
    )

"""A browser, the built guide behind a local address, and pages that may reach nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from guide.bench.host import answering
from tests.browser.finder import NoBrowser, find

# The browser must not look for updates or names on its own, and must reach no host but this computer.
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

THIS_COMPUTER = {"127.0.0.1", "localhost"}

STARTS_WITHIN = 30_000  # milliseconds, as all times that Playwright takes
ANSWERS_WITHIN = 10_000


class OpensPage(Protocol):
    """What `page_for` gives: a function that opens an empty page in a browser session of its own."""

    def __call__(
        self,
        width: int = 1280,
        height: int = 800,
        *,
        dark: bool = False,
        javascript: bool = True,
        **options: Any,
    ) -> Page: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test in this folder, so that `-m "not browser"` leaves them out."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium, one for each test process; without its sandbox, so that root can start it too."""
    try:
        path = find()
    except NoBrowser as fault:
        raise pytest.fail.Exception(str(fault), pytrace=False) from None
    with sync_playwright() as playwright:
        try:
            running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS, timeout=STARTS_WITHIN)
        except Error as fault:
            reason = fault.message.splitlines()[0]
            raise pytest.fail.Exception(f"{path} does not start: {reason}", pytrace=False) from None
        yield running
        running.close()


@pytest.fixture
def page_for(browser: Browser) -> Iterator[OpensPage]:
    """Opens pages: `page_for(360, 740, dark=True, javascript=False)`.

    `width` and `height` are CSS pixels; other options go to Playwright's `new_context`. The test fails
    at its end if any page asked a host other than this computer for something.
    """
    contexts: list[BrowserContext] = []
    outside: list[str] = []

    def open_page(
        width: int = 1280, height: int = 800, *, dark: bool = False, javascript: bool = True, **options: Any
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            **options,
        )
        contexts.append(context)
        context.set_default_timeout(ANSWERS_WITHIN)
        watch(context, outside.append)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    if outside:
        pytest.fail("The page asked other hosts:\n  " + "\n  ".join(sorted(set(outside))), pytrace=False)


def watch(context: BrowserContext, report: Callable[[str], None]) -> None:
    """Calls `report` with each address outside this computer that a page, worker or socket asks for."""

    def look_at(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in THIS_COMPUTER:
            report(url)

    context.on("request", lambda request: look_at(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: look_at(socket.url)))


@pytest.fixture(scope="session")
def served_site(built_site: Path) -> Iterator[str]:
    """The address of the built guide, `http://127.0.0.1:<port>`, without a slash at the end."""
    with serving(built_site) as address:
        yield address


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serves a folder on a free port of this computer, as a static host would; gives its address."""
    with answering(partial(StaticHost, directory=str(folder))) as address:
        yield address


class StaticHost(SimpleHTTPRequestHandler):
    """Answers as a static host does: silently, and with the guide's own page where nothing is found."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

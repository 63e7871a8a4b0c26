"""Watches a browser session: what it asks for, what its pages' policy refuses, and what it keeps."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

# Runs in every page before anything else; a page that leaves takes its list along, so it is told at once.
LISTEN = """
document.addEventListener("securitypolicyviolation", (one) =>
  console.error(`REFUSED ${one.effectiveDirective}: ${one.blockedURI} ${one.sourceFile}:${one.lineNumber}`));
"""

# All that a page can leave on a device.
KEPT = """async () => ({
  "local storage": Object.keys(localStorage),
  "session storage": Object.keys(sessionStorage),
  "databases": (await indexedDB.databases()).map((one) => one.name),
  "caches": globalThis.caches ? await caches.keys() : [],
  "workers": (await navigator.serviceWorker?.getRegistrations() ?? []).map((one) => one.scope),
  "cookies": document.cookie ? [document.cookie] : [],
})"""

# Addresses that a page makes for itself, without a network.
OWN_SCHEMES = {"data", "blob", "about"}


class Guard:
    """`faults` holds what a session did that it must not do; `root` is the only place it may ask."""

    def __init__(self, context: BrowserContext, root: str) -> None:
        self.faults: list[str] = []
        self.asked: set[str] = set()
        self._root, self._context = root, context
        context.add_init_script(LISTEN)
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda one: self.faults.append(f"error in a script: {one.error}"))
        context.on("page", self._page)

    def _request(self, request: Request) -> None:
        address = request.url
        self.asked.add(address)
        if not self._inside(address):
            self.faults.append(f"asked {address}")

    def _inside(self, address: str) -> bool:
        return address.startswith(f"{self._root}/") or urlsplit(address).scheme in OWN_SCHEMES

    def _console(self, message: ConsoleMessage) -> None:
        # Chromium reports the status of a page that is not there as an error of the script.
        if message.type == "error" and not re.search(r"status of 404.*", message.text):
            where = message.page.url if message.page else ""
            self.faults.append(f"{where}: {message.text}")

    def _page(self, page: Page) -> None:
        page.on("websocket", lambda one: self.faults.append(f"opened a socket to {one.url}"))

    def kept(self, page: Page) -> dict[str, list[str]]:
        """What is kept on the device now, by kind; kinds of which there is nothing are left out."""
        found: dict[str, Any] = page.evaluate(KEPT)
        found["cookies"] += [one.get("name", "") for one in self._context.cookies()]
        return {kind: names for kind, names in found.items() if names}

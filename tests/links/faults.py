"""A server on this machine that has every fault a site can have, and notes what it was asked."""

from __future__ import annotations

import json
import socket
import ssl
import struct
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import trustme

HOST = "127.0.0.10"
"""Of this machine, and of a form that a record accepts."""
PAGE = b'<!doctype html><title>x</title><p id="here">A page'
HUGE = 2_000_000_000


class Handler(BaseHTTPRequestHandler):
    """Answers as the path says."""

    server: Server

    def do_GET(self) -> None:
        place = urlsplit(self.path)
        self.server.asked[place.path].append(time.monotonic())
        self.server.headers_seen.append(dict(self.headers))
        time.sleep(self.server.delay)
        FAULTS.get(place.path, page)(self)

    def do_HEAD(self) -> None:
        self.answer(405)

    def answer(self, status: int, body: bytes = b"", kind: str = "text/html", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    @property
    def times(self) -> int:
        return len(self.server.asked[urlsplit(self.path).path])

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """Notes when each path was asked, with which headers, and how much of the huge body it could send."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__((HOST, 0), Handler)
        self.asked: dict[str, list[float]] = defaultdict(list)
        self.headers_seen: list[dict[str, str]] = []
        self.sent = 0
        self.delay = 0.0
        self.scheme = "http"

    def address(self, path: str) -> str:
        return f"{self.scheme}://{HOST}:{self.server_port}{path}"

    def count(self, path: str) -> int:
        return len(self.asked[path])

    def handle_error(self, request: object, client_address: object) -> None:
        """Who asks may go before the answer is whole."""


def page(handler: Handler) -> None:
    handler.answer(200, PAGE)


def status(code: int, **headers: str) -> Callable[[Handler], None]:
    return lambda handler: handler.answer(code, **headers)


def to(code: int, goal: str) -> Callable[[Handler], None]:
    return status(code, Location=goal)


def first(code: int, **headers: str) -> Callable[[Handler], None]:
    """That answer to the first request, a page to later ones."""
    return lambda handler: handler.answer(code, **headers) if handler.times == 1 else page(handler)


def slow_headers(handler: Handler) -> None:
    time.sleep(4)
    page(handler)


def slow_body(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    with suppress(OSError):
        for _ in range(20):
            handler.wfile.write(b"x")
            time.sleep(0.2)


def huge_body(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", str(HUGE))
    handler.end_headers()
    with suppress(OSError):
        while handler.server.sent < HUGE:
            handler.server.sent += handler.connection.send(bytes(65536))


def reset(handler: Handler) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    socket.close(handler.connection.detach())


def needs_cookie(handler: Handler) -> None:
    if "seen=1" in (handler.headers.get("Cookie") or ""):
        page(handler)
    else:
        handler.answer(302, Location="/needs-cookie", Set_Cookie="seen=1; Path=/")


def archive(handler: Handler) -> None:
    """Answers as the Wayback Machine does: it has a copy of what is not called 410."""
    asked = {name: values[0] for name, values in parse_qs(urlsplit(handler.path).query).items()}
    found = {}
    if not asked["url"].endswith("410"):
        copy = f"http://archive.example/web/{asked.get('timestamp', '')}/{asked['url']}"
        found = {"closest": {"available": True, "url": copy, "timestamp": "20240501", "status": "200"}}
    handler.answer(200, json.dumps({"archived_snapshots": found}).encode(), "application/json")


FAULTS: dict[str, Callable[[Handler], None]] = {
    "/404": status(404),
    "/410": status(410),
    "/401": status(401),
    "/403": status(403),
    "/451": status(451),
    "/429-always": status(429),
    "/429-once": first(429, Retry_After="3"),
    "/500-once": first(500),
    "/503-always": status(503),
    "/redirect-chain": to(302, "/chain-2"),
    "/chain-2": to(307, "/chain-3"),
    "/chain-3": to(302, "/page"),
    "/redirect-loop": to(302, "/loop-2"),
    "/loop-2": to(302, "/redirect-loop"),
    "/redirect-to-nowhere": to(302, "ftp://127.0.0.10/x"),
    "/moved": to(301, "/page"),
    "/moved-twice": to(308, "/moved"),
    "/moved-then-elsewhere": to(301, "/redirect-chain"),
    "/moved-and-gone": to(301, "/404"),
    "/deep/moved-to-front": to(301, "/"),
    "/moved-with-markup": to(301, "/a%5D(b)?x=*_y_*&@all"),
    "/needs-cookie": needs_cookie,
    "/slow-headers": slow_headers,
    "/slow-body": slow_body,
    "/huge-body": huge_body,
    "/reset": reset,
    "/file.pdf": lambda handler: handler.answer(200, b"%PDF-1.7", "application/pdf"),
    "/wayback/available": archive,
}


@contextmanager
def running() -> Iterator[Server]:
    """The server."""
    with Server() as server:
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


@contextmanager
def running_with_bad_certificate() -> Iterator[Server]:
    """The same over TLS, under a certificate that nobody vouches for."""
    with Server() as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trustme.CA().issue_cert(HOST).configure_cert(context)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        server.scheme = "https"
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()

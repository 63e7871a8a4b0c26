"""A static host on this computer: packs what it sends, keeps connections open, lets browsers keep files."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO

from guide.secure.policy import response_headers

_PACKED = {"br": ".br", "gzip": ".gz"}
"""How a file beside another is packed, the smallest first."""
_TEXT = frozenset((".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest"))


@contextmanager
def hosting(site: Path) -> Iterator[str]:
    """Serve the folder on a free port; gives its address, with a slash at the end."""
    with answering(partial(_Host, directory=str(site))) as address:
        yield f"{address}/"


@contextmanager
def answering(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Let the handler answer on a free port of this computer; gives `http://127.0.0.1:<port>`."""
    with _Server(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is no error."""


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body go as one: two small packets would wait for each other.
    wbufsize = -1

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        pass

    def send_head(self) -> BinaryIO | None:
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        how, body = _body(file, self.headers.get("Accept-Encoding", ""))
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache" if file.suffix == ".html" else "max-age=86400")
        self.send_header("Vary", "Accept-Encoding")
        if how:
            self.send_header("Content-Encoding", how)
        for name, value in response_headers().items():
            self.send_header(name, value)
        self.end_headers()
        return io.BytesIO(body)

    def guess_type(self, path: Any) -> str:
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if Path(path).suffix in _TEXT else kind


@cache
def _body(file: Path, accepted: str) -> tuple[str, bytes]:
    """How the body is packed, or "", and the body."""
    for how, ending in _PACKED.items():
        packed = file.with_name(file.name + ending)
        if how in accepted and packed.is_file():
            return how, packed.read_bytes()
    if "gzip" in accepted and file.suffix in _TEXT:
        return "gzip", gzip.compress(file.read_bytes(), 6, mtime=0)
    return "", file.read_bytes()

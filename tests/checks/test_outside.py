"""Links to other sites, asked of a server on this machine that answers well and badly."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from guide.checks.outside import ask, facts_by_address
from guide.facts.guide import Guide

ANSWERS = {"/fine": 200, "/gone": 404, "/broken": 500}


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(ANSWERS.get(self.path, 404))
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815 - the name that the server looks for

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Server) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_tells_which_addresses_do_not_answer(server: str, tmp_path: Path) -> None:
    addresses = [server + path for path in ANSWERS]
    faults = dict(ask(addresses, tmp_path, retries=0))
    assert set(faults) == {f"{server}/gone", f"{server}/broken"}
    assert "404" in faults[f"{server}/gone"]


def test_names_every_fact_that_rests_on_an_address(guide: Guide) -> None:
    found = facts_by_address(guide)
    assert {entry for entries in found.values() for entry in entries} == set(guide.entries)
    source = guide.entries["se.hotline-professionals"].sources[0]
    assert "se.hotline-professionals" in found[source.url]

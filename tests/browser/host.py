"""A static host under a sub-path that a test can break, and bring a new edition to."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from guide.bench.host import answering
from guide.secure.policy import response_headers
from tests.browser.conftest import StaticHost

PREFIX = "/sub/guide/"

Row = list[Any]


@dataclass
class Host:
    """The host of one test: what was asked of it, what it refuses, and what it has in place of a file."""

    site: Path
    address: str = ""
    asked: list[str] = field(default_factory=list)
    changed: dict[str, bytes] = field(default_factory=dict)
    refuses: Callable[[str], bool] = lambda _: False
    down: bool = False

    def forget(self) -> None:
        """Begin a new list of what is asked."""
        self.asked.clear()

    def read(self, name: str) -> bytes:
        """What the host has under a name."""
        return self.changed[name] if name in self.changed else (self.site / name).read_bytes()

    def publish(self, edition: str, day: str, pages: dict[str, str]) -> None:
        """A new edition in which these pages have one more line."""
        for name, text in pages.items():
            self.changed[name] = self.read(name).replace(b"<h1", f'<p id="new">{text}</p><h1'.encode(), 1)

        def renew(row: Row) -> Row:
            data = self.changed.get(row[0])
            return [row[0], hashlib.sha256(data).hexdigest(), len(data), row[3]] if data else row

        self._list(lambda rows: [renew(row) for row in rows], edition=edition, day=day)

    def thin_out(self, keep: re.Pattern[str]) -> None:
        """List only those pages and files, so that a test need not wait for all of them."""
        self._list(lambda rows: [row for row in rows if keep.match(row[0])])

    def _list(self, work: Callable[[list[Row]], list[Row]], edition: str = "", day: str = "") -> None:
        about = json.loads(self.read("edition.json"))
        about["edition"] = edition or about["edition"]
        for language in about["languages"]:
            listed = json.loads(self.read(language["list"]))
            parts = {name: work(rows) for name, rows in listed["parts"].items()}
            data = json.dumps({**listed, "edition": about["edition"], "parts": parts}).encode()
            self.changed[language["list"]] = data
            language["sha256"] = hashlib.sha256(data).hexdigest()
            language["day"] = day or language["day"]
            for name, rows in parts.items():
                language["parts"][name]["bytes"] = sum(row[2] for row in rows)
                language["parts"][name]["packed"] = sum(row[3] for row in rows)
        self.changed["edition.json"] = json.dumps(about).encode()


class _Answers(StaticHost):
    def __init__(self, host: Host, *arguments: Any) -> None:
        self.host = host
        super().__init__(*arguments, directory=str(host.site))

    def do_GET(self) -> None:  # noqa: N802 - the name is the base class's
        path = self.path.partition("?")[0]
        name = path.removeprefix(PREFIX)
        if not self.host.down:
            self.host.asked.append(name)
        if self.host.down or self.host.refuses(name):
            self.close_connection = True
        elif name in self.host.changed:
            self._answer(self.host.changed[name], self.guess_type(name))
        else:
            self.path = f"/{name}" if path.startswith(PREFIX) else "/outside"
            super().do_GET()

    def end_headers(self) -> None:
        for name, value in response_headers().items():
            self.send_header(name, value)
        super().end_headers()

    def _answer(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def hosting(site: Path) -> Iterator[Host]:
    """Serve the site, with the headers that it asks hosts for, in a folder of the host."""
    host = Host(site)
    with answering(partial(_Answers, host)) as address:
        host.address = f"{address}{PREFIX}"
        yield host

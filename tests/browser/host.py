"""A static host under a sub-path that a test can slow down, break, and bring a new edition to."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Thread

from tests.browser.conftest import QuietServer, StaticHost

PREFIX = "/sub/guide/"


@dataclass
class Host:
    """The host of one test: what was asked of it, and what it refuses."""

    folder: Path
    address: str = ""
    asked: list[str] = field(default_factory=list)
    refuses: Callable[[str], bool] = lambda path: False
    down: bool = False

    def forget(self) -> None:
        self.asked.clear()

    def publish(self, edition: str, day: str, **changed: str) -> None:
        """A new edition in which the text of some pages differs: `a__b_html` names `a/b.html`."""
        pages = {name.replace("__", "/").replace("_html", ".html"): text for name, text in changed.items()}
        for name, text in pages.items():
            page = (self.folder / name).read_text(encoding="utf-8")
            self.write(name, page.replace("<h1", f'<p id="new">{text}</p><h1', 1))
        told = json.loads((self.folder / "edition.json").read_text(encoding="utf-8"))
        told["edition"] = edition
        for language in told["languages"]:
            place = language["list"]
            listed = json.loads((self.folder / place).read_text(encoding="utf-8"))
            listed["edition"] = edition
            for row in (row for rows in listed["parts"].values() for row in rows if row[0] in pages):
                data = (self.folder / row[0]).read_bytes()
                row[1:3] = [hashlib.sha256(data).hexdigest(), len(data)]
            text = json.dumps(listed)
            self.write(place, text)
            language |= {"sha256": hashlib.sha256(text.encode()).hexdigest(), "day": day}
        self.write("edition.json", json.dumps(told))

    def write(self, name: str, text: str) -> None:
        """Put a new file in the place of one that other tests share."""
        path = self.folder / name
        path.unlink(missing_ok=True)
        path.write_text(text, encoding="utf-8")


class _Answers(StaticHost):
    def __init__(self, host: Host, *arguments: object) -> None:
        self.host = host
        super().__init__(*arguments, directory=str(host.folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802 - the name is the base class's
        path = self.path.partition("?")[0]
        if self.host.down:
            self.close_connection = True
            return
        if not path.startswith(PREFIX):
            self.send_error(404)
            return
        name = path.removeprefix(PREFIX)
        self.host.asked.append(name)
        if self.host.refuses(name):
            self.close_connection = True
            return
        self.path = "/" + name
        super().do_GET()


@contextmanager
def hosting(site: Path, folder: Path) -> Iterator[Host]:
    """Serve a copy of the site, made of the same files on disk, from `folder`."""
    shutil.copytree(site, folder, copy_function=os.link)
    host = Host(folder)
    with QuietServer(("127.0.0.1", 0), partial(_Answers, host)) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        host.address = f"http://127.0.0.1:{server.server_port}{PREFIX}"
        try:
            yield host
        finally:
            server.shutdown()

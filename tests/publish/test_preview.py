"""The live preview: a fault in the content is shown in the browser, and gone when it is mended."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from guide.problems import error
from guide.publish.preview import error_page
from tests.publish.conftest import EPOCH, SmallGuide

TOLD = "docs/en/index.md:6: a script is not allowed in a page."


@pytest.fixture(scope="module")
def small(make_small, tmp_path_factory) -> SmallGuide:
    return make_small(tmp_path_factory.mktemp("preview") / "guide")


@pytest.fixture(scope="module")
def address(small: SmallGuide) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GUIDE_")}
    server = subprocess.Popen(
        [sys.executable, "-m", "guide", "serve", "--port", str(port)],
        cwd=small.root,
        env=environment | {"SOURCE_DATE_EPOCH": str(EPOCH)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    yield f"http://127.0.0.1:{port}/"
    server.terminate()
    try:
        server.wait(30)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
        raise


def get(address: str) -> str:
    """The page, within a second or two, whatever its status."""
    try:
        with urlopen(address, timeout=20) as answer:  # noqa: S310
            return answer.read().decode()
    except HTTPError as answer:
        return answer.read().decode()


def wait_for(address: str, piece: str, gone: str = "") -> str:
    """The page once it holds one piece and not the other."""
    for _ in range(120):
        try:
            page = get(address)
        except (URLError, OSError):
            page = ""
        if piece in page and not (gone and gone in page):
            return page
        time.sleep(0.5)
    raise AssertionError(f"{piece!r} did not appear: {page[:500]}")


def test_a_fault_is_a_page_in_the_browser_until_it_is_mended(small, address):
    page = small.root / "docs" / "en" / "index.md"
    good = page.read_text(encoding="utf-8")
    wait_for(address, "<h1", gone="To mend first")
    bad = re.sub(r"(?<=---\n)\n", "\n<script>alert(1)</script>\n\n", good, count=1)
    page.write_text(bad, encoding="utf-8")
    shown = wait_for(address, "To mend first")
    assert TOLD in shown
    assert "alert(1)" not in shown
    # Every other page tells it too, and all are ready to load the mended page by themselves.
    assert TOLD in get(f"{address}countries/se.html")
    assert TOLD in get(f"{address}nowhere.html")
    assert "livereload" in shown
    page.write_text(good, encoding="utf-8")
    assert "<script>alert" not in wait_for(address, "<h1", gone="To mend first")


def test_a_preview_begins_although_the_content_has_a_fault(small, tmp_path):
    broken = small.copy(Path(tmp_path) / "guide")
    broken.change("docs/facts/se.yml", "country: SE", "country: Sweden")
    from guide.project import Project
    from guide.publish.preview import Builder

    said: list[str] = []
    folder = Path(tmp_path) / "shown"
    folder.mkdir()
    Builder(Project(broken.root), folder, "http://127.0.0.1:8000", said.append)()
    assert any(line.startswith("docs/facts/se.yml:") for line in said)
    assert "docs/facts/se.yml:" in (folder / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def shown(small, tmp_path):
    """A guide of its own, the folder of its preview, and a function that builds it anew: what was written."""
    from guide.project import Project
    from guide.publish.preview import Builder

    own, folder = small.copy(tmp_path / "guide"), tmp_path / "shown"
    folder.mkdir()
    build = Builder(Project(own.root), folder, "http://127.0.0.1:8000", lambda _: None)

    def written() -> set[str]:
        before = {file: file.stat().st_mtime_ns for file in folder.rglob("*.html")}
        build()
        return {
            file.relative_to(folder).as_posix()
            for file in folder.rglob("*.html")
            if before.get(file) != file.stat().st_mtime_ns
        }

    written()
    return own, folder, written


def test_of_a_page_with_a_new_text_only_that_is_built(shown):
    own, folder, written = shown
    page = own.root / "docs" / "en" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nA new sentence.\n", encoding="utf-8")
    assert written() == {"index.html", "404.html"}
    assert "A new sentence." in (folder / "index.html").read_text(encoding="utf-8")


def test_what_other_pages_show_is_built_with_them(shown):
    own, folder, written = shown
    page = own.root / "docs" / "en" / "index.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"(?m)^title: .*", "title: Quite new", text, count=1), encoding="utf-8")
    assert "countries/se.html" in written()
    assert "Quite new" in (folder / "countries" / "se.html").read_text(encoding="utf-8")
    record = own.root / "docs" / "facts" / "se.yml"
    record.write_text(record.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert "countries/se.html" in written()


def test_after_a_fault_all_pages_are_built(shown):
    own, folder, written = shown
    page = own.root / "docs" / "en" / "index.md"
    good = page.read_text(encoding="utf-8")
    page.write_text(good + "\n<script>alert(1)</script>\n", encoding="utf-8")
    written()
    assert "To mend first" in (folder / "countries" / "se.html").read_text(encoding="utf-8")
    page.write_text(good, encoding="utf-8")
    written()
    assert "To mend first" not in (folder / "countries" / "se.html").read_text(encoding="utf-8")


def test_the_page_of_faults_holds_nothing_but_text():
    page = error_page((error("docs/en/<b>.md", 1, "<script>alert(1)</script>", "<img src=x>"),))
    assert "<script>" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page

"""The guide as a ZIP, unpacked into a folder on a stick: no network, no host."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.reader import FOLDERS, use


@pytest.fixture
def unpacked(built_site: Path, tmp_path: Path) -> Callable[[str], Path]:
    def unpack(code: str) -> Path:
        with ZipFile(built_site / "downloads" / f"offline-{code}.zip") as archive:
            archive.extractall(tmp_path / "a stick")
        [folder] = (tmp_path / "a stick").iterdir()
        return folder

    return unpack


def alone(context: BrowserContext) -> list[str]:
    """No network; tells what was asked of it all the same, and what the browser complains of."""
    told: list[str] = []
    context.set_offline(True)
    context.on(
        "request", lambda one: None if one.url.startswith(("file:", "data:")) else told.append(one.url)
    )
    context.on("console", lambda one: told.append(one.text) if one.type == "error" else None)
    context.on("weberror", lambda one: told.append(str(one.error)))
    return told


@pytest.mark.parametrize("code", FOLDERS)
def test_the_zip_works_from_its_folder(code, page_for, unpacked):
    folder = unpacked(code)
    page = page_for()
    told = alone(page.context)
    page.goto((folder / "index.html").as_uri())
    page.wait_for_url(f"**/{FOLDERS[code]}index.html")
    root = f"{folder.as_uri()}/{FOLDERS[code]}"
    use(page, root, code)
    page.goto(f"{root}downloads.html")
    links = page.locator("article a[href$='.pdf']").evaluate_all("all => all.map((one) => one.href)")
    here = {link.rpartition("/")[2] for link in links if link.startswith("file:")}
    assert {f"guide-{code}.pdf", f"country-se-{code}.pdf", f"pocket-se-{code}.pdf"} <= here
    assert all((folder / "downloads" / name).read_bytes()[:5] == b"%PDF-" for name in here)
    assert page.locator(".keep-copy").is_visible()
    assert not page.locator(".keep-instead").is_visible()
    assert page.locator("#device ~ ol").first.is_hidden(), "how to keep a copy, in a copy"
    assert page.locator("#pdf ~ ol").first.is_visible()
    # No real address is set, so there is no website to lead to.
    assert page.locator("article a[href*='.example']").count() == 0
    assert page.locator("article table.downloads .needs-network").count() == 2 * len(here)
    assert page.locator(".md-select").count() == 0, "no menu of languages that are not here"
    assert told == []


def test_the_zip_says_which_edition_it_is(unpacked, built_site):
    about = json.loads((built_site / "edition.json").read_text(encoding="utf-8"))
    folder = unpacked("en")
    assert folder.name == f"bsr-guide-en-{about['date']}"
    text = (folder / "README.txt").read_text(encoding="utf-8-sig")
    assert f"({about['commit']})" in text
    assert "://" not in text
    assert "Ask whoever gave you this guide for the newest edition" in text
    assert about["languages"][0]["day"] in text

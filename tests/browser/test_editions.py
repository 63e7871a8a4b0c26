"""A page of a past edition in a browser: plainly old, readable by everybody, and it asks nobody."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from guide.edition import Edition
from guide.offline.archive import Archive
from guide.offline.past import write_past
from guide.site.context import build_context
from tests.browser.conftest import serving
from tests.browser.test_access import OPTIONS, SHORTEN, STILL

KEPT = (
    "countries/se.html",
    "compare.html",
    "contacts.html",
    "across-borders/plan.html",
    "about/editions.html",
)
YEAR = 365 * 86_400


@pytest.fixture(scope="module")
def later(built_site: Path, project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Some pages of the guide a year later, with today's among the past ones; gives the address of those."""
    site, archive = tmp_path_factory.mktemp("later") / "site", Archive(tmp_path_factory.mktemp("past"))
    shutil.copytree(built_site / "assets", site / "assets")
    for name in (*KEPT, "edition.json"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(built_site / name, site / name)
    edition = archive.add(site)
    now = build_context(project, "en")
    then = dataclasses.replace(now, edition=Edition(now.edition.epoch + YEAR, "fffffff"))
    write_past((then,), site, archive)
    with serving(site) as address:
        yield f"{address}/editions/{edition.name}/"


@pytest.mark.parametrize("name", KEPT[:-1])
def test_an_old_page_is_plainly_old_and_has_no_barrier(name, page_for, later):
    page = page_for(320, 640)
    told: list[str] = []
    page.on("console", lambda one: told.append(one.text) if one.type == "error" else None)
    page.goto(later + name)
    expect(page.locator("header")).to_contain_text("Old edition")
    assert page.locator("header").bounding_box()["y"] == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.evaluate(SHORTEN)
    page.evaluate(STILL)
    broken = Axe().run(page, options=OPTIONS["default"]).response["violations"]
    assert [f"{one['id']}: {node['html'][:120]}" for one in broken for node in one["nodes"]] == []
    assert told == []
    page.locator("header a").first.click()
    assert page.url == later.partition("editions/")[0] + name


def test_the_list_leads_to_it(page_for, later):
    page = page_for()
    page.goto(later.partition("editions/")[0] + "about/editions.html")
    link = page.locator(".past-list a").first
    expect(link).to_be_visible()
    assert "/editions/" in link.evaluate("one => one.href")

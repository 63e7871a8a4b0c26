"""Nobody is watched: no page asks another host, runs what its policy refuses, or keeps what nobody chose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import ClassVar

import pytest
from playwright.sync_api import Browser, Page, expect

from guide.bench.host import answering
from guide.secure.policy import response_headers
from tests.browser.conftest import ANSWERS_WITHIN, StaticHost, serving
from tests.browser.guard import Guard
from tests.browser.reader import FOLDERS

WORDS = {"en": "reflection", "sv": "betänketid", "uk": "період"}

ALIKE = re.compile(r"^((?:countries|measures|roles|plan)/)(?!index)")
"""Folders whose pages are made alike: one of them stands for all."""

THEME = "/.__palette"


def kinds(site: Path, folder: str) -> list[str]:
    """One page of each kind in a language: all pages, but of those made alike only one."""
    others = tuple(f"{one}" for one in FOLDERS.values() if one and one != folder)
    pages = sorted(path.relative_to(site / folder).as_posix() for path in (site / folder).rglob("*.html"))
    found: dict[str, str] = {}
    for page in pages:
        if folder or not page.startswith(others):
            alike = ALIKE.match(page)
            found[alike[1] if alike else page] = page
    return list(found.values())


class HostWithHeaders(StaticHost):
    """Sends the headers that the guide's host files ask for, and notes what a browser should not tell it."""

    told: ClassVar[list[str]] = []

    def do_GET(self) -> None:  # noqa: N802 - the name is the base class's
        self.told.extend(f"{self.path}: {name}" for name in ("Referer", "Cookie") if name in self.headers)
        super().do_GET()

    def end_headers(self) -> None:
        for name, value in response_headers().items():
            self.send_header(name, value)
        super().end_headers()


@pytest.fixture(scope="module")
def guarded_site(built_site: Path) -> Iterator[str]:
    """The address of the guide on a host that sends its headers."""
    with answering(partial(HostWithHeaders, directory=str(built_site))) as address:
        yield address
    assert HostWithHeaders.told == []


@pytest.fixture
def guard_for(browser: Browser) -> Iterator[Callable[[str], tuple[Guard, Page]]]:
    """Opens a session that is watched, of which only the given address may be asked."""
    contexts = []

    def start(root: str) -> tuple[Guard, Page]:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        contexts.append(context)
        context.set_default_timeout(ANSWERS_WITHIN)
        return Guard(context, root), context.new_page()

    yield start
    for context in contexts:
        context.close()


@pytest.mark.parametrize("code", FOLDERS)
def test_every_kind_of_page_asks_nobody_and_keeps_nothing(code, guard_for, guarded_site, built_site):
    guard, page = guard_for(guarded_site)
    visited = kinds(built_site, FOLDERS[code])
    assert len(visited) > 30
    for address in visited:
        page.goto(f"{guarded_site}/{FOLDERS[code]}{address}")
        # A page is in use: all that is folded is open, and its foot has been seen.
        page.evaluate(
            "for (const one of document.querySelectorAll('details')) one.open = true; scrollTo(0, 1e6)"
        )
    page.wait_for_load_state("networkidle")
    assert guard.faults == []
    assert guard.kept(page) == {}
    assert len(guard.asked) > len(visited)


def search(page: Page, root: str, code: str) -> None:
    page.goto(f"{root}index.html")
    page.locator("input[name=query]").click()
    page.locator("input[name=query]").fill(WORDS[code])
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("article")).to_be_visible()
    page.locator("input[name=query]").click()
    page.locator("input[name=query]").fill("zzzzzz")
    expect(page.locator(".md-search-result__link")).to_have_count(0)
    page.keyboard.press("Enter")


def plan(page: Page, root: str, code: str) -> None:
    page.goto(f"{root}across-borders/plan.html#found=se&home=ua")
    expect(page.locator(".plan-result li").first).to_be_visible()
    page.locator("form.plan-form input[type=radio]:visible").nth(1).check()
    page.locator(".plan-result input[type=checkbox]").first.check()


def choose(page: Page, root: str, code: str) -> None:
    page.goto(f"{root}contacts.html")
    page.locator("#filter-country").select_option("se")
    page.locator("#filter-role").press("Enter")
    page.goto(f"{root}glossary.html")
    page.locator("form.term-filter input").first.fill("a")
    page.keyboard.press("Enter")
    page.goto(f"{root}compare.html")
    page.locator("table.compare thead button").nth(1).click()
    page.goto(f"{root}meeting/sentences.html")
    page.locator("form.sentence-choice select").select_option(index=2)
    page.goto(f"{root}countries/se.html")
    page.locator("article .ref a").first.click()


def change_language(page: Page, root: str, code: str) -> None:
    page.goto(f"{root}countries/se.html")
    page.locator(".md-select button").focus()
    page.locator(f".md-select__link[hreflang]:not([hreflang={code}])").first.click()
    expect(page.locator("article")).to_be_visible()


USES = {one.__name__: one for one in (search, plan, choose, change_language)}


@pytest.mark.parametrize("code", FOLDERS)
def test_using_the_guide_asks_nobody_and_keeps_nothing(code, guard_for, guarded_site):
    guard, page = guard_for(guarded_site)
    for use in USES.values():
        use(page, f"{guarded_site}/{FOLDERS[code]}", code)
    page.wait_for_load_state("networkidle")
    assert guard.faults == []
    assert guard.kept(page) == {}


def test_only_a_choice_of_light_or_dark_is_kept_and_for_all_languages(guard_for, guarded_site):
    guard, page = guard_for(guarded_site)
    page.goto(f"{guarded_site}/sv/index.html")
    assert guard.kept(page) == {}
    page.locator("label.md-header__button[for=__palette_1]").click()
    assert guard.kept(page) == {"local storage": [THEME]}
    for address in ("countries/se.html", "uk/index.html", "nowhere/at/all.html"):
        page.goto(f"{guarded_site}/{address}")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert guard.kept(page) == {"local storage": [THEME]}
    assert guard.faults == []


def test_a_browser_that_keeps_nothing_shows_the_guide_all_the_same(guard_for, guarded_site):
    guard, page = guard_for(guarded_site)
    page.add_init_script(
        "Object.defineProperty(globalThis, 'localStorage', {get() { throw new Error('no') }})"
    )
    page.goto(f"{guarded_site}/index.html")
    page.locator("label.md-header__button[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert guard.faults == []


@pytest.mark.parametrize("address", ["index.html", "sv/across-borders/plan.html", "uk/contacts.html"])
def test_the_policy_lets_a_copy_on_disk_work(address, guard_for, built_site):
    root = built_site.resolve().as_uri()
    guard, page = guard_for(root)
    page.goto(f"{root}/{address}")
    styled = page.locator(".md-header").evaluate("one => getComputedStyle(one).position")
    assert styled == "sticky"
    assert page.locator("html").get_attribute("class") == "js"
    assert [fault for fault in guard.faults if "REFUSED" in fault or fault.startswith("asked")] == []


# What somebody could slip into a page, and how the watch tells it. The name of the host does not exist.
SLIPPED = {
    "a script in the page": ("<script>document.cookie = 'a=1'</script>", "REFUSED script-src-elem: inline"),
    "a script from elsewhere": (
        "<script src='https://x.example/a.js'></script>",
        "asked https://x.example/a.js",
    ),
    "a picture from elsewhere": ("<img src='https://x.example/a.png'>", "asked https://x.example/a.png"),
    "an event": ("<img src='data:,' onerror='alert(1)'>", "REFUSED script-src-attr: inline"),
    "a style": ("<p style='color: red'>x</p>", "REFUSED style-src-attr: inline"),
    "a frame": ("<iframe src='https://x.example/'></iframe>", "REFUSED frame-src"),
}
STORES = {
    "local storage": "localStorage.setItem('a', 1)",
    "session storage": "sessionStorage.setItem('a', 1)",
    "databases": "new Promise((done) => { indexedDB.open('a').onsuccess = done })",
    "caches": "caches.open('a')",
    "cookies": "document.cookie = 'a=1'",
}


@pytest.mark.parametrize("name", SLIPPED)
def test_the_watch_sees_what_is_slipped_in(name, guard_for, built_site, tmp_path):
    planted, told = SLIPPED[name]
    page_text = (built_site / "404.html").read_text(encoding="utf-8")
    # Without a policy of its own, a page asks whom it likes; what is asked is told even so.
    if told.startswith("asked"):
        page_text = re.sub(r"<meta http-equiv=[^>]*>", "", page_text)
    (tmp_path / "a.html").write_text(
        page_text.replace("</article>", f"{planted}</article>"), encoding="utf-8"
    )
    with serving(tmp_path) as root:
        guard, page = guard_for(root)
        page.goto(f"{root}/a.html")
        page.wait_for_load_state("networkidle")
    assert any(told in fault for fault in guard.faults), guard.faults


def test_the_watch_sees_what_is_kept(guard_for, guarded_site):
    guard, page = guard_for(guarded_site)
    page.goto(f"{guarded_site}/404.html")
    for script in STORES.values():
        page.evaluate(f"async () => {{ await ({script}) }}")
    assert set(guard.kept(page)) == set(STORES)

"""The guide without a network, kept by the browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page, expect

from tests.browser.host import Host, hosting
from tests.browser.reader import FOLDERS, NAMES, use
from tests.browser.test_access import OPTIONS

OFFLINE = {"en": "Offline.", "sv": "Utan nätverk.", "uk": "Без мережі"}
NEW = "2027-01-01 (fffffff)"
KEPT_WITHIN = 30_000

REGISTERED = "async () => (await navigator.serviceWorker.getRegistrations()).length"
CACHES = "async () => (await caches.keys()).length"
FILES = """async () => {
  const names = await caches.keys();
  const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
  return all.reduce((sum, one) => sum + one, 0);
}"""


SOME = re.compile(
    r"(?:sv/)?(?:assets|manifest|index|downloads\.html|countries/(?:se|fi)|measures/[1-3]|roles/)|downloads/(?:guide|act)"
)


@pytest.fixture
def whole(built_site: Path) -> Iterator[Host]:
    """A host of the guide as it is."""
    with hosting(built_site) as running:
        yield running


@pytest.fixture
def host(whole: Host) -> Host:
    """A host that offers only some of the pages to keep, so that a test is short."""
    whole.thin_out(SOME)
    return whole


def downloads(page: Page, host: Host, code: str = "en") -> Page:
    page.goto(f"{host.address}{FOLDERS[code]}downloads.html")
    expect(page.locator(".keep form")).to_be_visible()
    return page


def said(page: Page, pattern: str) -> None:
    expect(page.locator(".keep-said")).to_have_text(re.compile(pattern), timeout=KEPT_WITHIN)


def keep(page: Page, host: Host, code: str = "en", *parts: str) -> Page:
    downloads(page, host, code)
    for part in parts:
        page.locator(f".keep [name=part][value={part}]").check()
    page.locator(".keep-go").click()
    expect(page.locator(".keep-go")).to_be_hidden(timeout=KEPT_WITHIN)
    expect(page.locator(".keep-remove")).to_be_visible()
    return page


def cut(page: Page, host: Host) -> None:
    """No network any more: neither the computer's nor the host."""
    host.down = True
    page.context.set_offline(True)
    host.forget()


def mend(page: Page, host: Host) -> None:
    host.down = False
    page.context.set_offline(False)


def quota(page: Page, host: Host, size: int | None) -> None:
    """Let the browser have room for so many bytes in all."""
    asked = {"origin": host.address.split("/sub")[0]} | ({"quotaSize": size} if size is not None else {})
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", asked)


def pages_of(host: Host, code: str = "en") -> list[list]:
    return json.loads(host.read(f"offline/{code}.json"))["parts"]["pages"]


# Asking first


def test_nothing_is_kept_unless_it_is_asked_for(page_for, host):
    page = page_for()
    for address in ("index.html", "sv/countries/se.html", "uk/downloads.html", "downloads.html"):
        page.goto(host.address + address)
    expect(page.locator(".keep form")).to_be_visible()
    page.locator(".keep [name=language]").nth(1).check()
    assert (page.evaluate(REGISTERED), page.evaluate(CACHES)) == (0, 0)
    assert "sw.js" not in host.asked


@pytest.mark.parametrize("code", FOLDERS)
def test_the_size_is_told_before(code, page_for, host):
    page = downloads(page_for(), host, code)
    about = {one["code"]: one for one in json.loads(host.read("edition.json"))["languages"]}
    size = page.locator(".keep-size")

    def numbers() -> list[float]:
        text = size.inner_text().replace(",", "." if code != "en" else "")
        return [float(found) for found in re.findall(r"\d+\.?\d*(?=\s[MG]B)", text.replace("\u00a0", " "))]

    expect(size).to_have_text(re.compile("MB"))
    pages = about[code]["parts"]["pages"]
    assert numbers()[:2] == pytest.approx([pages["bytes"] / 1e6, pages["packed"] / 1e6], abs=0.06)
    page.locator(".keep [name=part][value=guide]").check()
    more = pages["bytes"] + about[code]["parts"]["guide"]["bytes"]
    expect(size).not_to_have_text(re.compile("^$"))
    page.wait_for_timeout(100)
    assert numbers()[0] == pytest.approx(more / 1e6, abs=0.06)
    page.locator(".keep [name=language]:checked").uncheck()
    expect(page.locator(".keep-go")).to_be_disabled()


def test_each_listed_size_and_sum_is_that_of_the_file(built_site):
    import hashlib

    for code in FOLDERS:
        parts = json.loads((built_site / "offline" / f"{code}.json").read_text(encoding="utf-8"))["parts"]
        assert [len(parts[part]) for part in ("guide", "countries")] == [1, 14]
        for name, digest, size, packed in (row for rows in parts.values() for row in rows):
            data = (built_site / name).read_bytes()
            assert (digest, size) == (hashlib.sha256(data).hexdigest(), len(data)), name
            assert 0 < packed <= size + 100


# Without a network


@pytest.mark.parametrize("code", FOLDERS)
def test_what_was_kept_works_without_a_network(code, page_for, whole):
    host = whole
    page = keep(page_for(), host, code, "sheets")
    cut(page, host)
    root = host.address + FOLDERS[code]
    page.goto(f"{root}countries/se.html")
    expect(page.locator("h1")).to_contain_text(NAMES[code])
    note = page.locator(".copy-note")
    expect(note).to_contain_text(OFFLINE[code])
    assert note.get_attribute("data-day") in note.inner_text()
    use(page, root, code)
    for name in ("act-now", "form-referral", "pocket-se"):
        address = f"{host.address}downloads/{name}-{code}.pdf"
        assert (
            page.evaluate("async (url) => (await (await fetch(url)).text()).slice(0, 5)", address) == "%PDF-"
        )
    page.goto(host.address)
    assert page.locator("html").get_attribute("lang") == code
    assert host.asked == []


def test_what_was_not_kept_says_so(page_for, host):
    page = keep(page_for(), host)
    cut(page, host)
    for address in ("sv/countries/se.html", "downloads/guide-en.pdf", "countries/atlantis.html"):
        page.goto(host.address + address)
        assert page.url == f"{host.address}downloads.html#not-kept"
        said(page, "What you asked for is not on this device")
        page.goto(f"{host.address}index.html")


def test_with_a_network_what_was_not_kept_is_there(page_for, host):
    page = keep(page_for(), host)
    page.goto(f"{host.address}sv/countries/se.html")
    expect(page.locator("h1")).to_contain_text("Sverige")
    expect(page.locator(".copy-note")).to_be_hidden()
    answer = page.goto(f"{host.address}countries/atlantis.html")
    assert answer is not None
    assert answer.status == 404


def test_what_two_languages_share_is_loaded_once(page_for, host):
    page = downloads(page_for(), host)
    page.locator(".keep [name=language][value=sv]").check()
    page.locator(".keep-go").click()
    said(page, "On this device: .*English, Svenska")
    files = [row[1] for code in ("en", "sv") for row in pages_of(host, code)]
    assert len(set(files)) < len(files)
    assert page.evaluate(FILES) == len(set(files)) + 1, "each sum once, and one note"
    cut(page, host)
    for code in ("en", "sv"):
        page.goto(f"{host.address}{FOLDERS[code]}countries/se.html")
        expect(page.locator("h1")).to_contain_text(NAMES[code])


# A new edition


def test_a_new_edition_comes_by_itself_and_loads_only_what_changed(page_for, host):
    page = keep(page_for(), host)
    host.publish(NEW, "1 January 2027", {"countries/se.html": "A new line."})
    host.forget()
    page.locator(".keep-look").click()
    said(page, "edition of 1 January 2027")
    assert sorted(set(host.asked)) == ["countries/se.html", "edition.json", "offline/en.json"]
    expect(page.locator(".copy-note")).to_contain_text(
        "1 January 2027 is now on this device: load the page again"
    )
    cut(page, host)
    page.goto(f"{host.address}countries/se.html")
    expect(page.locator("#new")).to_have_text("A new line.")
    assert page.evaluate(FILES) == len({row[1] for row in pages_of(host)}) + 1, "the old file is gone"


def test_a_new_edition_is_there_wholly_or_not_at_all(page_for, host):
    page = keep(page_for(), host)
    pages = {"countries/se.html": "A new line.", "countries/fi.html": "Another."}
    host.publish(NEW, "1 January 2027", pages)
    host.refuses = lambda name: name == "countries/fi.html"
    page.locator(".keep-look").click()
    said(page, "The network broke off.*A newer edition is out, of 1 January 2027")
    cut(page, host)
    page.goto(f"{host.address}countries/se.html")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("#new").count() == 0
    expect(page.locator(".copy-note")).to_contain_text("A newer edition is out, of 1 January 2027")
    mend(page, host)
    host.refuses = lambda _: False
    downloads(page, host)
    page.locator(".keep-look").click()
    said(page, "On this device: edition of 1 January 2027")
    assert "countries/se.html" not in host.asked, "what had come is not loaded again"


def test_with_a_network_nobody_reads_an_old_page(page_for, host):
    """While the new edition cannot be loaded whole, its pages come from the network."""
    page = keep(page_for(), host)
    host.publish(NEW, "1 January 2027", {"countries/se.html": "A new line.", "countries/fi.html": "Another."})
    host.refuses = lambda name: name == "countries/fi.html"
    page.locator(".keep-look").click()
    said(page, "A newer edition is out")
    page.goto(f"{host.address}countries/se.html")
    expect(page.locator("#new")).to_have_text("A new line.")


def test_files_that_do_not_fit_their_list_are_not_kept(page_for, host):
    page = downloads(page_for(), host)
    host.changed["countries/fi.html"] = b"<p>Put in by somebody else.</p>"
    page.locator(".keep-go").click()
    said(page, "The site was changed meanwhile")
    cut(page, host)
    with pytest.raises(Error, match="ERR_"):
        page.goto(f"{host.address}countries/fi.html?not=cached")


def test_a_page_to_sign_in_first_is_no_new_edition(page_for, host):
    page = keep(page_for(), host)
    host.changed["edition.json"] = host.changed["countries/se.html"] = b"<p>Sign in to this network.</p>"
    page.locator(".keep-look").click()
    said(page, "There is no network now")
    page.goto(f"{host.address}countries/se.html")
    expect(page.locator("h1")).to_contain_text("Sweden")


# What goes wrong


def test_a_half_finished_download_goes_on_where_it_broke_off(page_for, host):
    page = downloads(page_for(), host)
    host.refuses = lambda name: name.startswith(("measures/", "roles/"))
    page.locator(".keep-go").click()
    said(page, "The network broke off. What has come stays here")
    bar = page.locator(".keep-bar")
    expect(bar).to_be_hidden()
    cut(page, host)
    with pytest.raises(Error, match="ERR_"):
        page.goto(f"{host.address}countries/se.html?not=cached")
    mend(page, host)
    host.refuses = lambda _: False
    downloads(page, host)
    said(page, "The network broke off")
    page.locator(".keep-go").click()
    said(page, "^On this device")
    again = [name for name in host.asked if name in {row[0] for row in pages_of(host)}]
    page_files = {name for name in again if name.startswith(("measures/", "roles/"))}
    assert page_files == {row[0] for row in pages_of(host) if row[0].startswith(("measures/", "roles/"))}
    assert "countries/fi.html" not in again


def test_stopping_and_going_on(page_for, host):
    page = downloads(page_for(), host)
    hold = {"on": True}
    host.refuses = lambda name: hold["on"] and name.startswith("countries/")
    page.locator(".keep-go").click()
    expect(page.locator(".keep-bar")).to_be_visible()
    # Not as a text that the browser would have to run again and again: the policy of the page forbids that.
    page.wait_for_function(
        "() => ((one) => one.max > 1 && one.value < one.max)(document.querySelector('.keep-bar progress'))"
    )
    page.locator(".keep-stop").click()
    said(page, "^Stopped")
    expect(page.locator(".keep-stop")).to_be_hidden()
    hold["on"] = False
    page.locator(".keep-go").click()
    said(page, "^On this device")


def test_a_download_goes_on_when_the_browser_ends_its_worker(page_for, host):
    page = downloads(page_for(), host)
    hold = {"on": True}
    host.refuses = lambda name: hold["on"] and name.startswith("countries/")
    page.locator(".keep-go").click()
    expect(page.locator(".keep-bar")).to_be_visible()
    session = page.context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    hold["on"] = False
    said(page, "^On this device")


def test_a_full_device_is_told_and_keeps_nothing_of_what_did_not_fit(page_for, host):
    page = page_for()
    page.add_init_script("navigator.storage.estimate = async () => ({ quota: 5e5, usage: 0 })")
    downloads(page, host)
    quota(page, host, 500_000)
    expect(page.locator(".keep-size")).to_contain_text("That may be too much")
    page.locator(".keep-go").click()
    said(page, "^This device has no room left. Nothing was kept")
    quota(page, host, None)
    assert page.evaluate(FILES) == 1, "only the note"


def test_a_full_device_keeps_the_old_copy(page_for, host):
    page = keep(page_for(), host)
    quota(page, host, page.evaluate("async () => (await navigator.storage.estimate()).usage") + 1000)
    host.publish(NEW, "1 January 2027", {"countries/se.html": "new " * 100_000})
    page.locator(".keep-look").click()
    said(page, "^This device has no room left for the new copy. The copy of .* is still here as it was")
    cut(page, host)
    page.goto(f"{host.address}countries/se.html")
    expect(page.locator("h1")).to_contain_text("Sweden")
    assert page.locator("#new").count() == 0


def test_after_removal_nothing_is_left(page_for, host):
    page = keep(page_for(), host)
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator(".keep-remove").click()
    said(
        page,
        "^Removed. The copy is not on this device any more. .* clear the browser’s data.$",
    )
    assert (page.evaluate(REGISTERED), page.evaluate(CACHES)) == (0, 0)
    expect(page.locator(".keep-go")).to_be_visible()
    page.goto(f"{host.address}index.html")
    assert page.evaluate(CACHES) == 0
    cut(page, host)
    with pytest.raises(Error, match="ERR_"):
        page.goto(f"{host.address}countries/se.html?not=cached")


def test_nobody_removes_the_copy_by_a_slip(page_for, host):
    page = keep(page_for(), host)
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.locator(".keep-remove").click()
    said(page, "^On this device")
    assert page.evaluate(REGISTERED) == 1


def test_choosing_less_removes_the_rest(page_for, host):
    page = keep(page_for(), host, "en", "sheets")
    page.locator(".keep [name=part][value=sheets]").uncheck()
    expect(page.locator(".keep-go")).to_be_visible()
    page.locator(".keep-go").click()
    expect(page.locator(".keep-go")).to_be_hidden()
    assert page.evaluate(FILES) == len({row[1] for row in pages_of(host)}) + 1


# Where it cannot work


def insecure(page: Page) -> None:
    page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")


def no_worker(page: Page) -> None:
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })")


@pytest.mark.parametrize("fault", [insecure, no_worker])
def test_where_it_cannot_work_the_page_says_what_to_do(fault: Callable[[Page], None], page_for, host):
    page = page_for()
    fault(page)
    page.goto(f"{host.address}downloads.html")
    expect(page.locator(".keep-instead")).to_be_visible()
    expect(page.locator(".keep form")).to_be_hidden()


def test_without_scripts_and_from_a_folder_the_page_says_what_to_do(page_for, host, built_site):
    for page, address in (
        (page_for(javascript=False), f"{host.address}downloads.html"),
        (page_for(), (built_site / "downloads.html").as_uri()),
    ):
        page.goto(address)
        expect(page.locator(".keep-instead")).to_contain_text("Take the ZIP below")
        expect(page.locator(".keep form")).to_be_hidden()


# For everybody


@pytest.mark.parametrize("dark", [False, True])
def test_no_barrier_in_any_state_on_a_narrow_screen(dark, page_for, host):
    page = downloads(page_for(320, 640, dark=dark), host)
    looked = {"include": [[".keep"], [".copy-note"]]}

    def barriers() -> list[str]:
        page.evaluate("scrollTo(0, 0)")
        found = Axe().run(page, context=looked, options=OPTIONS["default"]).response["violations"]
        return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]

    assert barriers() == []
    host.refuses = lambda name: name.startswith("roles/")
    page.locator(".keep-go").click()
    expect(page.locator(".keep-bar")).to_be_visible()
    assert barriers() == []
    said(page, "^The network broke off")
    assert barriers() == []
    host.refuses = lambda _: False
    page.locator(".keep-go").press("Enter")
    said(page, "^On this device")
    expect(page.locator(".keep-said")).to_be_focused()
    cut(page, host)
    page.reload()
    expect(page.locator(".copy-note")).to_be_visible()
    assert barriers() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("code", FOLDERS)
def test_the_browser_takes_the_manifest(code, page_for, host):
    page = page_for()
    page.goto(f"{host.address}{FOLDERS[code]}index.html")
    found = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert found["errors"] == []
    manifest = json.loads(found["data"])
    assert manifest["lang"] == code
    for icon in manifest["icons"]:
        size = page.evaluate(
            "async (url) => { const one = new Image(); one.src = url; await one.decode();"
            " return `${one.naturalWidth}x${one.naturalHeight}` }",
            f"{host.address}{icon['src'].removeprefix('../')}",
        )
        assert size == icon["sizes"]
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}

"""The theme's styles without what nothing uses."""

from __future__ import annotations

import pytest

from guide.kept import Kept
from guide.publish import styles
from guide.publish.styles import Used, lighten, lightened

USED = Used(
    classes=frozenset({"page", "a:b"}),
    states=frozenset({"dir=ltr", "data-md-color-scheme=default", "data-md-color-scheme=slate"}),
    scripts='add("md-open"); style.getPropertyValue("--by-script")',
)


def light(text: str, own: str = "") -> str:
    [sheet] = lightened((text,), own, USED)
    return sheet


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (".page{color:red}", ".page{color:red}"),
        (".gone{color:red}", ""),
        (".page .gone,.page>a,.gone{color:red}", ".page>a{color:red}"),
        (".md-open .page{color:red}", ".md-open .page{color:red}"),
        (".a\\:b{color:red}", ".a\\:b{color:red}"),
        (".page:not(.gone){color:red}", ".page:not(.gone){color:red}"),
        (":is(.gone,.page){color:red}", ":is(.gone,.page){color:red}"),
        ("[dir=rtl] .page{left:0}[dir=ltr] .page{right:0}", "[dir=ltr] .page{right:0}"),
        ("[data-md-color-scheme=slate]{color:red}", "[data-md-color-scheme=slate]{color:red}"),
        ("[data-md-color-scheme=other]{color:red}", ""),
        ("[data-md-state=open]{color:red}", "[data-md-state=open]{color:red}"),
        ("@media print{.gone{color:red}}", ""),
        ("@media print{.gone{color:red}.page{color:red}}", "@media print{.page{color:red}}"),
        ("@keyframes gone{to{color:red}}", "@keyframes gone{to{color:red}}"),
        (":root{--a:1;--b:2}.page{width:var(--a)}", ":root{--a:1}.page{width:var(--a)}"),
        (":root{--a:1;--b:var(--a)}", ""),
        (":root{--by-script:1}", ":root{--by-script:1}"),
        (":root{--c:1}.gone{width:var(--c)}", ""),
        ('.page{background:url("a;b}c")}', '.page{background:url("a;b}c")}'),
    ],
)
def test_only_what_may_fit_something_stays(before, after):
    assert light(before) == after


def test_properties_that_our_own_styles_read_stay():
    assert light(":root{--ours:1;--gone:2}", ".x{width:var( --ours )}") == ":root{--ours:1}"


def test_files_are_written_anew_and_links_to_them_are_not_changed(tmp_path):
    sheet, kept = tmp_path / "assets" / "stylesheets" / "main.css", tmp_path / "kept.css"
    sheet.parent.mkdir(parents=True)
    kept.write_text(".page{color:red}.gone{color:red}")
    sheet.hardlink_to(kept)
    (tmp_path / "index.html").write_text('<p class="page">')
    lighten([tmp_path])
    assert sheet.read_text() == ".page{color:red}"
    assert ".gone" in kept.read_text()


@pytest.fixture
def light_site(tmp_path):
    """A function that writes a small site anew, lightens it, and gives its style sheet."""

    def made(kept, page='<p class="page">', theme=".page{color:red}.more{color:red}", script="", own=""):
        files = {
            "index.html": page,
            "assets/stylesheets/main.css": f"{theme}:root{{--a:1}}",
            "assets/js/x.js": script,
            "assets/css/own.css": own,
        }
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        lighten([tmp_path], kept)
        return (tmp_path / "assets/stylesheets/main.css").read_text(encoding="utf-8")

    return made


@pytest.mark.parametrize(
    ("change", "after"),
    [
        ({}, ".page{color:red}"),
        ({"page": '<p class="page more">'}, ".page{color:red}.more{color:red}"),
        ({"theme": ".page{color:blue}"}, ".page{color:blue}"),
        ({"script": 'add("more")'}, ".page{color:red}.more{color:red}"),
        ({"own": ".x{width:var(--a)}"}, ".page{color:red}:root{--a:1}"),
    ],
)
def test_what_is_kept_fits_pages_scripts_and_sheets_of_now(change, after, light_site):
    kept = Kept()
    assert light_site(kept) == ".page{color:red}"
    assert light_site(Kept(kept.used), **change) == after


def test_what_has_not_changed_is_not_worked_out_again(light_site, monkeypatch):
    kept = Kept()
    before = light_site(kept)
    for name in ("lightened", "_named"):
        monkeypatch.setattr(styles, name, lambda *_: pytest.fail("it is known"))
    assert light_site(Kept(kept.used)) == before

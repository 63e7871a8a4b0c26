"""Dead links of a built site are told by page; links that work are not."""

from __future__ import annotations

import pytest

from guide.checks import inside
from guide.checks.inside import dead_links
from guide.kept import Kept

URL = "https://guide.example/"
PAGES = {
    "index.html": '<a href="sv/page.html">x</a> <a href="sv/page.html#part">y</a> <a href="#i" id="i">z</a>',
    "sv/page.html": '<h2 id="part">Part</h2> <a href="../index.html">x</a> <a href="/index.html">y</a>',
}
MANIFEST = '{"start_url": "START", "icons": [{"src": "ICON"}]}'

# a link on sv/page.html, and what it is said to lead to
DEAD = {
    "a page": ('<a href="gone.html">x</a>', "sv/gone.html"),
    "a page above": ('<a href="../gone.html">x</a>', "gone.html"),
    "a page from the root": ('<a href="/gone.html">x</a>', "gone.html"),
    "a page with its whole address": (f'<a href="{URL}gone.html">x</a>', "gone.html"),
    "an anchor here": ('<a href="#gone">x</a>', "sv/page.html#gone"),
    "an anchor elsewhere": ('<a href="../index.html#gone">x</a>', "index.html#gone"),
    "an anchor in Cyrillic": ('<a href="#%D0%B7%D0%BD%D0%B0%D0%BA">x</a>', "sv/page.html#знак"),
    "a picture": ('<img src="../gone.png" alt="x">', "gone.png"),
    "a picture for large screens": ('<img src="page.html" srcset="gone.png 2x" alt="x">', "sv/gone.png"),
    "a drawing": ('<svg><use href="gone.svg#x"/></svg>', "sv/gone.svg#x"),
    "a style sheet": ('<link rel="stylesheet" href="gone.css">', "sv/gone.css"),
    "a script": ('<script src="gone.js" defer></script>', "sv/gone.js"),
    "a name with a space": ('<a href="gone%20far.html">x</a>', "sv/gone far.html"),
    "another language": (f'<link rel="alternate" hreflang="en" href="{URL}gone.html">', "gone.html"),
    "its own address": (f'<link rel="canonical" href="{URL}sv/gone.html">', "sv/gone.html"),
    "a feed": ('<link rel="alternate" type="application/atom+xml" href="gone.xml">', "sv/gone.xml"),
    "a manifest": ('<link rel="manifest" href="gone.webmanifest">', "sv/gone.webmanifest"),
    "a download": ('<a href="../downloads/gone.pdf" download>x</a>', "downloads/gone.pdf"),
    "open data": ('<a href="../data/gone.json">x</a>', "data/gone.json"),
    "a picture for other sites": (f'<meta property="og:image" content="{URL}gone.png">', "gone.png"),
    "for browsers without scripts": ('<noscript><a href="gone.html">x</a></noscript>', "sv/gone.html"),
    "within code": ('<code><a href="gone.html">x</a></code>', "sv/gone.html"),
    "not to be followed": ('<a rel="nofollow" href="gone.html">x</a>', "sv/gone.html"),
    "a folder": ('<a href="../sv/">x</a>', "sv"),
    "out of the site": ('<a href="../../other/index.html">x</a>', "another folder"),
}
# a file that is no page, its text, and what the link in it is said to lead to
DEAD_IN_FILES = {
    "a map of the site": (
        "sitemap.xml",
        (
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            f"<url><loc>{URL}gone.html</loc></url></urlset>"
        ),
        "gone.html",
    ),
    "a feed": (
        "sv/updates.xml",
        f'<feed xmlns="http://www.w3.org/2005/Atom"><link href="{URL}sv/page.html#gone"/></feed>',
        "sv/page.html#gone",
    ),
    "a style sheet": ("sv/x.css", "p { background: url(gone.png) }", "sv/gone.png"),
    "the start of an app": ("sv/x.webmanifest", MANIFEST.replace("START", "gone.html"), "sv/gone.html"),
    "the icon of an app": ("sv/x.webmanifest", MANIFEST.replace("ICON", "../gone.png"), "gone.png"),
}


@pytest.fixture
def site(tmp_path):
    """A function that writes the site with one link more, and gives its folder."""

    def written(link=""):
        for name, body in PAGES.items():
            path = tmp_path / ".site-new" / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            extra = link if name == "sv/page.html" else ""
            page = f"<!doctype html><html><head><title>x</title></head><body>{body}{extra}</body></html>"
            path.write_text(page, encoding="utf-8")
        return tmp_path / ".site-new" / "site"  # a build checks it in such a folder

    return written


def test_links_that_work(site):
    links = (
        '<a href="https://nowhere.invalid/">x</a> <a href="mailto:a@b.example">y</a> <a href="tel:112">z</a>'
        '<a href="//other.example/x">x</a> <a href="">x</a> <a href="#">x</a> <a href="?q=x#part">x</a>'
        '<h3 id="знак">x</h3> <a href="#%D0%B7%D0%BD%D0%B0%D0%BA">x</a> <a href="#знак">x</a>'
        f'<link rel="alternate" hreflang="en" href="{URL}index.html#i"><img src="data:image/gif;base64,R0">'
    )
    assert dead_links(site(links), URL) == []


@pytest.mark.parametrize("name", DEAD)
def test_dead(name, site):
    link, told = DEAD[name]
    [problem] = dead_links(site(link), URL)
    assert problem.file == "site/sv/page.html"
    assert problem.what.startswith(f"the link to {told} leads nowhere (")


@pytest.mark.parametrize("name", DEAD_IN_FILES)
def test_dead_in_a_file(name, site):
    file, text, told = DEAD_IN_FILES[name]
    made = site()
    (made / file).write_text(text.replace("START", "page.html").replace("ICON", "page.html"))
    [problem] = dead_links(made, URL)
    assert problem.file == f"site/{file}"
    assert problem.what.startswith(f"the link to {told} leads nowhere (")


def test_all_dead_links_are_told_each_once(site):
    links = '<a href="gone.html">x</a> <a href="#gone">x</a> <a href="gone.html">again</a>'
    assert len(dead_links(site(links), URL)) == 2


def test_downloads_can_be_left_out(site):
    link = '<a href="../downloads/guide-en.pdf">x</a>'
    assert [problem.file for problem in dead_links(site(link), URL)] == ["site/sv/page.html"]
    assert dead_links(site(link), URL, with_downloads=False) == []


def test_past_editions_are_left_as_they_were(site):
    made = site('<a href="../editions/2026-11-21/sv/page.html#part">x</a>')
    old = made / "editions" / "2026-11-21" / "sv" / "page.html"
    old.parent.mkdir(parents=True)
    old.write_text('<a href="gone.html">x</a>')
    assert dead_links(made, URL) == []
    old.unlink()
    assert len(dead_links(made, URL)) == 1


def test_under_a_path_of_a_host_links_from_the_top_name_that_path(site):
    made = site()
    (made / "404.html").write_text(
        '<a href="/sub/path/sv/page.html">x</a> <a href="/sub/path/gone.html">y</a>'
    )
    [problem] = dead_links(made, "https://host.example/sub/path/")
    assert problem.what.startswith("the link to gone.html leads nowhere (")


@pytest.fixture
def read(monkeypatch):
    """Which files lychee has read so far."""
    names = []
    whole = inside.links_in
    monkeypatch.setattr(inside, "links_in", lambda some, folder: names.extend(some) or whole(some, folder))
    return names


def test_only_files_that_changed_are_read_again(site, read):
    first = Kept()
    assert dead_links(site(), URL, kept=first) == []
    assert sorted(read) == sorted(PAGES)
    read.clear()
    again = Kept(first.used)
    [problem] = dead_links(site('<a href="gone.html">x</a>'), URL, kept=again)
    assert problem.what.startswith("the link to sv/gone.html leads nowhere")
    assert read == ["sv/page.html"]


def test_a_page_that_has_not_changed_is_told_what_it_leads_to_no_more(site, read):
    kept = Kept()
    made = site()
    (made / "new.html").write_text('<a href="sv/page.html#part">x</a>', encoding="utf-8")
    assert dead_links(made, URL, kept=kept) == []
    (made / "sv" / "page.html").write_text("<p>Nothing here.</p>", encoding="utf-8")
    read.clear()
    told = {problem.file for problem in dead_links(made, URL, kept=Kept(kept.used))}
    assert told == {"site/index.html", "site/new.html"}
    assert read == ["sv/page.html"]


def test_another_address_of_the_site_is_asked_anew(site):
    kept = Kept()
    made = site('<a href="https://host.example/gone.html">x</a>')
    assert dead_links(made, URL, kept=kept) == []
    assert len(dead_links(made, "https://host.example/", kept=Kept(kept.used))) == 1

"""Dead links of a built site are told by page; links that work are not."""

from __future__ import annotations

import pytest

from guide.checks.inside import dead_links

PAGES = {
    "index.html": '<a href="sv/page.html">x</a> <a href="sv/page.html#part">y</a> <a href="#i" id="i">z</a>',
    "sv/page.html": '<h2 id="part">Part</h2> <a href="../index.html">x</a> <a href="/index.html">y</a>',
}

# a link on sv/page.html, and what it is said to lead to
DEAD = {
    "a page": ('<a href="gone.html">x</a>', "the link to sv/gone.html leads nowhere"),
    "a page above": ('<a href="../gone.html">x</a>', "the link to gone.html leads nowhere"),
    "a page from the root": ('<a href="/gone.html">x</a>', "the link to gone.html leads nowhere"),
    "an anchor here": ('<a href="#gone">x</a>', "the link to sv/page.html#gone leads nowhere"),
    "an anchor elsewhere": (
        '<a href="../index.html#gone">x</a>',
        "the link to index.html#gone leads nowhere",
    ),
    "a picture": ('<img src="../gone.png" alt="x">', "the link to gone.png leads nowhere"),
    "a style sheet": ('<link rel="stylesheet" href="gone.css">', "the link to sv/gone.css leads nowhere"),
    "a name with a space": ('<a href="gone%20far.html">x</a>', "the link to sv/gone far.html leads nowhere"),
}


@pytest.fixture
def site(tmp_path):
    """A function that writes the site with one link more, and gives its folder."""

    def written(link=""):
        for name, body in PAGES.items():
            path = tmp_path / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            extra = link if name == "sv/page.html" else ""
            page = f"<!doctype html><html><head><title>x</title></head><body>{body}{extra}</body></html>"
            path.write_text(page, encoding="utf-8")
        return tmp_path / "site"

    return written


def test_links_that_work(site):
    assert (
        dead_links(site('<a href="https://nowhere.invalid/">x</a> <a href="mailto:a@b.example">y</a>')) == []
    )


@pytest.mark.parametrize("name", DEAD)
def test_dead(name, site):
    link, told = DEAD[name]
    [problem] = dead_links(site(link))
    assert problem.file == "site/sv/page.html"
    assert problem.what.startswith(told)


def test_all_dead_links_are_told(site):
    links = '<a href="gone.html">x</a> <a href="#gone">x</a>'
    assert len(dead_links(site(links))) == 2


def test_downloads_can_be_left_out(site):
    link = '<a href="../downloads/guide-en.pdf">x</a>'
    assert [problem.file for problem in dead_links(site(link))] == ["site/sv/page.html"]
    assert dead_links(site(link), with_downloads=False) == []

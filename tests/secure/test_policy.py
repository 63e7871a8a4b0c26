"""The policy of the pages is strict, is the same everywhere, and every page fits it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import lxml.html
import pytest

from guide.checks import refused
from guide.checks.refused import page_faults, refused_problems
from guide.kept import Kept
from guide.secure.hosts import FILES, write_host_files
from guide.secure.policy import content_policy, policy_element, response_headers

SOUND = f"""<!doctype html><html><head>{policy_element()}<link rel="canonical" href="https://a.example/">
<link rel="alternate " href="https://a.example/sv/"><script src="../x.js"></script>
<script type="application/json">{{}}</script></head><body>THIS</body></html>"""

# What somebody might slip into a page, and what they are told.
REFUSED = {
    "<script>alert(1)</script>": "a script stands in the page",
    "<script type=module>alert(1)</script>": "a script stands in the page",
    "<p style='color:red'>x</p>": "a style stands in the page",
    "<style>p {}</style>": "a style stands in the page",
    "<p onclick='x()'>x</p>": "an attribute runs a script",
    "<svg onload=x()></svg>": "an attribute runs a script",
    "<a href=' JavaScript:x()'>x</a>": "an address runs a script",
    "<iframe src='a.html'></iframe>": "it is refused",
    "<object data='a.pdf'></object>": "it is refused",
    "<base href='/x/'>": "it is refused",
    "<img src='https://a.example/x.png'>": "https://a.example/x.png is loaded from another host",
    "<img src=//a.example/x.png>": "//a.example/x.png is loaded from another host",
    "<img srcset='https://a.example/x.png 2x'>": "is loaded from another host",
    "<script src='https://a.example/x.js'></script>": "is loaded from another host",
    "<link rel=stylesheet href='https://a.example/x.css'>": "is loaded from another host",
    "<link rel=preconnect href='https://a.example/'>": "is loaded from another host",
    "<svg><use xlink:href='https://a.example/x.svg#y'/></svg>": "is loaded from another host",
    "<video poster='https://a.example/x.png'></video>": "is loaded from another host",
}


def directives(policy: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (one.split() for one in policy.split("; "))}


def test_nothing_is_let_in_that_stands_in_a_page_or_comes_from_elsewhere():
    for policy in (content_policy(header=False), content_policy(header=True)):
        found = directives(policy)
        assert found["default-src"] == found["object-src"] == ["'none'"]
        assert found["base-uri"] == found["form-action"] == ["'none'"]
        assert found["script-src"] == found["style-src"] == found["connect-src"] == ["'self'"]
        every = {source for sources in found.values() for source in sources}
        assert every == {"'none'", "'self'", "data:"}
        assert [name for name, sources in found.items() if "data:" in sources] == ["img-src"]


def test_only_the_header_says_what_a_page_cannot_say():
    page, header = directives(content_policy(header=False)), directives(content_policy(header=True))
    assert header == page | {"frame-ancestors": ["'none'"]}
    assert "frame-ancestors" not in page


@pytest.mark.parametrize("name", FILES)
def test_each_host_is_told_every_header(name, tmp_path):
    write_host_files(tmp_path)
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert told(name, text) == response_headers()


def told(name: str, text: str) -> dict[str, str]:
    """The headers, read as that host reads its file."""
    if name == "hosting/vercel.json":
        [rule] = json.loads(text)["headers"]
        assert rule["source"] == "/(.*)"
        return {one["key"]: one["value"] for one in rule["headers"]}
    if name.endswith(".json"):
        return json.loads(text)["globalHeaders"]
    if name == "_headers":
        first, *lines = text.splitlines()
        assert first == "/*"
        assert all(line.startswith("  ") and len(line) < 2000 for line in lines)
        return dict(line.strip().split(": ", 1) for line in lines)
    pattern = (
        r'^\s*Header always set (\S+) "([^"]+)"$'
        if name == ".htaccess"
        else r'^add_header (\S+) "([^"]+)" always;$'
    )
    return dict(re.findall(pattern, text, re.MULTILINE))


def test_a_sound_page_has_no_fault():
    assert list(page_faults(SOUND.replace("THIS", "<a href='https://a.example/'>on click style=x</a>"))) == []


@pytest.mark.parametrize("planted", REFUSED)
def test_what_is_slipped_into_a_page_is_told(planted):
    faults = list(page_faults(SOUND.replace("THIS", planted)))
    assert any(REFUSED[planted] in what and instead for what, instead in faults), faults


@pytest.mark.parametrize("head", ["", "<title>First</title>"])
def test_a_page_must_begin_with_the_policy(head, tmp_path):
    own = policy_element() if head else ""
    (tmp_path / "a.html").write_text(f"<html><head>{head}{own}</head></html>", encoding="utf-8")
    [problem] = refused_problems(tmp_path)
    assert str(problem).startswith("site/a.html: the page does not begin with the policy. ")


def test_a_page_is_looked_at_again_once_it_changes(tmp_path, monkeypatch):
    page, kept = tmp_path / "a.html", Kept()
    page.write_text(SOUND.replace("THIS", ""), encoding="utf-8")
    assert refused_problems(tmp_path, kept) == []
    page.write_text(SOUND.replace("THIS", "<script>1</script>"), encoding="utf-8")
    kept = Kept(kept.used)
    [problem] = refused_problems(tmp_path, kept)
    assert "a script stands in the page" in problem.what
    monkeypatch.setattr(refused, "page_faults", lambda html: pytest.fail("it is known"))
    assert refused_problems(tmp_path, Kept(kept.used)) == [problem]


def test_every_built_page_fits_its_policy(built_site: Path):
    pages = list(built_site.rglob("*.html"))
    assert len(pages) > 200
    assert refused_problems(built_site) == []


def test_the_built_site_has_the_files_of_every_host(built_site: Path):
    assert all((built_site / name).is_file() for name in FILES)


def test_a_page_tells_no_other_site_where_a_reader_comes_from(built_site: Path):
    for name in ("index.html", "404.html", "sv/contacts.html"):
        page = lxml.html.parse(built_site / name)
        assert page.xpath("//meta[@name='referrer']/@content") == ["no-referrer"], name
        assert not page.xpath("//*[@referrerpolicy]"), name

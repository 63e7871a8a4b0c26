"""The same document gives the same bytes, from the cache or not."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from guide.pdf import render

HERE = Path(__file__).parent
TEMPLATE = HERE.parent.parent / "overrides" / "pdf"


def test_two_renders_are_equal(page, document):
    made = document(page("everything"), page("letters"))
    assert render(made, TEMPLATE, None, HERE) == render(made, TEMPLATE, None, HERE)


def test_the_cache_gives_back_what_was_made(document, tmp_path):
    made = document("<h1>T</h1><p>Text</p>")
    first = render(made, TEMPLATE, tmp_path)
    (kept,) = tmp_path.iterdir()
    assert kept.read_bytes() == first
    kept.write_bytes(b"from the cache")
    assert render(made, TEMPLATE, tmp_path) == b"from the cache"


@pytest.mark.parametrize(
    "change",
    [{"title": "Other"}, {"lang": "sv"}, {"edition": "Other"}, {"site_url": "https://other.example/"}],
)
def test_a_changed_document_is_made_anew(change, document, tmp_path):
    made = document("<h1>T</h1><p><a href='../x/'>Text</a></p>")
    assert render(made, TEMPLATE, tmp_path) != render(replace(made, **change), TEMPLATE, tmp_path)


def test_a_changed_template_or_picture_is_made_anew(document, tmp_path):
    template, site, cache = tmp_path / "pdf", tmp_path / "site", tmp_path / "cache"
    shutil.copytree(TEMPLATE, template)
    shutil.copytree(HERE / "assets", site / "assets")
    made = document("<h1>T</h1><p><img src='../../assets/mark.png' alt='x'></p>")
    first = render(made, template, cache, site)
    style = template / "guide.typ"
    style.write_text(style.read_text(encoding="utf-8").replace("20mm", "21mm"), encoding="utf-8")
    second = render(made, template, cache, site)
    (site / "assets" / "mark.png").write_bytes((HERE / "assets" / "other.png").read_bytes())
    third = render(made, template, cache, site)
    assert len({first, second, third}) == 3


def test_many_may_share_the_cache(document, tmp_path):
    made = document("<h1>T</h1><p>Text</p>")
    with ThreadPoolExecutor(4) as pool:
        results = set(pool.map(lambda _: render(made, TEMPLATE, tmp_path), range(8)))
    assert len(results) == 1
    assert [one.suffix for one in tmp_path.iterdir()] == [".pdf"]


def test_with_another_version_of_any_library_it_is_made_anew(document, tmp_path, monkeypatch):
    made = document("<h1>T</h1><p>Text</p>")
    render(made, TEMPLATE, tmp_path / "cache")
    (tmp_path / "new" / "lxml-99.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(tmp_path / "new"))
    render(made, TEMPLATE, tmp_path / "cache")
    assert len(list((tmp_path / "cache").iterdir())) == 2

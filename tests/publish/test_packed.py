"""Hosts that can send packed files find them beside the originals, and in them the same words."""

from __future__ import annotations

import gzip
import os

import brotli

from guide.publish.packed import write_packed

PAGE = b"<!doctype html>" + b"<p>Call 112.</p>" * 200


def test_every_text_of_a_built_guide_is_there_packed_and_says_the_same(built_small):
    tree = built_small.tree()
    packed = {name for name in tree if name.endswith((".gz", ".br"))}
    assert {"index.html.gz", "index.html.br", "sv/index.html.br", "data/facts.json.gz"} <= packed
    assert {"assets/css/guide.css.br", "sitemap.xml.gz"} <= packed
    for name in packed:
        unpack = gzip.decompress if name.endswith(".gz") else brotli.decompress
        assert unpack(tree[name]) == tree[name[:-3]], name
    assert not {name for name in packed if ".pdf" in name or ".zip" in name or ".png" in name}
    whole = sum(len(tree[name[:-3]]) for name in packed if name.endswith(".br"))
    assert (
        sum(len(data) for name, data in tree.items() if name in packed and name.endswith(".br")) < 0.3 * whole
    )


def test_no_packed_file_carries_its_day_or_name(tmp_path):
    for day, name in ((1, "a.html"), (2, "b.html")):
        (tmp_path / "site").mkdir(exist_ok=True)
        (tmp_path / "site" / name).write_bytes(PAGE)
        os.utime(tmp_path / "site" / name, (day, day))
    write_packed(tmp_path / "site", tmp_path / "cache")
    for suffix in (".gz", ".br"):
        one, other = ((tmp_path / "site" / f"{name}.html{suffix}").read_bytes() for name in "ab")
        assert one == other


def test_what_was_packed_is_kept_and_what_is_gone_is_forgotten(tmp_path):
    site, cache = tmp_path / "site", tmp_path / "cache"
    site.mkdir()
    (site / "a.html").write_bytes(PAGE)
    (site / "b.json").write_bytes(PAGE)
    write_packed(site, cache)
    before = {path.name: path.stat().st_ino for path in cache.iterdir()}
    assert len(before) == 4
    (site / "b.json").unlink()
    write_packed(site, cache)
    after = {path.name: path.stat().st_ino for path in cache.iterdir()}
    assert after == {name: number for name, number in before.items() if ".html" in name}


def test_small_files_are_left_alone(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "robots.txt").write_bytes(b"User-agent: *\n")
    write_packed(tmp_path / "site", tmp_path / "cache")
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["robots.txt"]

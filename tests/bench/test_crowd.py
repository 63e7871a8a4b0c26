"""Many readers of one server: what they saw is told as it was."""

from __future__ import annotations

import pytest

from guide.bench.crowd import told
from guide.bench.nginx import configured, find_nginx, serving
from guide.bench.readers import Readings, read_all


def test_the_figures_are_those_of_the_readers():
    readings = Readings(
        [0.1] * 99 + [0.4], answers=300, received=4_500_000, faults=["a: HTTP/1.1 500"], seconds=1.5
    )
    assert told(readings) == (
        "1 errors, 200 answers in a second, 95 of 100 pages with all that they load within 0.10 s, "
        "45 kB for each page"
    )


def test_the_example_serves_any_folder_at_any_path(tmp_path):
    example = (
        "listen 80;\nroot /srv/guide/site/;\nlocation = /guide { return 301 /guide/; }\nlocation /guide/ {}\n"
    )
    changed = configured(example, tmp_path, 8123, "/a/b/")
    assert f"root {tmp_path}/;" in changed
    assert "listen 127.0.0.1:8123;" in changed
    assert "location = /a/b { return 301 /a/b/; }" in changed
    assert "/guide" not in changed.replace(str(tmp_path), "")
    assert "301" not in configured(example, tmp_path, 8123, "/")


@pytest.mark.skipif(find_nginx() is None, reason="nginx is not installed (Debian: apt install nginx)")
def test_a_page_that_is_missing_is_a_fault(project, tmp_path):
    (tmp_path / "hosting").mkdir()
    (tmp_path / "hosting" / "nginx-headers.conf").write_text("", encoding="utf-8")
    (tmp_path / "index.html").write_text(
        '<link rel="stylesheet" href="gone.css"><p>112</p>', encoding="utf-8"
    )
    with serving(project.root / "deploy" / "nginx.conf", tmp_path) as address:
        readings = read_all([f"{address}index.html"], readers=3, rounds=2)
    assert readings.answers == 6  # what a reader has is not asked for again
    assert len(readings.faults) == 3
    assert "gone.css: HTTP/1.1 404" in readings.faults[0]

from __future__ import annotations

import os
from pathlib import Path

from guide.bench.weight import loaded, packed, weights

PAGE = (
    '<!DOCTYPE html><link rel="stylesheet" href="../assets/a.css?v=1"><link rel="icon" href="../i.svg">'
    '<link rel="stylesheet" href="https://fonts.example/f.css"><script src="../assets/b.js" defer></script>'
    "<script>var inside = 1</script>"
)


def site(folder: Path, size: int) -> Path:
    """A site whose files do not shrink, so that their sizes are known to within some bytes."""
    for name in ("assets/a.css", "assets/b.js", "search/search_index.json", "sv/search/search_index.json"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(os.urandom(size))
    (folder / "part").mkdir()
    (folder / "part" / "page.html").write_text(PAGE, encoding="utf-8")
    return folder


def test_a_page_loads_the_styles_and_scripts_of_its_own_site(tmp_path: Path) -> None:
    page = site(tmp_path, 10) / "part" / "page.html"
    assert loaded(page) == [tmp_path / "assets" / "a.css", tmp_path / "assets" / "b.js"]


def test_size_is_that_after_gzip(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"a" * 100_000)
    assert 50 < packed(file) < 200
    assert packed(file) == packed(file)


def test_both_sites_are_weighed_and_compared(tmp_path: Path) -> None:
    ours, stock = site(tmp_path / "ours", 10_000), site(tmp_path / "stock", 40_000)
    page, assets, search = weights(ours, {"en": ours, "sv": ours / "sv"}, stock, "part/page.html")
    assert page.ratio == 1
    assert (assets.figure, assets.against) == ("20 kB", "the plain site: 80 kB")
    assert search.figure == "en 10 kB, sv 10 kB"
    assert search.ratio is not None
    assert round(search.ratio, 1) == 4.0

from __future__ import annotations

import os
from pathlib import Path

from guide.bench.weight import first_search, loaded, packed, weights

PAGE = (
    '<!DOCTYPE html><link rel="stylesheet" href="../assets/a.css?v=1"><link rel="icon" href="../i.svg">'
    '<link rel="stylesheet" href="https://fonts.example/f.css"><script src="../assets/b.js" defer></script>'
    "<script>var inside = 1</script>"
)
SEARCH = ("assets/js/search.js", "search/index.js")
PLAIN_SEARCH = ("assets/javascripts/workers/search.a1b2.min.js", "search/search_index.json")


def site(folder: Path, size: int, *more: str) -> Path:
    """A site whose files do not shrink, so that their sizes are known to within some bytes."""
    for name in ("assets/a.css", "assets/b.js", *more):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(os.urandom(size))
    (folder / "countries").mkdir()
    (folder / "countries" / "se.html").write_text(PAGE, encoding="utf-8")
    return folder


def test_a_page_loads_the_styles_and_scripts_of_its_own_site(tmp_path: Path) -> None:
    page = site(tmp_path, 10) / "countries" / "se.html"
    assert loaded(page) == [tmp_path / "assets" / "a.css", tmp_path / "assets" / "b.js"]


def test_size_is_that_after_gzip(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"a" * 100_000)
    assert 50 < packed(file) < 200
    assert packed(file) == packed(file)


def test_a_search_loads_some_of_its_files_and_the_largest_are_counted(tmp_path: Path) -> None:
    words, texts = ([f"search/ab/{kind}{number}.js" for number in range(20)] for kind in "wt")
    folder = site(tmp_path, 1_000, *SEARCH, *words, *texts)
    assert round(first_search(folder) / 1_000) == 2 + 4 + 10
    (folder / "search" / "ab" / "t7.js").write_bytes(os.urandom(9_000))
    assert round(first_search(folder) / 1_000) == 2 + 4 + 9 + 9


def test_both_sites_are_weighed_and_compared(tmp_path: Path) -> None:
    ours, plain = site(tmp_path / "ours", 10_000, *SEARCH), site(tmp_path / "plain", 40_000, *PLAIN_SEARCH)
    visit, search = weights({"en": ours, "sv": ours}, {"en": plain, "sv": plain})
    assert (visit.figure, visit.against) == ("en 20 kB, sv 20 kB", "the plain site: en 80 kB, sv 80 kB")
    assert search.figure == "en 20 kB, sv 20 kB"
    assert search.against.endswith("80 kB")
    assert visit.ratio is not None
    assert search.ratio is not None
    assert (round(visit.ratio, 1), round(search.ratio, 1)) == (4.0, 4.0)

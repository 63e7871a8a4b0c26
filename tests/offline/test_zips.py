"""A ZIP is kept for the next build, and packed anew when anything in it can be another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from guide.edition import Edition
from guide.offline import zips
from guide.offline.copies import Copy
from guide.offline.zips import Zips
from guide.project import Project

URL = "https://guide.example/"


@pytest.fixture
def laid(contexts, project, tmp_path, monkeypatch):
    """A function that lays the ZIP of a small copy, and says whether it had to be packed."""
    packed: list[str] = []
    whole = zips.write_zip
    monkeypatch.setattr(zips, "write_zip", lambda *one: packed.append(one[0].code) or whole(*one))
    (tmp_path / "mkdocs.yml").write_bytes(project.config_file.read_bytes())
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "sv.po").write_text("", encoding="utf-8")
    context = replace(contexts[1], project=Project(tmp_path), edition=Edition(1_768_089_600, "1a2b3c4"))

    def lay(program="1", url=URL, edition=None, catalog=None, **files: str) -> bool:
        site = tmp_path / "site"
        for name, text in ({"page": '<a href="gone.html">x</a>', "other": "y"} | files).items():
            path = site / "sv" / f"{name}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (site / "downloads").mkdir(exist_ok=True)
        if catalog:
            (tmp_path / "translations" / "sv.po").write_text(catalog, encoding="utf-8")
        names = tuple(sorted(path.relative_to(site).as_posix() for path in (site / "sv").iterdir()))
        fitting = replace(context, edition=edition or context.edition)
        packed.clear()
        Zips(tmp_path / "zips", program).lay(Copy(fitting, {"pages": names}), site, url)
        return bool(packed)

    return lay


def made(folder: Path) -> bytes:
    return (folder / "site" / "downloads" / "offline-sv.zip").read_bytes()


def test_what_is_the_same_is_not_packed_again(laid, tmp_path):
    assert laid()
    before = made(tmp_path)
    (tmp_path / "site" / "downloads" / "offline-sv.zip").unlink()
    assert not laid()
    assert made(tmp_path) == before


CHANGES = {
    "a page": {"page": "other"},
    "one page more": {"more": "z"},
    "the day": {"edition": Edition(1_768_176_000, "1a2b3c4")},
    "the commit": {"edition": Edition(1_768_089_600, "2b3c4d5")},
    "the program": {"program": "2"},
    "the address": {"url": "https://other.example/"},
    "the catalog": {"catalog": 'msgid "x"\nmsgstr "y"\n'},
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_has_it_packed_anew_and_the_one_before_forgotten(name, laid, tmp_path):
    assert laid()
    assert laid(**CHANGES[name])
    assert len(list((tmp_path / "zips").iterdir())) == 1


def test_one_cut_short_is_not_taken(laid, tmp_path):
    (tmp_path / "zips" / "new-sv").mkdir(parents=True)
    (tmp_path / "zips" / "new-sv" / "offline-sv.zip").write_bytes(b"cut short")
    assert laid()
    assert made(tmp_path).startswith(b"PK")

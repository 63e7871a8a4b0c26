from __future__ import annotations

import pytest

from guide.site.writing.ways import way

WAYS = {
    ("countries/se.html", ""): "countries/se.html",
    ("countries/se.html", "countries"): "se.html",
    ("index.html", "countries"): "../index.html",
    ("../forms.html", "forms"): "../../forms.html",
    ("../downloads/guide-sv.pdf", "."): "../downloads/guide-sv.pdf",
}


@pytest.mark.parametrize(("goal", "folder"), WAYS)
def test_a_way_is_the_same_wherever_the_program_runs(goal, folder, tmp_path, monkeypatch):
    for name in ("forms", "countries", "elsewhere"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        assert way(goal, folder) == WAYS[goal, folder]

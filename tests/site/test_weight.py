"""Readers on a phone: what a first visit and a first search load is bounded in every language."""

from __future__ import annotations

import pytest

from guide.bench.weight import first_search, heaviest

MOST = 120_000  # bytes after gzip


@pytest.mark.parametrize("code", ["en", "sv", "uk"])
def test_the_heaviest_country_page_and_the_first_search_are_light(code, site):
    folder = site.language_folder(code)
    assert heaviest(folder) < MOST
    assert first_search(folder) < MOST

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from guide.forms.load import LoadedForm, load_form
from tests.publish.conftest import SMALL

NOTE = SMALL / "docs" / "forms" / "note.yml"


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., LoadedForm]:
    """Load the form of the small guide after a change to its text."""

    def loaded(old: str = "", new: str = "", name: str = "note.yml") -> LoadedForm:
        text = NOTE.read_text(encoding="utf-8")
        assert not old or text.count(old) == 1, old
        (tmp_path / name).write_text(text.replace(old, new) if old else text, encoding="utf-8")
        return load_form(tmp_path / name, f"docs/forms/{name}")

    return loaded

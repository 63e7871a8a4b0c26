from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from guide.facts.load import Loaded, load_file

TODAY = date(2026, 6, 1)


@pytest.fixture(scope="session")
def load(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Loaded]:
    """Load the bytes or the text of a record as if it stood in a file of that name."""
    folder = tmp_path_factory.mktemp("records")

    def loaded(content: bytes | str, name: str = "region.yml") -> Loaded:
        path: Path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load_file(path, name, TODAY)

    return loaded

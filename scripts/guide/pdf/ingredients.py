"""All that a PDF is made from: when none of it has changed, the PDF is the one that was made before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from guide.pdf.typesetting.compile import font_files, template_files
from guide.program import libraries

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def ingredients(words: DataclassInstance, template_root: Path) -> Iterator[bytes]:
    """What stands in the PDF, the libraries that make it, our code, the templates and the fonts."""
    yield json.dumps(asdict(words), default=str, sort_keys=True).encode()
    yield libraries().encode()
    code = sorted(Path(__file__).parent.rglob("*.py"))
    for file in (*code, *template_files(template_root), *font_files(template_root)):
        yield file.name.encode()
        yield file.read_bytes()

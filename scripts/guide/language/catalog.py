"""One language's catalog, read from its `.po` file."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog as PoCatalog
from babel.messages.catalog import Message as PoMessage
from babel.messages.pofile import PoFileError, read_po

from guide.problems import ProblemsFound, error

REVIEWED = "X-Reviewed"
"""Header of a catalog: the day on which a national editor reviewed it, or `no`."""

_REVIEWED_LINE = re.compile(rf'^"{REVIEWED}: (\S+)\\n"$', re.MULTILINE)

_LINE = re.compile(r'|#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d\])?)\s+)?"([^"\\]|\\.)*"')

Key = tuple[str | None, str]
"""Context and English text."""


@dataclass(frozen=True)
class Catalog:
    """English text to translated text. What is missing, empty or fuzzy is not in it."""

    code: str
    texts: dict[Key, str] = field(default_factory=dict)
    reviewed: str = "no"

    def get(self, context: str | None, text: str) -> str | None:
        """The translation, or None where there is none of just this English text."""
        return self.texts.get((context, text))


def read_catalog(path: Path, code: str) -> Catalog:
    """The catalog of a language; an empty one where the file does not exist. Faults raise ProblemsFound."""
    if not path.exists():
        return Catalog(code)
    po = parse(path, code)
    texts = {
        (message.context, str(message.id)): message.string
        for message in po
        if message.id and isinstance(message.string, str) and message.string.strip() and not message.fuzzy
    }
    return Catalog(code, texts, reviewed(path))


def reviewed(path: Path) -> str:
    """When the catalog was reviewed, or `no`; read from the text, since Babel keeps no headers of ours."""
    found = _REVIEWED_LINE.search(path.read_text(encoding="utf-8")) if path.exists() else None
    return found[1] if found else "no"


def parse(path: Path, code: str) -> PoCatalog:
    """The file as Babel's catalog, comments and all."""
    shown = f"translations/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ProblemsFound([error(shown, 0, "the file is not UTF-8 text", "save it as UTF-8")]) from None
    # Babel takes the last letter for a quote that is missing.
    for number, line in enumerate(text.split("\n"), 1):
        if not _LINE.fullmatch(line.strip()):
            told = error(
                shown, number, "the line is not a text in quotes", 'close the quotes; write \\" within'
            )
            raise ProblemsFound([told])
    try:
        return read_po(io.StringIO(text), locale=code, abort_invalid=True)
    except PoFileError as fault:
        what, _, _ = str(fault).rpartition(" on ")  # Babel counts lines from 0
        told = error(shown, fault.lineno + 1, f"this is not a catalog: {what}", "check the msgid lines")
        raise ProblemsFound([told]) from None
    except ValueError as fault:
        told = error(shown, 0, f"this is not a catalog: {fault}", "check the lines at its top")
        raise ProblemsFound([told]) from None


def line_of(message: PoMessage) -> int:
    """Line of a message in its file."""
    return message.lineno or 0

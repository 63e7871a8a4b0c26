"""One language's catalog, read from its `.po` file."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog as PoCatalog
from babel.messages.catalog import Message as PoMessage
from babel.messages.pofile import PoFileError, read_po

from guide.facts.rules import INVISIBLE
from guide.kept import asked, keeping
from guide.language.numbers import INSTEAD, unlike_numbers
from guide.problems import ProblemsFound, error
from guide.program import program_key
from guide.project import Project

REVIEWED = "X-Reviewed"
"""Header of a catalog: the day on which a national editor reviewed it, or `no`."""

_REVIEWED_LINE = re.compile(rf'^"{REVIEWED}: (\S+)\\n"$', re.MULTILINE)

_LINE = re.compile(r'|#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d\])?)\s+)?"([^"\\]|\\.)*"')

MAX_BYTES = 10_000_000
MAX_LETTERS = 2_000

_PLACEHOLDER = re.compile(r"\{[a-z]*\}")
_BRACE = re.compile(r"[{}]")
_MARKUP = re.compile(r"<[a-zA-Z/!]?|[>`]|\]\(|https?://|(?:javascript|data|vbscript):", re.IGNORECASE)
_QUOTE = re.compile('"')

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


def catalog_of(project: Project, code: str) -> Catalog:
    """The catalog of a language of the project, read once for all that ask for it."""
    return read_catalog(project.translations / f"{code}.po", code, project.cache / "catalogs")


def read_catalog(path: Path, code: str, cache: Path | None = None) -> Catalog:
    """The catalog of a language; an empty one where the file does not exist. Faults raise ProblemsFound.

    `cache` is a folder that keeps what was read, for every process that asks again.
    """
    if not path.exists():
        return Catalog(code)
    if cache is None:
        return _read(path, code)
    with keeping(cache / f"{code}.json", program_key()) as kept:
        told = kept.answer(asked(path.read_bytes(), path.name, code), lambda: _told(_read(path, code)))
    texts = {(context, text): said for context, text, said in told["texts"]}
    return Catalog(code, texts, told["reviewed"])


def _told(catalog: Catalog) -> dict[str, Any]:
    texts = [(context, text, said) for (context, text), said in catalog.texts.items()]
    return {"texts": texts, "reviewed": catalog.reviewed}


def _read(path: Path, code: str) -> Catalog:
    po = parse(path, code)
    texts = {
        (message.context, str(message.id)): message.string
        for message in po
        if message.id
        and isinstance(message.string, str)
        and message.string.strip()
        and not message.fuzzy
        and unfit(message) is None
    }
    return Catalog(code, texts, reviewed(path))


def unfit(message: PoMessage) -> tuple[str, str] | None:
    """What is wrong with a translation and what to write instead; None where it can be shown.

    Labels go into templates and attributes, and are filled in: markup or a strange placeholder in one would
    act there. A number that the English does not have may be dialled. The check tells of it, and the page
    shows English.
    """
    source, text = str(message.id), str(message.string)
    wanted = _PLACEHOLDER.findall(source)
    if sorted(_PLACEHOLDER.findall(text)) != sorted(wanted) or _BRACE.search(_PLACEHOLDER.sub("", text)):
        advice = f"keep {' '.join(wanted) or 'the text free of braces'}"
        return "the placeholders differ from the English", advice
    if found := INVISIBLE.search(text):
        return f"the translation holds the invisible character U+{ord(found[0]):04X}", "take it out"
    found = _MARKUP.search(text) or (None if message.context else _QUOTE.search(text))
    if found and found[0] not in source:
        return f"the translation holds {found[0]!r}", "write plain words"
    if len(text) > MAX_LETTERS:
        return f"the translation has {len(text):,} letters", "write about as much as the English"
    if not message.fuzzy and (wrong := unlike_numbers(source, text)):
        return wrong, INSTEAD
    return None


def reviewed(path: Path) -> str:
    """When the catalog was reviewed, or `no`; read from the text, since Babel keeps no headers of ours."""
    found = _REVIEWED_LINE.search(path.read_text(encoding="utf-8")) if path.exists() else None
    return found[1] if found else "no"


def parse(path: Path, code: str) -> PoCatalog:
    """The file as Babel's catalog, comments and all."""
    shown = f"translations/{path.name}"
    if (size := path.stat().st_size) > MAX_BYTES:
        told = error(shown, 0, f"the catalog has {size:,} bytes", f"keep it under {MAX_BYTES:,}")
        raise ProblemsFound([told])
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
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as fault:
        # Not faults of the parser's own: headers, flags and forms of the plural that are none.
        said = str(fault)[:200]
        told = error(shown, 0, f"this is not a catalog: {said}", "check the lines at its top")
        raise ProblemsFound([told]) from None


def line_of(message: PoMessage) -> int:
    """Line of a message in its file."""
    return message.lineno or 0

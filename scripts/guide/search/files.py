"""The index as files: scripts of some kilobytes each, which the page's own script loads one by one.

    search/index.js          where what is: the first word of each `w` file, pages, sections
    search/<digest>/w0.js    words with the sections that hold them
    search/<digest>/t0.js    sections with their texts
    search/<digest>/long.js  long words, folded, for a search within words

The digest stands for the content: files of two editions never mix in a browser's cache.
"""

from __future__ import annotations

import hashlib
import json
import math
import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from guide.search.other_names import OtherNames
from guide.search.ranking import Part, Places, Ranking, rank
from guide.search.sections import Page
from guide.search.words import fold

_WORDS_IN_FILE = 14_000
_TEXT_IN_FILE = 12_000
"""Bytes, before they are compressed to about a third."""

_LONG = 10
"""Letters of a word that may hold another one, such as `människohandelsbrott`."""

_LOWEST, _STEP, _LEVELS = 0.04, 1.3, 26
"""A weight is one of 26 letters, each 30 percent more than the one before; `search.js` knows the step."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def write_search(folder: Path, pages: Sequence[Page], names: OtherNames, little: Iterable[str] = ()) -> None:
    """Write the index of these pages into the folder, in place of what is there."""
    ranking = rank(pages, names)
    starts, word_files = _word_files(ranking)
    firsts, text_files = _text_files(ranking.parts, names)
    files: dict[str, Any] = {f"w{number}": text for number, text in enumerate(word_files)}
    files |= {f"t{number}": text for number, text in enumerate(text_files)}
    files["long"] = "|".join(_long_words(ranking))
    digest = hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()[:8]
    index = {
        "at": digest,
        "words": starts,
        "texts": firsts,
        "pages": _pages(ranking.parts),
        "sections": len(ranking.parts),
        "common": ranking.common,
        "little": sorted(little),
    }
    shutil.rmtree(folder, ignore_errors=True)
    (folder / digest).mkdir(parents=True)
    _write(folder / "index.js", "index", index)
    for name, content in files.items():
        _write(folder / digest / f"{name}.js", name, content)


def search_files(folder: Path) -> list[Path]:
    """All files that the search of a language needs, from the folder `search` of the language's pages."""
    return sorted(folder.rglob("*.js"))


def _write(path: Path, name: str, content: Any) -> None:
    said = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # Older browsers take these two for the end of a line.
    said = said.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    path.write_text(f'guideSearch("{name}",{said});\n', encoding="utf-8", newline="")


def _word_files(ranking: Ranking) -> tuple[list[str], list[str]]:
    """The first word of each file, folded, and the files: `word:places|word:places`."""
    ordered = sorted(ranking.words, key=lambda word: (fold(word), word))
    # What is the same without its accents stays together.
    lines = [
        (folded, "|".join(f"{word}:{_places(ranking.words[word])}" for word in same))
        for folded, same in groupby(ordered, fold)
    ]
    files = list(_packed(lines, _WORDS_IN_FILE, lambda line: len(line[1].encode())))
    return [file[0][0] for file in files], ["|".join(line for _, line in file) for file in files]


def _long_words(ranking: Ranking) -> list[str]:
    folded = {fold(word) for word in ranking.words}
    return sorted(word for word in folded if len(word) >= _LONG and word.isalpha())


def _places(places: Places) -> str:
    """Each section as the distance from the one before it (nothing for 1), and the weight as a letter."""
    said, last = [], -1
    for number, weight in sorted(places.items()):
        distance = number - last
        said.append(("" if distance == 1 else _base36(distance)) + _level(weight))
        last = number
    return "".join(said)


def _base36(number: int) -> str:
    said = ""
    while number:
        number, rest = divmod(number, 36)
        said = _DIGITS[rest] + said
    return said


def _level(weight: float) -> str:
    level = round(math.log(weight / _LOWEST) / math.log(_STEP))
    return chr(ord("A") + max(0, min(_LEVELS - 1, level)))


def _text_files(parts: Sequence[Part], names: OtherNames) -> tuple[list[int], list[list[Any]]]:
    """The number of the first section of each file, and the files."""
    said = [[part.section.title, part.section.anchor, _texts(part), *_asked(part, names)] for part in parts]
    files = list(_packed(said, _TEXT_IN_FILE, lambda one: len(repr(one).encode())))
    firsts, number = [], 0
    for file in files:
        firsts.append(number)
        number += len(file)
    return firsts, files


def _texts(part: Part) -> list[str]:
    """Anchor, text, anchor, text, and so on."""
    return [piece for pair in part.section.texts() for piece in pair]


def _asked(part: Part, names: OtherNames) -> Iterator[dict[str, str]]:
    """By anchor, the other names of facts within a section, if there are any."""
    places = {anchor: names.get(f"{part.page.address}#{anchor}", ()) for anchor, _ in part.section.texts()}
    found = {place: " ".join(said) for place, said in places.items() if place != part.section.anchor and said}
    if found:
        yield found


def _pages(parts: Sequence[Part]) -> list[Any]:
    """Address, title and first section of each page, and 1 where it is not in the language of the others."""
    found: list[Any] = []
    for number, part in enumerate(parts):
        if not found or found[-1][0] != part.page.address:
            found.append([part.page.address, part.title, number, *([1] if part.page.borrowed else [])])
    return found


def _packed(items: Iterable[Any], most: int, size: Any) -> Iterator[list[Any]]:
    """The items in lists of about this size, in their order."""
    pack: list[Any] = []
    total = 0
    for item in items:
        if pack and total + size(item) > most:
            yield pack
            pack, total = [], 0
        pack.append(item)
        total += size(item)
    if pack:
        yield pack

"""How much each word counts in each section: BM25 for its text, and more where it stands in a heading."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from guide.search.other_names import OtherNames
from guide.search.sections import Page, Section, sections
from guide.search.words import dialled, words

_WEIGHTS = {
    "act-now": 1.6,
    "meeting/": 1.5,
    "forms": 1.5,
    "contacts": 1.5,
    "across-borders/": 1.3,
    "countries/": 1.15,
    "measures/": 1.1,
    "roles/": 0.9,
    "plan/": 0.6,
    "glossary": 0.9,
    "compare": 0.7,
    "background/region": 0.5,
    "background/practice": 0.5,
}
"""What to do comes before the long lists of facts behind it; a page counts by where it is."""

_SATURATION, _LENGTH = 1.4, 0.5
"""BM25: how soon more of the same word counts no more, and how much long texts are held back."""

_HEADING, _TITLE, _OF_PAGE, _OF_COUNTRY, _OTHER_NAME, _NUMBER = 2.5, 9.0, 0.6, 7.0, 8.0, 6.0

_OF_PLACE = 2.5
"""Another name of a place on a country's page counts as a heading:
a query without a country leads to the page for all."""

_OVERVIEW, _OF_OVERVIEW = "glance", 0.5
"""Numbers stand in the overview of a country, too; a search should lead to the fact that tells about it."""
_COMMON = 0.35
"""Words in a larger part of all sections tell nothing."""

Places = dict[int, float]
"""For sections by their number, how much a word counts there; how rare it is comes in with the query."""


class Part(NamedTuple):
    """A section, the page that it belongs to, and the title of the page."""

    page: Page
    section: Section
    title: str


class Ranking(NamedTuple):
    """All sections in their order, the words with their places, and the common words.

    Of a common word only the places in headings are kept: a query need not find it.
    """

    parts: list[Part]
    words: dict[str, Places]
    common: list[str]


def rank(pages: Sequence[Page], names: OtherNames) -> Ranking:
    """Weigh the words of all pages."""
    parts = [part for page in pages for part in _parts(page)]
    bodies = [Counter(words(" ".join(text for _, text in part.section.texts()))) for part in parts]
    lengths = [body.total() for body in bodies]
    mean = sum(lengths) / max(1, sum(1 for length in lengths if length)) or 1.0
    found: defaultdict[str, Places] = defaultdict(dict)
    headed: defaultdict[str, Places] = defaultdict(dict)
    for number, (part, body, length) in enumerate(zip(parts, bodies, lengths, strict=True)):
        weight, slow = _weight(part.page.address), _SATURATION * (1 - _LENGTH + _LENGTH * length / mean)
        heads = _heads(part, names)
        for word, count in heads.items():
            found[word][number] = headed[word][number] = count * weight
        for word, times in body.items():
            count = heads[word] + times * (_SATURATION + 1) / (times + slow)
            found[word][number] = count * weight
    common = sorted(word for word, places in found.items() if len(places) > _COMMON * len(parts) > 8)
    found.update({word: headed[word] for word in common})
    return Ranking(parts, {word: places for word, places in found.items() if places}, common)


def _parts(page: Page) -> list[Part]:
    found = sections(page)
    return [Part(page, section, found[0].title) for section in found]


def _heads(part: Part, names: OtherNames) -> defaultdict[str, float]:
    """What words count besides the text: in headings, as other names, as numbers to call."""
    page, section, title = part
    counts: defaultdict[str, float] = defaultdict(float)
    _add(counts, words(section.title), _HEADING if section.anchor else _TITLE)
    if section.anchor:
        _add(counts, words(title), _OF_PAGE)
    in_country = bool(section.anchor) and page.address.startswith("countries/")
    known = _OF_PLACE if in_country and section.anchor != _OVERVIEW else _OTHER_NAME
    for name in _names(part, names):
        for word, count in _shares(words(name), known):
            counts[word] = max(counts[word], count)
    if in_country:
        # "Norway" with a topic asks for one section; a code such as "no" is a word of many texts.
        for word in {word for name in names.get(page.address, ()) for word in words(name) if len(word) > 2}:
            counts[word] += _OF_COUNTRY
    for phone in section.phones:
        for digits in dialled(phone):
            number = _NUMBER * (_OF_OVERVIEW if section.anchor == _OVERVIEW else 1)
            counts[digits] = max(counts[digits], number)
    return counts


def _names(part: Part, names: OtherNames) -> Iterable[str]:
    """All other names of a section and of the facts in it."""
    page, section, _ = part
    if not section.anchor:
        yield from (*names.get(page.address, ()), page.title)
    for anchor in dict.fromkeys([section.anchor, *(anchor for anchor, _ in section.texts())]):
        if anchor:
            yield from names.get(f"{page.address}#{anchor}", ())


def _add(counts: defaultdict[str, float], said: list[str], worth: float) -> None:
    for word, share in _shares(said, worth):
        counts[word] += share


def _shares(said: list[str], worth: float) -> Iterable[tuple[str, float]]:
    """A word of a short heading counts more than one of a long heading."""
    return ((word, worth / (1 + 0.15 * (len(said) - 1))) for word in dict.fromkeys(said))


def _weight(address: str) -> float:
    return next((weight for start, weight in _WEIGHTS.items() if address.startswith(start)), 1.0)

"""Tables across all countries: one row a country, with status and sources."""

from __future__ import annotations

from collections.abc import Iterable

from guide.facts import rules
from guide.facts.guide import Entry, Guide, Missing
from guide.facts.models import Record, Rule
from guide.facts.vocabulary import Act, Bound, KeyQuestion, Limit
from guide.language.words import Words
from guide.site import labels
from guide.site.writing.fact import Writer
from guide.site.writing.glance import answers
from guide.site.writing.markdown import Cell, Row, plain, strong, table

ACTS = (
    Act.CETS_197,
    Act.PALERMO,
    Act.EU_2011_36,
    Act.EU_2024_1712,
    Act.EU_2004_81,
    Act.EU_2012_29,
    Act.EU_2004_80,
    Act.EU_2001_55,
)
"""The acts of the ratification table, as columns; more than eight are too narrow to read."""

QUESTIONS = {
    "officer": KeyQuestion.OFFICER,
    "child": KeyQuestion.CHILD,
    "coordinator": KeyQuestion.COORDINATOR,
    "helpline": KeyQuestion.HELPLINE,
    "identifies": KeyQuestion.IDENTIFIES,
    "permit": KeyQuestion.PERMIT,
    "compensation": KeyQuestion.COMPENSATION,
}


def compare_table(guide: Guide, name: str, writer: Writer) -> str:
    """The table of that name: a key question, `reflection` or `ratifications`. KeyError for others."""
    if name == "reflection":
        return _reflection(guide, writer)
    if name == "ratifications":
        return _ratifications(guide, writer)
    return _question(guide, QUESTIONS[name], writer)


def country_cell(code: str, writer: Writer) -> Cell:
    """The country's name, linked to its page."""
    return Cell(writer.country_link(code), writer.words.country(code))


def _question(guide: Guide, question: KeyQuestion, writer: Writer) -> str:
    words = writer.words
    title = words.gettext(labels.KEY_QUESTIONS[question])
    rows = [
        Row((country_cell(record.code, writer), Cell(answers(guide.key(record.code, question), writer))))
        for record in _sorted(guide, words)
    ]
    return table("compare", title, (words.gettext("Country"), title), rows)


def _reflection(guide: Guide, writer: Writer) -> str:
    words = writer.words
    title = words.gettext(labels.KEY_QUESTIONS[KeyQuestion.REFLECTION])
    head = (
        words.gettext("Country"),
        words.gettext("Days, at least"),
        words.gettext("Days, at most"),
        words.gettext("Rule"),
        words.gettext("Decides"),
    )
    rows = []
    for record in _sorted(guide, words):
        entries = guide.key(record.code, KeyQuestion.REFLECTION)
        low, high = reflection_span(guide, record.code)
        cells = (
            country_cell(record.code, writer),
            _days(low, writer),
            _days(high, writer),
            Cell(answers(entries, writer)),
            Cell(plain(_decides(entries, writer))),
        )
        rows.append(Row(cells))
    return table("compare", title, head, rows, words.gettext("Sort by"))


Ends = tuple[str, Entry]
"""A duration, and the entry that says it."""


def reflection_span(guide: Guide, code: str) -> tuple[Ends | None, Ends | None]:
    """The shortest and the longest reflection period of a country; None where its record does not say."""
    entries = guide.key(code, KeyQuestion.REFLECTION)
    return _span(entry for entry in entries if isinstance(entry, Entry))


def _span(entries: Iterable[Entry]) -> tuple[Ends | None, Ends | None]:
    """The shortest and the longest that the rules give; None where they do not say."""
    lows: list[Ends] = []
    highs: list[Ends] = []
    for entry in entries:
        fact = entry.fact
        if not isinstance(fact, Rule) or not fact.duration:
            continue
        if fact.limit is not Limit.AT_MOST or fact.duration_max:
            lows.append((fact.duration, entry))
        if fact.limit is not Limit.AT_LEAST or fact.duration_max:
            highs.append((fact.duration_max or fact.duration, entry))
    return (
        min(lows, key=lambda one: rules.days(one[0]), default=None),
        max(highs, key=lambda one: rules.days(one[0]), default=None),
    )


def _days(bound: Ends | None, writer: Writer) -> Cell:
    if bound is None:
        return Cell(plain(writer.words.gettext("not known")))
    duration, entry = bound
    about = "≈ " if duration[-1] in "MY" else ""
    days = rules.days(duration)
    status = writer.status(entry.status, entry.fact.as_of)
    return Cell(f"{strong(f'{about}{days}')} {status}", str(days))


def _decides(entries: tuple[Entry | Missing, ...], writer: Writer) -> str:
    actors = [
        actor
        for entry in entries
        if isinstance(entry, Entry) and isinstance(entry.fact, Rule)
        for actor in entry.fact.decides
    ]
    return writer.actors(tuple(dict.fromkeys(actors))) or writer.words.gettext("not known")


def _ratifications(guide: Guide, writer: Writer) -> str:
    words = writer.words
    head = (words.gettext("Country"), *(words.gettext(labels.ACTS[act]) for act in ACTS))
    rows = [
        Row(
            (
                country_cell(record.code, writer),
                *(_tie(guide.treaty(record.code, act), writer) for act in ACTS),
            )
        )
        for record in _sorted(guide, words)
    ]
    title = words.gettext("Treaties and EU law that bind each country")
    return table("compare wide", title, head, rows, words.gettext("Sort by"))


_TIE_ORDER = {Bound.YES: "1", Bound.PREPARING: "2", Bound.NO: "3"}


def _tie(entries: tuple[Entry, ...], writer: Writer) -> Cell:
    rules_found = [
        (entry, entry.fact) for entry in entries if isinstance(entry.fact, Rule) and entry.fact.treaty
    ]
    if not rules_found:
        return Cell(plain(writer.words.gettext("not known")), "4")
    html = "".join(f"<p>{plain(writer.bound(fact))} {writer.tail(entry)}</p>" for entry, fact in rules_found)
    treaty = rules_found[0][1].treaty
    return Cell(html, _TIE_ORDER[treaty.bound] if treaty else "4")


def _sorted(guide: Guide, words: Words) -> list[Record]:
    return [guide.records[code] for code in words.in_order(record.code for record in guide.countries)]

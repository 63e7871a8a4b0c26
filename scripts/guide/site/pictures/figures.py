"""Numbers with their years: as a table, and as a chart above that table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from guide.facts.guide import Entry
from guide.facts.models import Count, Figure
from guide.site.pictures.charts import COLOURS, Bar, draw
from guide.site.writing.fact import Writer
from guide.site.writing.markdown import Cell, Row, strong, table


@dataclass(frozen=True)
class Value:
    """One number, and the fact that it comes from."""

    entry: Entry
    value: Count


def figure_values(entries: Iterable[Entry], series: Sequence[str] = ()) -> list[Value]:
    """The numbers of some facts; only of the named series where there are names."""
    return [
        Value(entry, value)
        for entry in entries
        if isinstance(entry.fact, Figure)
        for value in entry.fact.values
        if not series or value.counts in series
    ]


def figures_table(label: str, values: Sequence[Value], writer: Writer) -> str:
    """A table with the year, the number, and what is counted with its status and sources.

    Below it stands what the reader must know of these numbers, each time with their years.
    """
    words = writer.words
    rows = [
        Row(
            (
                Cell(str(one.value.year)),
                Cell(strong(words.number(one.value.number, one.value.unit)), str(one.value.number)),
                Cell(f"{writer.say(one.value.counts)} {writer.tail(one.entry)}"),
            )
        )
        for one in values
    ]
    head = (words.gettext("Year"), words.gettext("Number"), words.gettext("What is counted"))
    return "\n\n".join([table("figures", label, head, rows), *_cautions(values, writer)])


def _cautions(values: Sequence[Value], writer: Writer) -> list[str]:
    entries = {one.entry.id: one.entry for one in values}
    years = {name: [one.value.year for one in values if one.entry.id == name] for name in entries}
    found = (writer.caution(entry, _span(years[name])) for name, entry in entries.items())
    return [f"<p>{caution}</p>" for caution in found if caution]


def _span(years: Sequence[int]) -> str:
    found = sorted(set(years))
    return ", ".join(map(str, found)) if len(found) < 3 else f"{found[0]}–{found[-1]}"


def figures_chart(label: str, values: list[Value], writer: Writer, kept: Path | None = None) -> str:
    """Bars above the table that says the same: by year where there are several, else by what is counted.

    `kept` is the folder of charts drawn before.
    Raises ValueError where the bars of a year would be too many to tell apart.
    """
    several = len({one.value.year for one in values}) > 1
    bars = _by_year(values, writer) if several else _by_group(values, writer)
    said = writer.words.gettext("The table below has the same numbers.")
    if len({bar.series for bar in bars}) > len(COLOURS):
        raise ValueError(f"a chart by year can show at most {len(COLOURS)} series")
    ordered = sorted(values, key=lambda one: one.value.year) if several else values
    name = writer.words.gettext("{chart}: the numbers").format(chart=label)
    title = f"<p>{strong(label)}</p>"
    numbers = figures_table(name, ordered, writer)
    return f'<div class="chart">{title}{draw(bars, label, said, kept)}</div>\n\n{numbers}'


def _by_group(values: list[Value], writer: Writer) -> list[Bar]:
    return [_bar(_name(one, writer), "", one, writer) for one in values]


def _by_year(values: list[Value], writer: Writer) -> list[Bar]:
    """All years from the first to the last: a gap in what is known is shown as a gap."""
    series = dict.fromkeys(_name(one, writer) for one in values)
    found = {(one.value.year, _name(one, writer)): one for one in values}
    years = [one.value.year for one in values]
    return [
        _bar(str(year), name, found.get((year, name)), writer)
        for year in range(min(years), max(years) + 1)
        for name in series
    ]


def _bar(row: str, series: str, one: Value | None, writer: Writer) -> Bar:
    if one is None:
        return Bar(row, series, None, writer.words.gettext("not known"))
    return Bar(row, series, one.value.number, writer.words.number(one.value.number, one.value.unit))


def _name(one: Value, writer: Writer) -> str:
    """What is counted, in the page's language as far as it is translated."""
    return writer.words.gettext(one.value.counts)

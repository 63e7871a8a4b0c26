"""The table of figures, and its place in README.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from guide.problems import ProblemsFound, error

BEGIN, END = "<!-- bench -->", "<!-- /bench -->"
RATIO = (
    "The ratio is what stands under “against”, divided by our figure of the same run: "
    "above 1, ours is faster or smaller."
)


@dataclass(frozen=True)
class Row:
    """One figure: of what, against what, and the ratio of the two; None where nothing is compared."""

    what: str
    figure: str
    against: str = ""
    ratio: float | None = None


def table(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [("What", "Figure", "Against", "Ratio"), ("---", "---", "---", "---:")]
    lines += [(_cell(row.what), _cell(row.figure), _cell(row.against), _ratio(row.ratio)) for row in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def block(rows: Iterable[Row], notes: Sequence[str]) -> str:
    """The table and, below it, what a reader must know to judge it."""
    return "\n\n".join([table(rows), *notes])


def placed(text: str, new: str) -> str | None:
    """The text with `new` between the markers; None where they are missing, doubled or in the wrong order."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end) or BEGIN in rest or END in before + after:
        return None
    return f"{before}{BEGIN}\n\n{new}\n\n{END}{after}"


def write_into(readme: Path, new: str) -> None:
    """Put the figures into the file; ProblemsFound where it has no place for them."""
    readme.write_text(_placed_in(readme, new), encoding="utf-8", newline="\n")


def check_place(readme: Path) -> None:
    """ProblemsFound where `write_into` would find no place: better told before the work than after it."""
    _placed_in(readme, "")


def _placed_in(readme: Path, new: str) -> str:
    text = placed(readme.read_text(encoding="utf-8") if readme.is_file() else "", new)
    if text is None:
        place = f"write {BEGIN} and {END} once each, on lines of their own, where they belong"
        raise ProblemsFound([error(readme.name, 0, "there is no place for the figures", place)])
    return text


def kilobytes(size: int) -> str:
    """A size given in bytes: `84 kB`, `2.1 MB`."""
    return f"{size / 1_000_000:.1f} MB" if size >= 999_500 else f"{max(1, round(size / 1000))} kB"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _ratio(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.{2 if value < 0.995 else 1 if value < 9.95 else 0}f}"

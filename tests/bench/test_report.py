from __future__ import annotations

from pathlib import Path

import pytest

from guide.bench.report import Row, block, check_place, kilobytes, placed, table, write_into
from guide.problems import ProblemsFound

README = "# Guide\n\n<!-- bench -->\n\nold\n\n<!-- /bench -->\n\nAfter.\n"


def test_table_has_a_line_for_each_figure() -> None:
    rows = [Row("Build", "2.0 s", "stock: 5.0 s", 2.5), Row("Check", "1.0 s")]
    assert table(rows).splitlines() == [
        "| What | Figure | Against | Ratio |",
        "| --- | --- | --- | ---: |",
        "| Build | 2.0 s | stock: 5.0 s | 2.5 |",
        "| Check | 1.0 s |  |  |",
    ]


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [(0.434, "0.43"), (0.999, "1.0"), (1.04, "1.0"), (9.949, "9.9"), (9.96, "10"), (123.4, "123")],
)
def test_ratio_shows_the_digits_that_matter(ratio: float, shown: str) -> None:
    assert table([Row("a", "b", "c", ratio)]).splitlines()[-1] == f"| a | b | c | {shown} |"


def test_a_cell_cannot_break_its_table() -> None:
    assert table([Row("one|two\nthree", "x")]).splitlines()[-1] == "| one\\|two three | x |  |  |"


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (1, "1 kB"),
        (1499, "1 kB"),
        (83_600, "84 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (2_140_000, "2.1 MB"),
    ],
)
def test_sizes(size: int, shown: str) -> None:
    assert kilobytes(size) == shown


def test_figures_replace_the_old_ones_and_nothing_else(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(README, encoding="utf-8")
    new = block([Row("Build", "2.0 s")], ["A note."])
    write_into(readme, new)
    text = readme.read_text(encoding="utf-8")
    assert text == README.replace("old", new)
    assert text.index("| Build |") < text.index("A note.")


def test_writing_twice_changes_nothing_more() -> None:
    once = placed(README, "new")
    assert once is not None
    assert placed(once, "new") == once


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no markers",
        "<!-- bench --> only the first",
        "only the second <!-- /bench -->",
        "<!-- /bench --> wrong way round <!-- bench -->",
        "<!-- bench --> <!-- bench --> <!-- /bench -->",
        "<!-- bench --> <!-- /bench --> <!-- /bench -->",
    ],
)
def test_without_its_place_the_file_is_left_alone(tmp_path: Path, text: str) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(text, encoding="utf-8")
    for attempt in (lambda: check_place(readme), lambda: write_into(readme, "new")):
        with pytest.raises(
            ProblemsFound, match=r"README\.md: there is no place for the figures.*<!-- bench -->"
        ):
            attempt()
    assert readme.read_text(encoding="utf-8") == text


def test_a_missing_readme_is_told_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match=r"README\.md"):
        check_place(tmp_path / "README.md")


def test_a_readme_with_its_place_is_accepted_and_not_touched(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(README, encoding="utf-8")
    check_place(readme)
    assert readme.read_text(encoding="utf-8") == README

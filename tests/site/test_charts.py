"""Charts of figures: what is drawn, that the table below says the same, and what to know of the numbers."""

from __future__ import annotations

import re

import pytest

from guide.site.pictures.charts import COLOURS, Bar, draw
from tests.site.pages import Site, text_of, with_class

LONG = "victims in closed cases of exploitation in the harvest of berries and fruit"


def texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def lengths(svg: str, colour: str) -> list[float]:
    paths = re.findall(rf'<path d="([^"]*)" fill="{colour}"/>', svg)
    return [float(found[1]) for path in paths if (found := re.search(r"h(-?[\d.]+)v", path))]


def test_bars_are_as_long_as_their_numbers():
    svg = draw([Bar("2022", "victims", 50, "50"), Bar("2023", "victims", 100, "100")], "Victims", "See below")
    short, long = lengths(svg, COLOURS[0])
    assert long == pytest.approx(2 * short, rel=0.01)
    assert len(re.findall(rf'<path d="M0,[^"]*" fill="{COLOURS[0]}"/>', svg)) == 2, "bars begin at nought"
    assert texts(svg) == ["2022", "2023", "50", "100"]


def test_a_year_without_a_number_says_so():
    bars = [Bar("2022", "v", 5, "5"), Bar("2023", "v", None, "not known")]
    assert "not known" in texts(draw(bars, "V", ""))


def test_series_have_colours_of_their_own_and_a_legend():
    bars = [
        Bar(year, name, number, str(number))
        for year in ("2022", "2023")
        for name, number in (("women", 7), ("men", 3))
    ]
    svg = draw(bars, "Sex", "")
    assert len(lengths(svg, COLOURS[0])) >= 2
    assert len(lengths(svg, COLOURS[1])) >= 2
    assert {"women", "men"} <= set(texts(svg))


def test_the_chart_can_be_heard_and_holds_nothing_foreign():
    svg = draw([Bar('a <b> & "c"', "", 1, "1")], 'Title "x"', "Said")
    assert svg.startswith('<svg role="img" aria-label="')
    assert "<b>" not in svg
    assert not re.search(r"<(script|style|foreignObject|image|a)\b|http(?!://www\.w3\.org)|href", svg)


def test_the_same_bars_are_the_same_bytes():
    bars = [Bar("2022", "v", 5, "5")]
    assert draw(bars, "V", "s") == draw(list(bars), "V", "s")


def test_each_chart_stands_above_a_table_with_its_numbers(site: Site):
    for code in site.languages:
        page = site.pages[code, "background/figures.html"]
        charts = page.article.xpath(".//div[@class='chart']")
        assert charts, page
        for chart in charts:
            table = chart.getnext()
            assert table.tag == "table", page
            numbers = {text_of(cell) for cell in table.xpath(".//tbody/tr/td[1]")}
            drawn = [text_of(one) for one in chart.xpath(".//*[local-name()='text']")]
            assert numbers <= set(drawn), (page, text_of(table))


def test_a_long_name_of_a_bar_stands_in_several_lines():
    svg = draw([Bar(LONG, "", 12, "12"), Bar("women", "", 3, "3")], "Title", "Said.")
    assert " ".join(re.findall(r"<tspan[^>]*>([^<]*)</tspan>", svg)) == LONG


def test_a_long_name_of_a_series_is_not_cut():
    bars = [Bar("2023", name, 12, "12") for name in (LONG, "women")]
    assert "…" not in draw(bars, "Title", "Said.")


@pytest.mark.parametrize("names", [[LONG, "men"], ["2021", "2022"]])
def test_a_chart_is_about_as_wide_as_a_phone(names):
    svg = draw([Bar(name, "", 7, "7") for name in names], "Title", "Said.")
    (width,) = re.findall(r'viewBox="0 0 (\d+) ', svg)
    assert int(width) <= 370


def test_below_the_numbers_stands_what_to_know_of_them(site, contexts):
    page = site.pages["en", "background/figures.html"]
    shown = [text_of(note) for note in page.article.xpath(f".//p/span[{with_class('caution')}]")]
    caution = contexts["en"].guide.entries["dk.stats-2022"].fact.caution
    assert f"Note: 2022: {caution}" in shown

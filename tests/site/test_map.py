"""The map of the countries: every country a link that says what its colour says."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest

from tests.site.pages import Site


def test_each_country_is_a_link_with_its_value(site: Site, contexts):
    for code, context in contexts.items():
        page = site.pages[code, "index.html"]
        links = page.article.xpath("//*[local-name()='svg']//a[@data-name]")
        codes = [one.get("href").removeprefix("countries/").removesuffix(".html") for one in links]
        assert sorted(codes) == sorted(record.code for record in context.guide.countries)
        for one in links:
            name, said = one.get("data-name"), one.get("data-reflection").split("|")[2]
            assert one.get("aria-label") == f"{name}: {said}"
            assert name == context.words.country(one.get("href")[10:12])


def test_the_list_below_says_the_same_as_the_colours(site: Site):
    page = site.pages["en", "index.html"]
    links = page.article.xpath("//*[local-name()='svg']//a[@data-name]")
    for legend in page.article.xpath(".//div[contains(@class, 'map-legend')]"):
        by_number = {one.get("data-name"): one.get(f"data-{legend.get('data-of')}")[0] for one in links}
        listed = {
            link.text_content(): item.xpath(".//span[contains(@class,'swatch')]/@class")[0][13]
            for item in legend.iter("li")
            for link in item.iter("a")
        }
        assert listed == by_number


# Towns with their places in the picture, as the projection of scripts/setup/shapes.py gives them.
TOWNS = {
    "Simferopol": ("ua", 500, 417),
    "Kyiv": ("ua", 443, 338),
    "Moscow": ("ru", 490, 237),
    "Kaliningrad": ("ru", 340, 282),
    "Murmansk": ("ru", 398, 43),
    "Stockholm": ("se", 310, 208),
    "Reykjavik": ("is", 49, 54),
    "Sofia": ("bg", 380, 474),
}


@pytest.mark.parametrize("town", TOWNS)
def test_a_town_lies_in_its_country(town):
    code, x, y = TOWNS[town]
    shapes = json.loads(files("guide.site.pictures").joinpath("shapes.json").read_text("utf-8"))
    assert [one for one, shape in shapes["countries"].items() if inside(shape["path"], x, y)] == [code]


def inside(path: str, x: float, y: float) -> bool:
    """Whether a point lies in the rings of a path: a ray to the right crosses them an odd number of times."""
    crossings = 0
    for ring in path.split("M")[1:]:
        start, steps = ring.rstrip("z").split("l")
        here = [int(one) for one in start.split()]
        points = [tuple(here)]
        numbers = [int(one) for one in re.findall(r"-?\d+", steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            here = [here[0] + dx, here[1] + dy]
            points.append(tuple(here))
        for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1], strict=True):
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                crossings += 1
    return crossings % 2 == 1


def test_a_span_is_told_with_the_country_that_has_it(site: Site):
    """The class of a colour is by the shortest length: alone it would say too little of 30 to 60 days."""
    said = site.pages["en", "index.html"].article.xpath("string(.//div[@data-of='reflection'])")
    assert "Estonia (30 days to 60 days)" in " ".join(said.split())

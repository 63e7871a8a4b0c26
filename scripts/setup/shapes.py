"""Makes `scripts/guide/site/pictures/shapes.json`, the outlines of the countries, from public-domain geodata.

Run once, by hand, when the set of countries changes: `pip install shapely`, take `countries-50m.json` from
the npm package `world-atlas` (Natural Earth, public domain), then
`python scripts/setup/shapes.py countries-50m.json`.

Natural Earth draws who holds a place, not whose it is in law: Crimea is given back to Ukraine here.
"""

from __future__ import annotations

import json
import math
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

from shapely import box, make_valid, transform
from shapely.geometry import MultiPolygon, Point, Polygon, shape
from shapely.ops import unary_union

COUNTRIES = {
    "208": "dk", "233": "ee", "246": "fi", "276": "de", "352": "is", "440": "lt", "428": "lv",
    "578": "no", "616": "pl", "643": "ru", "752": "se", "100": "bg", "642": "ro", "804": "ua",
}  # fmt: skip
CRIMEA = Point(34.2, 45.2)
NEAR = box(-35, 33, 75, 78)  # degrees: what is further away is not drawn
LABELS = {
    "no": (9.2, 61.2),
    "ru": (40.0, 58.0),
    "is": (-18.6, 64.9),
    "se": (15.2, 62.0),
    "de": (10.3, 51.0),
    "dk": (9.1, 56.1),
    "bg": (25.2, 42.7),
    "ro": (24.8, 45.9),
    "fi": (26.3, 63.0),
    "lv": (25.3, 56.9),
}
"""Where the letters of some countries stand, in degrees of longitude and latitude."""
CENTRE = (58.0, 17.0)  # degrees: latitude, longitude
WIDTH = 640
EDGES = (-0.325, -0.29, 0.36, 0.245)  # in earth radii around the centre: west, south, east, north
FINENESS = 0.9  # units of the picture
SMALLEST = 2.5  # square units of the picture: smaller islands are left out


def project(longitude: Any, latitude: Any) -> tuple[Any, Any]:
    """Lambert's azimuthal equal-area projection: no country looks larger than it is."""
    pairs = [_project(one, other) for one, other in zip(longitude, latitude, strict=True)]
    return tuple(zip(*pairs, strict=True))  # type: ignore[return-value]


def _project(longitude: float, latitude: float) -> tuple[float, float]:
    phi, lam = math.radians(latitude), math.radians(longitude - CENTRE[1])
    phi0 = math.radians(CENTRE[0])
    cosine = math.sin(phi0) * math.sin(phi) + math.cos(phi0) * math.cos(phi) * math.cos(lam)
    k = math.sqrt(2 / max(1 + cosine, 1e-9))
    return (
        k * math.cos(phi) * math.sin(lam),
        k * (math.cos(phi0) * math.sin(phi) - math.sin(phi0) * math.cos(phi) * math.cos(lam)),
    )


def rings(topology: dict[str, Any], geometry: dict[str, Any]) -> list[Any]:
    """The polygons of one country, from the arcs that neighbours share."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]

    def arc(number: int) -> list[tuple[float, float]]:
        x = y = 0
        points = []
        for dx, dy in topology["arcs"][number if number >= 0 else ~number]:
            x, y = x + dx, y + dy
            longitude = x * scale[0] + shift[0]
            # Russia goes on beyond 180 degrees.
            points.append((longitude + 360 if longitude < -168 else longitude, y * scale[1] + shift[1]))
        return points if number >= 0 else points[::-1]

    def ring(arcs: list[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for number in arcs:
            points += arc(number)[1 if points else 0 :]
        return points

    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return [shape({"type": "Polygon", "coordinates": [ring(one) for one in polygon]}) for polygon in polygons]


def drawn(area: Any, scale: float) -> str:
    """The outline as an SVG path, whole numbers only: at this size nobody sees the rest."""
    parts = []
    for polygon in area.geoms if isinstance(area, MultiPolygon) else [area]:
        if not isinstance(polygon, Polygon) or polygon.is_empty or polygon.area * scale * scale < SMALLEST:
            continue
        for ring in (polygon.exterior, *polygon.interiors):
            points = [_place(x, y, scale) for x, y in ring.simplify(FINENESS / scale).coords]
            steps = [f"{x1 - x0} {y1 - y0}" for (x0, y0), (x1, y1) in pairwise(points)]
            parts.append(f"M{points[0][0]} {points[0][1]}l{' '.join(steps[:-1])}z")
    return "".join(parts)


def _place(x: float, y: float, scale: float) -> tuple[int, int]:
    return round((x - EDGES[0]) * scale), round((EDGES[3] - y) * scale)


def _astray(polygon: Polygon) -> bool:
    """Whether the outline runs around the world, since only some of its points went beyond 180 degrees."""
    west, _, east, _ = polygon.bounds
    return bool(east - west > 200)


def _middle(code: str, area: Any) -> tuple[float, float]:
    if code in LABELS:
        return _project(*LABELS[code])
    largest = max(area.geoms, key=lambda one: one.area) if isinstance(area, MultiPolygon) else area
    middle = largest.representative_point()
    return middle.x, middle.y


def main(path: str) -> None:
    """Write the outlines."""
    topology = json.loads(Path(path).read_text(encoding="utf-8"))
    found: dict[str, list[Any]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        if geometry.get("type"):
            found[str(geometry.get("id"))] = rings(topology, geometry)
    russia = found["643"]
    found["804"] += [one for one in russia if one.contains(CRIMEA)]
    found["643"] = [one for one in russia if not one.contains(CRIMEA)]
    scale = WIDTH / (EDGES[2] - EDGES[0])
    frame = box(*EDGES)
    near = {
        number: unary_union([make_valid(one) for one in polygons if not _astray(one)]).intersection(NEAR)
        for number, polygons in found.items()
    }
    areas = {
        number: make_valid(transform(area, project, interleaved=False)).intersection(frame)
        for number, area in near.items()
        if not area.is_empty
    }
    countries = {}
    for number, code in sorted(COUNTRIES.items(), key=lambda item: item[1]):
        area = areas[number].buffer(0.0004).buffer(-0.0004)
        countries[code] = {"path": drawn(area, scale), "label": list(_place(*_middle(code, area), scale))}
    around = unary_union([area for number, area in areas.items() if number not in COUNTRIES])
    height = round((EDGES[3] - EDGES[1]) * scale)
    shapes = {
        "about": "Natural Earth 1:50m, public domain; made by scripts/setup/shapes.py",
        "size": [WIDTH, height],
        "around": drawn(around, scale),
        "countries": countries,
    }
    target = Path(__file__).parents[1] / "guide" / "site" / "pictures" / "shapes.json"
    target.write_text(json.dumps(shapes, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])

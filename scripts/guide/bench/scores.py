"""What Lighthouse says of a page, from its JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from statistics import median_low
from typing import Any


class NoScores(Exception):
    """Lighthouse could not judge the page; the message says why."""


@dataclass(frozen=True)
class Scores:
    """Points of 100 in each category."""

    performance: int
    accessibility: int
    best_practices: int
    seo: int

    def __str__(self) -> str:
        return (
            f"performance {self.performance}, accessibility {self.accessibility}, "
            f"best practices {self.best_practices}, SEO {self.seo}"
        )


def read_scores(text: str) -> Scores:
    """The scores in a report of one run; NoScores where the run went wrong."""
    try:
        report = json.loads(text)
    except ValueError:
        raise NoScores("no report was written") from None
    fault = report.get("runtimeError")
    if fault:
        raise NoScores(f"{fault['code']}: {fault['message']}")
    categories = report["categories"]
    return Scores(*(_points(categories, field.name.replace("_", "-")) for field in fields(Scores)))


def median_of(runs: Sequence[Scores]) -> Scores:
    """In each category the run in the middle; of an even number, the lower of the two."""
    return Scores(*(median_low(getattr(run, field.name) for run in runs) for field in fields(Scores)))


def _points(categories: Any, name: str) -> int:
    score: float | None = categories[name]["score"]
    if score is None:
        raise NoScores(f"it could not judge {name}")
    return round(score * 100)

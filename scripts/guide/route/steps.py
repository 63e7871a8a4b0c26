"""The rules of the planner: what to do in which case, each with the records that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from guide.facts.guide import Guide
from guide.facts.models import Slug, Strict
from guide.facts.read import read_as
from guide.facts.rules import check_plain
from guide.facts.tree import Place, line_of
from guide.facts.vocabulary import Actor, KeyQuestion, Measure
from guide.problems import Problem, ProblemsFound, error
from guide.project import Project
from guide.route.case import fields
from guide.route.derived import derived

SHOWN = "scripts/guide/route/steps.yml"
"""How messages name the file."""

LISTS = (
    "there",
    "consular",
    "return",
    "police",
    "night",
    "night-civil",
    "officer-civil",
    "child-duty",
    "child-line",
    "gaps",
)
"""What can be asked of a country besides the key questions of its record."""


def _said(text: str) -> str:
    check_plain(text)
    return text


Said = Annotated[str, Field(min_length=3, max_length=200), AfterValidator(_said)]


class Link(Strict):
    """A page of the guide, as `forms.md#risk`."""

    to: Annotated[str, Field(pattern=r"^[a-z0-9/-]+\.md(#[a-z0-9-]+)?$")]
    label: Said

    @property
    def address(self) -> str:
        """The page's address in the built guide."""
        return self.to.replace(".md", ".html", 1)


class Answer(Strict):
    """What the record of one of the case's countries says."""

    country: Literal["found", "home", "to", "exploited"]
    question: str | None = None
    facts: tuple[str, ...] = ()
    named: bool = Field(default=False, description="Say so where the record names nobody")

    @model_validator(mode="after")
    def _one(self) -> Answer:
        if bool(self.question) == bool(self.facts):
            raise ValueError("an answer needs a question or facts | write one of the two")
        return self


class Step(Strict):
    """One thing to do, or never to do, or a difference between the two countries to know."""

    id: Slug
    measure: Measure | None = None
    never: bool = False
    differs: bool = False
    urgent: bool | Literal["now"] = False
    when: dict[str, Annotated[tuple[str, ...], Field(min_length=1)]] = Field(default_factory=dict)
    who: tuple[Actor, ...] = ()
    text: Said
    show: tuple[str, ...] = Field(default=(), description="Facts in full view")
    facts: tuple[str, ...] = Field(default=(), description="Facts that say why, folded away")
    answers: tuple[Answer, ...] = ()
    links: tuple[Link, ...] = ()
    advice: bool = False

    @model_validator(mode="after")
    def _whole(self) -> Step:
        if (self.measure is not None) + self.never + self.differs != 1:
            raise ValueError("a step has a measure, or is `never`, or `differs` | write one of the three")
        if not (self.show or self.facts or self.answers or self.advice):
            raise ValueError("the step rests on nothing | name facts or answers, or mark it as advice")
        if self.advice and not self.links:
            raise ValueError("advice names the page of the guide that it comes from | add a link")
        return self

    @property
    def named(self) -> Iterator[str]:
        """Every fact that the step names."""
        yield from self.show
        yield from self.facts
        for answer in self.answers:
            yield from answer.facts


class Steps(Strict):
    """The whole file."""

    steps: tuple[Step, ...] = Field(min_length=1)

    @cached_property
    def by_id(self) -> dict[str, Step]:
        """Each step by its name."""
        return {step.id: step for step in self.steps}


def load_steps(project: Project, guide: Guide) -> Steps | None:
    """The steps, held against the records and pages that they name; None where there are none.

    Faults raise ProblemsFound.
    """
    if not (path := project.root / SHOWN).exists():
        return None
    tree, steps = read_as(path, SHOWN, Steps)
    if found := list(faults_of(steps, guide, project.docs / project.source_language.code)):
        raise ProblemsFound(
            error(SHOWN, line_of(tree, place), f"{name}: {what}", instead)
            for place, name, what, instead in found
        )
    return steps


def step_problems(project: Project, guide: Guide) -> tuple[Problem, ...]:
    """What has to be mended in the steps."""
    try:
        load_steps(project, guide)
    except ProblemsFound as found:
        return found.problems
    return ()


Fault = tuple[Place, str, str, str]


def faults_of(steps: Steps, guide: Guide, pages: Path) -> Iterator[Fault]:
    """Place, step, what is wrong and what to do, for each name that leads nowhere."""
    known = {field.name: field.values for field in fields(guide)}
    known |= {one.name: one.values for one in derived(guide)}
    seen: set[str] = set()
    for number, step in enumerate(steps.steps):
        place = ("steps", number)
        if step.id in seen:
            yield (*place, "id"), step.id, "the id stands twice", "give one of the two another id"
        seen.add(step.id)
        yield from ((place, step.id, *fault) for fault in _of_conditions(step, known))
        yield from ((place, step.id, *fault) for fault in _of_names(step, guide))
        yield from ((place, step.id, *fault) for fault in _of_links(step, pages))


def _of_conditions(step: Step, known: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for name, values in step.when.items():
        if name not in known:
            yield f"there is no question {name!r}", f"choose one of {', '.join(known)}"
            continue
        for value in values:
            if value not in known[name]:
                yield f"{name} has no answer {value!r}", f"choose one of {', '.join(known[name])}"


def _of_names(step: Step, guide: Guide) -> Iterator[tuple[str, str]]:
    for name in step.named:
        if name not in guide.entries:
            yield f"there is no fact {name!r}", "check the name in docs/facts/"
    questions = (*(one.value for one in KeyQuestion), *LISTS)
    for answer in step.answers:
        if answer.question and answer.question not in questions:
            yield (
                f"there is no question {answer.question!r} to a country",
                f"choose one of {', '.join(questions)}",
            )
        for name in answer.facts:
            if name.partition(".")[0] not in {record.code for record in guide.countries}:
                yield f"{name} is not of a country", "put it under `show` or `facts`"


def _of_links(step: Step, pages: Path) -> Iterator[tuple[str, str]]:
    for link in step.links:
        name, _, anchor = link.to.partition("#")
        page = pages / name
        if not page.is_file():
            yield f"there is no page {name}", "name a page in docs/en/"
        elif anchor and not re.search(
            rf"#{re.escape(anchor)} ?\}}|id=\"{re.escape(anchor)}\"", page.read_text("utf-8")
        ):
            yield f"{name} has no section #{anchor}", "check the name in the page"

"""Which texts of the records and forms are to be translated, and under which name a catalog keeps each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guide.facts.guide import Guide
from guide.facts.models import Contact, Fact, Figure, Record
from guide.facts.tree import Unreadable, plain, read_tree
from guide.forms.models import Form
from guide.forms.texts import form_texts
from guide.project import Project


@dataclass(frozen=True)
class Message:
    """One text. `context` names the fact or form and its part; names that many facts share have none."""

    context: str | None
    text: str
    place: str


def fact_messages(guide: Guide) -> Iterator[Message]:
    """Every text of the records, in their order. Notes are for editors and stay in English."""
    for record in guide.records.values():
        place = f"docs/facts/{record.code}.yml"
        for name, line in advice_messages(record):
            yield Message(name, line, place)
        for fact in record.facts:
            for context, text in _texts(f"{record.code}.{fact.id}", fact):
                yield Message(context, text, place)
        for unknown in record.unknown:
            yield Message(f"{record.code}.{unknown.id}", unknown.text, place)


def form_messages(forms: Iterable[Form]) -> Iterator[Message]:
    """Every text of the forms, in their order."""
    for form in forms:
        for context, text in form_texts(form):
            yield Message(context, text, f"docs/forms/{form.id}.yml")


def advice_messages(record: Record) -> Iterator[tuple[str, str]]:
    """Name and text of each line of a record's advice."""
    for number, line in enumerate(record.advice, 1):
        yield f"{record.code}#advice-{number}", line


def item_context(entry_id: str, index: int) -> str:
    """The name of one item of a fact's list."""
    return f"{entry_id}#item-{index + 1}"


def caution_context(entry_id: str) -> str:
    """The name of a fact's caution."""
    return f"{entry_id}#caution"


def step_context(step_id: str) -> str:
    """The name of a step of the route planner."""
    return f"route.{step_id}"


def step_messages(project: Project) -> Iterator[Message]:
    """The texts of the route planner's steps, and the names of the pages that they lead to."""
    path = project.root / "scripts" / "guide" / "route" / "steps.yml"
    try:
        steps = plain(read_tree(path)).get("steps", ()) if path.exists() else ()
    except Unreadable:
        return  # `guide check` tells the fault
    for step in steps:
        yield Message(step_context(step["id"]), step["text"], "scripts/guide/route/steps.yml")
        for link in step.get("links", ()):
            yield Message(None, link["label"], "scripts/guide/route/steps.yml")


def _texts(entry_id: str, fact: Fact) -> Iterator[tuple[str | None, str]]:
    yield entry_id, fact.text
    for index, item in enumerate(fact.items):
        yield item_context(entry_id, index), item
    if fact.caution:
        yield caution_context(entry_id), fact.caution
    if isinstance(fact, Contact):
        yield None, fact.name
    if isinstance(fact, Figure):
        for value in fact.values:
            yield None, value.counts

"""The texts of a form, each with the name under which a catalog keeps it."""

from __future__ import annotations

from collections.abc import Iterator

from guide.forms.models import Blank, Form, Part

Text = tuple[str, str]
"""Name and English text."""


def name(form: Form, *ids: str, part: str = "", number: int = 0) -> str:
    """The name of a text: `form.referral.safety.who-must-not-know#help`, `form.referral#before-1`."""
    whole = ".".join(("form", form.id, *ids))
    if not part:
        return whole
    return f"{whole}#{part}-{number}" if number else f"{whole}#{part}"


def form_texts(form: Form) -> Iterator[Text]:
    """Every text of the form, in its order."""
    yield name(form), form.title
    yield name(form, part="about"), form.about
    yield from _numbered(form, (), "before", form.before)
    for section in form.sections:
        yield from _part_texts(form, section)
    yield from _numbered(form, (), "after", form.after)


def _part_texts(form: Form, section: Part) -> Iterator[Text]:
    yield name(form, section.id), section.title
    if section.note:
        yield name(form, section.id, part="note"), section.note
    for blank in section.fields:
        yield from _blank_texts(form, section, blank)


def _blank_texts(form: Form, section: Part, blank: Blank) -> Iterator[Text]:
    ids = (section.id, blank.id)
    if blank.label:
        yield name(form, *ids), blank.label
    if blank.help:
        yield name(form, *ids, part="help"), blank.help
    yield from _numbered(form, ids, "option", blank.options)
    yield from _numbered(form, ids, "column", tuple(column.label for column in blank.columns))
    yield from _numbered(form, ids, "row", blank.rows)


def _numbered(form: Form, ids: tuple[str, ...], part: str, texts: tuple[str, ...]) -> Iterator[Text]:
    for number, text in enumerate(texts, 1):
        yield name(form, *ids, part=part, number=number), text

"""The form of the route planner, and the way to the pages that need no script."""

from __future__ import annotations

from guide.facts.guide import Guide
from guide.language.words import Words
from guide.route.case import Field, fields
from guide.route.labels import FIELDS
from guide.route.table import value_name
from guide.site.labels import N_
from guide.site.writing.fact import Writer
from guide.site.writing.markdown import plain

TABLE = "assets/js/route-table.js"
SCRIPT = "assets/js/route.js"

_RADIOS = frozenset({"danger", "age", "police", "wish"})
_CHOOSE = N_("Choose")
_HINTS = {
    "home": N_("The person wants to go to another country? Choose home here, the other one below."),
    "age": N_("Not sure? Then the rules for children count."),
}


def found_address(code: str) -> str:
    """The page of all steps for people found in a country."""
    return f"plan/found-in-{code}.html"


def planner_form(guide: Guide, writer: Writer, code: str) -> str:
    """The questions, the place for the answer, and the scripts; without them only `found_list` is of use.

    `code` is the language of the site. A page that is not translated is in English as a whole: its table is
    that of the source language, which lies at the root.
    """
    words = writer.words
    table = writer.to(TABLE) if words.code == code else writer.to_shared(TABLE)
    asked = fields(guide)
    questions = "".join(_question(field, asked, words) for field in asked if not field.only)
    text = plain(words.gettext("Print the plan"))
    clear = plain(words.gettext("Start again"))
    root = writer.to("index.html").removesuffix("index.html")
    return (
        '<div class="planner">'
        f'<form class="plan-form no-print" data-root="{root}" hidden>'
        f'{questions}<p class="plan-standing"></p></form>'
        '<p class="plan-count no-print" role="status"></p>'
        # After the line that stays in sight at the foot of the screen, so that it never covers them.
        '<p class="plan-actions no-print" hidden>'
        f'<button type="button" class="plan-print">{text}</button> '
        f'<button type="button" class="plan-clear">{clear}</button></p>'
        '<div class="plan-result"></div>'
        f'<script src="{table}" defer></script>'
        f'<script src="{writer.to(SCRIPT)}" defer></script></div>'
    )


def found_list(guide: Guide, writer: Writer) -> str:
    """Links to the pages "Found in", by the countries' names."""
    words = writer.words
    items = "".join(
        f'<li><a href="{writer.to(found_address(code))}">{plain(words.country(code))}</a></li>'
        for code in words.in_order(record.code for record in guide.countries)
    )
    return f'<ul class="country-list">{items}</ul>'


def _question(field: Field, asked: tuple[Field, ...], words: Words) -> str:
    label = plain(words.gettext(FIELDS[field.name]))
    hint = plain(words.gettext(_HINTS[field.name])) if field.name in _HINTS else ""
    if field.name not in _RADIOS:
        return f'<div class="plan-question">{_select(field, label, hint, words)}</div>'
    # What only one answer asks for is there from the start, and cannot be chosen before: nothing moves.
    further = "".join(
        f'<div class="plan-only">{_select(one, plain(words.gettext(FIELDS[one.name])), "", words)}</div>'
        for one in asked
        if one.only and one.only[0] == field.name
    )
    return _radios(field, label, hint, words, further)


def _named(field: Field, words: Words) -> list[tuple[str, str]]:
    return [(value, plain(value_name(field.name, value, words))) for value in _values(field, words)]


def _values(field: Field, words: Words) -> list[str]:
    """The answers: countries by their names, among what is no country at either end."""
    if field.name not in ("found", "home", "to", "exploited"):
        return list(field.values)
    codes = [value for value in field.values if len(value) == 2]
    others = [value for value in field.values if len(value) != 2]
    ends = {"none": others[:1]} if "none" in others else {}
    return [*ends.get("none", []), *words.in_order(codes), *(one for one in others if one != "none")]


def _select(field: Field, label: str, hint: str, words: Words) -> str:
    empty = "" if field.default else f'<option value="">{plain(words.gettext(_CHOOSE))}</option>'
    options = "".join(f'<option value="{value}">{text}</option>' for value, text in _named(field, words))
    described = f' aria-describedby="plan-{field.name}-hint"' if hint else ""
    note = f'<span class="plan-hint" id="plan-{field.name}-hint">{hint}</span>' if hint else ""
    return (
        f'<label class="plan-label" for="plan-{field.name}">{label}</label>{note}'
        f'<select id="plan-{field.name}" name="{field.name}" autocomplete="off"{described}>'
        f"{empty}{options}</select>"
    )


def _radios(field: Field, label: str, hint: str, words: Words, further: str) -> str:
    options = "".join(
        f'<label><input type="radio" name="{field.name}" value="{value}" autocomplete="off"'
        f"{' checked' if value == field.default else ''}> {text}</label>"
        for value, text in _named(field, words)
    )
    note = f'<span class="plan-hint">{hint}</span>' if hint else ""
    return (
        f'<fieldset class="plan-question"><legend>{label}</legend>{note}'
        f"<div>{options}</div>{further}</fieldset>"
    )

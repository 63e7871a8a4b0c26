"""The list of all contacts: one table that the page can filter by country, role and for whom."""

from __future__ import annotations

from guide.facts.guide import Entry, Guide
from guide.facts.models import Contact
from guide.facts.vocabulary import Audience, Role
from guide.site import labels
from guide.site.lists.compare import country_cell
from guide.site.writing.fact import Writer, anchor
from guide.site.writing.markdown import Cell, Row, plain, table


def contacts_table(guide: Guide, writer: Writer) -> str:
    """Every contact of every country, by country and then by role, most urgent first."""
    words = writer.words
    roles = list(Role)
    entries = [
        entry
        for code in words.in_order(record.code for record in guide.countries)
        for entry in sorted(
            guide.of(code, lambda fact: isinstance(fact, Contact)),
            key=lambda entry: roles.index(_contact(entry).role),
        )
    ]
    head = (
        words.gettext("Country"),
        words.gettext("Contact"),
        words.gettext("How to reach"),
        words.gettext("For"),
    )
    return table("contacts", words.gettext("All contacts"), head, [_row(entry, writer) for entry in entries])


def filter_form(guide: Guide, writer: Writer) -> str:
    """The choices above the list; the script shows the form, since without it nothing would happen.

    On a narrow screen only the country and the count stand there until the reader asks for more.
    """
    words = writer.words
    used_roles = {_contact(entry).role for entry in guide.contacts()}
    used_for = {audience for entry in guide.contacts() for audience in _contact(entry).serves}
    codes = words.in_order(record.code for record in guide.countries)
    countries = [(code, words.country(code)) for code in codes]
    choices = (
        ("country", words.gettext("Country"), countries),
        (
            "role",
            words.gettext("Role"),
            [(role.value, words.gettext(labels.ROLES[role])) for role in Role if role in used_roles],
        ),
        (
            "serves",
            words.gettext("For"),
            [(one.value, words.gettext(labels.AUDIENCES[one])) for one in Audience if one in used_for],
        ),
    )
    country, *rest = (_choice(*choice, words.gettext("All")) for choice in choices)
    count = plain(words.gettext("{number} contacts"))
    none = plain(words.gettext("No contact fits. The page of the country says why, or whom to ask."))
    return (
        f'<form class="contact-filter no-print" hidden>{country}'
        f'<p class="contact-count" role="status" data-pattern="{count}" data-none="{none}"></p>'
        '<button type="button" class="more-filters" aria-expanded="false" aria-controls="filter-rest">'
        f"{plain(words.gettext('More filters'))}</button>"
        f'<div class="filter-rest" id="filter-rest">{"".join(rest)}</div></form>'
    )


def _choice(name: str, label: str, options: list[tuple[str, str]], every: str) -> str:
    listed = "".join(f'<option value="{value}">{plain(text)}</option>' for value, text in options)
    return (
        f'<div class="choice"><label for="filter-{name}">{plain(label)}</label>'
        f'<select id="filter-{name}" name="{name}"><option value="">{plain(every)}</option>'
        f"{listed}</select></div>"
    )


def _contact(entry: Entry) -> Contact:
    if not isinstance(entry.fact, Contact):
        raise TypeError(entry.id)
    return entry.fact


def _row(entry: Entry, writer: Writer) -> Row:
    fact, words = _contact(entry), writer.words
    role = plain(words.gettext(labels.ROLES[fact.role]))
    page = f"countries/{entry.record.code}.html#{anchor(entry)}"
    caution = writer.caution(entry)
    note = f"<p>{caution}</p>" if caution else ""
    reach = "".join(
        f"<p>{plain(words.gettext(name))}: {value}</p>" for name, value in writer.contact_lines(fact)[1:]
    )
    if unchecked := writer.unchecked(entry):
        reach += f"<p>{unchecked}</p>"
    who = (
        f'<p><a href="{writer.to(page)}">{writer.name(fact)}</a></p><p>{role} {writer.tail(entry)}</p>{note}'
    )
    serves = ", ".join(words.gettext(labels.AUDIENCES[audience]) for audience in fact.serves)
    serves += f" ({words.gettext(labels.GROUPS[fact.only])})" if fact.only else ""
    return Row(
        (country_cell(entry.record.code, writer), Cell(who), Cell(reach), Cell(plain(serves))),
        {
            "country": entry.record.code,
            "role": fact.role.value,
            "serves": " ".join(audience.value for audience in fact.serves),
        },
    )

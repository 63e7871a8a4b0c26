"""How one language says things: labels, fact texts, dates, durations, names of countries and languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from babel import Locale
from babel.dates import format_date, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from guide.facts.guide import Entry, Missing
from guide.language.catalog import Catalog
from guide.language.messages import caution_context, item_context
from guide.language.order import sort_key

_UNITS = {"D": "duration-day", "W": "duration-week", "M": "duration-month", "Y": "duration-year"}
_OWN_UNITS = {
    ("et", "D"): ("päev", "päeva"),
    ("nb", "D"): ("dag", "dager"),
    ("sv", "D"): ("dag", "dagar"),
    ("et", "M"): ("kuu", "kuud"),
}
"""One and several. Laws count days by another word than that for 24 hours; Babel lacks Estonian months."""

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


_LOCALES = {"en": "en_GB"}
"""Where a language is written in more than one way."""


class Words:
    """The voice of one language. What its catalog lacks comes out in English."""

    def __init__(self, code: str, catalog: Catalog, source: bool) -> None:
        self.code = code
        self.source = source
        self.locale = Locale.parse(_LOCALES.get(code, code))
        self._catalog = catalog

    @property
    def reviewed(self) -> bool:
        """Whether a national editor has reviewed the catalog; the source language needs none."""
        return self.source or self._catalog.reviewed != "no"

    def has(self, context: str | None, text: str) -> bool:
        """Whether this text can be said in this language."""
        return self.source or self._catalog.get(context, text) is not None

    def gettext(self, text: str) -> str:
        """A label, or a name that many facts share."""
        return self._catalog.get(None, text) or text

    def pgettext(self, context: str, text: str) -> str:
        """A text of one fact."""
        return self._catalog.get(context, text) or text

    def text(self, entry: Entry | Missing) -> str:
        """The sentence of a fact or of an unknown entry."""
        return self.pgettext(entry.id, entry.fact.text if isinstance(entry, Entry) else entry.unknown.text)

    def translated(self, entry: Entry | Missing) -> bool:
        """Whether that sentence exists in this language."""
        return self.has(entry.id, entry.fact.text if isinstance(entry, Entry) else entry.unknown.text)

    def caution(self, entry: Entry) -> str:
        """What to know before acting on the fact; empty where there is nothing."""
        caution = entry.fact.caution
        return self.pgettext(caution_context(entry.id), caution) if caution else ""

    def items(self, entry: Entry) -> list[str]:
        """The list that belongs to the fact."""
        return [
            self.pgettext(item_context(entry.id, index), item) for index, item in enumerate(entry.fact.items)
        ]

    def country(self, code: str) -> str:
        """The name of a country from its code in either case."""
        return str(self.locale.territories.get(code.upper(), code.upper()))

    def in_order(self, codes: Iterable[str]) -> list[str]:
        """Country codes by the countries' names, in the order of this language's alphabet."""
        return sorted(codes, key=lambda code: sort_key(self.country(code), self.code))

    def language(self, code: str) -> str:
        """The name of a language in this language."""
        return str(self.locale.languages.get(code, code))

    def listing(self, parts: list[str]) -> str:
        """`a, b and c`."""
        return format_list(parts, "standard", self.locale) if parts else ""

    def day(self, day: date) -> str:
        """`21 November 2026`."""
        return format_date(day, "long", self.locale)

    def since(self, as_of: int | date | None) -> str:
        """A year or a day; empty for None."""
        if as_of is None:
            return ""
        return self.day(as_of) if isinstance(as_of, date) else str(as_of)

    def number(self, number: float, unit: str = "count") -> str:
        """A figure with the language's separators."""
        value: Any = int(number) if float(number).is_integer() else number
        if unit == "percent":
            return format_percent(number / 100, "#,##0.#%" if self.code == "en" else "#,##0.# %", self.locale)
        text = format_decimal(value, locale=self.locale)
        return f"{text} €" if unit == "euro" else text

    def duration(self, duration: str) -> str:
        """`P30D` as `30 days`."""
        number, unit = int(duration[1:-1]), duration[-1]
        if own := _OWN_UNITS.get((self.code, unit)):
            return f"{number} {own[self.locale.plural_form(number) != 'one']}"
        return format_unit(number, _UNITS[unit], "long", locale=self.locale)

    def hours(self, hours: str) -> str:
        """`Mo-Fr 09:00-16:30` with the language's short names of days; `Mo-Fr` tells no times."""
        if hours == "24/7":
            return self.gettext("Day and night, every day")
        names = get_day_names("abbreviated", "stand-alone", self.locale)
        spoken = re.sub(r"\b(Mo|Tu|We|Th|Fr|Sa|Su)\b", lambda found: str(names[_DAYS.index(found[1])]), hours)
        said = spoken.replace("-", "–").replace(",", ", ")
        return said if ":" in hours else f"{said}, {self.gettext('times not known')}"

"""One fact as Markdown: its words, what belongs to its kind, its status and its sources."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from datetime import date

from guide.facts import phones
from guide.facts.guide import Entry, Missing
from guide.facts.models import Applied, Contact, Fact, Figure, Phone, Rule, Statement
from guide.facts.status import Status
from guide.facts.vocabulary import Abroad, Actor, Place, Role
from guide.freshness.limits import unchecked_since
from guide.freshness.numbers import is_emergency_line
from guide.language.messages import caution_context, item_context
from guide.language.words import Words
from guide.site import labels
from guide.site.writing.footnotes import Footnotes
from guide.site.writing.markdown import in_language, indent, link, plain, span, strong
from guide.site.writing.ways import way


def anchor(entry: Entry | Missing) -> str:
    """The id of a fact on every page that shows it: `se-hotline-professionals`."""
    return entry.id.replace(".", "-")


def from_abroad(phone: Phone, role: Role) -> str:
    """The label that says how far a number can be used from another country."""
    if phone.abroad is Abroad.UNKNOWN and role is Role.EMERGENCY:
        return labels.EMERGENCY_INSIDE
    if phone.abroad is Abroad.UNKNOWN and phones.is_ordinary(phone.number):
        return labels.ABROAD_UNTESTED
    return labels.ABROAD[phone.abroad]


def status_text(status: Status, as_of: int | date | None, words: Words) -> str:
    """`Confirmed, 2025`."""
    year = str(as_of.year if isinstance(as_of, date) else as_of) if as_of else words.gettext("no date")
    return f"{words.gettext(labels.STATUS_NAMES[status])}, {year}"


def unchecked_text(entry: Entry, words: Words) -> str:
    """`Not checked since 21 November 2026. ...` for a contact that is due; empty for all else."""
    since = unchecked_since(entry)
    if since is None or not isinstance(entry.fact, Contact):
        return ""
    emergency = is_emergency_line(entry.record, entry.fact)
    text = labels.UNCHECKED_EMERGENCY if emergency else labels.UNCHECKED
    return words.gettext(text).format(date=words.day(since))


@dataclass(frozen=True)
class Writer:
    """Writes facts in one language onto one page; the footnotes collect what they cite.

    `here` is the page's address within its language, `top` the way from the language's root to the site's.
    """

    words: Words
    notes: Footnotes
    here: str
    top: str
    named: set[str] = field(default_factory=set, repr=False, compare=False)

    def to(self, address: str) -> str:
        """The relative way from this page to another of the same language: `countries/se.html#glance`."""
        path, mark, fragment = address.partition("#")
        return way(path, posixpath.dirname(self.here)) + mark + fragment

    def to_shared(self, address: str) -> str:
        """The relative way from this page to what all languages share: `downloads/guide-sv.pdf`."""
        return self.to(f"{self.top}{address}")

    def country_link(self, code: str) -> str:
        """The country's name, linked to its page."""
        return f'<a href="{self.to(f"countries/{code}.html")}">{plain(self.words.country(code))}</a>'

    def inline(self, entry: Entry) -> str:
        """The sentence with its status and sources, on one line."""
        return f"{self.said(entry)} {self.tail(entry)}"

    def said(self, entry: Entry | Missing) -> str:
        """The sentence alone, marked as English where the language does not have it yet."""
        return self.say(entry.fact.text if isinstance(entry, Entry) else entry.unknown.text, entry.id)

    def say(self, text: str, context: str | None = None, *, without: tuple[str, ...] = ()) -> str:
        """A text of the records, marked as English where the language does not have it yet.

        `without` are numbers that it does not end in.
        """
        if self.words.has(context, text):
            said = self.words.pgettext(context, text) if context else self.words.gettext(text)
            return plain(phones.without_number(said, without))
        return in_language(phones.without_number(text, without), "en", self.words.code)

    def tail(self, entry: Entry) -> str:
        """Status mark and source marks."""
        status = self.status(entry.status, entry.fact.as_of)
        return f"{status} {self.notes.mark(entry.record, entry.fact.sources)}"

    def status(self, status: Status, as_of: int | date | None) -> str:
        """The status in words, with the year that the source speaks of."""
        return span(f"status status-{status.value}", plain(status_text(status, as_of, self.words)))

    def step(self, entry: Entry, marker: str = "1.") -> str:
        """The fact as a list item with all that belongs to it; `marker` is `1.` or `-`."""
        lead = self.actors(entry.fact.who)
        lead = f"<strong>{plain(lead)}:</strong> " if lead else ""
        lines = [f"{marker} {self._name(entry)}{lead}{self.inline(entry)}"]
        lines += [f"\n{indent(detail)}" for detail in self.details(entry)]
        # Without an empty line after its paragraphs the next item would run into this one.
        return "\n".join(lines) + ("\n" if len(lines) > 1 else "")

    def _name(self, entry: Entry) -> str:
        """The anchor of a fact: only where the page shows it first, since an id may stand once."""
        name = anchor(entry)
        if name in self.named:
            return ""
        self.named.add(name)
        return f'<a id="{name}"></a>'

    def actors(self, who: tuple[Actor, ...]) -> str:
        """`Police, Social services`."""
        return ", ".join(self.words.gettext(labels.ACTORS[actor]) for actor in who)

    def details(self, entry: Entry) -> list[str]:
        """The paragraphs under a fact: list, contact lines, rule lines, numbers, caution."""
        facts = [f"{plain(self.words.gettext(name))}: {value}" for name, value in self.lines(entry)]
        parts = [self.items(entry), "<br>\n".join(facts), self.unchecked(entry), self.caution(entry)]
        return [part for part in parts if part]

    def items(self, entry: Entry) -> str:
        """The list that belongs to the sentence; empty where there is none."""
        return "\n".join(f"- {item}" for item in self._items(entry))

    def brief_items(self, entry: Entry | Missing) -> str:
        """The same list as HTML, for cells and lists whose items are lines."""
        if isinstance(entry, Missing):
            return ""
        listed = "".join(f"<li>{item}</li>" for item in self._items(entry))
        return f"<ul>{listed}</ul>" if listed else ""

    def caution(self, entry: Entry, about: str = "") -> str:
        """What to know before acting on the fact; empty where there is nothing.

        `about` is what it speaks of, where the fact's own sentence does not stand before it.
        """
        if not entry.fact.caution:
            return ""
        note = " ".join([strong(self.words.gettext("Note:")), *([f"{plain(about)}:"] if about else [])])
        return span("caution", f"{note} {self.say(entry.fact.caution, caution_context(entry.id))}")

    def unchecked(self, entry: Entry) -> str:
        """That nobody has checked the contact for too long; empty where somebody has."""
        text = unchecked_text(entry, self.words)
        return span("caution unchecked", plain(text)) if text else ""

    def _items(self, entry: Entry) -> list[str]:
        return [self.say(item, item_context(entry.id, index)) for index, item in enumerate(entry.fact.items)]

    def lines(self, entry: Entry) -> list[tuple[str, str]]:
        """Name and value of each further detail of a fact. Names are English labels."""
        fact, own = entry.fact, entry.record.language
        lines: list[tuple[str, str]] = []
        if fact.local_name:
            lines.append((labels.N_("Local name"), in_language(fact.local_name, own, self.words.code)))
        lines += self._of_kind(fact)
        return lines

    def _of_kind(self, fact: Fact) -> list[tuple[str, str]]:
        if isinstance(fact, Contact):
            return self.contact_lines(fact)
        if isinstance(fact, Rule):
            return self._rule_lines(fact)
        if isinstance(fact, Statement):
            return self._statement_lines(fact)
        if isinstance(fact, Figure):
            return [
                (str(value.year), self.figure(value.number, value.unit, value.counts))
                for value in fact.values
            ]
        return []

    def _statement_lines(self, fact: Statement) -> list[tuple[str, str]]:
        lines = [(labels.N_("Reference"), plain(fact.reference))] if fact.reference else []
        places = [self.words.gettext(labels.PLACES[place]) for place in fact.places if place is not Place.ANY]
        if places and not lines:
            lines = [(labels.N_("Seen at"), plain(", ".join(places)))]
        to = self.applies_to(fact)
        return lines + ([(labels.N_("Concerns"), plain(to))] if to else [])

    def figure(self, number: float, unit: str, counts: str) -> str:
        """`189 people exploited for labour`."""
        return f"{strong(self.words.number(number, unit))} {self.say(counts)}"

    def name(self, fact: Contact, *, before_numbers: bool = False) -> str:
        """The name in bold, and for whom it is: `National women's helpline (for women)`.

        Before its numbers it does not end in one of them.
        """
        whom = f" ({plain(self.words.gettext(labels.GROUPS[fact.only]))})" if fact.only else ""
        own = tuple(one.number for one in fact.phones) if before_numbers else ()
        return f"<strong>{self.say(fact.name, without=own)}</strong>{whom}"

    def contact_lines(self, fact: Contact) -> list[tuple[str, str]]:
        """Phone, hours, languages, e-mail and web, as far as known."""
        lines = [(labels.N_("Contact"), self.name(fact))]
        lines += [(labels.N_("Phone"), self.phone(phone, fact.role)) for phone in fact.phones]
        if fact.hours:
            lines.append(
                (labels.N_("Hours"), plain("; ".join(self.words.hours(hours) for hours in fact.hours)))
            )
        if fact.languages:
            spoken = ", ".join(self.words.language(code) for code in fact.languages)
            lines.append((labels.N_("Languages"), plain(spoken)))
        if fact.email:
            lines.append((labels.N_("E-mail"), f'<a href="mailto:{fact.email}">{plain(fact.email)}</a>'))
        if fact.web:
            lines.append((labels.N_("Web"), link(fact.web.split("://", 1)[1].rstrip("/"), fact.web)))
        return lines

    def phone(self, phone: Phone, role: Role) -> str:
        """The number to tap, and whether it works from abroad."""
        shown = f'<a href="tel:{phone.number}">{phones.shown(phone.number)}</a>'
        return f"{span('phone', shown)} ({plain(self.words.gettext(from_abroad(phone, role)))})"

    def _rule_lines(self, fact: Rule) -> list[tuple[str, str]]:
        lines: list[tuple[str, str]] = []
        if fact.duration:
            name = labels.N_("Time limit") if fact.limit in labels.DEADLINES else labels.N_("Length")
            lines.append((name, strong(self.length(fact))))
        if fact.article:
            lines.append((labels.N_("Article"), plain(fact.article)))
        if fact.decides:
            lines.append((labels.N_("Decides"), plain(self.actors(fact.decides))))
        if to := self.applies_to(fact):
            lines.append((labels.N_("Concerns"), plain(to)))
        if fact.treaty:
            where = ", ".join(self.words.country(code) for code in fact.countries)
            tie = f"{where}: {self.bound(fact)}" if where else self.bound(fact)
            lines.append((labels.ACTS[fact.treaty.act], plain(tie)))
        return lines

    def length(self, fact: Rule) -> str:
        """`at least 30 days`, `30 days to 6 months`, `deadline to claim: 3 years`, or empty."""
        if not fact.duration:
            return ""
        length = self.words.duration(fact.duration)
        if fact.duration_max:
            return self.words.gettext("{from} to {to}").format(
                **{"from": length, "to": self.words.duration(fact.duration_max)}
            )
        return self.words.gettext(labels.LIMITS[fact.limit]).format(length=length)

    def bound(self, fact: Rule) -> str:
        """`bound since 2010`, with the day of ratification where known."""
        treaty = fact.treaty
        if treaty is None:
            return ""
        text = self.words.gettext(labels.BOUND[treaty.bound])
        if treaty.since:
            text += ", " + self.words.gettext("in force since {date}").format(
                date=self.words.since(treaty.since)
            )
        if treaty.ratified:
            text += ", " + self.words.gettext("ratified {date}").format(
                date=self.words.since(treaty.ratified)
            )
        return text

    def applies_to(self, fact: Applied) -> str:
        """`adults, EU and EEA citizens`; empty where a fact is about everybody."""
        parts = [labels.AGES[fact.applies_to.age]] if fact.applies_to.age else []
        parts += [labels.RESIDENCES[residence] for residence in fact.applies_to.residence]
        return ", ".join(self.words.gettext(part) for part in parts)

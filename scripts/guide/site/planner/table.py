"""The route planner's table in one language: records as cards, and the words around the steps."""

from __future__ import annotations

import re
from typing import Any

from guide.facts import phones
from guide.facts.guide import Entry, Guide, Missing
from guide.facts.models import Applied, Contact, Rule
from guide.facts.status import Status
from guide.facts.vocabulary import Act, Audience, KeyQuestion, Measure, Role
from guide.language.messages import caution_context, item_context
from guide.language.words import Words
from guide.project import Project
from guide.route import contacts
from guide.route.say import LINES, MARKS, Text
from guide.route.steps import Step, load_steps
from guide.route.table import SIDES, Table, compile_table
from guide.site import labels
from guide.site.labels import N_
from guide.site.lists.overview import measure_address
from guide.site.writing.fact import Writer, anchor, from_abroad, unchecked_text
from guide.site.writing.footnotes import Footnotes

PAGE = "across-borders/plan.html"
"""Where the planner is."""

STATUS = tuple(Status)

_LINES = {
    "hours": N_("Hours"),
    "languages": N_("Languages"),
    "decides": N_("Decides"),
    "article": N_("Article"),
    "applies": N_("Concerns"),
}


_ENGLISH = re.compile(
    r"\b(Act|Code|Laws?|Directives?|Regulations?|Order|Decision|Resolution|Ordinance|Convention|Protocol|Court"
    r"|Committee|CETS|GDPR|[Aa]rt(icle|s)?)\b"
)
"""Words by which the English name of a law is told from one in another language."""

_LISTENS = {Audience.VICTIMS, Audience.PROFESSIONALS}
"""Whom a line must understand: that its languages are not known is worth a word."""

NAMES = {
    "never": N_("Never do this"),
    "differs": N_("What differs between the countries"),
    "gaps": N_("What we don't know"),
    "source": N_("Source"),
    "sources": N_("Sources"),
    "advice": N_("our own advice"),
    "note": N_("Note:"),
    "unknown": N_("Not known."),
    "steps": N_("{number} steps"),
    "go": N_("Go to the plan: {steps}"),
    "contents": N_("Parts of the plan"),
    "choose": N_("Choose the two countries. The steps appear here."),
    "nothing": N_("The record has nothing that fits this person."),
    "question": N_("Question"),
    "beside": N_("Side by side"),
    "both": N_("binds both countries"),
    "here": N_("binds only {country}"),
    "neither": N_("binds neither country"),
    "tie-unknown": N_("not known"),
    "acts": N_("Which acts bind them"),
    "worked-out": N_("Right to stay: we take this person to be {standing}. Change it if you know better."),
    "not-worked-out": N_(
        "Right to stay: the countries do not show it. All rules are listed until you choose."
    ),
    "notes": N_("Your notes"),
    "again": N_("Open this plan again:"),
    "call": N_("Whom to call"),
    "independent": N_("Independent guide. It is not an official publication of any authority."),
}

LEFT_OUT = (
    N_("On screen: the countries side by side."),
    N_("On screen: the countries side by side, notes on rules, and what we don't know."),
)
"""What a plan leaves out on paper to fit its sheets: first this, then that."""

WRITTEN = (
    N_("Case number"),
    N_("Officer"),
    N_("Called at"),
    N_("Who answered"),
    N_("Agreed"),
)
"""What an officer writes on a printed plan, in order; the last has the most room."""


def route_table(project: Project, guide: Guide, words: Words) -> Table | None:
    """The table of a language; None where the guide has no steps. Faults raise ProblemsFound."""
    steps = load_steps(project, guide)
    return compile_table(steps, guide, words, CardMaker(words)) if steps else None


def _place(entry: Entry) -> dict[str, Any]:
    """Where a fact stands with its sources: those of the region that belong to a measure are on its page."""
    measure = entry.fact.measure
    elsewhere = {"m": measure.value} if measure and entry.record.code == "region" else {}
    return {"h": anchor(entry)} | elsewhere


class CardMaker:
    """Writes records as cards. Their keys are short since the table goes to phones.

    b: what stands first in bold; f: 1 if that is a length. t: the sentence; j: 1 if the numbers need it.
    p: numbers as [number, if from abroad]. e: e-mail. w: web. l: further lines as [place in LINES, value],
    without a value if it is not known. i: list. c: caution; a: 1 if it counts for callers in the country too.
    s: number of the status. y: year. v: 1 for a line to give to the person or the child. d: 1 for a duty
    service: whoever dials an emergency number asks for it by name. n: the article, if the card is only a
    source, or else k: what it is about. h: the fact's anchor, which begins with its record; m: the measure
    whose page has it, where that is not the record's own.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._writer = Writer(words, Footnotes(words), PAGE, "")

    def card(self, entry: Entry | Missing, *, abroad: bool = False) -> dict[str, Any]:
        """One record as a card."""
        if isinstance(entry, Missing):
            card = {
                "b": self._words.gettext(NAMES["unknown"]),
                "t": self._said(entry.id, entry.unknown.text),
                "u": 1,
            }
        else:
            card = self._of_fact(entry, abroad)
        # A gap has no place of its own on the country's page.
        return card | (_place(entry) if isinstance(entry, Entry) else {"h": entry.record.code})

    def nobody(self, code: str) -> dict[str, Any]:
        """That the record of a country names nobody for a step, and whom to ask."""
        text = self._words.gettext(N_("We know no contact for this in {country}. Ask the coordinator."))
        return {
            "b": self._words.gettext(NAMES["unknown"]),
            "t": text.format(country=self._words.country(code)),
            "u": 1,
            "h": code,
        }

    def source(self, entry: Entry) -> dict[str, Any]:
        """Where a step comes from: the article where there is one, else only the place."""
        card = self._of_fact(entry, abroad=False)
        article = entry.fact.article if isinstance(entry.fact, Rule) else ""
        about = self._words.gettext(labels.TOPICS[entry.fact.topic])
        return (
            {name: card[name] for name in ("s", "y") if name in card}
            | ({"n": self._law(article)} if article else {"k": about})
            | _place(entry)
        )

    def otherwise(self, entry: Entry) -> Text:
        """For whom a rule is that does not fit the case."""
        if not isinstance(entry.fact, Applied):
            return ""
        pattern = self._words.gettext(N_("Left out: a rule that is only for {persons}."))
        return pattern.format(persons=self._writer.applies_to(entry.fact))

    def names(self) -> dict[str, Any]:
        """The words around the steps."""
        gettext = self._words.gettext
        return {
            **{name: gettext(text) for name, text in NAMES.items()},
            "measures": [f"{one.value}. {gettext(labels.MEASURES[one])}" for one in Measure],
            "statuses": [gettext(labels.STATUS_NAMES[one]) for one in STATUS],
            "lines": [gettext(_LINES[one]) for one in LINES],
            "marks": self._marks(),
            "no-date": gettext(N_("no date")),
            "paper": ["", *(gettext(text) for text in LEFT_OUT)],
            "written": [gettext(text) for text in WRITTEN],
            "pages": [measure_address(one) for one in Measure],
            "records": {
                "region": gettext(N_("Law and figures of the region")),
                "practice": gettext(N_("Notes on daily practice")),
            },
            "short": {"region": gettext(N_("region")), "practice": gettext(N_("practice"))},
            "sides": [[name, gettext(labels.KEY_QUESTIONS[KeyQuestion(name)])] for name in SIDES],
        }

    def actors(self, step: Step) -> str:
        """Who does a step; empty where it is the reader."""
        return self._writer.actors(step.who)

    def act(self, name: str) -> str:
        """The name of a treaty or an EU act."""
        return self._words.gettext(labels.ACTS[Act(name)])

    def _of_fact(self, entry: Entry, abroad: bool) -> dict[str, Any]:
        fact = entry.fact
        card: dict[str, Any] = {
            "t": self._said(entry.id, fact.text),
            "i": [self._said(item_context(entry.id, index), item) for index, item in enumerate(fact.items)],
            "c": self._said(caution_context(entry.id), fact.caution) if fact.caution else "",
            "s": STATUS.index(entry.status),
            "y": int(str(fact.as_of)[:4]) if fact.as_of else 0,
        }
        if isinstance(fact, Contact):
            card |= self._of_contact(entry, fact, abroad)
            card["z"] = unchecked_text(entry, self._words)
            # Whoever calls reads no step first. An emergency number needs no warning where it is dialled.
            card["a"] = int(bool(card["c"]) and fact.role is not Role.EMERGENCY)
        if isinstance(fact, Applied):
            card |= self._of_applied(fact)
        return {name: value for name, value in card.items() if value or name == "s"}

    def _of_contact(self, entry: Entry, fact: Contact, abroad: bool) -> dict[str, Any]:
        words = self._words
        numbers = contacts.dialable(fact) if abroad else fact.phones
        lines: list[tuple[int] | tuple[int, Text]] = []
        if fact.hours:
            lines.append((LINES.index("hours"), "; ".join(words.hours(one) for one in fact.hours)))
        elif fact.phones and fact.role is not Role.EMERGENCY:
            # A line that may be closed at night must not pass for one that answers.
            lines.append((LINES.index("hours"),))
        if fact.languages:
            spoken = ", ".join(words.language(code) for code in fact.languages)
            lines.append((LINES.index("languages"), spoken))
        elif fact.phones and fact.role is not Role.EMERGENCY and _LISTENS & set(fact.serves):
            lines.append((LINES.index("languages"),))
        urgent = fact.role is Role.EMERGENCY and fact.phones
        return {
            "b": self._named(entry, fact),
            # Whoever needs this number needs no sentence, unless to choose between two.
            **({"t": ""} if urgent and len(fact.phones) == 1 else {}),
            "j": int(bool(urgent) and len(fact.phones) > 1),
            "v": int(contacts.given_to(entry) is not None),
            "d": int(contacts.protects(entry)),
            "p": [[phones.shown(one.number), words.gettext(from_abroad(one, fact.role))] for one in numbers],
            "e": fact.email or "",
            # At night a number is what counts; the country's page has the website too.
            "w": "" if numbers else fact.web or "",
            "l": lines,
        }

    def _named(self, entry: Entry, fact: Contact) -> Text:
        """The name, and for whom it is: for one group only, or to be given to the person or the child."""
        said, own = self._said(None, fact.name), [one.number for one in fact.phones]
        name: Text = (
            phones.without_number(said, own)
            if isinstance(said, str)
            else [phones.without_number(said[0], own)]
        )
        given = contacts.given_to(entry)
        whom = [labels.GROUPS[fact.only]] if fact.only else []
        if given and not whom:
            whom = [labels.FOR_CHILD if given is Audience.CHILDREN else labels.FOR_PERSON]
        if not whom:
            return name
        if isinstance(name, str):
            return f"{name} ({self._words.gettext(whom[0])})"
        return [f"{name[0]} ({whom[0]})"]

    def _of_applied(self, fact: Applied) -> dict[str, Any]:
        writer = self._writer
        lines: list[tuple[int, Text]] = []
        rule = fact if isinstance(fact, Rule) else None
        if rule and rule.decides:
            lines.append((LINES.index("decides"), writer.actors(rule.decides)))
        if rule and rule.article:
            lines.append((LINES.index("article"), self._law(rule.article)))
        if to := writer.applies_to(fact):
            lines.append((LINES.index("applies"), to))
        length = writer.length(rule) if rule else ""
        return {"b": length[:1].upper() + length[1:], "f": int(bool(length)), "l": lines}

    def _marks(self) -> str:
        gettext = self._words.gettext
        pattern = gettext(N_("{marks}, with the year of the source. The guide names each source in full."))
        named = zip(MARKS, (gettext(labels.STATUS_NAMES[one]).lower() for one in STATUS), strict=True)
        return pattern.format(marks=", ".join(f"{mark} {name}" for mark, name in named))

    def _law(self, article: str) -> Text:
        """An article: records name most laws in English, and some in the language of their country."""
        return self._said(None, article) if _ENGLISH.search(article) else article

    def _said(self, context: str | None, text: str) -> Text:
        if not self._words.has(context, text):
            return [text]
        return self._words.pgettext(context, text) if context else self._words.gettext(text)

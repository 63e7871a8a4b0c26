"""The shape of a record: typed, language-neutral, every fact with its sources and dates."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from guide.facts import phones, rules
from guide.facts.vocabulary import (
    Abroad,
    Act,
    Actor,
    Age,
    Audience,
    Bound,
    Confidence,
    Form,
    Group,
    KeyQuestion,
    Limit,
    Measure,
    Place,
    Residence,
    Role,
    SourceKind,
    Topic,
)

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
SourceId = Annotated[str, Field(pattern=r"^S[0-9]+$")]
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
Sentence = Annotated[str, Field(min_length=3, max_length=600)]
Phrase = Annotated[str, Field(min_length=1, max_length=160)]
Day = Annotated[date, Field(strict=True)]
"""A day; strict, since a bare number would be taken for seconds."""
YearOrDate = Annotated[int, Field(ge=1900, le=2100, strict=True)] | Day
"""A year where the source shows no more, or a day."""


class Strict(BaseModel):
    """A record part that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Source(Strict):
    """Where a fact was seen."""

    title: str = Field(min_length=1, description="Title as printed, in its own language")
    publisher: str = Field(min_length=1, description="Body that speaks in the source; never a person's name")
    url: str = Field(description="Address where it was seen")
    published: YearOrDate | Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")] | None = Field(
        description="Day, month or year printed on the source; null where it shows none"
    )
    kind: SourceKind
    insecure: str | None = Field(default=None, description="Reason for an address without https")

    @model_validator(mode="after")
    def _address(self) -> Source:
        rules.check_address(self.url, self.insecure)
        return self


class Phone(Strict):
    """One phone number."""

    number: str = Field(
        description="International form without spaces, +46203900 and so on, or a short code such as 112"
    )
    abroad: Abroad = Field(description="Can it be dialled from another country? A source must say so")

    @field_validator("number", mode="before")
    @classmethod
    def _form(cls, value: Any) -> str:
        return phones.check_form(value)


class FactBase(Strict):
    """What every fact has."""

    id: Slug = Field(description="Stable name within the record; translations and links hang on it")
    topic: Topic
    measure: Measure | None = Field(default=None, description="1 to 7; empty where no measure fits")
    text: Sentence = Field(description="One plain English sentence for the officer")
    items: tuple[Phrase, ...] = Field(default=(), description="List that belongs to the sentence")
    who: tuple[Actor, ...] = Field(
        default=(), description="Who does it; a fact with `who` is shown as a step"
    )
    caution: Sentence | None = Field(
        default=None, description="What the reader must know before acting on it"
    )
    note: str | None = Field(default=None, description="Doubts and findings for editors; not on the page")
    local_name: str | None = Field(
        default=None, description="The body's or rule's name in the local language"
    )
    countries: tuple[CountryCode, ...] = Field(
        default=(), description="Countries that a regional fact is about"
    )
    sources: tuple[SourceId, ...] = Field(min_length=1)
    as_of: YearOrDate | None = Field(
        description="When the source says it was true; null where it shows no date"
    )
    checked: Day = Field(description="Day on which somebody last read the source")
    confidence: Confidence

    @field_validator("measure", mode="before")
    @classmethod
    def _number(cls, value: Any) -> Any:
        if isinstance(value, bool):
            raise ValueError("the measure is no number | write 1 to 7")  # noqa: TRY004
        return value

    @field_validator("text", "caution", "local_name")
    @classmethod
    def _plain(cls, value: str | None) -> str | None:
        return rules.check_plain(value)

    @field_validator("name", "term", check_fields=False)
    @classmethod
    def _plain_name(cls, value: str) -> str:
        return rules.check_plain(value) or value

    @field_validator("items")
    @classmethod
    def _plain_items(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for item in value:
            rules.check_plain(item)
        return value


class Contact(FactBase):
    """Somebody to call, write to or look up."""

    kind: Literal["contact"]
    role: Role
    serves: tuple[Audience, ...] = Field(min_length=1)
    only: Group | None = Field(default=None, description="One group of persons, if it is for no others")
    name: Phrase = Field(description="English name of the body or line")
    phones: tuple[Phone, ...] = ()
    hours: tuple[Annotated[str, Field(pattern=rules.HOURS)], ...] = Field(
        default=(), description='"24/7" or "Mo-Fr 09:00-16:30"; "Mo-Fr" where the times are not known'
    )
    languages: tuple[LanguageCode, ...] = Field(default=(), description="Languages spoken, as codes")
    email: str | None = None
    web: str | None = None
    insecure: str | None = Field(default=None, description="Reason for a web address without https")

    @model_validator(mode="after")
    def _reachable(self) -> Contact:
        if not (self.phones or self.email or self.web):
            raise ValueError(
                "a contact needs a phone, an e-mail or a web address"
                " | add one with its source, or make it a statement"
            )
        rules.check_mailbox(self.email)
        if self.web:
            rules.check_address(self.web, self.insecure)
        return self


class AppliesTo(Strict):
    """Whom a rule or a statement is about; an empty list means everybody."""

    age: Age | None = None
    residence: tuple[Residence, ...] = ()


class Treaty(Strict):
    """Whether the country is bound by a treaty or an EU act."""

    act: Act
    bound: Bound
    since: YearOrDate | None = Field(default=None, description="In force for the country since")
    ratified: YearOrDate | None = None


class Applied(FactBase):
    """A fact that can be for some persons only."""

    applies_to: AppliesTo = AppliesTo()


class Rule(Applied):
    """A legal rule: how long, under which article, who decides, for whom."""

    kind: Literal["rule"]
    duration: Annotated[str, Field(pattern=rules.DURATION)] | None = Field(
        default=None, description="ISO 8601: P30D, P3M, P1Y"
    )
    duration_max: Annotated[str, Field(pattern=rules.DURATION)] | None = Field(
        default=None, description="Upper end where the law gives a span"
    )
    limit: Limit = Limit.EXACTLY
    article: str | None = Field(
        default=None, description="The legal article, with the act's usual short name"
    )
    decides: tuple[Actor, ...] = ()
    treaty: Treaty | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Rule:
        if not (self.duration or self.article or self.decides or self.treaty):
            raise ValueError(
                "a rule needs a duration, an article, who decides, or a treaty"
                " | add one of them, or make it a statement"
            )
        return self


class Statement(Applied):
    """One sentence of guidance or knowledge."""

    kind: Literal["statement"]
    value: str | None = Field(
        default=None, description="The main value of the sentence, for the open data only"
    )
    reference: str | None = Field(default=None, description="Number of an act, order or form; on the page")
    form: Form | None = Field(default=None, description="Form of exploitation, for indicators")
    places: tuple[Place, ...] = Field(default=(), description="Where an indicator can be seen")


class Count(Strict):
    """One number of a series."""

    year: int = Field(ge=1990, le=2100)
    number: float = Field(ge=0, le=1e12)
    counts: Phrase = Field(description="What is counted, in a few English words")
    unit: Literal["count", "percent", "per-million", "euro"] = "count"

    @field_validator("counts")
    @classmethod
    def _plain(cls, value: str) -> str:
        return rules.check_plain(value) or value


class Figure(FactBase):
    """Numbers, with what and when they count."""

    kind: Literal["figure"]
    values: tuple[Count, ...] = Field(min_length=1)


class Term(FactBase):
    """A word of the glossary; `text` is its definition."""

    kind: Literal["term"]
    term: Phrase


Fact = Annotated[Contact | Rule | Statement | Figure | Term, Field(discriminator="kind")]


class Unknown(Strict):
    """Something that was looked for and not found; shown on the page."""

    id: Slug
    topic: Topic
    text: Sentence
    applies_to: AppliesTo = Field(default_factory=AppliesTo, description="Whom it is about")
    note: str | None = None

    @field_validator("text")
    @classmethod
    def _plain(cls, value: str | None) -> str | None:
        return rules.check_plain(value)


class Record(Strict):
    """Everything that the guide knows about one country, the region, or practice."""

    country: CountryCode | Literal["region", "practice"]
    name: Phrase
    checked: Day
    language: LanguageCode = Field(default="en", description="Main official language, for local names")
    advice: tuple[Sentence, ...] = Field(
        default=(), description="Our own advice, shown before the warnings; it needs no source and says so"
    )
    warnings: tuple[Slug, ...] = Field(default=(), description="Facts shown first, as a warning")
    key_facts: dict[KeyQuestion, Annotated[tuple[Slug, ...], Field(min_length=1)]] = Field(
        default_factory=dict
    )
    sources: dict[SourceId, Source]
    facts: tuple[Fact, ...]
    unknown: tuple[Unknown, ...] = ()

    @property
    def code(self) -> str:
        """File name and first part of every fact's full id: `se`, `region`."""
        return self.country.lower()

    @property
    def is_country(self) -> bool:
        """False for the region and for practice."""
        return bool(re.fullmatch("[A-Z]{2}", self.country))

    def fact(self, slug: str) -> Fact:
        """The fact of that name; KeyError where there is none."""
        for fact in self.facts:
            if fact.id == slug:
                return fact
        raise KeyError(f"{self.code}.{slug}")

    def sources_of(self, fact: Fact) -> tuple[Source, ...]:
        """The sources of a fact, in the order given."""
        return tuple(self.sources[source] for source in fact.sources)

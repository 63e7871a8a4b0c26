"""The words that records may use: one closed list per subject, in the field's standard terms."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Measure(IntEnum):
    """The seven measures of a cross-border referral, from meeting the person to long-term help."""

    IDENTIFY = 1
    FIRST_REFERRAL = 2
    FORMAL_IDENTIFICATION = 3
    REFLECTION = 4
    URGENT_ASSISTANCE = 5
    RETURN = 6
    LONG_TERM = 7


class Topic(StrEnum):
    """What a fact is about; decides the section that shows it."""

    CONTACT = "contact"
    IDENTIFICATION = "identification"
    REFLECTION_PERIOD = "reflection-period"
    RESIDENCE_PERMIT = "residence-permit"
    ASSISTANCE = "assistance"
    RETURN = "return"
    LONG_TERM = "long-term"
    CHILDREN = "children"
    LEGAL_BASIS = "legal-basis"
    COMPENSATION = "compensation"
    CROSS_BORDER = "cross-border"
    STATISTICS = "statistics"
    CIVIL_SUPPORT = "civil-support"
    # The topics below are for region.yml and practice.yml.
    MECHANISM = "mechanism"
    INDICATORS = "indicators"
    INTERVIEWING = "interviewing"
    NEEDS_AND_RISK = "needs-and-risk"
    CONSENT_AND_DATA = "consent-and-data"
    SAFE_RETURN = "safe-return"
    CHANNELS = "channels"
    HELPLINES = "helplines"
    NGO = "ngo"
    EU_LAW = "eu-law"
    COUNCIL_OF_EUROPE = "council-of-europe"
    UNITED_NATIONS = "united-nations"
    REFERRAL_HANDBOOK = "referral-handbook"
    GLOSSARY = "glossary"


class Actor(StrEnum):
    """Who does what a fact says."""

    OFFICER = "officer"
    POLICE = "police"
    BORDER = "border"
    MIGRATION = "migration"
    SOCIAL = "social"
    HEALTH = "health"
    LABOUR = "labour"
    PROSECUTION = "prosecution"
    COURT = "court"
    COORDINATOR = "coordinator"
    CHILD_PROTECTION = "child-protection"
    LAWYER = "lawyer"
    NGO = "ngo"
    IOM = "iom"
    CONSULAR = "consular"
    COMPENSATION = "compensation"
    GOVERNMENT = "government"
    PERSON = "person"


class Role(StrEnum):
    """What a contact is for.

    child-protection: an authority or its duty service, which an officer calls about a child. A line that a
    child calls is a victim-helpline; the line for missing children has a role of its own.
    """

    EMERGENCY = "emergency"
    COORDINATOR = "coordinator"
    PROFESSIONAL_ADVICE = "professional-advice"
    VICTIM_HELPLINE = "victim-helpline"
    POLICE = "police"
    BORDER = "border"
    MIGRATION = "migration"
    PROSECUTION = "prosecution"
    LABOUR = "labour"
    CHILD_PROTECTION = "child-protection"
    MISSING_CHILDREN = "missing-children"
    RAPPORTEUR = "rapporteur"
    NGO = "ngo"
    CONSULAR = "consular"
    RETURN = "return"
    COMPENSATION = "compensation"
    HEALTH = "health"


class Audience(StrEnum):
    """Who may use a contact."""

    PROFESSIONALS = "professionals"
    VICTIMS = "victims"
    CHILDREN = "children"
    PUBLIC = "public"


class Group(StrEnum):
    """The only persons whom a line or a house is for."""

    WOMEN = "women"
    MEN = "men"
    TRANSGENDER = "transgender"
    NATIONALS = "nationals"


class SourceKind(StrEnum):
    """Who speaks in a source.

    official: an authority about its own work or law; law: text of a law or treaty, or its depositary's list;
    igo: an intergovernmental body; report: a state's report about another (secondary).
    """

    OFFICIAL = "official"
    LAW = "law"
    IGO = "igo"
    REPORT = "report"
    ACADEMIC = "academic"
    NGO = "ngo"
    PRESS = "press"


class Confidence(StrEnum):
    """How far the researcher who saw the source trusts the statement."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Abroad(StrEnum):
    """Whether a phone number can be dialled from another country."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Limit(StrEnum):
    """How to read a duration."""

    EXACTLY = "exactly"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    REPORT_WITHIN = "report-within"
    CLAIM_WITHIN = "claim-within"
    DECIDED_WITHIN = "decided-within"


class Age(StrEnum):
    """To which ages a rule applies."""

    ADULT = "adult"
    CHILD = "child"


class Residence(StrEnum):
    """To which persons a rule applies, by citizenship or status."""

    NATIONAL = "national"
    EU_EEA = "eu-eea"
    THIRD_COUNTRY = "third-country"
    TEMPORARY_PROTECTION = "temporary-protection"
    ASYLUM_SEEKER = "asylum-seeker"
    FOREIGN = "foreign"
    """Citizens of another country, where the source does not say whether EU citizens count."""


class Act(StrEnum):
    """A treaty or an act of EU law that binds states."""

    CETS_197 = "cets-197"
    PALERMO = "palermo"
    EU_2011_36 = "eu-2011-36"
    EU_2024_1712 = "eu-2024-1712"
    EU_2004_81 = "eu-2004-81"
    EU_2012_29 = "eu-2012-29"
    EU_2004_80 = "eu-2004-80"
    EU_2014_41 = "eu-2014-41"
    EU_2001_55 = "eu-2001-55"


class Bound(StrEnum):
    """Whether a state is bound by an act."""

    YES = "yes"
    NO = "no"
    PREPARING = "preparing"


class Form(StrEnum):
    """A form of exploitation, for indicators."""

    GENERAL = "general"
    SEXUAL = "sexual-exploitation"
    LABOUR = "forced-labour"
    DOMESTIC = "domestic-servitude"
    CRIMINALITY = "forced-criminality"
    BEGGING = "forced-begging"
    MARRIAGE = "forced-marriage"
    ORGANS = "organ-removal"
    SURROGACY = "surrogacy"
    ADOPTION = "illegal-adoption"
    CHILDREN = "children"
    RECRUITMENT = "recruitment"


class Place(StrEnum):
    """Where an indicator can be seen."""

    ANY = "any"
    BORDER = "border"
    AIRPORT = "airport"
    ROAD = "road"
    WORKPLACE = "workplace"
    HOUSING = "housing"
    STREET = "street"
    BROTHEL = "brothel-or-flat"
    HOME = "private-home"
    ONLINE = "online"
    ASYLUM = "asylum"
    HEALTH_CARE = "health-care"
    OFFICE = "office"


class KeyQuestion(StrEnum):
    """The questions that every country record answers, at a glance and in the comparison."""

    EMERGENCY = "emergency"
    OFFICER = "officer"
    CHILD = "child"
    HELPLINE = "helpline"
    COORDINATOR = "coordinator"
    IDENTIFIES = "identifies"
    REFLECTION = "reflection"
    PERMIT = "permit"
    COMPENSATION = "compensation"

"""The words that pages show for the vocabulary of records. Translators find them in the catalogs."""

from __future__ import annotations

from guide.facts.status import Status
from guide.facts.vocabulary import (
    Abroad,
    Act,
    Actor,
    Age,
    Audience,
    Bound,
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


def N_(text: str) -> str:  # noqa: N802 - the name that translators' tools look for
    """Mark a text for translation; it is looked up where it is shown."""
    return text


SITE_NAME = N_("BSR Guide")
SITE_DESCRIPTION = N_("Baltic Sea Region Guide: helping victims of human trafficking across borders")
SENTENCES = N_("Sentences to read out or show")
POCKET_CARD = N_("Pocket card")
IN_ENGLISH = N_("in English")
NEWEST_ONLINE = N_(
    "Facts change. Look at the website for the newest edition before you rely on a phone number."
)
NEWEST_ASKED = N_(
    "Facts change. Ask whoever gave you this guide for the newest edition before you rely on a phone number."
)
NAVIGATION = (
    N_("Countries"),
    N_("What to do"),
    N_("Seven measures"),
    N_("With the person"),
    N_("Your role"),
    N_("Across borders"),
    N_("Civil society"),
    N_("Forms and words"),
    N_("Found in"),
    N_("Background"),
    N_("About"),
)
"""Section titles of `mkdocs.yml`, for the translators' template."""

MEASURES = {
    Measure.IDENTIFY: N_("Identify a presumed victim"),
    Measure.FIRST_REFERRAL: N_("Point of contact and first referral"),
    Measure.FORMAL_IDENTIFICATION: N_("Formal identification"),
    Measure.REFLECTION: N_("Reflection and recovery period"),
    Measure.URGENT_ASSISTANCE: N_("Urgent assistance"),
    Measure.RETURN: N_("Return"),
    Measure.LONG_TERM: N_("Long-term assistance"),
}

MEASURE_USES = {
    Measure.IDENTIFY: N_("Use this measure when you meet somebody and see signs of trafficking."),
    Measure.FIRST_REFERRAL: N_("Use this measure when you need to know whom to tell."),
    Measure.FORMAL_IDENTIFICATION: N_(
        "Use this measure when you need to know who decides that a person is a victim."
    ),
    Measure.REFLECTION: N_("Use this measure when the person needs time to recover and decide."),
    Measure.URGENT_ASSISTANCE: N_(
        "Use this measure when the person needs a bed, a doctor, a lawyer or money today."
    ),
    Measure.RETURN: N_("Use this measure when the person wants to go home, or to a third country."),
    Measure.LONG_TERM: N_("Use this measure when the person stays, or needs work, school or compensation."),
}

MEASURE_SLUGS = {
    Measure.IDENTIFY: "identify",
    Measure.FIRST_REFERRAL: "first-referral",
    Measure.FORMAL_IDENTIFICATION: "formal-identification",
    Measure.REFLECTION: "reflection",
    Measure.URGENT_ASSISTANCE: "urgent-assistance",
    Measure.RETURN: "return",
    Measure.LONG_TERM: "long-term",
}

STATUS_NAMES = {
    Status.CONFIRMED: N_("Confirmed"),
    Status.OLDER: N_("Older"),
    Status.UNCONFIRMED: N_("Unconfirmed"),
}

STATUS_MEANINGS = {
    Status.CONFIRMED: N_(
        "An official or legal source of the last three years, or two independent ones, says so."
    ),
    Status.OLDER: N_(
        "The source is sound but older than three years, or shows no date. It may have changed."
    ),
    Status.UNCONFIRMED: N_("A single or secondary source. Check before you act."),
}

ROLES = {
    Role.EMERGENCY: N_("Emergency"),
    Role.COORDINATOR: N_("National or regional coordinator"),
    Role.PROFESSIONAL_ADVICE: N_("Advice for professionals"),
    Role.VICTIM_HELPLINE: N_("Helpline for victims"),
    Role.POLICE: N_("Police"),
    Role.BORDER: N_("Border guard"),
    Role.MIGRATION: N_("Migration authority"),
    Role.PROSECUTION: N_("Prosecution"),
    Role.LABOUR: N_("Labour inspectorate"),
    Role.CHILD_PROTECTION: N_("Child protection"),
    Role.MISSING_CHILDREN: N_("Missing children"),
    Role.RAPPORTEUR: N_("National rapporteur"),
    Role.NGO: N_("Non-governmental organisation"),
    Role.CONSULAR: N_("Consular help"),
    Role.RETURN: N_("Return help"),
    Role.COMPENSATION: N_("Compensation"),
    Role.HEALTH: N_("Health care"),
}

AUDIENCES = {
    Audience.PROFESSIONALS: N_("Professionals"),
    Audience.VICTIMS: N_("Victims"),
    Audience.CHILDREN: N_("Children"),
    Audience.PUBLIC: N_("The public"),
}

ACTORS = {
    Actor.OFFICER: N_("You"),
    Actor.POLICE: N_("Police"),
    Actor.BORDER: N_("Border guard"),
    Actor.MIGRATION: N_("Migration authority"),
    Actor.SOCIAL: N_("Social services"),
    Actor.HEALTH: N_("Health care"),
    Actor.LABOUR: N_("Labour inspectorate"),
    Actor.PROSECUTION: N_("Prosecution"),
    Actor.COURT: N_("Court"),
    Actor.COORDINATOR: N_("Coordinator"),
    Actor.CHILD_PROTECTION: N_("Child protection"),
    Actor.LAWYER: N_("Lawyer"),
    Actor.NGO: N_("Non-governmental organisation"),
    Actor.IOM: N_("IOM (UN migration agency)"),
    Actor.CONSULAR: N_("Consulate"),
    Actor.COMPENSATION: N_("Compensation authority"),
    Actor.GOVERNMENT: N_("Government"),
    Actor.PERSON: N_("The person"),
}

SOURCE_KINDS = {
    SourceKind.OFFICIAL: N_("authority"),
    SourceKind.LAW: N_("law"),
    SourceKind.IGO: N_("intergovernmental"),
    SourceKind.REPORT: N_("another state's report"),
    SourceKind.ACADEMIC: N_("research"),
    SourceKind.NGO: N_("civil society"),
    SourceKind.PRESS: N_("press"),
}

ABROAD = {
    Abroad.YES: N_("from abroad: yes"),
    Abroad.NO: N_("from abroad: no"),
    Abroad.UNKNOWN: N_("from abroad: not known"),
}
ABROAD_UNTESTED = N_("from abroad: not tested")
"""For an ordinary line of which no source says that it works from abroad, or that it does not."""
EMERGENCY_INSIDE = N_("inside the country; never make test calls")
"""For an emergency code."""

UNCHECKED = N_("Not checked since {date}. Try it before you rely on it.")
"""For a contact whose last check is too long ago."""
UNCHECKED_EMERGENCY = N_("Not checked since {date}.")
"""The same for an emergency number, which nobody may call to try it."""

NO_SOURCE_ON_MEASURE = N_(
    "We found no source on this measure in this country. Ask the coordinator in your own country."
)

LIMITS = {
    Limit.EXACTLY: "{length}",
    Limit.AT_LEAST: N_("at least {length}"),
    Limit.AT_MOST: N_("at most {length}"),
    Limit.REPORT_WITHIN: N_("deadline to report the crime: {length}"),
    Limit.CLAIM_WITHIN: N_("deadline to claim: {length}"),
    Limit.DECIDED_WITHIN: N_("decided within {length}"),
}

DEADLINES = frozenset({Limit.REPORT_WITHIN, Limit.CLAIM_WITHIN, Limit.DECIDED_WITHIN})
"""Lengths by whose end somebody must have acted; they are no length of what the rule gives."""

GROUPS = {
    Group.WOMEN: N_("for women"),
    Group.MEN: N_("for men"),
    Group.TRANSGENDER: N_("for transgender people"),
    Group.NATIONALS: N_("for the country's own citizens"),
}

FOR_CHILD = N_("to give to the child")
FOR_PERSON = N_("for the person")

AGES = {Age.ADULT: N_("adults"), Age.CHILD: N_("children under 18")}

RESIDENCES = {
    Residence.NATIONAL: N_("own citizens"),
    Residence.EU_EEA: N_("EU and EEA citizens"),
    Residence.THIRD_COUNTRY: N_("citizens of countries outside the EU and EEA"),
    Residence.TEMPORARY_PROTECTION: N_("people with temporary protection"),
    Residence.ASYLUM_SEEKER: N_("asylum seekers"),
    Residence.FOREIGN: N_("foreigners"),
}

ACTS = {
    Act.CETS_197: N_("Council of Europe Convention (CETS 197)"),
    Act.PALERMO: N_("UN Palermo Protocol"),
    Act.EU_2011_36: N_("Directive 2011/36/EU on trafficking"),
    Act.EU_2024_1712: N_("Directive (EU) 2024/1712 amending it"),
    Act.EU_2004_81: N_("Directive 2004/81/EC on residence permits"),
    Act.EU_2012_29: N_("Directive 2012/29/EU on victims' rights"),
    Act.EU_2004_80: N_("Directive 2004/80/EC on compensation"),
    Act.EU_2014_41: N_("European Investigation Order"),
    Act.EU_2001_55: N_("Directive 2001/55/EC on temporary protection"),
}

BOUND = {
    Bound.YES: N_("bound"),
    Bound.NO: N_("not bound"),
    Bound.PREPARING: N_("bound, national law in preparation"),
}

KEY_QUESTIONS = {
    KeyQuestion.EMERGENCY: N_("Immediate danger"),
    KeyQuestion.OFFICER: N_("Whom you call as an officer"),
    KeyQuestion.CHILD: N_("If it may be a child"),
    KeyQuestion.HELPLINE: N_("Helpline for victims"),
    KeyQuestion.COORDINATOR: N_("National coordinator"),
    KeyQuestion.IDENTIFIES: N_("Who identifies formally"),
    KeyQuestion.REFLECTION: N_("Reflection and recovery period"),
    KeyQuestion.PERMIT: N_("Residence permit"),
    KeyQuestion.COMPENSATION: N_("State compensation"),
}

SECTIONS = {
    Topic.CHILDREN: N_("Children"),
    Topic.LEGAL_BASIS: N_("Law"),
    Topic.COMPENSATION: N_("Compensation"),
    Topic.CROSS_BORDER: N_("Across borders"),
    Topic.CIVIL_SUPPORT: N_("Civil society support"),
    Topic.STATISTICS: N_("Figures"),
}
"""Sections of a country page after the seven measures, in order."""

TOPICS = {
    Topic.MECHANISM: N_("The regional referral mechanism"),
    Topic.INDICATORS: N_("Indicators"),
    Topic.INTERVIEWING: N_("Talking with the person"),
    Topic.NEEDS_AND_RISK: N_("Needs and risk"),
    Topic.CONSENT_AND_DATA: N_("Consent and personal data"),
    Topic.SAFE_RETURN: N_("Safe return"),
    Topic.CHANNELS: N_("Channels between countries"),
    Topic.HELPLINES: N_("European helplines"),
    Topic.NGO: N_("Networks of civil society"),
    Topic.EU_LAW: N_("EU law"),
    Topic.COUNCIL_OF_EUROPE: N_("Council of Europe"),
    Topic.UNITED_NATIONS: N_("United Nations"),
    Topic.REFERRAL_HANDBOOK: N_("National referral mechanisms"),
    Topic.GLOSSARY: N_("Glossary"),
    Topic.CONTACT: N_("Contacts"),
    Topic.IDENTIFICATION: N_("Identification"),
    Topic.REFLECTION_PERIOD: N_("Reflection and recovery period"),
    Topic.RESIDENCE_PERMIT: N_("Residence permit"),
    Topic.ASSISTANCE: N_("Assistance"),
    Topic.RETURN: N_("Return"),
    Topic.LONG_TERM: N_("Long-term assistance"),
    **SECTIONS,
}

FORMS = {
    Form.GENERAL: N_("Any form"),
    Form.SEXUAL: N_("Sexual exploitation"),
    Form.LABOUR: N_("Forced labour"),
    Form.DOMESTIC: N_("Domestic servitude"),
    Form.CRIMINALITY: N_("Forced criminality"),
    Form.BEGGING: N_("Forced begging"),
    Form.MARRIAGE: N_("Forced or sham marriage"),
    Form.ORGANS: N_("Removal of organs"),
    Form.SURROGACY: N_("Exploitation of surrogacy"),
    Form.ADOPTION: N_("Illegal adoption"),
    Form.CHILDREN: N_("Children"),
    Form.RECRUITMENT: N_("Recruitment"),
}

PLACES = {
    Place.ANY: N_("anywhere"),
    Place.BORDER: N_("border"),
    Place.AIRPORT: N_("airport"),
    Place.ROAD: N_("road"),
    Place.WORKPLACE: N_("workplace"),
    Place.HOUSING: N_("housing"),
    Place.STREET: N_("street"),
    Place.BROTHEL: N_("brothel or flat"),
    Place.HOME: N_("private home"),
    Place.ONLINE: N_("online"),
    Place.ASYLUM: N_("asylum"),
    Place.HEALTH_CARE: N_("health care"),
    Place.OFFICE: N_("office"),
}

REVIEWS = (
    N_("source language"),
    N_("not yet reviewed by a national editor"),
    N_("reviewed by a national editor"),
)
"""The states of review that `language.status` names; listed here for the translators' template."""

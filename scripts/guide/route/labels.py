"""The words of the planner's questions. Translators find them in the catalogs."""

from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802 - the name that translators' tools look for
    """Mark a text for translation; it is looked up where it is shown."""
    return text


OTHER = N_("Another country")

FIELDS = {
    "found": N_("Where is the person now?"),
    "home": N_("Which is the home country?"),
    "to": N_("Where does the person want to go?"),
    "exploited": N_("Exploited in another country?"),
    "age": N_("Age"),
    "status": N_("Right to stay"),
    "police": N_("Does the person agree to contact with the police?"),
    "wish": N_("What does the person want?"),
    "danger": N_("Is anybody in danger now?"),
    "role": N_("Your role"),
}
"""The questions as the form asks them."""

SHORT = {
    "found": N_("Now in"),
    "home": N_("Home country"),
    "to": N_("Going to"),
    "exploited": N_("Exploited in"),
    "age": N_("Age"),
    "status": N_("Right to stay"),
    "police": N_("Contact with the police"),
    "wish": N_("Wish"),
    "danger": N_("Danger now"),
    "role": N_("Role"),
}
"""The same questions in the line that sums up a case."""

VALUES = {
    "to": {"none": N_("Which country? Not known yet"), "other": OTHER},
    "exploited": {"none": N_("No, or not known"), "other": OTHER},
    "home": {"other": OTHER},
    "age": {"adult": N_("Adult"), "child": N_("Child"), "unsure": N_("Not sure")},
    "status": {
        "auto": N_("Work it out from the countries"),
        "national": N_("Citizen of the country where they are"),
        "eu-eea": N_("EU or EEA citizen"),
        "temporary-protection": N_("Temporary protection"),
        "third-country": N_("Citizen of a country outside the EU and EEA"),
        "unknown": N_("Not known"),
    },
    "police": {"yes": N_("Yes"), "no": N_("No"), "not-asked": N_("Not asked yet")},
    "wish": {
        "stay": N_("Stay here"),
        "asylum": N_("Ask for asylum"),
        "home": N_("Go home"),
        "unknown": N_("Does not know, or not asked"),
        "elsewhere": N_("Go to another country"),
    },
    "danger": {"no": N_("No"), "yes": N_("Yes")},
    "role": {
        "any": N_("Not stated"),
        "police-patrol": N_("Police patrol"),
        "investigator": N_("Investigator"),
        "border-guard": N_("Border guard"),
        "migration-officer": N_("Migration officer"),
        "asylum-interviewer": N_("Asylum interviewer"),
        "labour-inspector": N_("Labour inspector"),
        "consular-officer": N_("Consular officer"),
        "prosecutor": N_("Prosecutor"),
        "support-worker": N_("Support worker"),
    },
}
"""The answers, by question. Countries bring their own names."""

DERIVED = {
    "standing": {
        "national": N_("a citizen of the country where they are"),
        "eu-eea": N_("an EU or EEA citizen"),
        "temporary-protection": N_("a person with temporary protection"),
        "third-country": N_("a citizen of a country outside the EU and EEA"),
        "unknown": N_("not known"),
    },
    "found_is": {
        "served": N_("the person is not in Russia"),
        "russia": N_("the person is in Russia"),
    },
    "home_is": {
        "same": N_("the person is in their home country"),
        "listed": N_("the home country is another country of this guide"),
        "russia": N_("the home country is Russia"),
        "other": N_("the home country is outside this guide"),
    },
    "crime_is": {
        "here": N_("the exploitation was in this country"),
        "home": N_("the exploitation was in the home country"),
        "listed": N_("the exploitation was in a third country of this guide"),
        "russia": N_("the exploitation was in Russia"),
        "other": N_("the exploitation was in a country outside this guide"),
        "none": N_("no other country of exploitation is known"),
    },
    "to_is": {
        "none": N_("it is not known where the person wants to go"),
        "same": N_("the person wants to go where they are, or home"),
        "listed": N_("the person wants to go to another country of this guide"),
        "russia": N_("the person wants to go to Russia"),
        "other": N_("the person wants to go to a country outside this guide"),
    },
    "law": {
        "eu": N_("EU law applies where the person is"),
        "denmark": N_("the person is in Denmark"),
        "eea": N_("the person is in Norway or Iceland"),
        "ukraine": N_("the person is in Ukraine"),
        "russia": N_("the person is in Russia"),
    },
    "claim": {
        "eu": N_("the crime was in another EU country than the one where the person lives"),
        "no": N_("no claim from one EU country to another"),
    },
    "period": {
        "known": N_("a length of the reflection period is known here for this person"),
        "told": N_("the record gives no sure length of the reflection period for this person"),
        "unknown": N_("no length of the reflection period is known here for this person"),
    },
    "permit": {
        "known": N_("a permit is known here for this person"),
        "unknown": N_("no permit is known here for this person"),
    },
    "night": {
        "line": N_("a line is known here that answers day and night"),
        "none": N_("no line is known here that answers day and night"),
    },
    "night_civil": {
        "line": N_("a line is known here that answers day and night and is not the police"),
        "group": N_("the lines that answer day and night here are for one group of persons"),
        "none": N_("no line is known here that answers day and night and is not the police"),
    },
    "child_duty": {
        "always": N_("child protection is known here to answer day and night"),
        "hours": N_("a contact of child protection is known here"),
        "none": N_("no contact of child protection is known here"),
    },
    "child_line": {
        "known": N_("a line for children is known here"),
        "none": N_("no line for children is known here"),
    },
    "lengths": {
        "same": N_("the reflection period is equally long in both countries"),
        "differ": N_("the length of the reflection period differs"),
        "foreigners": N_("the home country's record gives the reflection period to foreigners only"),
        "here": N_("the length of the reflection period is known only where the person is"),
        "there": N_("the length of the reflection period is known only in the home country"),
        "neither": N_("the length of the reflection period is known in neither country"),
        "unknown": N_("the home country is outside this guide"),
    },
}
"""What is worked out, in the words that a page needs where it shows the condition of a step."""

WHEN = {
    "age": {
        "adult": N_("the person is an adult"),
        "child": N_("the person is a child"),
        "unsure": N_("the age is not sure"),
    },
    "police": {
        "yes": N_("the person agrees to contact with the police"),
        "no": N_("the person says no to the police"),
        "not-asked": N_("nobody has asked the person about the police"),
    },
    "wish": {
        "stay": N_("the person wants to stay here"),
        "asylum": N_("the person asks for asylum"),
        "home": N_("the person wants to go home"),
        "elsewhere": N_("the person wants to go to another country"),
        "unknown": N_("it is not known what the person wants"),
    },
    "danger": {
        "no": N_("nobody is in danger now"),
        "yes": N_("somebody is in danger now"),
    },
    "standing": {
        "national": N_("the person is a citizen here"),
        "eu-eea": N_("the person is an EU or EEA citizen"),
        "temporary-protection": N_("the person has temporary protection"),
        "third-country": N_("the person is a citizen of a country outside the EU and EEA"),
        "unknown": N_("the right to stay is not known"),
    },
    "role": {
        "police-patrol": N_("you are on police patrol"),
        "investigator": N_("you are an investigator"),
        "border-guard": N_("you are a border guard"),
        "migration-officer": N_("you are a migration officer"),
        "asylum-interviewer": N_("you hear asylum claims"),
        "labour-inspector": N_("you are a labour inspector"),
        "consular-officer": N_("you work at a consulate"),
        "prosecutor": N_("you are a prosecutor"),
        "support-worker": N_("you are a support worker"),
    },
}
"""Answers in the words of a sentence, where a page shows the condition of a step."""

TOGETHER = {
    ("age", ("child", "unsure")): N_("the person is a child or the age is not sure"),
    ("police", ("no", "not-asked")): N_("the person says no to the police or nobody has asked"),
    ("crime_is", ("none", "here")): N_("the exploitation was in this country, as far as is known"),
    ("standing", ("national", "eu-eea")): N_("the person is a citizen here or of the EU or EEA"),
    ("crime_is", ("home", "listed")): N_("the exploitation was in another country of this guide"),
    ("home_is", ("listed", "other")): N_("the home country is another country, but not Russia"),
    ("to_is", ("listed", "russia", "other")): N_("the person wants to go to another country"),
    ("to_is", ("listed", "other")): N_("the person wants to go to another country, but not to Russia"),
    ("wish", ("home", "elsewhere")): N_("the person wants to go home or to another country"),
}
"""Several answers in one phrase, where that reads better than each for itself."""

COUNTRIES = {
    "home": N_("the home country is {countries}"),
    "to": N_("the person wants to go to {countries}"),
    "exploited": N_("the person was exploited in {countries}"),
}
"""The same where the answers are countries."""

OUTSIDE = N_("a country outside this guide")

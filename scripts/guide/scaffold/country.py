"""A new country: a record with a gap for each question that a country must answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from babel.core import Locale
from babel.languages import get_official_languages
from phonenumbers import SUPPORTED_REGIONS

from guide.facts.vocabulary import KeyQuestion
from guide.language.codes import LANGUAGES
from guide.problems import GUIDE, ProblemsFound, error
from guide.project import Project
from guide.scaffold.done import Scaffold
from guide.scaffold.lines import files_with, put_line

QUESTIONS = {
    KeyQuestion.EMERGENCY: "immediate danger: the emergency number",
    KeyQuestion.OFFICER: "whom an officer calls for advice, and at night",
    KeyQuestion.HELPLINE: "a helpline for victims",
    KeyQuestion.CHILD: "whom to call if it may be a child",
    KeyQuestion.COORDINATOR: "the national coordinator",
    KeyQuestion.IDENTIFIES: "who identifies a victim formally",
    KeyQuestion.REFLECTION: "how long the reflection period is, and for whom",
    KeyQuestion.PERMIT: "the residence permit",
    KeyQuestion.COMPENSATION: "compensation by the state",
}
"""What each key question asks, in the words of the record's gaps."""

_RECORD = """\
# yaml-language-server: $schema=schema.json
# {name}. Nothing of it is published before `make check` finds no gap. CONTRIBUTING.md says under
# "Change a fact" how to write each line; se.yml is a full example. What you looked for and did not
# find goes under `unknown`: say so plainly, and never guess.
country: {code}
name: "{name}"
checked: {today}  # the day on which you went over the whole record
language: {language}  # of local names
key_facts:  # for each question the ids of facts, or of an entry under unknown, the most important first
{questions}
sources: {{}}
#  S1:
#    title: "As printed, in its own language"
#    publisher: "Who speaks"
#    url: "https://..."
#    published: null  # or 2024, 2024-05, 2024-05-31: the date that it shows
#    kind: official  # official, law, igo, report, academic, ngo or press
facts: []
#  - id: emergency-number
#    kind: contact
#    topic: contact
#    measure: 2
#    role: emergency
#    serves: [professionals, victims, children, public]
#    name: "Emergency number"
#    text: "In immediate danger, call ..."
#    who: [officer]
#    phones: [{{number: "112", abroad: unknown}}]
#    sources: [S1]
#    as_of: null  # the year that the source speaks of
#    checked: {today}  # the day on which you read it
#    confidence: high
#  - id: reflection-length
#    kind: rule
#    topic: reflection-period
#    measure: 4
#    text: "The reflection period lasts at least 30 days."
#    duration: P30D
#    limit: at-least
#    article: "The act, § 1"
#    sources: [S1]
#    as_of: 2024
#    checked: {today}
#    confidence: high
unknown: []
#  - id: unknown-victim-hotline
#    topic: contact
#    text: "We found no source that names a helpline for victims."
"""


def new_country(project: Project, code: str, today: date) -> Scaffold:
    """Write the record, and put the country into the navigation, the forms and the list of owners."""
    code = code.lower()
    name = _name(project, code)
    record = project.records / f"{code}.yml"
    record.write_text(_record(code, name, today), encoding="utf-8")
    owners = project.root / ".github" / "CODEOWNERS"
    form = project.root / ".github" / "ISSUE_TEMPLATE" / "missing-contact.yml"
    team = f"@bsr-guide/{'-'.join(name.lower().split())}"
    page, plan = r" +- countries/([a-z]{2})\.md$", r" +- plan/found-in-([a-z]{2})\.md$"
    put = {
        f"countries/{code}.md in the navigation of mkdocs.yml": put_line(
            project.config_file, f"      - countries/{code}.md", page
        ),
        f"plan/found-in-{code}.md in the navigation of mkdocs.yml": put_line(
            project.config_file, f"              - plan/found-in-{code}.md", plan
        ),
        f"{team} in .github/CODEOWNERS": put_line(
            owners, f"{f'/docs/facts/{code}.yml':<33}{team}", r"/docs/facts/([a-z]{2})\.yml"
        ),
        f"{name} in .github/ISSUE_TEMPLATE/missing-contact.yml": put_line(
            form, f"        - {name}", r"        - ([A-Z].*)$", r"        - The whole region$"
        ),
    }
    written = [f"docs/facts/{code}.yml", *(what.rpartition(" ")[2] for what, done in put.items() if done)]
    by_hand = [
        f"Write {what}: it could not be put there by itself." for what, done in put.items() if not done
    ]
    return Scaffold(tuple(dict.fromkeys(written)), (*by_hand, *_left(project, code, name, team)))


def _name(project: Project, code: str) -> str:
    shown = f"docs/facts/{code}.yml"
    name = Locale.parse("en").territories.get(code.upper(), "")
    if code.upper() not in SUPPORTED_REGIONS:
        raise ProblemsFound([error("docs/facts", 0, f"{code!r} is not a country code", "write it like mt")])
    if (project.records / f"{code}.yml").exists():
        raise ProblemsFound([error(shown, 0, f"the guide has {name} already", "change its record")])
    return str(name)


def _record(code: str, name: str, today: date) -> str:
    questions = "\n".join(f"  {question.value}: []  # {said}" for question, said in QUESTIONS.items())
    return _RECORD.format(
        code=code.upper(), name=name, today=today, language=_language(code), questions=questions
    )


def _language(code: str) -> str:
    """The first official language, as a code of the guide."""
    spoken = ["nb" if one == "no" else one for one in get_official_languages(code.upper())]
    return spoken[0] if spoken else "en"


def _left(project: Project, code: str, name: str, team: str) -> Iterator[str]:
    yield f"Fill in docs/facts/{code}.yml until make check names no gap. The emergency number comes first."
    yield (
        f"Treaties and EU law: add {code.upper()} to `countries` of the facts in docs/facts/region.yml "
        "that bind it, or give the record rules with `treaty`."
    )
    yield (
        "Is it in the EEA, but not in the EU? Add it in scripts/guide/route/derived.py. Must nobody there "
        "be told of a victim? Add it to FORBIDDEN in scripts/guide/route/contacts.py, and warn in the record."
    )
    yield f"The map: add {name} to COUNTRIES in scripts/setup/shapes.py and run it as its head says."
    yield from _of_its_language(_language(code))
    yield from _said_elsewhere(project)
    yield f"Run {GUIDE} translations --update, and translate the new texts or leave them in English."
    yield "Run make test: some tests count the countries, and the planner has worked cases to read again."
    yield f"Make the team {team} on the code host, or put other names into .github/CODEOWNERS."


def _of_its_language(language: str) -> Iterator[str]:
    if language not in LANGUAGES:
        yield (
            f"Its language: add {language} to Code in scripts/guide/language/codes.py, its words to "
            "translations/glossary.yml and its sentences to translations/sentences.yml. "
            f"A website in it: {GUIDE} new language {language}"
        )


def _said_elsewhere(project: Project) -> Iterator[str]:
    """Where texts say how many countries there are."""
    number = len(list(project.records.glob("??.yml"))) - 1
    patterns = {".": "README.md", "docs": "*/**/*.md", "scripts/guide": "**/*.py"}
    if said := files_with(project.root, patterns, f"{number} countries"):
        yield f"Say {number + 1} countries in place of {number}: {', '.join(said)}"

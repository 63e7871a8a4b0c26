"""What the code host reads: forms, labels, owners and workflows are valid, and agree with the guide."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jsonschema
import pytest
from babel import Locale
from mkdocs.utils.yaml import yaml_load

from guide.language.codes import LANGUAGES
from guide.site.context import build_context
from guide.site.frame.page_facts import REPORT_FORM, Host, Place, page_facts
from tests.conftest import ROOT

HOST = ROOT / ".github"
FORMS = sorted((HOST / "ISSUE_TEMPLATE").glob("[!c]*.yml"))
WORKFLOWS = sorted((HOST / "workflows").glob("*.yml"))
PRIVATE = "Write nothing about a person or a case."
PLACE = Place("countries/se.html", "Sweden", "docs/facts/se.yml", generated=True)


def read(path: Any) -> Any:
    with path.open(encoding="utf-8") as file:
        return yaml_load(file)


def check(content: Any, schema: str) -> None:
    """Hold a file against the host's own schema, as schemastore keeps it."""
    text = (files("check_jsonschema") / "builtin_schemas" / "vendor" / f"{schema}.json").read_text()
    jsonschema.validate(content, json.loads(text))


def fields(name: str) -> dict[str, dict[str, Any]]:
    body = read(HOST / "ISSUE_TEMPLATE" / name)["body"]
    return {one["id"]: one for one in body if "id" in one}


def owners() -> dict[str, str]:
    lines = (HOST / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if line and not line.startswith("#"))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_each_form_is_valid_and_warns(path):
    form = read(path)
    check(form, "github-issue-forms")
    assert PRIVATE in form["body"][0]["attributes"]["value"]
    assert form["body"][-1]["id"] == "private"
    assert all(one["required"] for one in form["body"][-1]["attributes"]["options"])
    assert len({one["id"] for one in form["body"][1:]}) == len(form["body"]) - 1


def test_the_choice_of_forms_is_valid_and_offers_no_empty_issue():
    choice = read(HOST / "ISSUE_TEMPLATE" / "config.yml")
    check(choice, "github-issue-config")
    assert choice["blank_issues_enabled"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_each_workflow_is_valid_and_has_few_rights(path):
    workflow = read(path)
    check({("on" if key is True else key): value for key, value in workflow.items()}, "github-workflows")
    assert workflow["permissions"] in ({}, {"contents": "read"})


def test_forms_offer_every_country_and_language(guide):
    countries = [Locale.parse("en").territories[record.country] for record in guide.countries]
    offered = fields("missing-contact.yml")["country"]["attributes"]["options"]
    assert sorted(offered[:-1]) == sorted(countries)
    names = {Locale.parse("en").languages[code] for code in LANGUAGES} - {"Norwegian Bokmål"} | {"Norwegian"}
    assert set(fields("translation.yml")["language"]["attributes"]["options"]) == names


def test_the_link_on_each_page_fills_in_fields_that_the_form_has(project):
    context = build_context(project, "sv")
    found = page_facts(context, PLACE, Host("https://guide.test/sv/", "https://code.test/guide", "main"))
    address = urlsplit(found["report"])
    filled = {name: value[0] for name, value in parse_qs(address.query).items()}
    assert f"{address.netloc}{address.path}" == "code.test/guide/issues/new"
    assert filled.pop("template") == REPORT_FORM
    assert filled.pop("title") == "[sv] Sweden: "
    assert filled == {
        "page": "sv/countries/se.html",
        "edition": context.edition.name,
        "file": "docs/facts/se.yml",
    }
    assert set(filled) <= set(fields(REPORT_FORM))
    assert found["edit"] == "https://code.test/guide/edit/main/docs/facts/se.yml"


def test_where_nobody_reads_reports_no_link_leads_there(project):
    found = page_facts(
        build_context(project, "sv"),
        PLACE,
        Host("https://guide.test/sv/", "https://code.example/guide", "main"),
    )
    assert (found["report"], found["edit"]) == ("", "")


def test_every_label_in_use_is_made():
    made = [one["name"] for one in read(HOST / "labels.yml")]
    assert len(made) == len(set(made))
    used = {label for path in FORMS for label in read(path)["labels"]}
    scripts = [path.read_text() for path in (*WORKFLOWS, *(HOST / "scripts").glob("*.sh"))]
    used |= {name for text in scripts for name in re.findall(r"one-issue\.sh\"? ([a-z]+) ", text)}
    assert {"fact", "freshness", "links"} <= used <= set(made)


def test_every_label_stands_on_a_line_that_the_script_reads():
    lines = [line for line in (HOST / "labels.yml").read_text().splitlines() if not line.startswith("#")]
    form = r'- \{name: "[a-z-]+", color: "[0-9a-f]{6}", description: "[^"\t\\]{1,100}"\}'
    assert all(re.fullmatch(form, line) for line in lines)


def test_every_country_and_language_has_somebody_to_ask(project, guide):
    known = owners()
    assert all(known[f"/docs/facts/{record.code}.yml"] for record in guide.records.values())
    teams = [known[f"/docs/facts/{record.code}.yml"] for record in guide.countries]
    assert len(set(teams)) == len(teams)
    for language in project.languages[1:]:
        assert known[f"/docs/{language.code}/"] == known[f"/translations/{language.code}.po"]
    assert known[f"/docs/{project.source_language.code}/"]
    assert known["*"]


def test_owners_are_of_files_that_exist(project):
    for pattern, team in owners().items():
        assert re.fullmatch(r"@[a-z-]+/[a-z-]+", team)
        assert pattern == "*" or list(project.root.glob(pattern.strip("/"))), pattern

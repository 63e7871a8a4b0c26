"""What the guide is made of is listed whole, is valid, and is the same each time."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from guide.project import Project
from guide.secure.lists import licences, sbom, write_lists
from guide.secure.parts import UNKNOWN, Part, parts

EDITION = "2026-01-11 (1a2b3c4)"
EPOCH = 1_768_089_600


@pytest.fixture(scope="module")
def found(project: Project) -> tuple[Part, ...]:
    return parts(project.root)


def test_every_pinned_package_is_listed_in_the_version_that_is_installed(found, project):
    text = (project.root / "requirements.txt").read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE))
    packages = {part.name: part.version for part in found if part.package}
    assert set(packages) == pinned
    assert packages == {name: version(name) for name in packages}


def test_every_part_has_a_licence(found):
    every = [one for part in found for one in (part, *part.inside)]
    assert [part.name for part in every if part.licence == UNKNOWN] == [], "see bundled.toml"


def test_what_the_theme_brings_along_is_listed(found):
    """A new version of the theme may be made of other parts: its source maps name them."""
    assets = Path(find_spec("material").submodule_search_locations[0]) / "templates" / "assets"
    named = {
        name
        for path in assets.rglob("*.map")
        for source in json.loads(path.read_text(encoding="utf-8"))["sources"]
        for name in re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)/", source)
    }
    [theme] = [part for part in found if part.name == "mkdocs-material"]
    listed = {part.name for part in theme.inside}
    assert named - listed == set(), "add these to scripts/guide/secure/bundled.toml"
    assert theme.reader


def test_the_versions_of_programs_inside_packages_are_right(found):
    inside = {one.name: one.version for part in found for one in part.inside}
    lychee = subprocess.run(
        [Path(sys.executable).parent / "lychee", "--version"], capture_output=True, text=True, check=True
    )
    assert inside["lychee"] == lychee.stdout.split()[1]


def test_the_bill_of_materials_is_valid_and_whole(found):
    text = sbom(found, EDITION, EPOCH)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    bom = json.loads(text)
    assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.6")
    assert bom["metadata"]["component"]["version"] == EDITION
    assert bom["metadata"]["timestamp"].startswith("2026-01-11T00:00:00")
    assert {one["name"] for one in bom["components"]} == {part.name for part in found}
    assert all(one["licenses"] for one in bom["components"])
    needs = {one["ref"]: set(one.get("dependsOn", ())) for one in bom["dependencies"]}
    mkdocs = next(ref for ref in needs if ref.startswith("mkdocs@"))
    assert mkdocs in needs["bsr-guide"]
    assert any(ref.startswith("jinja2@") for ref in needs[mkdocs])
    assert set().union(*needs.values()) <= {one["bom-ref"] for one in bom["components"]}


def test_a_fault_in_the_bill_of_materials_would_be_seen(found):
    broken = sbom(found, EDITION, EPOCH).replace('"type": "data"', '"type": "nonsense"')
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(broken) is not None


def test_what_reaches_a_reader_comes_first_with_the_words_it_asks_for(found):
    text = licences(found)
    reader, _, program = text.partition("In the program that makes them")
    assert "mkdocs-material" in reader
    assert "  lunr 2.3.9: MIT\n" in reader
    assert "pikepdf" in program
    assert "Permission is hereby granted, free of charge" in program


def test_both_lists_are_the_same_in_any_process_and_soon_made(project, tmp_path):
    write_lists(project.root, tmp_path / "here", EDITION, EPOCH)
    begun = time.process_time()
    write_lists(project.root, tmp_path / "here", EDITION, EPOCH)
    assert time.process_time() - begun < 1
    code = (
        "import sys; from pathlib import Path; from guide.secure.lists import write_lists; "
        f"write_lists(Path(sys.argv[1]), Path(sys.argv[2]), {EDITION!r}, {EPOCH})"
    )
    environment = os.environ | {
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
        "PYTHONPATH": str(project.root / "scripts"),
    }
    there = tmp_path / "there"
    subprocess.run([sys.executable, "-c", code, project.root, there], env=environment, check=True)
    for path in (tmp_path / "here" / "data").iterdir():
        assert path.read_bytes() == (there / "data" / path.name).read_bytes(), path.name


def test_each_language_leads_to_both_lists(built_site: Path):
    for folder, up in (("", "../"), ("sv/", "../../"), ("uk/", "../../")):
        page = (built_site / folder / "about" / "licence.html").read_text(encoding="utf-8")
        assert f'href="{up}data/licences.txt"' in page, folder
        assert f'href="{up}data/sbom.cdx.json"' in page, folder
    assert (built_site / "data" / "licences.txt").is_file()
    assert (built_site / "data" / "sbom.cdx.json").is_file()

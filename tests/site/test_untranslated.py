"""Links to pages that are not translated say so."""

from __future__ import annotations

import pytest

from guide.site.prose.untranslated import mark_links

PAGES = {"forms.html", "roles/index.html"}
MARK = ' hreflang="en" data-said="англійською">'


@pytest.mark.parametrize(
    ("here", "link"),
    [
        ("index.html", '<a href="forms.html"'),
        ("index.html", '<a class="x" href="forms.html#a"'),
        ("meeting/talk.html", '<a href="../roles/index.html"'),
        ("roles/a.html", '<a href="index.html" title="t"'),
    ],
)
def test_a_link_to_a_page_in_english_says_so(here, link):
    assert mark_links(f"{link}>x</a>", here, PAGES, "en", "англійською") == f"{link}{MARK}x</a>"


@pytest.mark.parametrize(
    ("here", "link"),
    [
        ("index.html", '<a href="contacts.html"'),
        ("meeting/talk.html", '<a href="forms.html"'),
        ("index.html", '<a href="../forms.html" hreflang="en"'),
        ("forms.html", '<a href="#a"'),
        ("index.html", '<a href="https://x.test/forms.html"'),
    ],
)
def test_other_links_stay_as_they_are(here, link):
    assert mark_links(f"{link}>x</a>", here, PAGES, "en", "англійською") == f"{link}>x</a>"

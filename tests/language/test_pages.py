"""Which pages are translated, which are behind, and the numbers made from it."""

from __future__ import annotations

import re

import pytest

from guide.language.catalog import Catalog
from guide.language.messages import Message
from guide.language.pages import PageState, State, page_state, page_states, stamp, version
from guide.language.status import language_status
from guide.project import Language

NOW = "translates: {now}"

# front matter of the Swedish page, its state, and whether it was reviewed
FRONT = {
    "stamped today": (NOW, State.CURRENT, False),
    "of another English text": ("translates: 0123456789ab", State.BEHIND, False),
    "no stamp": ("title: Hem", State.UNSTAMPED, False),
    "reviewed": (f"{NOW}\nreviewed: 2026-05-01", State.CURRENT, True),
    "review denied": (f"{NOW}\nreviewed: no", State.CURRENT, False),
}


def rest(text: str) -> str:
    """A page without its stamp."""
    return re.sub("translates:.*\n", "", text)


@pytest.fixture
def docs(small):
    return small.project.docs


@pytest.mark.parametrize("name", FRONT)
def test_state(name, small, docs):
    front, state, reviewed = FRONT[name]
    front = front.replace("{now}", version(docs / "en" / "index.md"))
    small.write("docs/sv/index.md", f"---\n{front}\n---\n\n# Hem\n")
    assert page_state(docs, "index.md", "sv", "en") == PageState("index.md", state, reviewed)


def test_every_english_page_has_a_state_in_each_language(small, docs):
    small.write("docs/en/about/us.md", "# Us\n")
    small.write("docs/sv/about/us.md", "# Vi\n")
    states = {page.path: page.state for page in page_states(docs, "sv", "en")}
    assert states == {"about/us.md": State.UNSTAMPED, "index.md": State.MISSING}
    assert {page.state for page in page_states(docs, "en", "en")} == {State.SOURCE}


@pytest.mark.parametrize(
    "page",
    [
        "# Hem\n",
        "---\ntitle: Hem\n---\n\n# Hem\n",
        "---\ntitle: Hem\ntranslates: 0123456789ab\nreviewed: no\n---\n# Hem\n",
    ],
)
def test_a_stamp_says_that_a_page_is_up_to_date_and_changes_nothing_else(page, small, docs):
    path = small.write("docs/sv/index.md", page)
    stamp(docs, "index.md", "sv", "en")
    assert page_state(docs, "index.md", "sv", "en").state is State.CURRENT
    assert rest(path.read_text(encoding="utf-8")).endswith(rest(page))
    once = path.read_bytes()
    stamp(docs, "index.md", "sv", "en")
    assert path.read_bytes() == once


@pytest.mark.parametrize("name", ["012345678901", "123456789012", "1e1234567890", "12345678901e"])
def test_a_version_that_looks_like_a_number_is_kept(name, small, docs, monkeypatch):
    monkeypatch.setattr("guide.language.pages.version", lambda _path: name)
    path = small.write("docs/sv/index.md", "# Hem\n")
    stamp(docs, "index.md", "sv", "en")
    assert page_state(docs, "index.md", "sv", "en").state is State.CURRENT
    once = path.read_bytes()
    stamp(docs, "index.md", "sv", "en")
    assert path.read_bytes() == once


def test_a_changed_english_page_leaves_its_translation_behind(small, docs):
    small.write("docs/sv/index.md", "# Hem\n")
    stamp(docs, "index.md", "sv", "en")
    small.write("docs/en/index.md", "# Home, changed\n")
    assert page_state(docs, "index.md", "sv", "en").state is State.BEHIND
    stamp(docs, "index.md", "sv", "en")
    assert page_state(docs, "index.md", "sv", "en").state is State.CURRENT


def test_numbers_of_a_language():
    texts = [Message(None, "Phone", ""), Message("se.one", "Yes", ""), Message("se.two", "Yes", "")]
    catalog = Catalog("sv", {(None, "Phone"): "Telefon", ("se.one", "Yes"): "Ja", (None, "Gone"): "Borta"})
    states = [State.CURRENT, State.BEHIND, State.UNSTAMPED, State.MISSING, State.MISSING]
    pages = [PageState(f"{number}.md", state, False) for number, state in enumerate(states)]
    found = language_status(Language("sv", "Svenska"), False, texts, catalog, pages)
    assert (found.texts_done, found.texts_all) == (2, 3)
    assert (found.pages_done, found.pages_all, found.pages_behind) == (3, 5, 2)
    assert found.review == "not yet reviewed by a national editor"


def test_the_source_language_lacks_nothing():
    texts, pages = [Message(None, "Phone", "")], [PageState("index.md", State.SOURCE, True)]
    found = language_status(Language("en", "English"), True, texts, Catalog("en"), pages)
    assert (found.texts_done, found.pages_done, found.pages_behind, found.review) == (
        1,
        1,
        0,
        "source language",
    )

"""An index of a few pages: what is in it, by which words, and in which files."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.search import Page, search_files, write_search
from guide.search.words import dialled, fold, words
from tests.search.reader import Index, content

SWEDEN = Page(
    "countries/se.html",
    "Sweden",
    """<h1 id="sweden">Sweden<a class="headerlink" href="#sweden">&para;</a></h1>
    <p>Read this first.</p>
    <h2 id="reflection">Reflection<a class="headerlink" href="#reflection">&para;</a></h2>
    <ul><li><p><a id="se-length"></a>The period lasts 30 days <sup class="ref"><a href="#s">7</a></sup>.</p>
    </li><li><p><a id="se-asks"></a>The <b>victim's</b> lawyer asks:<br>call
    <a href="tel:+4620390000">020-39 00 00</a></p>
    <table class="contacts"><tr><td>nowhere</td></tr></table></li></ul>
    <details class="sources-brief"><summary>Sources</summary>nowhere</details>""",
)
GLOSSARY = Page(
    "glossary.html",
    "Glossary",
    '<h1 id="g">Glossary</h1><dl><dt><a id="t-1"></a>safe return</dt><dd>Going home.</dd></dl>',
)
FOUND_IN = Page("plan/found-in-se.html", "Found in Sweden", "<h2 id='x'>Nowhere</h2><p>nowhere</p>")


@pytest.fixture
def index(tmp_path) -> Index:
    names = {"countries/se.html": ("SE", "Швеція"), "glossary.html#t-1": ("безпечне повернення",)}
    write_search(tmp_path / "search", [SWEDEN, GLOSSARY, FOUND_IN], names)
    return Index(tmp_path / "search")


def test_a_page_is_cut_at_its_headings_and_terms(index):
    assert index.pages == {one.address: one.title for one in (SWEDEN, GLOSSARY, FOUND_IN)}
    assert [index.place(number) for number in range(len(index.sections))] == [
        "countries/se.html",
        "countries/se.html#reflection",
        "glossary.html",
        "glossary.html#t-1",
        "plan/found-in-se.html",
    ]


def test_texts_lead_to_the_very_fact_without_marks_of_sources(index):
    [title, anchor, parts] = index.sections[1]
    assert (title, anchor) == ("Reflection", "reflection")
    assert parts == [
        "se-length",
        "The period lasts 30 days.",
        "se-asks",
        "The victim's lawyer asks: call 020-39 00 00",
    ]


def test_what_repeats_elsewhere_is_not_searched(index):
    assert "nowhere" not in index.words
    assert index.words["found"] == ["plan/found-in-se.html"]


@pytest.mark.parametrize(
    ("word", "places"),
    [
        ("victims", ["countries/se.html#reflection"]),
        ("4620390000", ["countries/se.html#reflection"]),
        ("20390000", ["countries/se.html#reflection"]),
        ("se", ["countries/se.html"]),
        ("швеція", ["countries/se.html", "countries/se.html#reflection"]),
        ("повернення", ["glossary.html#t-1"]),
        ("return", ["glossary.html#t-1"]),
    ],
)
def test_words_numbers_and_other_names_are_found(word, places, index):
    assert index.words[word] == places


def test_a_title_counts_more_than_a_text(index):
    assert index.words["sweden"][0] == "countries/se.html"
    assert index.words["reflection"] == ["countries/se.html#reflection"]


def test_what_is_good_to_know_belongs_to_the_heading_above(tmp_path):
    more = '<h3 id="length-more">Good to know</h3><p><a id="se-more"></a>It ends early.</p>'
    page = Page("countries/se.html", "Sweden", f'<h2 id="length">Length</h2><p>30 days</p>{more}')
    write_search(tmp_path, [page], {})
    index = Index(tmp_path)
    assert [title for title, *_ in index.sections] == ["Sweden", "Length"]
    assert "countries/se.html#se-more" in index.places


def test_a_fact_is_found_by_its_other_names_and_shown(tmp_path):
    write_search(tmp_path, [SWEDEN], {"countries/se.html#se-length": ("respite",)}, ["she"])
    index = Index(tmp_path)
    assert index.words["respite"] == ["countries/se.html#reflection"]
    assert index.sections[1][3] == {"se-length": "respite"}
    assert index.index["little"] == ["she"]


def test_each_file_names_itself_and_starts_where_the_index_says(tmp_path):
    many = " ".join(f"word{number:05}" for number in range(9000))
    write_search(tmp_path, [Page("a.html", "A", f"<p>{many}</p>"), SWEDEN], {})
    index = content(tmp_path / "index.js")
    assert len(index["words"]) > 3
    for number, first in enumerate(index["words"]):
        held = content(tmp_path / index["at"] / f"w{number}.js")
        assert fold(held.partition(":")[0]) == first
        assert len(held.encode()) < 16_000
    names = {path.relative_to(tmp_path).as_posix() for path in search_files(tmp_path)}
    assert names == {
        "index.js",
        f"{index['at']}/long.js",
        *(f"{index['at']}/w{number}.js" for number in range(len(index["words"]))),
        *(f"{index['at']}/t{number}.js" for number in range(len(index["texts"]))),
    }


def test_long_words_are_listed_for_a_search_within_them(tmp_path):
    page = Page("a.html", "A", "<p>Människohandelsbrott, 20390000123, kort ord</p>")
    write_search(tmp_path, [page], {})
    inner = tmp_path / content(tmp_path / "index.js")["at"]
    assert content(inner / "long.js") == "manniskohandelsbrott"


def test_the_same_pages_give_the_same_bytes_and_other_pages_another_folder(tmp_path):
    def written(name: str, pages: list[Page]) -> dict[str, bytes]:
        write_search(tmp_path / name, pages, {})
        return {
            path.relative_to(tmp_path / name).as_posix(): path.read_bytes()
            for path in search_files(tmp_path / name)
        }

    first = written("one", [SWEDEN, GLOSSARY])
    assert written("two", [SWEDEN, GLOSSARY]) == first
    assert set(written("one", [GLOSSARY])) & set(first) == {"index.js"}, "nothing is left of what was there"


def test_a_very_common_word_is_found_in_headings_only(tmp_path):
    pages = [Page(f"{number}.html", "Other", "<p>victim</p>") for number in range(30)]
    write_search(tmp_path, [*pages, Page("v.html", "The victim", "<p>victim</p>")], {})
    index = Index(tmp_path)
    assert index.index["common"] == ["other", "victim"]
    assert index.words["victim"] == ["v.html"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Victim’s e-mail, 24/7", ["victims", "mail", "24"]),
        ("п'ять ГОДИН зв’язку", ["пять", "годин", "звязку"]),
        ("Människo\u00adhandel", ["människohandel"]),
        ("a\u0308r ﬁnns", ["är", "finns"]),
    ],
)
def test_words_of_a_text(text, said):
    assert words(text) == said


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("människo", "mannisko"),
        ("łódź", "lodz"),
        ("þjónusta", "thjonusta"),
        ("straße", "strasse"),
        ("їхній", "іхніи"),
        ("bērns", "berns"),
        ("børn", "born"),
        ("țară", "tara"),
    ],
)
def test_words_without_their_accents(word, folded):
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("number", "ways"),
    [
        ("+46771235235", ("46771235235", "771235235")),
        ("116006", ("116006",)),
        ("+74951234567", ("74951234567", "4951234567", "84951234567")),
        ("+999", ("999",)),
    ],
)
def test_the_ways_in_which_a_number_is_typed(number, ways):
    assert dialled(number) == ways


def test_no_folder_is_written_outside(tmp_path: Path) -> None:
    write_search(tmp_path / "search", [SWEDEN], {})
    assert [path.name for path in tmp_path.iterdir()] == ["search"]


def test_a_page_in_another_language_is_told_from_the_rest(tmp_path):
    write_search(tmp_path / "search", [SWEDEN, GLOSSARY._replace(borrowed=True)], {})
    assert [one[3:] for one in Index(tmp_path / "search").index["pages"]] == [[], [1]]

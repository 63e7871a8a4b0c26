"""A build is whole or nothing, the same each time, and does no more than it must."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml.html import HtmlElement, document_fromstring
from pypdf import PdfReader

from guide.publish.again import differences
from tests.publish.conftest import EPOCH, SmallGuide
from tests.site.pages import languages_of, text_of

DAY = 86_400


def rewrite(name: str, old: str, new: str) -> Callable[[SmallGuide], None]:
    return lambda small: small.change(name, old, new)


def add(name: str, text: str) -> Callable[[SmallGuide], None]:
    def work(small: SmallGuide) -> None:
        with (small.root / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return work


INDEX = "docs/en/index.md"
LINK = "countries/index.md#find"

# What an editor did, where the message must point, and words that it must hold.
FAULTS: dict[str, tuple[Callable[[SmallGuide], None], str, str]] = {
    "a phone number too short": (
        rewrite("docs/facts/se.yml", '"112", abroad', '"+4612", abroad'), "docs/facts/se.yml:32: ", "+4612",
    ),
    "a key that is not known": (
        rewrite("docs/facts/ru.yml", "  - id: identifies\n", "  - id: identifies\n    spelling: x\n"),
        "docs/facts/ru.yml:", "spelling",
    ),
    "a form with a key that is not known": (
        rewrite("docs/forms/note.yml", "    note: Write clearly.", "    notes: Write clearly."),
        "docs/forms/note.yml:8: ", "write note",
    ),
    "a form that is not there": (
        rewrite("docs/en/downloads.md", "{{ downloads() }}", '{{ form("nope") }}'),
        "docs/en/downloads.md:9: ", "'nope'",
    ),
    "a record that is not YAML": (add("docs/facts/ru.yml", "\n  - ]\n"), "docs/facts/ru.yml:", "YAML"),
    "a fact that is not there": (
        rewrite(INDEX, 'fact("se.reflection-length")', 'fact("se.nope")'), f"{INDEX}:8: ", "se.nope",
    ),
    "a macro with a slip": (
        rewrite(INDEX, "{{ countries() }}", "{{ countries( }}"),
        f"{INDEX}:10: ", "macro",
    ),
    "a link to a page that is not there": (
        rewrite(INDEX, LINK, "countries/nope.md"),
        f"{INDEX}:12: ", "nope.md",
    ),
    "a link to a part that is not there": (
        rewrite(INDEX, LINK, "countries/index.md#nope"),
        f"{INDEX}:12: ", "#nope",
    ),
    "a link in HTML that leads nowhere": (
        rewrite(INDEX, f"[the countries]({LINK})", '<a href="countries/nope.html">the countries</a>'),
        "site/index.html: ", "countries/nope.html",
    ),
    "a page outside the navigation": (
        add("docs/en/extra.md", "---\ntitle: Extra\ndescription: A page in no list.\n---\n\n# Extra\n"),
        "docs/en/extra.md: ", "not in the navigation",
    ),
    "a page in the navigation that is not there": (
        rewrite("mkdocs.yml", "  - downloads.md", "  - downloads.md\n  - nope.md"),
        "mkdocs.yml: ", "nope.md",
    ),
    "a configuration that is not YAML": (
        rewrite("mkdocs.yml", "\nnav:\n", "\nnav: [\n"),
        "mkdocs.yml:", "not valid",
    ),
    "a setting that MkDocs does not have": (
        rewrite("mkdocs.yml", "use_directory_urls: false", "use_directory_urls: perhaps"),
        "mkdocs.yml: ", "use_directory_urls",
    ),
    "a catalog that is not one": (
        add("translations/sv.po", '<<<<<<< HEAD\nmsgid "x"\nmsgstr "y"\n'),
        "translations/sv.po:21: ", "quotes",
    ),
    "an element that no page may hold": (
        rewrite(INDEX, "Look at", '<video src="x.mp4"></video> Look at'), f"{INDEX}:12: ", "<video>",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_in_a_line_and_leaves_the_site_as_it_was(name, make_small, tmp_path):
    act, place, words = FAULTS[name]
    small = make_small(tmp_path / "guide")
    small.site.mkdir()
    (small.site / "index.html").write_text("the last good build", encoding="utf-8")
    before = small.tree()
    act(small)
    done = small.build()
    assert done.returncode == 1
    assert small.tree() == before
    told = [line for line in done.stderr.splitlines() if " in " not in line or not line.endswith(" s")]
    assert told[-1].endswith(" to mend, 0 warnings"), done.stderr
    problems = told[:-1]
    assert len(problems) == int(told[-1].split()[0])
    assert any(line.startswith(place) and words in line for line in problems), done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert str(small.root) not in done.stderr
    # Nothing of the broken build stays beside the site either.
    assert not [path.name for path in small.root.glob(".site-*")]


def test_all_faults_are_told_at_once(make_small, tmp_path):
    small = make_small(tmp_path / "guide")
    for name in ("a phone number too short", "a key that is not known"):
        FAULTS[name][0](small)
    done = small.build("--no-pdf")
    assert done.returncode == 1
    assert done.stderr.strip().endswith("2 to mend, 0 warnings")


def test_after_a_fault_is_mended_the_next_build_is_whole(make_small, built_small, tmp_path):
    small = make_small(tmp_path / "guide")
    small.change(INDEX, LINK, "countries/nope.md")
    assert small.build("--no-pdf").returncode == 1
    small.change(INDEX, "countries/nope.md", LINK)
    done = small.build("--no-pdf")
    assert done.returncode == 0, done.stderr
    # These say how large the PDFs are, or which there are; files are packed only beside PDFs.
    sized = {"downloads.html", "sv/downloads.html", "edition.json", "offline/en.json", "offline/sv.json"}

    def pages(tree: dict[str, bytes]) -> dict[str, bytes]:
        apart = (".br", ".gz", "SHA256SUMS")
        named = {name: data for name, data in tree.items() if not name.endswith(apart) and name not in sized}
        return {name: data for name, data in named.items() if not name.startswith("downloads/")}

    assert pages(small.tree()) == pages(built_small.tree())


def test_a_build_takes_the_place_of_the_one_before(make_small, tmp_path):
    small = make_small(tmp_path / "guide")
    small.site.mkdir()
    (small.site / "old.html").write_text("old", encoding="utf-8")
    assert small.build("--no-pdf").returncode == 0
    assert "old.html" not in small.tree()
    assert "index.html" in small.tree()


def test_two_builds_as_on_two_computers_give_the_same_bytes(built_small, tmp_path):
    other = built_small.copy(tmp_path / "elsewhere" / "with a space")
    done = other.build(elsewhere=True)
    assert done.returncode == 0, done.stderr
    first, second = built_small.tree(), other.tree()
    assert set(first) == set(second)
    assert list(differences(built_small.site, other.site)) == []
    assert len([name for name in first if name.endswith(".pdf")]) == 8


def test_the_second_build_of_the_same_takes_all_from_the_cache(built_small, tmp_path):
    small = built_small.copy_built(tmp_path / "guide")
    kept = cached(small)
    assert small.build().returncode == 0
    assert small.tree() == built_small.tree()
    assert cached(small) == kept


def test_a_changed_sentence_remakes_only_what_says_it(built_small, tmp_path):
    small = built_small.copy_built(tmp_path / "guide")
    before, pdfs = small.tree(), set((small.root / ".cache" / "pdf").glob("*.pdf"))
    small.change(
        "docs/facts/se.yml", "We found no line for officers in Sweden.", "Officers have no line there."
    )
    done = small.build()
    assert done.returncode == 0, done.stderr
    made = set((small.root / ".cache" / "pdf").glob("*.pdf")) - pdfs
    # In each of two languages: the whole guide and Sweden; Russia and the form are as they were.
    assert len(made) == 4
    after = small.tree()
    changed = {name for name in after if name.endswith((".html", ".pdf")) and after[name] != before[name]}
    assert {"countries/se.html", "downloads/country-se-en.pdf", "downloads/guide-sv.pdf"} <= changed
    assert not {name for name in changed if "country-ru" in name or "countries/ru" in name}
    assert b"Officers have no line there." in after["sv/countries/se.html"]


def test_a_changed_page_of_one_language_leaves_the_others(built_small, tmp_path):
    small = built_small.copy_built(tmp_path / "guide")
    kept = {path.name for path in (small.root / ".cache" / "languages").iterdir()}
    before = small.tree()
    small.change("docs/sv/index.md", "# En liten guide", "# En mycket liten guide")
    assert small.build("--no-pdf").returncode == 0
    now = {path.name for path in (small.root / ".cache" / "languages").iterdir()}
    assert {name[:2] for name in now & kept} == {"en"}
    assert {name[:2] for name in now - kept} == {"sv"}
    assert small.tree()["countries/se.html"] == before["countries/se.html"]


@pytest.mark.parametrize(
    ("epoch", "shown", "status"),
    [(EPOCH, "11 January 2026", "confirmed"), (EPOCH + 3 * 365 * DAY, "10 January 2029", "older")],
)
def test_the_day_of_the_build_is_the_edition(epoch, shown, status, built_small, tmp_path):
    small = built_small
    if epoch != EPOCH:
        small = built_small.copy(tmp_path / "guide")
        assert small.build(epoch=epoch).returncode == 0
    page = parsed(small, "countries/se.html")
    assert shown in text_of(page)
    assert {row["status"] for row in json.loads(small.tree()["data/facts.json"])} == {status}
    assert page.xpath(f"//table[@class='glance-table']//span[@class='status status-{status}']")
    pdf = PdfReader(small.site / "downloads" / "country-se-en.pdf")
    assert shown in pdf.pages[0].extract_text()


def test_a_page_that_is_not_translated_is_shown_in_english_and_says_so(built_small):
    page = parsed(built_small, "sv/countries/index.html")
    assert page.get("lang") == "sv"
    assert "Sidan är inte översatt." in banner(page)
    [heading] = page.xpath("//article//h1")
    assert text_of(heading) == "Countries"
    assert languages_of(heading) == "en"


def test_a_page_behind_the_english_one_says_so(built_small):
    page = parsed(built_small, "sv/index.html")
    assert "Den engelska sidan har ändrats." in banner(page)
    assert text_of(page.xpath("//article//h1")[0]) == "En liten guide"
    assert banner(parsed(built_small, "index.html")) == ""


def test_a_page_that_is_up_to_date_only_says_that_nobody_reviewed_it(make_small, tmp_path):
    small = make_small(tmp_path / "guide")
    from guide.language.pages import stamp

    stamp(small.root / "docs", "index.md", "sv", "en")
    assert small.build("--no-pdf").returncode == 0
    assert banner(parsed(small, "sv/index.html")) == "Ingen har granskat sidan."


def test_every_text_that_is_not_translated_is_marked_as_english(built_small):
    page = parsed(built_small, "sv/countries/se.html")
    said = {text: [] for text in ("The police of Sweden identify in two ways:", "by an interview",
                                  "Only with consent.", "Emergency number", "Sverige ger betänketid.",
                                  "We found no line for officers in Sweden.")}  # fmt: skip
    for element in page.xpath("//article//*[text()]"):
        text = " ".join((element.text or "").split())
        if text in said:
            said[text].append(languages_of(element))
    swedish = said.pop("Sverige ger betänketid.")
    assert all(found and set(found) == {"en"} for found in said.values()), said
    # Translated, it may stand behind a mark in its item; wherever it does, it is Swedish.
    assert set(swedish) <= {"sv"}
    assert "Sverige ger betänketid." in text_of(page)


def test_a_changed_form_is_made_anew_and_nothing_else(built_small, tmp_path):
    small = built_small.copy_built(tmp_path / "guide")
    before = small.tree()
    small.change("docs/forms/note.yml", "Write clearly.", "Write in capitals.")
    done = small.build()
    assert done.returncode == 0, done.stderr
    after = small.tree()
    assert {name for name in after if name.endswith(".pdf") and after[name] != before[name]} == {
        "downloads/form-note-en.pdf",
        "downloads/form-note-sv.pdf",
    }
    words = PdfReader(small.site / "downloads" / "form-note-en.pdf").pages[0].extract_text()
    assert "Write in capitals." in words


def test_a_guide_without_forms_is_built(make_small, tmp_path):
    small = make_small(tmp_path / "guide")
    shutil.rmtree(small.root / "docs" / "forms")
    done = small.build("--no-pdf")
    assert done.returncode == 0, done.stderr
    assert b"downloads/form-" not in small.tree()["downloads.html"]


def test_a_build_outside_a_guide_says_so(tmp_path):
    done = SmallGuide(tmp_path).build()
    assert done.returncode == 1
    assert done.stderr.startswith("mkdocs.yml: ")
    assert "Traceback" not in done.stderr


def parsed(small: SmallGuide, name: str) -> HtmlElement:
    return document_fromstring((small.site / name).read_text(encoding="utf-8"))


def banner(page: HtmlElement) -> str:
    return " ".join(text_of(one) for one in page.xpath("//*[@class='md-banner']"))


def cached(small: SmallGuide) -> dict[str, int]:
    """Every file that a build keeps; one that is written anew is another file."""
    folders = [small.root / ".cache" / name for name in ("pdf", "records", "html")]
    kept = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    pages = [path / "rendered.json" for path in (small.root / ".cache" / "languages").iterdir()]
    return {str(path): Path(path).stat().st_ino for path in [*kept, *pages]}

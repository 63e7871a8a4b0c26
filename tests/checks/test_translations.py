"""Catalogs and pages that do not fit their English, on a checkout of one record and two languages."""

from __future__ import annotations

import re
from datetime import date

import pytest

from guide.checks.translations import (
    catalog_problems,
    page_problems,
    report,
    stamp_page,
    template_problems,
    update_catalogs,
)
from guide.facts.store import load_guide
from guide.language.pages import version
from guide.language.template import messages
from guide.problems import ProblemsFound, Weight
from guide.project import Project

FILES = {
    "mkdocs.yml": """\
plugins:
  - i18n:
      languages:
        - {locale: en, name: English}
        - {locale: sv, name: Svenska}
""",
    "docs/facts/region.yml": """\
country: region
name: The region
checked: 2024-01-15
sources:
  S1: {title: Handbook, publisher: Ministry, url: "https://a.example", published: 2023, kind: official}
facts:
  - id: consent
    kind: statement
    topic: channels
    text: Ask for consent first.
    sources: [S1]
    as_of: 2023
    checked: 2024-01-15
    confidence: high
""",
    "docs/en/index.md": "# Home\n",
    "scripts/guide/code.py": 'gettext("{from} to {to}")\n',
}
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
SPAN = 'msgid "{from} to {to}"\nmsgstr "{from} till {to}"\n'
FACT = 'msgctxt "region.consent"\nmsgid "Ask for consent first."\nmsgstr "Be om samtycke först."\n'

PLACEHOLDERS = "the placeholders differ from the English"

# one translation as it stands in the catalog, and what is told of it
CATALOG = {
    "as it should be": (SPAN, None),
    "in another order": (SPAN.replace("{from} till {to}", "till {to} från {from}"), None),
    "a placeholder lost": (SPAN.replace("{from} till", "till"), PLACEHOLDERS),
    "a placeholder translated": (SPAN.replace("till {to}", "till {till}"), PLACEHOLDERS),
    "a placeholder twice": (SPAN.replace("till {to}", "{to} {to}"), PLACEHOLDERS),
    "a placeholder that reads": (SPAN.replace("till {to}", "till {to} {to.a}"), PLACEHOLDERS),
    "a placeholder that swells": (SPAN.replace("till {to}", "{to} {to:>99999999}"), PLACEHOLDERS),
    "a label with a quote": (SPAN.replace("{from} till", r"{from} \" till"), "the translation holds '\"'"),
    "a placeholder too many": (FACT.replace("Be om", "{be}"), PLACEHOLDERS),
    "an element": (FACT.replace("samtycke", "<b>samtycke</b>"), "the translation holds '<b'"),
    "a script": (FACT.replace("samtycke", "<script>"), "the translation holds '<s'"),
    "a comment": (FACT.replace("samtycke", "<!-- x"), "the translation holds '<!'"),
    "a link": (FACT.replace("samtycke", "[samtycke](x)"), "the translation holds ']('"),
    "an address": (FACT.replace("samtycke", "https://a.example"), "the translation holds 'https://'"),
    "no longer used": ('msgid "Gone"\nmsgstr "<b>Borta</b> {x}"\n', None),
}  # fmt: skip


@pytest.fixture
def checkout(tmp_path):
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "docs" / "sv").mkdir()
    (tmp_path / "translations").mkdir()
    return Project(tmp_path)


def told(checkout, entries):
    """What is told of a Swedish catalog with these entries."""
    (checkout.translations / "sv.po").write_text(HEAD + entries, encoding="utf-8")
    guide = load_guide(checkout.records, checkout.root, date(2024, 6, 1))
    return list(catalog_problems(checkout, messages(checkout, guide)))


@pytest.mark.parametrize("name", CATALOG)
def test_a_translation(name, checkout):
    entry, what = CATALOG[name]
    errors = [problem for problem in told(checkout, entry) if problem.weight is Weight.ERROR]
    assert [(problem.file, problem.what) for problem in errors] == (
        [("translations/sv.po", what)] if what else []
    )
    lines = (HEAD + entry).splitlines()
    assert all(lines[problem.line - 1].startswith("msgid ") for problem in errors)


def test_untranslated_texts_are_counted_in_a_warning(checkout):
    [problem] = told(checkout, SPAN)
    assert str(problem).startswith(
        "translations/sv.po: warning: 1 text is not translated and appears in English."
    )
    assert told(checkout, f"{SPAN}\n{FACT}") == []


def test_a_missing_catalog_is_a_warning(checkout):
    guide = load_guide(checkout.records, checkout.root, date(2024, 6, 1))
    [problem] = catalog_problems(checkout, messages(checkout, guide))
    assert str(problem).startswith("translations/sv.po: warning: there is no catalog for Svenska.")


def test_a_template_of_yesterday_is_a_warning(checkout):
    guide = load_guide(checkout.records, checkout.root, date(2024, 6, 1))
    [problem] = template_problems(checkout, messages(checkout, guide))
    assert str(problem).startswith("translations/guide.pot: warning: the template is behind")
    list(update_catalogs(checkout, None))
    assert list(template_problems(checkout, messages(checkout, guide))) == []
    record = checkout.records / "region.yml"
    record.write_text(
        record.read_text(encoding="utf-8").replace("consent first", "consent"), encoding="utf-8"
    )
    changed = load_guide(checkout.records, checkout.root, date(2024, 6, 1))
    assert len(list(template_problems(checkout, messages(checkout, changed)))) == 1


@pytest.mark.parametrize(
    ("page", "front", "lines"),
    [
        ("index.md", "translates: {now}", []),
        ("index.md", "translates: 0123456789", ["docs/sv/index.md:1: warning: the English page has changed"]),
        ("index.md", "title: Hem", ["docs/sv/index.md:1: the page does not say which English text"]),
        ("hem.md", "title: Hem", ["docs/sv/hem.md: there is no English page of this name."]),
        ("a/b.md", "title: Hem", ["docs/sv/a/b.md: there is no English page of this name."]),
    ],
)  # fmt: skip
def test_a_page(page, front, lines, checkout):
    path = checkout.docs / "sv" / page
    path.parent.mkdir(exist_ok=True)
    front = front.replace("{now}", version(checkout.docs / "en" / "index.md"))
    path.write_text(f"---\n{front}\n---\n# Hem\n", encoding="utf-8")
    found = [str(problem) for problem in page_problems(checkout)]
    assert len(found) == len(lines)
    assert all(one.startswith(line) for one, line in zip(found, lines, strict=True))


def test_a_stamp_ends_the_warning(checkout):
    (checkout.docs / "sv" / "index.md").write_text("# Hem\n", encoding="utf-8")
    assert list(page_problems(checkout))
    stamp_page(checkout, "docs/sv/index.md")
    assert list(page_problems(checkout)) == []


MANY = "\n\n".join(f'{{{{ fact("se.f{number}") }}}}' for number in range(8))


@pytest.mark.parametrize(
    ("english", "translated", "what"),
    [
        ('{{ fact("se.one") }}', "Inget.", ": this page lacks se.one, from line 3 of the English page on"),
        (MANY, "Inget.", ": this page lacks se.f0, se.f1, se.f2, se.f3, se.f4 and 3 more, from line 3 "),
        ("Nothing.", '{{ facts("se.one") }}', ":3: the English page does not show se.one. show the same"),
    ],
)
def test_a_translation_shows_the_same_facts_or_is_told(english, translated, what, checkout):
    (checkout.docs / "en" / "index.md").write_text(f"# Home\n\n{english}\n", encoding="utf-8")
    page = checkout.docs / "sv" / "index.md"
    page.write_text(f"# Hem\n\n{translated}\n", encoding="utf-8")
    with pytest.raises(ProblemsFound, match=re.escape(f"docs/sv/index.md{what}")):
        stamp_page(checkout, "sv/index.md")
    page.write_text(f"# Hem\n\n{english}\n", encoding="utf-8")
    stamp_page(checkout, "sv/index.md")
    assert list(page_problems(checkout)) == []


def test_a_translation_says_the_same_numbers_or_is_told(checkout):
    (checkout.docs / "en" / "index.md").write_text("# Home\n\nYou have 30 days.\n", encoding="utf-8")
    page = checkout.docs / "sv" / "index.md"
    page.write_text("# Hem\n\nDu har 30 dagar.\n", encoding="utf-8")
    stamp_page(checkout, "sv/index.md")
    page.write_text(page.read_text(encoding="utf-8").replace("30", "300"), encoding="utf-8")
    [problem] = page_problems(checkout)
    assert str(problem) == (
        "docs/sv/index.md:7: this part says 300 where the English says 30. "
        "write the same numbers, in digits where the English has digits."
    )


@pytest.mark.parametrize("name", ["sv/gone.md", "sv", "de/index.md", "", "index.md", "en/index.md"])
def test_only_pages_can_be_stamped(name, checkout):
    with pytest.raises(ProblemsFound):
        stamp_page(checkout, name)


def test_the_report_names_what_is_missing(checkout):
    (checkout.translations / "sv.po").write_text(HEAD + SPAN, encoding="utf-8")
    assert report(checkout).splitlines() == [
        "Svenska (sv)",
        "  texts: 1 of 2 translated; not yet reviewed by a national editor",
        "  pages: 0 of 1 translated, 0 behind",
        "    missing   docs/sv/index.md",
        "    missing   region.consent: Ask for consent first.",
    ]


def test_a_new_language_gets_its_catalog_and_the_others_are_kept(checkout):
    (checkout.translations / "sv.po").write_text(HEAD + SPAN, encoding="utf-8")
    done = list(update_catalogs(checkout, "de"))
    assert [line.split()[0] for line in done] == [
        f"translations/{name}" for name in ("guide.pot", "sv.po", "de.po")
    ] + ["next:"]
    assert "{from} till {to}" in (checkout.translations / "sv.po").read_text(encoding="utf-8")
    assert "Language: de" in (checkout.translations / "de.po").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["../x", "xx", "deutsch", "DE", "d e", "de-AT"])
def test_what_is_no_code_makes_no_catalog(code, checkout):
    with pytest.raises(ProblemsFound, match="is not a language code"):
        list(update_catalogs(checkout, code))
    assert list(checkout.translations.iterdir()) == []


def test_a_page_of_another_encoding_has_a_state(checkout):
    (checkout.docs / "sv" / "index.md").write_bytes(b"---\ntranslates: x\n---\n\xe5")
    assert [problem.weight for problem in page_problems(checkout)] == [Weight.WARNING]

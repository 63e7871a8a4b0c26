"""Only a finished translation of today's English is shown."""

from __future__ import annotations

import pytest

from guide.language import catalog as module
from guide.language.catalog import read_catalog
from guide.problems import ProblemsFound

PHONE = 'msgid "Phone"\nmsgstr "Telefon"\n'

# entries of the catalog, and what becomes of them
ENTRIES = {
    "a label": (PHONE, {(None, "Phone"): "Telefon"}),
    "a text of a fact": (f'msgctxt "se.line"\n{PHONE}', {("se.line", "Phone"): "Telefon"}),
    "the same English in two facts": (
        'msgctxt "se.one"\nmsgid "Yes"\nmsgstr "Ja"\n\nmsgctxt "se.two"\nmsgid "Yes"\nmsgstr "Jo"\n',
        {("se.one", "Yes"): "Ja", ("se.two", "Yes"): "Jo"},
    ),
    "on several lines": (
        'msgid ""\n"Phone "\n"number"\nmsgstr ""\n"Telefon"\n"nummer"\n',
        {(None, "Phone number"): "Telefonnummer"},
    ),
    "not translated": ('msgid "Phone"\nmsgstr ""\n', {}),
    "only a space": ('msgid "Phone"\nmsgstr " "\n', {}),
    "fuzzy": (f"#, fuzzy\n{PHONE}", {}),
    "no longer used": ('#~ msgid "Phone"\n#~ msgstr "Telefon"\n', {}),
}

# what stands in the file, the line of the fault, and what the editor is told
BROKEN = {
    "a stray line": (f"{PHONE}\nhello\n", 8, "the line is not a text in quotes"),
    "a quote left open": ('msgid "Phone"\nmsgstr "Telefon\n', 6, "the line is not a text in quotes"),
    "a quote within": ('msgid "Phone"\nmsgstr "Tele"fon"\n', 6, "the line is not a text in quotes"),
    "no quotes": ('msgid "Phone"\nmsgstr Telefon\n', 6, "the line is not a text in quotes"),
    "no msgstr": (f'msgid "Phone"\n\n{PHONE}', 5, "missing msgstr for msgid 'Phone'"),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_what_counts_as_translated(name, catalog):
    entries, texts = ENTRIES[name]
    assert read_catalog(catalog(entries), "sv").texts == texts


def test_changed_english_is_not_shown_with_the_old_translation(catalog):
    found = read_catalog(catalog(f'msgctxt "se.line"\n{PHONE}'), "sv")
    assert found.get("se.line", "Phone") == "Telefon"
    assert found.get("se.line", "Phone number") is None
    assert found.get("se.other", "Phone") is None
    assert found.get(None, "Phone") is None


@pytest.mark.parametrize(
    ("header", "reviewed"), [("", "no"), ('"X-Reviewed: 2026-05-01\\n"\n', "2026-05-01")]
)
def test_who_reviewed_it(header, reviewed, catalog):
    assert read_catalog(catalog(PHONE, header), "sv").reviewed == reviewed


def test_a_language_without_a_catalog_has_no_texts(tmp_path):
    found = read_catalog(tmp_path / "de.po", "de")
    assert (found.texts, found.reviewed) == ({}, "no")


@pytest.mark.parametrize("name", BROKEN)
def test_an_editor_is_told(name, catalog):
    entries, line, message = BROKEN[name]
    with pytest.raises(ProblemsFound) as found:
        read_catalog(catalog(entries), "sv")
    [problem] = found.value.problems
    assert (problem.file, problem.line) == ("translations/sv.po", line)
    assert message in problem.what


def test_the_charset_in_the_header_does_not_matter(catalog):
    path = catalog(PHONE)
    path.write_bytes(path.read_bytes().replace(b"charset=utf-8", b"charset=tf-8"))
    assert read_catalog(path, "sv").texts == {(None, "Phone"): "Telefon"}


def test_another_encoding_is_told(catalog):
    path = catalog(PHONE)
    path.write_bytes(path.read_bytes().replace(b"Telefon", b"Tele\xe5fon"))
    with pytest.raises(ProblemsFound, match=r"translations/sv\.po: .*UTF-8"):
        read_catalog(path, "sv")


def test_a_kept_catalog_is_that_of_the_file_and_of_the_program(catalog, tmp_path, monkeypatch):
    kept = tmp_path / "kept"
    path = catalog(PHONE)
    first = read_catalog(path, "sv", kept)
    assert first == read_catalog(path, "sv")
    with monkeypatch.context() as patch:
        patch.setattr(module, "parse", lambda *_: pytest.fail("it is known"))
        assert read_catalog(path, "sv", kept) == first
        patch.setattr(module, "program_key", lambda: "another program")
        with pytest.raises(pytest.fail.Exception):
            read_catalog(path, "sv", kept)
    path.write_text(path.read_text(encoding="utf-8").replace("Telefon", "Lur"), encoding="utf-8")
    assert read_catalog(path, "sv", kept).texts == {(None, "Phone"): "Lur"}
    assert len(list(kept.iterdir())) == 1

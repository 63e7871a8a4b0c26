"""The cards with sentences: all sentences in all languages, in a PDF that keeps both standards."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

from guide.checks.all import check_all
from guide.language.codes import LANGUAGES
from guide.pdf.validate import validate
from guide.project import Project


@pytest.mark.parametrize("code", ["en", "sv", "uk"])
def test_the_cards_hold_every_sentence(code, site, contexts):
    file = site.folder / "downloads" / f"sentences-{code}.pdf"
    assert validate(file) == []
    said = "".join("".join(page.extract_text().split()) for page in PdfReader(file).pages)
    for group in contexts[code].sentences.groups:
        for one in group.sentences:
            for language in LANGUAGES:
                assert "".join(one.text(language).split()) in said, f"{one.id} {language}"


def test_a_guide_without_sentences_offers_no_cards(built_small):
    assert not [name for name in built_small.tree() if "sentences" in name]
    assert "sentences-" not in (built_small.site / "downloads.html").read_text(encoding="utf-8")


def test_a_fault_in_the_sentences_stops_a_build_and_is_checked(make_small, tmp_path):
    small = make_small(tmp_path / "guide")
    (small.root / "translations" / "sentences.yml").write_text("reviewed: {}\n", encoding="utf-8")
    told = "translations/sentences.yml:1: `groups`: the key is missing"
    assert any(told in str(one) for one in check_all(Project(small.root)))
    done = small.build("--no-pdf")
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr

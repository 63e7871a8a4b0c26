"""What translators get: a template, new catalogs, and updates that lose no work."""

from __future__ import annotations

import pytest

from guide.language.catalog import parse, read_catalog
from guide.language.messages import fact_messages
from guide.language.template import messages, template, updated

TEXTS = {
    ("region.consent", "Ask for consent first."),
    ("region.consent#item-1", "name"),
    ("region.consent#item-2", "date of birth"),
    ("region.consent#caution", "Never in front of others."),
    ("region.nobody", "No helpline is known."),
    (None, "Police"),
}
LABELS = {(None, "About this page"), (None, "Phone"), (None, "{from} to {to}")}


def update(small, code="sv"):
    """Bring the catalog of the small checkout up to date, as `guide translations --update` does."""
    small.write(f"translations/{code}.po", updated(small.project, small.guide, code))
    return small.project.translations / f"{code}.po"


def translate(small, **texts):
    """Fill in translations by their English, as a translator does."""
    for english, text in texts.items():
        words = english.replace("_", " ")
        small.change("translations/sv.po", f'"{words}"\nmsgstr ""', f'"{words}"\nmsgstr "{text}"')


def entry(path, context):
    """The entry of one context, with its flags and its previous English."""
    return next(message for message in parse(path, "sv") if message.context == context)


@pytest.fixture
def translated(small):
    """The small checkout with a Swedish catalog of three texts."""
    update(small)
    translate(small, Phone="Telefon", name="namn")
    small.change(
        "translations/sv.po",
        'msgid "Ask for consent first."\nmsgstr ""',
        '# Kollat med polisen\nmsgid "Ask for consent first."\nmsgstr "Be om samtycke först."',
    )
    return small


def test_every_text_and_every_label_is_for_translators(small):
    assert {(one.context, one.text) for one in fact_messages(small.guide)} == TEXTS
    assert {(one.context, one.text) for one in messages(small.project, small.guide)} == TEXTS | LABELS


def test_a_name_that_many_facts_share_is_asked_for_once(small):
    text = (small.project.records / "region.yml").read_text(encoding="utf-8")
    first = text.index("  - id: consent")
    second = text[first : text.index("unknown:")].replace("id: consent", "id: again")
    small.write("docs/facts/region.yml", text.replace("unknown:", second + "unknown:"))
    texts = [one.text for one in messages(small.project, small.guide)]
    assert (texts.count("Police"), texts.count("name")) == (1, 2)


def test_the_same_content_gives_the_same_files(small):
    assert template(messages(small.project, small.guide)) == template(messages(small.project, small.guide))
    first = update(small).read_bytes()
    assert update(small).read_bytes() == first
    for mark in ("POT-Creation-Date", "PO-Revision-Date", str(small.project.root)):
        assert mark not in first.decode()


def test_a_new_language_begins_with_nothing_translated(small):
    path = update(small, "de")
    assert read_catalog(path, "de").texts == {}
    assert {(one.context, one.id) for one in parse(path, "de") if one.id} == TEXTS | LABELS


def test_a_code_of_another_form_is_refused(small):
    with pytest.raises(ValueError, match="d e"):
        updated(small.project, small.guide, "d e")


def test_an_update_keeps_translations_comments_and_review(translated):
    translated.change("translations/sv.po", "X-Reviewed: no", "X-Reviewed: 2026-05-01")
    before = read_catalog(translated.project.translations / "sv.po", "sv")
    after = read_catalog(path := update(translated), "sv")
    assert after == before
    assert (len(after.texts), after.reviewed) == (3, "2026-05-01")
    assert "# Kollat med polisen" in path.read_text(encoding="utf-8")


def test_a_new_text_waits_for_translation(translated):
    translated.write("overrides/second.html", '{{ _("Sources") }}')
    path = update(translated)
    assert 'msgid "Sources"\nmsgstr ""' in path.read_text(encoding="utf-8")
    assert len(read_catalog(path, "sv").texts) == 3


def test_a_text_that_is_gone_goes(translated):
    translated.write("scripts/guide/code.py", "")
    assert (None, "Phone") not in read_catalog(update(translated), "sv").texts


def test_changed_english_makes_its_translation_fuzzy_and_shows_the_old_english(translated):
    translated.change("docs/facts/region.yml", "consent first", "informed consent first")
    path = update(translated)
    changed = entry(path, "region.consent")
    assert (changed.id, changed.string) == ("Ask for informed consent first.", "Be om samtycke först.")
    assert changed.fuzzy
    assert '#| msgid "Ask for consent first."' in path.read_text(encoding="utf-8")
    assert read_catalog(path, "sv").get("region.consent", changed.id) is None


def test_a_fuzzy_translation_stays_fuzzy_until_somebody_has_gone_over_it(translated):
    translated.change("docs/facts/region.yml", "consent first", "informed consent first")
    update(translated)
    assert entry(update(translated), "region.consent").fuzzy
    translated.change("translations/sv.po", "#, fuzzy\n", "")
    found = read_catalog(update(translated), "sv")
    assert found.get("region.consent", "Ask for informed consent first.") == "Be om samtycke först."


def test_english_that_changes_back_is_not_lost(translated):
    translated.change("docs/facts/region.yml", "consent first", "informed consent first")
    update(translated)
    translated.change("docs/facts/region.yml", "informed consent first", "consent first")
    assert entry(update(translated), "region.consent").string == "Be om samtycke först."

"""Which places are found by the words of a question."""

from __future__ import annotations

import pytest

from guide.facts.guide import Missing
from guide.facts.vocabulary import KeyQuestion
from guide.language.glossary import load_glossary
from guide.search.other_names import other_names


@pytest.fixture(scope="module")
def names(project, guide):
    return other_names(project, guide, load_glossary(project))


def test_what_is_not_known_answers_a_question_only_where_nothing_else_does(names, guide):
    """Else who asks for the reflection period is led to a gap beside its length."""
    gaps = {True: 0, False: 0}
    for record in guide.countries:
        answers = guide.key(record.code, KeyQuestion.REFLECTION)
        alone = all(isinstance(one, Missing) for one in answers)
        for gap in (one for one in answers if isinstance(one, Missing)):
            place = f"countries/{record.code}.html#{record.code}-{gap.unknown.id}"
            assert ("reflection period" in names.get(place, ())) == alone, place
            gaps[alone] += 1
    assert all(gaps.values())

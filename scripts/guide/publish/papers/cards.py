"""The cards with sentences, in the language of one reader."""

from __future__ import annotations

from guide.language.codes import Code
from guide.language.sentences import SHOWN, Sentences
from guide.pdf import Card, CardGroup, Cards, CardSheet, Document
from guide.site import labels
from guide.site.context import Context
from guide.site.lists.sentences import NOT_REVIEWED, in_order, notice, own_name


def sentence_cards(context: Context, sentences: Sentences, frame: Document) -> Cards:
    """A sheet for each language of the person; `frame` has the words of cover and margins."""
    words = context.words
    gettext = words.gettext
    advice = (
        gettext("Read a sentence out slowly, or show it and point at the line. Then wait."),
        gettext("Say only what is true in your case. Write the number before you show or hand over a card."),
        gettext("Let the person point to an answer: a nod does not mean yes everywhere."),
        gettext("These sentences are for the first minutes. You still need an interpreter."),
        notice(sentences, words),
    )
    sheets = tuple(_sheet(sentences, code, context) for code in in_order(sentences, words))
    return Cards(frame, tuple(line for line in advice if line), sheets, SHOWN)


def cards_title(context: Context) -> str:
    """What the document is called."""
    return context.words.gettext(labels.SENTENCES)


def _sheet(sentences: Sentences, code: Code, context: Context) -> CardSheet:
    words = context.words
    reader = sentences.reader(words.code)
    groups = tuple(
        CardGroup(
            words.gettext(group.title),
            tuple(Card(one.text(code), one.text(reader), one.fill_in) for one in group.sentences),
        )
        for group in sentences.groups
    )
    note = "" if sentences.checked(code) else words.gettext(NOT_REVIEWED)
    return CardSheet(code, own_name(code), words.language(code), note, groups)

"""The pocket card of a country: what its record answers, and what stands on every card."""

from __future__ import annotations

from collections.abc import Iterator

from guide.facts import phones
from guide.facts.guide import Entry, Missing
from guide.facts.models import Contact, Record, Rule
from guide.facts.status import Status
from guide.facts.vocabulary import KeyQuestion, Role
from guide.language.codes import LANGUAGES
from guide.language.messages import advice_messages, caution_context, item_context
from guide.language.sentences import Sentences
from guide.language.words import Words
from guide.pdf import Document, Line, Panel, PocketCard, Run
from guide.publish.papers import pocket_words as fixed
from guide.site import labels
from guide.site.context import Context
from guide.site.writing.fact import Writer, from_abroad, status_text, unchecked_text
from guide.site.writing.footnotes import Footnotes
from guide.site.writing.glance import without_repeats

Lines = tuple[Line, ...]


def pocket_title(context: Context, code: str) -> str:
    """What the document is called."""
    return f"{context.words.country(code)}: {context.words.gettext(labels.POCKET_CARD)}"


def pocket_card(context: Context, sentences: Sentences, record: Record, frame: Document) -> PocketCard:
    """The card of one country in the context's language; `frame` has title, edition and notice."""
    words, code = context.words, record.code
    gettext = words.gettext
    address = f"{frame.site_url}countries/{code}.html" if frame.reachable else ""
    return PocketCard(
        frame=frame,
        name=words.country(code),
        kicker=gettext(labels.POCKET_CARD),
        subtitle=gettext("For officers who meet a presumed victim of human trafficking"),
        panels=(
            _answers(context, record, KeyQuestion.EMERGENCY),
            _officer(context, record),
            _answers(context, record, KeyQuestion.CHILD),
            _signs(context),
            _never_and_say(context, sentences),
            _answers(context, record, KeyQuestion.HELPLINE),
            _answers(context, record, KeyQuestion.REFLECTION),
            _back(words, frame),
        ),
        more=gettext(fixed.MORE),
        address=address,
        qr_alt=gettext("QR code: leads to {address}").format(address=address),
        fold=gettext(fixed.FOLD),
        source=f"docs/facts/{code}.yml",
    )


def _answers(context: Context, record: Record, question: KeyQuestion) -> Panel:
    entries = without_repeats(context.guide.key(record.code, question))
    return Panel(
        context.words.gettext(labels.KEY_QUESTIONS[question]),
        tuple(_entry(one, context, question) for one in entries),
    )


def _officer(context: Context, record: Record) -> Panel:
    """Whom to call; after the advice of the record where it has some."""
    whom = _answers(context, record, KeyQuestion.OFFICER)
    if not record.advice:
        return whom
    gettext = context.words.gettext
    lead = gettext("What you do and don’t do. This is our advice, not from a source:")
    advice = (
        _line("text", Run(lead, strong=True)),
        *(_line("item", _run(line, context.words, name)) for name, line in advice_messages(record)),
    )
    first, *others = whom.entries
    first = (_line("heading", Run(whom.title)), *first)
    # Whom not to call stands with the advice: neither is left out.
    return Panel(gettext("Read this first"), ((*advice, *first), *others))


def _entry(entry: Entry | Missing, context: Context, question: KeyQuestion) -> Lines:
    words = context.words
    if isinstance(entry, Missing):
        text = _run(entry.unknown.text, words, entry.id)
        return (_line("text", Run(f"{words.gettext('Not known.')} ", strong=True), text),)
    if isinstance(entry.fact, Contact):
        first = question is KeyQuestion.EMERGENCY and entry.fact.role is Role.EMERGENCY
        lines = _contact(entry, entry.fact, words, first)
        return (*lines, *_hours(entry.fact, context, entry.record), *_caution(entry, words))
    return (*_said(entry, context), *_caution(entry, words))


def _contact(entry: Entry, fact: Contact, words: Words, large: bool) -> Iterator[Line]:
    name = _run(fact.name, words, strong=True)
    whom = (Run(f" ({words.gettext(labels.GROUPS[fact.only])})"),) if fact.only else ()
    yield _line("text", name, *whom, _status(entry, words))
    for phone in fact.phones:
        remark = words.gettext(from_abroad(phone, fact.role))
        kind = "big" if large and phones.is_short(phone.number) else "number"
        yield _line(kind, _strong(phones.shown(phone.number)), Run(f"({remark})"))
    if not fact.phones:
        yield from (_line("text", Run(way)) for way in _other_ways(fact))
    if unchecked := unchecked_text(entry, words):
        yield _line("note", _strong(unchecked))


def _hours(fact: Contact, context: Context, record: Record) -> Iterator[Line]:
    """When somebody answers; of an emergency number everybody knows."""
    words = context.words
    emergency = {
        phone.number
        for one in context.guide.of(record.code)
        if isinstance(one.fact, Contact) and one.fact.role is Role.EMERGENCY
        for phone in one.fact.phones
    }
    if fact.hours:
        yield _line("text", Run("; ".join(words.hours(one) for one in fact.hours)))
    elif not {phone.number for phone in fact.phones} <= emergency:
        yield _line("text", _run(fixed.NO_HOURS, words))


def _other_ways(fact: Contact) -> Iterator[str]:
    if fact.email:
        yield fact.email
    elif fact.web:
        yield fact.web.split("://", 1)[1].rstrip("/")


def _said(entry: Entry, context: Context) -> Iterator[Line]:
    words, fact = context.words, entry.fact
    writer = Writer(words, Footnotes(words), "", context.top)
    length = writer.length(fact) if isinstance(fact, Rule) else ""
    lead = (_strong(f"{length}. "),) if length else ()
    yield _line("text", *lead, _run(fact.text, words, entry.id), _status(entry, words))
    for index, item in enumerate(fact.items):
        yield _line("item", _run(item, words, item_context(entry.id, index)))


def _caution(entry: Entry, words: Words) -> Iterator[Line]:
    if entry.fact.caution:
        note = _strong(f"{words.gettext('Note:')} ")
        yield _line("note", note, _run(entry.fact.caution, words, caution_context(entry.id)))


def _signs(context: Context) -> Panel:
    words = context.words
    signs = (
        _line("item", _run(one.fact.text, words, one.id), _status(one, words))
        for one in (context.guide.entries[name] for name in fixed.SIGNS)
    )
    after = (_line("text", _run(fixed.ENOUGH, words)), _line("note", _run(fixed.OWN, words)))
    return Panel(words.gettext("Five signs"), ((*signs, *after),))


def _never_and_say(context: Context, sentences: Sentences) -> Panel:
    words = context.words
    gettext = words.gettext
    asked = context.guide.entries[fixed.NEVER_FACT]
    said = {
        one.id: one.text(sentences.reader(words.code))
        for group in sentences.groups
        for one in group.sentences
    }
    lines = (
        *(_line("item", _run(text, words)) for text in fixed.NEVER),
        _line("item", _run(asked.fact.text, words, asked.id), _status(asked, words)),
        _line("heading", Run(gettext("What to say"))),
        _line("text", _run(fixed.TRUE, words)),
        *(_line("item", Run(said[name])) for name in fixed.SAY),
        _line(
            "note",
            Run(gettext(fixed.ELSEWHERE).format(number=len(LANGUAGES), page=gettext(labels.SENTENCES))),
        ),
        _line("note", _run(fixed.OWN, words)),
    )
    return Panel(gettext("Five things never to do"), (lines,))


def _back(words: Words, frame: Document) -> Panel:
    notice = tuple(_line("text", Run(text)) for text in frame.labels.notice.split("\n\n"))
    legend = tuple(
        _line(
            "note",
            _strong(f"{words.gettext(labels.STATUS_NAMES[status])}: "),
            Run(words.gettext(labels.STATUS_MEANINGS[status])),
        )
        for status in Status
    )
    return Panel(words.gettext("Newest numbers, and all sources"), (notice, legend))


def _status(entry: Entry, words: Words) -> Run:
    # On one line: its words are kept together.
    text = status_text(entry.status, entry.fact.as_of, words).replace(" ", "\u00a0")
    return Run(f" ({text})", quiet=True)


def _strong(text: str) -> Run:
    return Run(text, strong=True)


def _line(kind: str, *runs: Run) -> Line:
    return Line(kind, runs)


def _run(text: str, words: Words, context: str | None = None, strong: bool = False) -> Run:
    """A text of the records, marked as English where the language does not have it yet."""
    if words.has(context, text):
        return Run(words.pgettext(context, text) if context else words.gettext(text), strong=strong)
    return Run(text, "en", strong)

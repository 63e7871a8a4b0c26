"""Which PDFs of forms the guide has, each with its words in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.forms.models import Blank as Asked
from guide.forms.models import Column as AskedColumn
from guide.forms.models import Form, Kind
from guide.forms.models import Part as AskedPart
from guide.forms.texts import name
from guide.pdf.forms.model import Blank, Column, FormDocument, FormLabels, Part, Said
from guide.site.context import Context
from guide.site.frame.page_facts import edition_line
from guide.site.labels import N_, SITE_NAME

OWN = N_("Our own form; not a form of any authority. Where your service has its own, use that one.")
BEFORE = N_("Before you fill it in")
AFTER = N_("Afterwards")

_USUAL_LINES = 2


@dataclass(frozen=True)
class PlannedForm:
    """One PDF of a form to make, and the name of its file."""

    name: str
    document: FormDocument


def form_documents(context: Context) -> Iterator[PlannedForm]:
    """Every form in the context's language."""
    for form in context.forms:
        yield PlannedForm(f"form-{form.id}-{context.language.code}.pdf", _Teller(context, form).document())


class _Teller:
    """Says one form in one language, and in English what that language lacks."""

    def __init__(self, context: Context, form: Form) -> None:
        self._context, self._form = context, form

    def document(self) -> FormDocument:
        """The whole form."""
        context, form = self._context, self._form
        return FormDocument(
            title=self._text(form.title),
            about=self._text(form.about, part="about"),
            before=self._list(form.before, part="before"),
            parts=tuple(self._part(part) for part in form.sections),
            after=self._list(form.after, part="after"),
            lang=context.language.code,
            edition=edition_line(context),
            date=context.edition.day,
            labels=self._labels(),
            landscape=form.landscape,
            source=f"docs/forms/{form.id}.yml",
        )

    def _labels(self) -> FormLabels:
        gettext = self._context.words.gettext
        return FormLabels(
            guide=self._say(None, SITE_NAME),
            own=self._say(None, OWN),
            page_of=gettext("Page {page} of {pages}"),
            before=self._say(None, BEFORE),
            after=self._say(None, AFTER),
            cell=gettext("{column}, row {row}"),
        )

    def _part(self, part: AskedPart) -> Part:
        return Part(
            self._text(part.title, part.id),
            self._text(part.note, part.id, part="note") if part.note else None,
            tuple(self._blank(blank, (part.id, blank.id)) for blank in part.fields),
        )

    def _blank(self, blank: Asked, ids: tuple[str, str]) -> Blank:
        return Blank(
            kind=blank.kind.value,
            name=blank.id,
            label=self._text(blank.label, *ids) if blank.label else None,
            help=self._text(blank.help, *ids, part="help") if blank.help else None,
            lines=blank.lines or (_USUAL_LINES if blank.kind is Kind.TEXT else 1),
            options=self._list(blank.options, *ids, part="option"),
            columns=tuple(self._column(one, ids, number) for number, one in enumerate(blank.columns, 1)),
            rows=self._list(blank.rows, *ids, part="row"),
            empty_rows=blank.empty_rows or 0,
            half=blank.half,
        )

    def _column(self, column: AskedColumn, ids: tuple[str, str], number: int) -> Column:
        head = self._text(column.label, *ids, part="column", number=number)
        return Column(head, column.width, column.tick)

    def _list(self, texts: tuple[str, ...], *ids: str, part: str) -> tuple[Said, ...]:
        return tuple(self._text(text, *ids, part=part, number=n) for n, text in enumerate(texts, 1))

    def _text(self, text: str, *ids: str, part: str = "", number: int = 0) -> Said:
        return self._say(name(self._form, *ids, part=part, number=number), text)

    def _say(self, context: str | None, text: str) -> Said:
        words = self._context.words
        if not words.has(context, text):
            return Said(text, self._context.project.source_language.code)
        said = words.pgettext(context, text) if context else words.gettext(text)
        return Said(said, self._context.language.code)

"""A form as Typst: calls to the functions of `form.typ`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from guide.pdf.forms import places as form_places
from guide.pdf.forms.model import Blank, FormDocument, Part, Said
from guide.pdf.typesetting import inlines
from guide.pdf.typesetting.literal import array, boolean, call, content, string


def write(form: FormDocument) -> str:
    """The whole source of the form."""
    return _Writer(form).source()


class _Writer:
    def __init__(self, form: FormDocument) -> None:
        self._form = form

    def source(self) -> str:
        form, labels = self._form, self._form.labels
        language, region = inlines.language(form.lang)
        start = call(
            "form.with",
            title=string(form.title.text),
            shown_title=self._said(form.title),
            language=language,
            region=region,
            guide=self._said(labels.guide),
            edition=string(form.edition),
            own=self._said(labels.own),
            page_of=string(labels.page_of),
            landscape=boolean(form.landscape),
        )
        blocks = [
            call("about", self._said(form.about)),
            self._advice(labels.before, form.before),
            *map(self._part, form.parts),
            self._advice(labels.after, form.after),
        ]
        return "\n".join(['#import "form.typ": *', f"#show: {start}", *(f"#{block}" for block in blocks), ""])

    def _said(self, words: Said) -> str:
        if words.lang == self._form.lang:
            return content([string(words.text)])
        return inlines.in_language(words.lang, content([string(words.text)]))

    def _maybe(self, words: Said | None) -> str:
        return self._said(words) if words else "none"

    def _advice(self, title: Said, lines: Sequence[Said]) -> str:
        return call("advice", self._said(title), *map(self._said, lines))

    def _part(self, part: Part) -> str:
        runs = (list(run) for _, run in groupby(part.blanks, key=lambda blank: blank.half))
        blanks = chain.from_iterable(map(self._run, runs))
        has_table = any(blank.kind == "table" for blank in part.blanks)
        title, note = self._said(part.title), self._maybe(part.note)
        return call("part", title, note, *blanks, breakable=boolean(has_table))

    def _run(self, blanks: Sequence[Blank]) -> list[str]:
        """Neighbours that take the whole width, or neighbours that take half of it."""
        written = [self._blank(blank) for blank in blanks]
        return [call("beside", *written)] if blanks[0].half else written

    def _blank(self, blank: Blank) -> str:
        label, about = self._maybe(blank.label), self._maybe(blank.help)
        match blank.kind:
            case "box":
                return call("one-box", string(blank.name), label, about)
            case "boxes":
                return call("some-boxes", label, about, *self._options(blank))
            case "table":
                return self._table(blank)
            case "text":
                return call("some-lines", string(blank.name), label, about, str(blank.lines))
        return call("one-line", string(blank.name), label, about)

    def _options(self, blank: Blank) -> Iterator[str]:
        for number, words in enumerate(blank.options, 1):
            yield array((string(form_places.option(blank, number)), self._said(words)))

    def _table(self, blank: Blank) -> str:
        heads = [self._said(row) for row in blank.rows]
        count = len(blank.rows) or blank.empty_rows
        names = (
            array(string(form_places.cell(blank, row, number)) for number in range(1, len(blank.columns) + 1))
            for row in range(1, count + 1)
        )
        columns = (
            array((self._said(one.head), f"{one.width:g}fr", boolean(one.tick))) for one in blank.columns
        )
        return call(
            "to-fill",
            self._maybe(blank.label),
            self._maybe(blank.help),
            array(columns),
            array(heads),
            array(names),
            lines=str(blank.lines),
        )

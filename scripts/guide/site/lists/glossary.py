"""The list of the glossary: each term with its definition and its word in every language."""

from __future__ import annotations

from guide.facts.guide import Entry, Guide
from guide.facts.models import Term
from guide.language.codes import LANGUAGES
from guide.language.glossary import RECORD, Glossary
from guide.language.order import sort_key
from guide.site.writing.fact import Writer, anchor
from guide.site.writing.markdown import in_language, indent, plain

PAGE = "glossary.html"


def glossary_list(guide: Guide, glossary: Glossary, writer: Writer) -> str:
    """All terms in the order of the page's alphabet."""
    code = writer.words.code
    named = {entry.id: glossary.word(term, code) or term.term for entry, term in term_entries(guide)}
    ordered = sorted(term_entries(guide), key=lambda one: sort_key(named[one[0].id], code))
    listed = "\n\n".join(_term(entry, term, named[entry.id], glossary, writer) for entry, term in ordered)
    return f"{_filter(writer)}\n\n{listed}"


def _filter(writer: Writer) -> str:
    """A field that leaves only the terms that hold what is typed; shown where the page's script runs."""
    gettext = writer.words.gettext
    label = plain(gettext("Find a word in any language"))
    return (
        f'<form class="term-filter no-print" role="search" hidden><label>{label} '
        f'<input type="search" autocomplete="off" spellcheck="false"></label>'
        f'<p class="term-count" role="status" data-pattern="{plain(gettext("{number} terms"))}" '
        f'data-none="{plain(gettext("No term has this word."))}"></p></form>'
    )


def term_entries(guide: Guide) -> list[tuple[Entry, Term]]:
    """The terms, each with its entry."""
    return [(entry, entry.fact) for entry in guide.of(RECORD) if isinstance(entry.fact, Term)]


def _term(entry: Entry, term: Term, name: str, glossary: Glossary, writer: Writer) -> str:
    parts = [writer.items(entry), writer.caution(entry), _words(term, glossary, writer)]
    details = "".join(f"\n\n{indent(part)}" for part in parts if part)
    return f'<a id="{anchor(entry)}"></a>{plain(name)}\n:   {writer.inline(entry)}{details}'


def _words(term: Term, glossary: Glossary, writer: Writer) -> str:
    """The word in every other language, with the source where it was seen."""
    own = writer.words.code
    said = []
    for code in LANGUAGES:
        word, found = glossary.word(term, code), glossary.find(term, code)
        if code == own or word is None:
            continue
        mark = writer.notes.mark(glossary, found.sources) if found.sources else ""
        name = f'<span class="of">{plain(writer.words.language(code))}</span>'
        said.append(f"<li>{name} {in_language(word, code, own)}{mark}</li>")
    return f'<ul class="words">{"".join(said)}</ul>' if said else ""

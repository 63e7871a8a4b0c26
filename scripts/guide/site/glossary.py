"""The list of the glossary: each term with its definition and its word in every language."""

from __future__ import annotations

from guide.facts.guide import Entry, Guide
from guide.facts.models import Term
from guide.language.codes import LANGUAGES
from guide.language.glossary import RECORD, Glossary
from guide.language.order import sort_key
from guide.site.fact import Writer, anchor
from guide.site.markdown import in_language, indent, plain

PAGE = "glossary.html"


def glossary_list(guide: Guide, glossary: Glossary, writer: Writer) -> str:
    """All terms in the order of the page's alphabet."""
    code = writer.words.code
    named = {entry: glossary.word(term, code) or term.term for entry, term in term_entries(guide)}
    ordered = sorted(term_entries(guide), key=lambda one: sort_key(named[one[0]], code))
    return "\n\n".join(_term(entry, term, named[entry], glossary, writer) for entry, term in ordered)


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

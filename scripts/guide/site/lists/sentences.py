"""The sentences to read out or show: one section for each language of the person."""

from __future__ import annotations

from babel import Locale

from guide.language.codes import LANGUAGES, Code
from guide.language.order import sort_key
from guide.language.sentences import Group, Sentence, Sentences
from guide.language.words import Words
from guide.site.labels import N_
from guide.site.writing.fact import Writer
from guide.site.writing.markdown import callout, plain

NOT_REVIEWED = N_("No native speaker has checked this language yet.")


def sentences_page(sentences: Sentences, writer: Writer) -> str:
    """The way to each language, what is not checked, the cards, and the sentences."""
    words = writer.words
    codes = in_order(sentences, words)
    parts = (
        _warning(sentences, words),
        _cards(writer),
        _choice(codes, words),
        _links(codes, words),
        *(_section(sentences, code, words) for code in codes),
    )
    return "\n\n".join(part for part in parts if part)


def in_order(sentences: Sentences, words: Words) -> list[Code]:
    """The languages of the person by the names that the reader has for them."""
    return sorted(sentences.others(words.code), key=lambda code: sort_key(words.language(code), words.code))


def own_name(code: str) -> str:
    """The name of a language in that language, as a title."""
    name = str(Locale.parse(code).languages[code])
    return name[0].upper() + name[1:]


def _named(code: str, words: Words) -> str:
    return f'<span lang="{code}">{plain(own_name(code))}</span>: {plain(words.language(code))}'


def notice(sentences: Sentences, words: Words) -> str:
    """Which languages nobody has checked yet; empty where all are."""
    unchecked = [code for code in LANGUAGES if not sentences.checked(code)]
    if not unchecked:
        return ""
    if len(unchecked) == len(LANGUAGES) - 1:
        first = words.gettext("No native speaker has checked these translations yet.")
    else:
        first = words.gettext("No native speaker has checked these languages yet: {languages}.").format(
            languages=words.listing([words.language(code) for code in unchecked])
        )
    doubt = words.gettext(
        "Look at the person: do they seem to understand? If not, stop and get an interpreter."
    )
    return f"{first} {doubt}"


def _warning(sentences: Sentences, words: Words) -> str:
    text = notice(sentences, words)
    return callout("warning", words.gettext("Not checked by native speakers"), plain(text)) if text else ""


def _cards(writer: Writer) -> str:
    words = writer.words
    address = writer.to_shared(f"downloads/sentences-{words.code}.pdf")
    text = words.gettext("Cards to print, in all languages (PDF)")
    return f'<p class="pointer no-print"><a href="{address}">{plain(text)}</a></p>'


def _choice(codes: list[Code], words: Words) -> str:
    """The menu that shows one language; the script shows it, since without it nothing would happen."""
    label, every = words.gettext("Language of the person"), words.gettext("All languages")
    options = "".join(
        f'<option value="lang-{code}">{plain(f"{own_name(code)}: {words.language(code)}")}</option>'
        for code in codes
    )
    return (
        f'<form class="sentence-choice no-print" hidden><label for="sentence-language">{plain(label)}</label>'
        f'<select id="sentence-language" autocomplete="off"><option value="">{plain(every)}</option>'
        f"{options}</select></form>"
    )


def _links(codes: list[Code], words: Words) -> str:
    items = "".join(f'<li><a href="#lang-{code}">{_named(code, words)}</a></li>' for code in codes)
    return f'<ul class="country-list language-list no-print">{items}</ul>'


def _section(sentences: Sentences, code: Code, words: Words) -> str:
    review = "" if sentences.checked(code) else f"<p>{plain(words.gettext(NOT_REVIEWED))}</p>"
    tables = "".join(_table(group, sentences.reader(words.code), code, words) for group in sentences.groups)
    return (
        '<div class="sentences" markdown="1">\n\n'
        f"## {_named(code, words)} {{ #lang-{code} }}\n\n"
        # The search is for words of the reader, and would grow by all the others.
        f"<div data-search-exclude>{review}{tables}</div>\n\n</div>"
    )


def _table(group: Group, reader: Code, code: Code, words: Words) -> str:
    """A table as `markdown.table` makes them, with the person's language marked as such."""
    head = (
        f'<th scope="col">{plain(words.language(reader))}</th>'
        f'<th scope="col" lang="{code}">{plain(own_name(code))}</th>'
    )
    rows = "".join(_row(one, reader, code) for one in group.sentences)
    return (
        f'<table class="sentence-table"><caption>{plain(words.gettext(group.title))}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(sentence: Sentence, reader: Code, code: Code) -> str:
    line = '<span class="fill-in"></span>' if sentence.fill_in else ""
    # The space keeps the words of two cells apart.
    return (
        f'<tr><th scope="row">{plain(sentence.text(reader))}</th> '
        f'<td lang="{code}">{plain(sentence.text(code))}{line}</td></tr>'
    )

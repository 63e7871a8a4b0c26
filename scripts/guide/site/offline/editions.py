"""The place on a page where past editions are listed, once the whole site is put together."""

from __future__ import annotations

from guide.site.labels import N_
from guide.site.writing.fact import Writer
from guide.site.writing.markdown import plain

PAGE = "about/editions.html"
MARK = "no-editions"


def editions_list(writer: Writer) -> str:
    """What stands there in a copy of the site without past editions; the others take its place."""
    none = writer.words.gettext(N_("This copy of the guide holds no past editions."))
    return f'<p class="{MARK}">{plain(none)}</p>'

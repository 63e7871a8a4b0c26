"""What the templates of a build can say and ask, whichever page they show."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from jinja2 import Environment

from guide.secure.policy import policy_element
from guide.site.context import Context
from guide.site.frame.page_facts import edition_line
from guide.site.lists.overview import by_emergency_number


def equip(env: Environment, context: Context, addresses: set[str], site_url: str, *, policy: bool) -> None:
    """Let templates speak this language, and know the guide; `addresses` are those of all files.

    A preview reloads by a script in the page, which the policy would stop: it goes without.
    """
    env.add_extension("jinja2.ext.i18n")
    words = context.words
    env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: escape(words.gettext(text)),
        lambda one, many, number: escape(one if number == 1 else many),
        newstyle=False,
    )
    env.globals["policy"] = policy_element() if policy else ""
    env.globals["lang_code"] = context.language.code
    env.globals["up"] = context.top
    env.globals["addresses"] = addresses
    env.globals["edition_line"] = edition_line(context)
    env.globals["elsewhere"] = _elsewhere(context, urlsplit(site_url or "/").path)
    env.globals["emergency"] = [
        (number, ", ".join(map(words.country, codes)))
        for number, codes in by_emergency_number(context.guide, words)
    ]


def _elsewhere(context: Context, own: str) -> list[tuple[str, str, str]]:
    """Code, name and first page of the other languages, from the top of the host as this one's `own`."""
    top = own.removesuffix(context.folder(context.language.code))
    others = [one for one in context.project.languages if one != context.language]
    return [(one.code, one.name, f"{top}{context.folder(one.code)}index.html") for one in others]

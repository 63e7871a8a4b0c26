"""What may stand in a page as built: judged on the HTML, as a browser reads it.

`checks/markup.py` tells an editor early what not to write. This is the wall behind it: no text of a page,
record, catalog or glossary, by whatever way of Markdown, brings in what runs, loads or sends something.
A form may stand in a page, for it has no address: no attribute that would give it one is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from selectolax.lexbor import LexborHTMLParser

_ELEMENT_NAMES = """
    html head body a abbr blockquote br button caption code col colgroup dd del details dfn div dl dt em
    fieldset figcaption figure form h1 h2 h3 h4 h5 h6 hr img input ins kbd label legend li mark nav ol
    optgroup option output p pre progress q s samp script section select small span strong sub summary
    sup svg table tbody td textarea tfoot th thead time tr ul var wbr circle desc g line path polygon
    polyline rect text title tspan
"""
"""The first three are added by the parser, the last are of drawings."""
_ATTRIBUTE_NAMES = """
    alt autocomplete checked class colspan datetime defer dir disabled download enterkeyhint for headers
    height hidden href hreflang id inert inputmode lang max maxlength min multiple name open placeholder
    rel required role rowspan scope selected size span spellcheck src start step tabindex title type
    value width cx cy d dominant-baseline dx dy fill fill-opacity font-family font-size font-weight
    letter-spacing paint-order points preserveaspectratio r rx ry stroke stroke-dasharray stroke-linecap
    stroke-linejoin stroke-opacity stroke-width text-anchor transform viewbox x x1 x2 xmlns y y1 y2
"""
_ELEMENTS = frozenset(_ELEMENT_NAMES.split())
_ATTRIBUTES = frozenset(_ATTRIBUTE_NAMES.split())
_FURTHER = re.compile(r"(aria|data)-[a-z-]+")
# The theme's script and the PDFs act on these.
_NOT = re.compile(r"data-(md|g|clipboard)-")
_INPUTS = frozenset(("checkbox", "radio", "search", "text", "date", "number"))
_LANGUAGE = re.compile(r"x-default|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SCHEMES = frozenset(("https", "http", "mailto", "tel"))
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_OWN_SCRIPT = re.compile(r"(\.\./)*[a-z0-9/_-]+\.js(\?v=[0-9a-f]+)?")
# What a browser leaves out of an address before it reads it.
_IGNORED = re.compile(r"[\t\n\r]|^[\x00-\x20]+")


@dataclass(frozen=True)
class Refused:
    """What may not stand in a page; `trace` is a piece by which its line may be found in the source."""

    what: str
    instead: str
    trace: str


def refused(html: str) -> Iterator[Refused]:
    """Everything in the page's HTML that may not stand there, in its order."""
    root = LexborHTMLParser(html).root
    for node in root.traverse(include_text=False) if root else ():
        name = node.tag or ""
        if name.startswith("-") or name == "!doctype":
            continue
        if name not in _ELEMENTS:
            yield Refused(f"<{name}> is not allowed in a page", "take it out", f"<{name}")
            continue
        for key, value in node.attributes.items():
            if told := _attribute(name, key.lower(), value or ""):
                yield Refused(told, "take it out", key if key in told else value or key)
        if told := _element(name, node.attributes, node.text(deep=True) if name == "script" else ""):
            yield Refused(told, "take it out", f"<{name}")


def _attribute(element: str, key: str, value: str) -> str:
    if (key not in _ATTRIBUTES and not _FURTHER.fullmatch(key)) or _NOT.match(key):
        return f"the attribute {key} is not allowed in a page"
    if key in ("lang", "hreflang") and not _LANGUAGE.fullmatch(value):
        return f"{_short(value)} is no language code"
    if key == "href" and not _is_safe(value):
        return f"the address {_short(value)} is not allowed"
    if key == "src" and (_SCHEME.match(_read(value)) or _read(value).startswith(("//", "\\", "/\\"))):
        return f"<{element}> loads {_short(value)} from elsewhere"
    if "url(" in value.lower() and key in ("fill", "stroke"):
        return f"the attribute {key} names an address"
    return ""


def _element(element: str, attributes: dict[str, str | None], text: str) -> str:
    if element == "script" and (text.strip() or not _OWN_SCRIPT.fullmatch(attributes.get("src") or "")):
        return "a script is not allowed in a page"
    if element == "input" and attributes.get("type", "text") not in _INPUTS:
        return f"<input> of type {attributes.get('type')} is not allowed in a page"
    return ""


def _read(address: str) -> str:
    """The address as a browser reads it."""
    return _IGNORED.sub("", address)


def _is_safe(address: str) -> bool:
    read = _read(address)
    scheme = _SCHEME.match(read)
    if scheme:
        return scheme[1].lower() in _SCHEMES
    return not read.startswith(("//", "\\", "/\\"))


def _short(value: str) -> str:
    return repr(value if len(value) < 60 else f"{value[:57]}...")


def line_with(trace: str, text: str) -> int:
    """The first line of the text in which the piece stands, in whatever case; 0 where there is none."""
    lines = (unescape(line).lower() for line in text.split("\n"))
    return next((number for number, line in enumerate(lines, 1) if trace.lower() in line), 0)

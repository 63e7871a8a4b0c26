"""Which HTML the pages may use, and what becomes of it in a PDF."""

from __future__ import annotations

from lxml.html import HtmlElement

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = (
    frozenset(HEADINGS)
    | {
        "p",
        "div",
        "section",
        "article",
        "aside",
        "header",
        "footer",
        "nav",
        "address",
        "hr",
        "pre",
        "blockquote",
    }
    | {"ul", "ol", "li", "dl", "dt", "dd", "details", "summary", "figure", "figcaption"}
    | {"table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"}
)
INLINES = (
    frozenset(("a", "br", "img", "input", "label", "span", "svg", "wbr"))
    | {"strong", "b", "em", "i", "u", "s", "del", "ins", "mark", "small", "sub", "sup"}
    | {"abbr", "bdi", "cite", "code", "data", "dfn", "kbd", "samp", "time", "var"}
)
ROW_HEAD = "row-head"
"""The role of a cell of a table's body that is the head of its row."""
WIDELY_KNOWN = {
    "button": "Leave it out, or give it the class no-print.",
    "iframe": "Link to the other page instead.",
    "video": "Link to the film instead.",
    "audio": "Link to the recording instead.",
    "form": "Leave it out, or give it the class no-print.",
    "math": "Write the formula as text.",
}
# Shown on screen only: icons, permalinks and the way back from a footnote.
SCREEN_ONLY_CLASSES = frozenset(
    ("no-print", "headerlink", "twemoji", "footnote-backref", "md-content__button", "task-list-indicator")
)
# A drawing that says something; a `graphics-document` also holds links.
DRAWN = frozenset(("img", "graphics-document"))
SCREEN_ONLY_TAGS = frozenset(("script", "style", "template", "noscript", "link", "meta"))

CALLOUTS = frozenset(("note", "abstract", "info", "tip", "success", "question")) | {
    "warning",
    "failure",
    "danger",
    "bug",
    "example",
    "quote",
}
# A class that gives a block or a run of text its own look; others are shown like their surroundings.
BLOCK_ROLES = {
    "glance": "glance",
    "sources": "sources",
    "unknown": "unknown",
    "who": "who",
    "footnote": "notes",
    "cards": "cards",
    "plan-notes": "room",
}
INLINE_ROLES = {"phone": "phone", "ref": "mark", "status": "status", "footnote-ref": "plain"}
INLINE_TAG_ROLES = {"kbd": "key", "mark": "marked", "small": "little"}
RENAMED = {"b": "strong", "i": "em", "del": "s", "ins": "u", "samp": "code"} | dict.fromkeys(
    ("var", "dfn", "cite"), "em"
)
LONGEST_NUMBER = 24  # signs of a phone number that is kept on one line
STATUSES = ("confirmed", "older", "unconfirmed")


def tag(element: HtmlElement) -> str:
    """The element's tag."""
    return str(element.tag)


def classes(element: HtmlElement) -> list[str]:
    """The element's classes, in the order written."""
    return (element.get("class") or "").split()


def is_screen_only(element: HtmlElement) -> bool:
    """Whether the element has no place on paper."""
    if element.tag in SCREEN_ONLY_TAGS or element.get("hidden") is not None:
        return True
    if element.tag == "svg" and element.get("role") not in DRAWN:
        return True
    return not SCREEN_ONLY_CLASSES.isdisjoint(classes(element))


def role(element: HtmlElement, roles: dict[str, str]) -> str:
    """The role that the element's classes give it, or ""."""
    return next((roles[name] for name in classes(element) if name in roles), "")


def described(element: HtmlElement) -> str:
    """The element as an editor would recognise it: its tag, and the start of its text."""
    name = "".join(f".{one}" for one in classes(element))
    text = " ".join(element.text_content().split())
    shown = f" ({text[:40]}…)" if len(text) > 40 else f" ({text})" if text else ""
    return f"<{tag(element)}{name}>{shown}"

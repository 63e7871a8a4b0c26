"""What a browser may load and do on a page of the guide: one policy, for the page itself and for its host."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Directive:
    """One line of a Content-Security-Policy: what `name` may come from.

    Browsers heed some lines only in a header, not in the page: those have `header_only`.
    """

    name: str
    sources: tuple[str, ...]
    header_only: bool = False

    def __str__(self) -> str:
        return " ".join((self.name, *self.sources))


NONE = ("'none'",)
SELF = ("'self'",)

# The pages hold no script and no style of their own, so there is nothing that a hash would have to let in:
# a script that slips into a page does not run at all. `'self'` is also the folder of a copy opened from disk.
DIRECTIVES = (
    Directive("default-src", NONE),
    Directive("script-src", SELF),
    Directive("style-src", SELF),
    # The theme's style sheet holds its small pictures itself.
    Directive("img-src", ("'self'", "data:")),
    Directive("connect-src", SELF),
    Directive("worker-src", SELF),
    Directive("manifest-src", SELF),
    Directive("object-src", NONE),
    Directive("base-uri", NONE),
    Directive("form-action", NONE),
    Directive("frame-ancestors", NONE, header_only=True),
)

# No page needs any of these; a script that got in would not get them either.
_UNUSED_DEVICES = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)

REFERRER = "no-referrer"


def content_policy(*, header: bool) -> str:
    """The Content-Security-Policy as a header has it, or as a page can have it."""
    return "; ".join(str(one) for one in DIRECTIVES if header or not one.header_only)


def policy_element() -> str:
    """The policy as an element that stands first in the head of a page."""
    return (
        f'<meta http-equiv="Content-Security-Policy" content="{escape(content_policy(header=False), False)}">'
    )


def response_headers() -> dict[str, str]:
    """The headers that a host should send with each file.

    Strict-Transport-Security is left to the host: on an intranet it would hold for all that the server has.
    """
    return {
        "Content-Security-Policy": content_policy(header=True),
        "Referrer-Policy": REFERRER,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _UNUSED_DEVICES),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }

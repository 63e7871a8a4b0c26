"""What a single value in a record may look like.

Each check raises ValueError with "what is wrong | what to write instead"; Misfit where the fault is told of
a whole entry although it stands in one of its values.
"""

from __future__ import annotations

import re

HOURS = (
    r"^(24/7|(Mo|Tu|We|Th|Fr|Sa|Su)(-(Mo|Tu|We|Th|Fr|Sa|Su))?(,(Mo|Tu|We|Th|Fr|Sa|Su)(-(Mo|Tu|We|Th|Fr|Sa|Su))?)*"
    r"( [0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9])?)$"
)
DURATION = r"^P[0-9]{1,4}[YMWD]$"

_HOST = r"(\w([\w-]*\w)?\.)+\w[\w-]*\w\.?(:[0-9]+)?"
_ADDRESS = re.compile(rf"https?://{_HOST}([/?#][^\s<>\"'`{{}}|\\^]*)?")
_MAILBOX = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_PERSONAL = re.compile(r"^[a-z]{2,}\.[a-z]{2,}@", re.IGNORECASE)
# Offices whose mailbox has the form of a name; each was seen on the office's own page.
_DESKS = frozenset(
    {"visa.app", "dimb.igi", "tribunalul.bucuresti", "ihmiskauppa.auttamisjarjestelma", "kom.pod"}
)
_MARKUP = re.compile(r"[<>{}]|\]\(|https?://", re.IGNORECASE)
INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
"""Control characters, and those that cannot be seen or that turn the direction of what follows."""

_DAYS = {"Y": 365, "M": 30, "W": 7, "D": 1}


class Misfit(ValueError):
    """A fault of an entry that stands in one of its values: the first of `keys` that the entry has."""

    def __init__(self, keys: tuple[str, ...], what: str) -> None:
        super().__init__(what)
        self.keys = keys


def check_plain(text: str | None) -> str | None:
    """Refuse markup, addresses and control characters in a text: facts are plain sentences."""
    if text is None:
        return None
    if text != text.strip() or len(text.splitlines()) > 1:
        raise ValueError("the text has a line break or space around it | write it on one line")
    if found := INVISIBLE.search(text):
        raise ValueError(f"the text holds the invisible character U+{ord(found[0]):04X} | take it out")
    if found := _MARKUP.search(text):
        raise ValueError(
            f"the text holds {found[0]!r} | write plain words; addresses belong in `web` or a source"
        )
    return text


def check_address(url: str, reason: str | None) -> None:
    """Refuse an address that is malformed, or not https without a reason."""
    place = ("url", "web")
    if not _ADDRESS.fullmatch(url) or INVISIBLE.search(url):
        raise Misfit(place, f"{url!r} is not a web address | write it as https://example.org/page")
    if url.startswith("http://") and not reason:
        raise Misfit(place, "the address is not https | use https, or give the reason in `insecure:`")
    if url.startswith("https://") and reason:
        raise Misfit(("insecure",), "the address is https, so this says nothing | take it out")


def check_mailbox(address: str | None) -> None:
    """Refuse a malformed or personal mailbox; only functional ones are published."""
    if address is None:
        return
    if not _MAILBOX.fullmatch(address):
        raise Misfit(("email",), f"{address!r} is not an e-mail address | write it as office@example.org")
    if _PERSONAL.match(address) and address.split("@")[0].lower() not in _DESKS:
        raise Misfit(
            ("email",),
            f"{address!r} looks like a person's mailbox | use the office's mailbox or leave it out",
        )


def days(duration: str) -> int:
    """Length of an ISO 8601 duration in days, for comparing only: a month counts 30, a year 365."""
    return int(duration[1:-1]) * _DAYS[duration[-1]]

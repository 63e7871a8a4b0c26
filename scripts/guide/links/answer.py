"""What an address answered, in one of five kinds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import quote, urlsplit

_PERMANENT = (301, 308)
_FAULTY_CERTIFICATE = re.compile(r"\b(SSL|TLS|certificate)\b", re.IGNORECASE)
_SAFE = ":/?#[]@!$&'()*+,;=%~"


class Kind(StrEnum):
    """ok: answers. moved: answers under a new address. gone: 404 or 410. refused: answers, but not to a
    program. unreachable: no answer that could be used.
    """

    GONE = "gone"
    MOVED = "moved"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    OK = "ok"


@dataclass(frozen=True)
class Answer:
    """What one address answered; `status` is that of HTTP, 0 where there was none."""

    kind: Kind
    why: str = ""
    status: int = 0
    goal: str = ""
    """The new address of what has moved."""
    passing: bool = False
    """Whether asking again soon may help."""


NONE = Answer(Kind.UNREACHABLE, "leads to no address of the web")
"""Where lychee says nothing: the address, or one that it leads on to, is not of the web."""


def answer_of(address: str, entry: Mapping[str, Any], hops: Sequence[Mapping[str, Any]]) -> Answer:
    """What lychee's entry on an address means; `hops` are the redirects, with `url` and `code`."""
    said = entry.get("status") or {}
    status, text = int(said.get("code") or 0), str(said.get("details") or said.get("text") or "")
    text = text.removeprefix("Rejected status code: ")
    if 200 <= status < 300:
        return _moved(address, status, hops) or Answer(Kind.OK, status=status)
    if status:
        return _refusal(status, text)
    if "fragment" in text:
        page = address.partition("#")[0]
        return Answer(Kind.MOVED, "the page has no such place", 200, harmless(page))
    faulty = bool(_FAULTY_CERTIFICATE.search(text))
    return Answer(Kind.UNREACHABLE, _reason(text) or "no answer", passing=not faulty)


def _refusal(status: int, text: str) -> Answer:
    if status in (404, 410):
        return Answer(Kind.GONE, text, status)
    if status < 400:
        return Answer(Kind.UNREACHABLE, "redirects without end", status)
    if status == 408 or 500 <= status < 600:
        return Answer(Kind.UNREACHABLE, text, status, passing=True)
    return Answer(Kind.REFUSED, text, status)


def _moved(address: str, status: int, hops: Sequence[Mapping[str, Any]]) -> Answer | None:
    """The new address: as far as the redirects are permanent; what comes after may change tomorrow."""
    goal = ""
    for hop in hops:
        if hop.get("code") not in _PERMANENT:
            break
        goal = str(hop.get("url") or "")
    if not goal.startswith(("http://", "https://")) or goal == address:
        return None
    deep, front = urlsplit(address).path.strip("/"), not urlsplit(goal).path.strip("/")
    why = "leads to a front page; what we cite may be gone" if deep and front else ""
    return Answer(Kind.MOVED, why, status, harmless(goal))


def harmless(address: str) -> str:
    """An address from elsewhere, without letters that a terminal or Markdown would act on."""
    return quote(address, safe=_SAFE)


def _reason(text: str) -> str:
    """What happened, as part of a sentence, without lychee's advice. Abbreviations keep their capitals."""
    what = re.split(r"\. | - ", text)[0].rstrip(".")
    return what[:1].lower() + what[1:] if what[1:2].islower() else what

"""Looks for archived copies of pages that are gone, in the Wayback Machine."""

from __future__ import annotations

import json
from datetime import date
from http.client import HTTPException
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from guide.links.limits import Limits

_MOST = 100_000
"""Bytes of an answer that are read."""


def archived(address: str, day: date | None, limits: Limits, agent: str) -> str:
    """Address of the copy nearest to that day, else of the newest; empty where none is known.

    OSError where the archive does not answer.
    """
    question = {"url": address} | ({"timestamp": day.strftime("%Y%m%d")} if day else {})
    asked = Request(  # noqa: S310 - the archive's address is in our own settings
        f"{limits.archive}/wayback/available?{urlencode(question)}", headers={"User-Agent": agent}
    )
    try:
        with urlopen(asked, timeout=limits.archive_timeout) as answer:  # noqa: S310
            return _nearest(json.loads(answer.read(_MOST)))
    except (HTTPException, ValueError) as fault:
        raise OSError(f"the archive's answer cannot be read: {fault}") from None


def _nearest(said: Any) -> str:
    """The address in the archive's answer, over https."""
    found = said.get("archived_snapshots", {}).get("closest") if isinstance(said, dict) else None
    if not isinstance(found, dict) or not found.get("available"):
        return ""
    address = str(found.get("url", ""))
    return address.replace("http://", "https://", 1) if address.startswith(("http://", "https://")) else ""

"""Whether an address leads a reader anywhere. The settings' defaults are examples, which lead nowhere."""

from __future__ import annotations

from urllib.parse import urlsplit


def leads_somewhere(address: str) -> bool:
    """Whether a reader may be given this address: it names a host that is no example (`.example`)."""
    host = urlsplit(address).hostname or ""
    return bool(host) and host.rpartition(".")[2] != "example"

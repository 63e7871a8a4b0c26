"""How politely other sites are asked, and how long a fault may last: the one place for these numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Times are in seconds, unless a name says days."""

    at_once: int = 32
    """Addresses asked at the same time, over all hosts."""
    per_host: int = 1
    """Of them, addresses of the same host."""
    host_pause: float = 1.0
    """Between two requests to the same host."""
    timeout: int = 20
    """From connecting until the answer begins."""
    retries: int = 1
    """For a timeout, or a host that asks to wait; lychee waits as its Retry-After says, a minute at most."""
    retry_wait: int = 2
    redirects: int = 10
    """More than so many count as redirects without end."""
    rounds: tuple[float, ...] = (20.0, 60.0)
    """The waits before what may have been a passing fault is asked again."""

    first: int = 30
    """Addresses of the first batch, each of another host: it tells whether there is a network."""
    batch: int = 100
    """Addresses between two times of writing down; a run that is killed loses no more."""
    batch_time: float = 900.0
    """A batch that takes longer is asked again in halves."""
    offline: int = 10
    """Where so many addresses all fail without an answer, it is our own network that fails; where fewer do,
    so many others are asked too."""

    gone_checks: int = 3
    """An address that was gone on so many days ..."""
    gone_days: int = 7
    """... over so many days is an error; before that a warning."""
    days_kept: int = 8
    """Days that the history keeps for an address: the first, and the newest."""

    archive: str = "https://archive.org"
    """Knows copies of pages, at `/wayback/available`."""
    archive_pause: float = 1.0
    archive_timeout: float = 20.0

    issue_length: int = 60_000
    """Characters of the report in Markdown; the code host takes 65,536 in an issue."""

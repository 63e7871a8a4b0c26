"""Asks addresses with lychee."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from subprocess import TimeoutExpired
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from guide.links.answer import NONE, Answer, Kind, answer_of
from guide.links.limits import Limits
from guide.lychee import answers

_HEADERS = (
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language: en;q=0.9,*;q=0.5",
)
_MAPS = ("success_map", "error_map", "timeout_map")


def agent(repository: str) -> str:
    """How we present ourselves: in the form that servers expect, with an address to ask."""
    return f"Mozilla/5.0 (compatible; BSR-Guide-links/1.0; +{repository})"


def ask(addresses: Sequence[str], limits: Limits, repository: str) -> dict[str, Answer]:
    """What each address answers."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        # A page with a link a line: lychee tells the line, while it writes the address in its own way.
        page = "\n".join(f'<a href="{escape(address)}">x</a>' for address in addresses)
        (folder / "addresses.html").write_text(page, encoding="utf-8")
        try:
            report = answers(_arguments(limits, repository), folder, limits.batch_time)
        except TimeoutExpired:
            return _in_halves(addresses, limits, repository)
    return _answers(addresses, report)


def _in_halves(addresses: Sequence[str], limits: Limits, repository: str) -> dict[str, Answer]:
    if len(addresses) == 1:
        return {addresses[0]: Answer(Kind.UNREACHABLE, "takes too long")}
    middle = len(addresses) // 2
    first, second = addresses[:middle], addresses[middle:]
    return ask(first, limits, repository) | ask(second, limits, repository)


def _arguments(limits: Limits, repository: str) -> list[str]:
    return [
        "-vv",  # tells of addresses that answer well too
        "--include-fragments=anchor-only",
        "--cookie-jar=cookies.json",  # some servers redirect without end where a cookie does not come back
        "--min-tls=TLSv1_2",
        f"--user-agent={agent(repository)}",
        *(f"--header={header}" for header in _HEADERS),
        f"--max-concurrency={limits.at_once}",
        f"--host-concurrency={limits.per_host}",
        f"--host-request-interval={round(limits.host_pause * 1000)}ms",
        f"--timeout={limits.timeout}",
        f"--max-retries={limits.retries}",
        f"--retry-wait-time={limits.retry_wait}",
        f"--max-redirects={limits.redirects}",
        "addresses.html",
    ]


def _answers(addresses: Sequence[str], report: Mapping[str, Any]) -> dict[str, Answer]:
    hops = {_page(str(one["origin"])): one["redirects"] for one in _entries(report, "redirect_map")}
    found = dict.fromkeys(addresses, NONE)
    for name in _MAPS:
        for entry in _entries(report, name):
            address = addresses[int(entry["span"]["line"]) - 1]
            found[address] = answer_of(address, entry, hops.get(_page(str(entry["url"])), ()))
    return {address: _with_host(address, answer) for address, answer in found.items()}


def _with_host(address: str, answer: Answer) -> Answer:
    """Lychee does not tell a host that no longer exists from one that does not answer."""
    if answer.why != "connection failed":
        return answer
    try:
        socket.getaddrinfo(urlsplit(address).hostname, None)
    except (OSError, UnicodeError):
        return replace(answer, why="there is no such host")
    return answer


def _entries(report: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    for entries in report[name].values():
        yield from entries


def _page(address: str) -> str:
    return address.partition("#")[0]

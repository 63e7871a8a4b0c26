"""Many readers at once: each opens a page with all that it loads, and reads on."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from statistics import quantiles
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

_LOADED = re.compile(r'<(?:link[^>]*rel="stylesheet"[^>]*href|script[^>]*src)="([^"]+)"')
_WITHIN = 30.0  # seconds that a reader waits for one answer


@dataclass
class Readings:
    """What all readers saw: seconds for each page with all that it loads, bytes received, and faults."""

    pages: list[float] = field(default_factory=list)
    answers: int = 0
    received: int = 0
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def slow(self) -> float:
        """Seconds within which 95 of 100 pages were there with all that they load."""
        return quantiles(self.pages, n=20)[-1]

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.answers / self.seconds


def read_all(addresses: Sequence[str], readers: int, rounds: int) -> Readings:
    """So many readers each open so many of the addresses, one after the other, all readers at once."""
    pages = {address: [address, *loaded(address)] for address in addresses}
    # In a thread of its own: whoever asks may have a loop running.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(_read_all(list(pages.values()), readers, rounds))).result()


def loaded(address: str) -> list[str]:
    """The styles and scripts that a page loads, as whole addresses."""
    with urlopen(address, timeout=_WITHIN) as answer:  # noqa: S310 - our own server
        html = answer.read().decode()
    return list(dict.fromkeys(urljoin(address, found) for found in _LOADED.findall(html)))


async def _read_all(pages: list[list[str]], readers: int, rounds: int) -> Readings:
    readings = Readings()
    begun = time.perf_counter()
    await asyncio.gather(*(_reader(number, pages, rounds, readings) for number in range(readers)))
    readings.seconds = time.perf_counter() - begun
    return readings


async def _reader(number: int, pages: list[list[str]], rounds: int, readings: Readings) -> None:
    host = urlsplit(pages[0][0])
    try:
        reader, writer = await asyncio.open_connection(host.hostname, host.port)
        known: set[str] = set()
        for step in range(rounds):
            begun = time.perf_counter()
            for address in pages[(number + step) % len(pages)]:
                if address not in known:  # a browser keeps styles and scripts
                    await _ask(address, reader, writer, readings)
                known.add(address)
            readings.pages.append(time.perf_counter() - begun)
        writer.close()
        await writer.wait_closed()
    except (OSError, ValueError, asyncio.IncompleteReadError, TimeoutError) as fault:
        readings.faults.append(f"{type(fault).__name__}: {fault}")


async def _ask(
    address: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, readings: Readings
) -> None:
    parts = urlsplit(address)
    writer.write(
        f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept-Encoding: gzip, br\r\n\r\n".encode()
    )
    head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), _WITHIN)).decode("latin-1")
    length = int(re.search(r"(?i)content-length: (\d+)", head)[1])  # type: ignore[index]
    body = await asyncio.wait_for(reader.readexactly(length), _WITHIN)
    if not head.startswith("HTTP/1.1 200 "):
        readings.faults.append(f"{address}: {head.splitlines()[0]}")
    readings.received += len(head) + len(body)
    readings.answers += 1

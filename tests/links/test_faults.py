"""Every fault that a site can have, and the kind that it counts as."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from guide.links.answer import Kind
from guide.links.check import check_links
from guide.links.report import Finding
from tests.links.faults import FAULTS, HUGE

NO_HOST = f"http://{'a' * 64}.se/"  # a name that is too long, so no name server is asked

# path, the kind, what is said of it, the new address
EXPECTED = {
    "/page": (Kind.OK, "", ""),
    "/page#here": (Kind.OK, "", ""),
    "/404": (Kind.GONE, "404 Not Found", ""),
    "/410": (Kind.GONE, "410 Gone", ""),
    "/401": (Kind.REFUSED, "401 Unauthorized", ""),
    "/403": (Kind.REFUSED, "403 Forbidden", ""),
    "/451": (Kind.REFUSED, "451 Unavailable For Legal Reasons", ""),
    "/429-always": (Kind.REFUSED, "429 Too Many Requests", ""),
    "/429-once": (Kind.OK, "", ""),
    "/500-once": (Kind.OK, "", ""),
    "/503-always": (Kind.UNREACHABLE, "503 Service Unavailable", ""),
    "/redirect-chain": (Kind.OK, "", ""),
    "/redirect-loop": (Kind.UNREACHABLE, "redirects without end", ""),
    "/redirect-to-nowhere": (Kind.UNREACHABLE, "leads to no address of the web", ""),
    "/moved": (Kind.MOVED, "", "/page"),
    "/moved-twice": (Kind.MOVED, "", "/page"),
    "/moved-then-elsewhere": (Kind.MOVED, "", "/redirect-chain"),
    "/moved-and-gone": (Kind.GONE, "404 Not Found", ""),
    "/deep/moved-to-front": (Kind.MOVED, "leads to a front page; what we cite may be gone", "/"),
    "/moved-with-markup": (Kind.MOVED, "", "/a%5D(b)?x=*_y_*&@all"),
    "/needs-cookie": (Kind.OK, "", ""),
    "/slow-headers": (Kind.UNREACHABLE, "request timed out", ""),
    "/slow-body": (Kind.OK, "", ""),
    "/huge-body": (Kind.OK, "", ""),
    "/reset": (Kind.UNREACHABLE, "connection failed", ""),
    "/page#nowhere": (Kind.MOVED, "the page has no such place", "/page"),
    "/file.pdf": (Kind.OK, "", ""),
    "/file.pdf#page=3": (Kind.OK, "", ""),
    "/no-head": (Kind.OK, "", ""),  # no path of the server knows HEAD
    "/brackets_(1)?a=b&c=d": (Kind.OK, "", ""),
}
ALONE = {"/429-always", "/429-once"}  # the whole host is left in peace then


@pytest.fixture
def found(server, bad_tls, quick, checkout):
    """A function that asks these paths of the server, or whole addresses; what is found of each."""

    def asked(paths) -> dict[str, Finding]:
        urls = [path if "://" in path else server.address(path) for path in paths]
        report = check_links(checkout(urls), lambda line: None, quick)
        return dict(zip(paths, sorted(report.findings, key=lambda one: urls.index(one.address)), strict=True))

    return asked


def test_each_fault_is_of_its_kind(found, server, bad_tls):
    own = {
        NO_HOST: (Kind.UNREACHABLE, "there is no such host", ""),
        bad_tls.address("/page"): (Kind.UNREACHABLE, "SSL certificate not trusted", ""),
        "http://127.0.0.99:9/closed": (Kind.UNREACHABLE, "connection refused", ""),
    }
    expected = {path: fault for path, fault in EXPECTED.items() if path not in ALONE} | own
    findings = found(list(expected))
    kinds = {path: one.answer.kind for path, one in findings.items()}
    assert kinds == {path: kind for path, (kind, _, _) in expected.items()}
    for path, (_, why, goal) in expected.items():
        assert findings[path].answer.why == why, path
        assert findings[path].answer.goal == (server.address(goal) if goal else ""), path
    assert server.sent < HUGE / 100, "a huge page is not taken whole"
    assert server.count("/500-once") == server.count("/503-always") == 2
    assert server.count("/410") == server.count("/403") == 1, "these answers are final"


def test_a_host_that_asks_to_wait_is_given_time(found, server):
    assert found(["/429-once"])["/429-once"].answer.kind is Kind.OK
    first, second = server.asked["/429-once"]
    assert second - first >= 3


def test_a_host_that_always_asks_to_wait_has_refused(found, server):
    finding = found(["/429-always"])["/429-always"]
    assert (finding.answer.kind, finding.answer.why) == (Kind.REFUSED, "429 Too Many Requests")
    assert len(server.asked["/429-always"]) == 2


def test_every_fault_of_the_server_is_asked_for():
    steps = {"/chain-2", "/chain-3", "/loop-2", "/wayback/available"}
    assert set(FAULTS) - steps <= set(EXPECTED)


def test_servers_learn_who_asks(found, server):
    found(["/page"])
    [headers] = server.headers_seen
    assert headers["user-agent"].startswith("Mozilla/5.0 (compatible; BSR-Guide-links/1.0; +https://")
    assert headers["accept"].startswith("text/html,")
    assert headers["accept-language"].startswith("en")


def test_a_host_is_asked_one_at_a_time_with_a_pause(server, quick, checkout):
    server.delay = 0.1
    urls = [server.address(f"/page?{n}") for n in range(4)]
    check_links(checkout(urls), lambda line: None, replace(quick, per_host=1, host_pause=0.6))
    times = server.asked["/page"]
    # Without a pause it would be the server's 0.1 s; a busy computer may note a request late.
    assert min(after - before for before, after in pairwise(times)) > 0.3


def test_a_copy_is_proposed_of_what_is_gone(found, server):
    findings = found(["/404", "/410", "/403"])
    gone = server.address("/404")
    assert findings["/404"].copy == f"https://archive.example/web/20260115/{gone}"
    assert findings["/410"].copy == "", "the archive has none"
    assert findings["/403"].copy is None, "nobody asks"
    assert findings["/404"].problem.what == f"{gone} is gone (404 Not Found)"
    assert findings["/404"].use.facts == ("region.fact-1",)

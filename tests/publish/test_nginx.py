"""The example for nginx, in a real nginx: headers, packed files, caching, any path, many readers."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

import brotli
import pytest
from lxml.html import document_fromstring

from guide.bench.nginx import find_nginx, has_brotli, serving
from guide.bench.readers import read_all
from guide.secure.policy import response_headers

READERS = 200

pytestmark = pytest.mark.skipif(
    find_nginx() is None, reason="nginx is not installed (Debian: apt install nginx)"
)


@pytest.fixture(scope="module", params=["/guide/", "/", "/sub/path/"])
def address(request, project, built_small) -> Iterator[str]:
    with serving(project.root / "deploy" / "nginx.conf", built_small.site, request.param) as found:
        yield found


def ask(address: str, name: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname, parts.port, timeout=10)
    sent = {key.replace("_", "-"): value for key, value in headers.items()}
    connection.request(method, parts.path + name, headers=sent)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


@pytest.mark.parametrize(
    ("name", "status"), [("index.html", 200), ("", 200), ("sv/", 200), ("nope.html", 404)]
)
def test_pages_come_with_every_header_of_the_policy(name, status, address, built_small):
    answer, body = ask(address, name)
    assert answer.status == status
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert {key: answer.headers[key] for key in response_headers()} == response_headers()
    assert len(answer.headers.get_all("Content-Security-Policy")) == 1
    if status == 404:
        assert body == built_small.tree()["404.html"]
        assert ask(address, "deep/er/nope.html")[1] == body
        assert ask(address, "xx/nope.html")[1] == body
        assert ask(address, "sv/deep/er/nope.html")[1] == built_small.tree()["sv/404.html"]


def test_the_example_knows_the_languages_of_the_guide(project):
    example = (project.root / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    others = "|".join(one.code for one in project.languages[1:])
    assert f"(?<guide_folder>{others})" in example


@pytest.mark.parametrize(
    ("name", "kept", "kind"),
    [
        ("index.html", "max-age=300", "text/html; charset=utf-8"),
        ("edition.json", "no-cache", "application/json; charset=utf-8"),
        ("sw.js", "no-cache", "application/javascript; charset=utf-8"),
        ("data/contacts.csv", "no-cache", "text/csv; charset=utf-8"),
        ("manifest.webmanifest", "no-cache", "application/manifest+json; charset=utf-8"),
        ("assets/css/guide.css", "max-age=3600", "text/css; charset=utf-8"),
        ("assets/stylesheets/main.*.min.css", "max-age=31536000, immutable", "text/css; charset=utf-8"),
        ("downloads/guide-en.pdf", "max-age=3600", "application/pdf"),
    ],
)
def test_each_kind_of_file_is_kept_as_long_as_it_may_be(name, kept, kind, address, built_small):
    [found] = [path.relative_to(built_small.site).as_posix() for path in built_small.site.glob(name)]
    answer, _ = ask(address, found)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert answer.headers["Cache-Control"] == kept
    again, body = ask(address, found, If_None_Match=answer.headers["ETag"])
    assert (again.status, body) == (304, b"")


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_packed_files_are_sent_as_they_are(encoding, address, built_small):
    if encoding == "br" and not has_brotli():
        pytest.skip("this nginx has no Brotli (Debian: apt install libnginx-mod-http-brotli-static)")
    suffix, unpack = {"gzip": (".gz", gzip.decompress), "br": (".br", brotli.decompress)}[encoding]
    answer, body = ask(address, "countries/se.html", Accept_Encoding=encoding)
    assert answer.headers["Content-Encoding"] == encoding
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert body == built_small.tree()[f"countries/se.html{suffix}"]
    assert unpack(body) == built_small.tree()["countries/se.html"]


def test_what_is_not_for_readers_is_not_there(address):
    for name in (".htaccess", "index.html.gz", "index.html.br", "hosting/nginx-headers.conf", "assets/"):
        assert ask(address, name)[0].status in (403, 404), name
    assert ask(address, "index.html", "POST")[0].status == 403


def test_a_part_of_a_pdf_can_be_had(address, built_small):
    answer, body = ask(address, "downloads/guide-en.pdf", Range="bytes=0-7")
    assert (answer.status, body) == (206, built_small.tree()["downloads/guide-en.pdf"][:8])


def test_the_path_without_its_slash_leads_on(address):
    parts = urlsplit(address)
    if parts.path == "/":
        pytest.skip("a host of its own has no such path")
    answer, _ = ask(f"http://{parts.netloc}", parts.path.rstrip("/"))
    assert (answer.status, answer.headers["Location"]) == (301, parts.path)


def test_200_readers_at_once_all_get_what_they_ask_for(address):
    pages = [
        address + name for name in ("index.html", "countries/se.html", "sv/index.html", "downloads.html")
    ]
    readings = read_all(pages, READERS, rounds=4)
    assert readings.faults == []
    assert len(readings.pages) == READERS * 4
    assert readings.answers > len(readings.pages)
    assert readings.received > readings.answers * 1000
    assert readings.slow < 10


def test_the_page_for_unknown_addresses_leads_on_where_the_guide_knows_its_address(
    project, built_small, tmp_path
):
    small = built_small.copy(tmp_path / "guide")
    done = small.guide("site", "--no-pdf", GUIDE_SITE_URL="https://host.example/sub/path/")
    assert done.returncode == 0, done.stderr
    with serving(project.root / "deploy" / "nginx.conf", small.site, "/sub/path/") as address:
        answer, body = ask(address, "a/b/nope.html")
        assert answer.status == 404
        page = document_fromstring(body.decode())
        inside = page.xpath("//article//a/@href[not(starts-with(., 'tel:'))]")
        links = [*inside, *page.xpath("//link[@rel='stylesheet']/@href")]
        assert len(links) > 3
        host = address.removesuffix("/sub/path/")
        for link in links:
            assert link.startswith("/sub/path/")
            assert ask(f"{host}/", link.removeprefix("/"))[0].status == 200, link

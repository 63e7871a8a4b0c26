from __future__ import annotations

import gzip
import sys
from collections.abc import Mapping
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from guide.bench import lighthouse
from guide.bench.host import hosting
from guide.bench.lighthouse import Lighthouse, find_lighthouse, scores
from guide.bench.scores import NoScores, Scores, median_of, read_scores

REPORTS = Path(__file__).parent / "lighthouse"
GOOD = (REPORTS / "mobile.json").read_text(encoding="utf-8")
BAD = (REPORTS / "no-trace.json").read_text(encoding="utf-8")


def test_scores_are_points_of_a_hundred() -> None:
    assert read_scores(GOOD) == Scores(performance=67, accessibility=99, best_practices=100, seo=100)
    assert str(read_scores(GOOD)) == "performance 67, accessibility 99, best practices 100, SEO 100"


@pytest.mark.parametrize(
    ("report", "why"),
    [
        (BAD, "NO_NAVSTART"),
        (GOOD.replace('"score": 0.67', '"score": null'), "could not judge performance"),
        ("", "no report"),
    ],
)
def test_a_run_that_went_wrong_has_no_scores(report: str, why: str) -> None:
    with pytest.raises(NoScores, match=why):
        read_scores(report)


def test_the_median_is_taken_in_each_category() -> None:
    runs = [Scores(90, 100, 96, 100), Scores(70, 99, 100, 92), Scores(80, 98, 92, 100)]
    assert median_of(runs) == Scores(80, 99, 96, 100)


def said_by(reports: list[str], folder: Path) -> Lighthouse:
    """A program that writes one report after the other, and again from the first."""
    for number, report in enumerate(reports):
        (folder / f"{number}.json").write_text(report, encoding="utf-8")
    program = folder / "lighthouse"
    program.write_text(
        f"#!{sys.executable}\n"
        "import pathlib, sys\n"
        f"folder = pathlib.Path({str(folder)!r})\n"
        "turn = folder / 'turn'\n"
        "number = int(turn.read_text()) if turn.exists() else 0\n"
        "turn.write_text(str(number + 1))\n"
        f"report = (folder / f'{{number % {len(reports)}}}.json').read_bytes()\n"
        "path = next(one for one in sys.argv if one.startswith('--output-path='))\n"
        "pathlib.Path(path.partition('=')[2]).write_bytes(report)\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    return Lighthouse(program, folder / "chromium")


def test_a_run_that_went_wrong_is_tried_again(tmp_path: Path) -> None:
    assert said_by([BAD, GOOD], tmp_path).median("http://127.0.0.1/") == f"{read_scores(GOOD)} (median of 3)"


def test_a_page_that_never_gets_scores_is_no_failure(tmp_path: Path) -> None:
    assert "NO_NAVSTART" in said_by([BAD], tmp_path).median("http://127.0.0.1/")


def test_without_lighthouse_the_table_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    told: list[str] = []
    found = find_lighthouse(tmp_path, tmp_path / "kept", tmp_path / "chromium")
    assert isinstance(found, str)
    (row,) = scores(tmp_path, None, found, told.append)
    assert row.figure == "not measured: it needs npm (on Debian: sudo apt install npm)"
    assert told == ["No Lighthouse here: it needs npm (on Debian: sudo apt install npm)"]


def npm(folder: Path, script: str) -> None:
    (folder / "npm").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / "npm").chmod(0o755)


def test_npm_installs_it_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(lighthouse.__file__).parents[3]
    npm(tmp_path, "mkdir -p node_modules/.bin; cp /bin/true node_modules/.bin/lighthouse; echo x >>runs")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    for _ in range(2):
        assert isinstance(find_lighthouse(root, tmp_path / "kept", tmp_path / "chromium"), Lighthouse)
    assert (tmp_path / "kept" / "runs").read_text() == "x\n"


def test_npm_without_a_network_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(lighthouse.__file__).parents[3]
    npm(tmp_path, "echo npm error code ENOTFOUND; exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    found = find_lighthouse(root, tmp_path / "kept", tmp_path / "chromium")
    assert found == "npm could not install it (npm error code ENOTFOUND)"
    assert not (tmp_path / "kept").exists()


def asked(address: str, accepts: str) -> tuple[int, Mapping[str, str], bytes]:
    place = urlsplit(address)
    with closing(HTTPConnection(place.hostname or "", place.port)) as connection:
        connection.request("GET", place.path, headers={"Accept-Encoding": accepts})
        answer = connection.getresponse()
        return answer.status, dict(answer.headers), answer.read()


def test_the_host_packs_what_it_sends(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>Words</p>", encoding="utf-8")
    (tmp_path / "kept.css").write_text("plain", encoding="utf-8")
    (tmp_path / "kept.css.br").write_bytes(b"brotli")
    with hosting(tmp_path) as address:
        _, headers, body = asked(address + "page.html", "gzip, br")
        assert headers["Content-Encoding"] == "gzip"
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert "script-src 'self'" in headers["Content-Security-Policy"]
        assert gzip.decompress(body) == b"<p>Words</p>"
        assert asked(address + "kept.css", "gzip, br")[2] == b"brotli"
        assert asked(address + "kept.css", "")[2] == b"plain"
        assert asked(address + "none.html", "")[0] == 404

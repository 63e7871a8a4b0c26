"""A run that is killed loses nothing and goes on; a second run on a day asks only what is new."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner

from guide.cli import main
from guide.links import check
from guide.links.answer import Kind
from guide.links.check import check_links
from guide.links.history import read_history
from guide.links.run import batches
from guide.problems import ProblemsFound

DAY = 1795220000  # 2026-11-21
WEEK = 7 * 86400
KILLED = """\
from guide.links.check import check_links
from guide.links.limits import Limits
from guide.project import find_project

check_links(find_project(), print, Limits(batch=4, per_host=2, host_pause=0, rounds=(), archive="{archive}"))
"""


@pytest.fixture
def at(monkeypatch):
    """A function that sets the day."""

    def day(seconds):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(seconds))

    day(DAY)
    return day


def quiet(line):
    pass


@pytest.mark.usefixtures("at")
def test_a_killed_run_goes_on_where_it_was(server, quick, checkout):
    paths = [f"/page?{n}" if n % 3 else f"/404?{n}" for n in range(20)]
    project = checkout([server.address(path) for path in paths])
    kept = project.cache / "links" / "answers.json"
    server.delay = 0.1
    script = KILLED.format(archive=server.address(""))
    running = subprocess.Popen([sys.executable, "-c", script], cwd=project.root, stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 30
        while not kept.exists() or len(json.loads(kept.read_text())) < 8:
            assert time.monotonic() < until
            assert running.poll() is None
            time.sleep(0.02)
    finally:
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
    answered = json.loads(kept.read_text())
    assert 8 <= len(answered) < 20
    failed = {one for one, asked in answered.items() if asked["answer"]["kind"] == "gone"}
    remembered = set(read_history(project.root / ".links.json").failed)
    assert failed
    # It was killed at any moment: the history is written just after the answers, and mended by the next run.
    assert remembered <= failed

    time.sleep(1)  # what lychee had under way when its parent was killed
    before = server.count("/page") + server.count("/404")
    report = check_links(project, quiet, replace(quick, batch=4, rounds=()))
    assert server.count("/page") + server.count("/404") == before + 20 - len(answered)
    assert report.counts[Kind.OK] == 13
    assert report.counts[Kind.GONE] == 7
    assert len(read_history(project.root / ".links.json").failed) == 7


def test_on_the_same_day_only_what_is_new_is_asked(server, quick, checkout, at):
    project = checkout([server.address("/page"), server.address("/404")])
    told = []
    check_links(project, told.append, quick)
    check_links(project, told.append, quick)
    assert len(server.asked["/page"]) == len(server.asked["/404"]) == 1
    assert len(server.asked["/wayback/available"]) == 1
    assert [line for line in told if line.startswith("Asking")] == [
        "Asking 2 of 2 addresses; each batch is kept"
    ]
    check_links(project, quiet, quick, again=True)
    at(DAY + 86400)
    check_links(project, quiet, quick)
    assert len(server.asked["/page"]) == len(server.asked["/404"]) == 3


def test_gone_on_three_checks_over_a_week_is_an_error(server, quick, checkout, at):
    project = checkout([server.address("/404"), server.address("/moved"), server.address("/403")])
    errors = []
    for week in range(3):
        at(DAY + week * WEEK)
        report = check_links(project, quiet, quick)
        errors.append(report.errors)
    assert errors == [0, 0, 1]
    first = report.faults[0]
    assert first.since == date(2026, 11, 21)
    assert str(first.problem).startswith(
        f"docs/facts/region.yml:5: {server.address('/404')} is gone (404 Not Found)"
        " since 2026-11-21, on 3 checks. find where it is now; https://archive.example/"
    )


def test_without_a_network_nothing_is_remembered(quick, checkout, at):
    project = checkout([f"http://127.0.0.99:{port}/closed" for port in range(1, 13)])
    with pytest.raises(ProblemsFound, match="none of 12 addresses answers"):
        check_links(project, quiet, quick)
    assert read_history(project.root / ".links.json").failed == {}


def test_an_archive_that_is_down_does_no_harm(server, quick, checkout, at):
    told = []
    project = checkout([server.address("/404")])
    report = check_links(project, told.append, replace(quick, archive="http://127.0.0.99:9"))
    assert report.findings[0].copy is None
    assert told[-1].startswith("The archive does not answer: ")


def test_a_batch_that_takes_too_long_is_asked_in_halves(server, quick, checkout, at):
    project = checkout([server.address("/page"), server.address("/slow-headers")])
    report = check_links(project, quiet, replace(quick, timeout=9, batch_time=2, rounds=()))
    kinds = {one.address: (one.answer.kind, one.answer.why) for one in report.findings}
    assert kinds == {
        server.address("/page"): (Kind.OK, ""),
        server.address("/slow-headers"): (Kind.UNREACHABLE, "takes too long"),
    }


def test_addresses_of_one_host_go_into_different_batches():
    addresses = [f"https://{host}.example/{n}" for host in "abc" for n in range(4)]
    for batch in batches(addresses, 3):
        assert len({address[8] for address in batch}) == 3
    assert sorted(one for batch in batches(addresses, 5) for one in batch) == addresses
    assert list(batches([], 5)) == []


class TestCommand:
    """`guide links` as a person calls it."""

    @pytest.fixture
    def project(self, server, quick, checkout, at, monkeypatch):
        monkeypatch.setattr(check, "Limits", lambda: quick)
        made = checkout([server.address("/page"), server.address("/404")])
        monkeypatch.chdir(made.root)
        return made

    def run(self, *arguments):
        return CliRunner().invoke(main, ["links", *arguments], prog_name="guide")

    @pytest.mark.usefixtures("project")
    def test_a_warning_ends_well_and_an_error_does_not(self, server, at):
        assert [self.run().exit_code for week in range(3) if not at(DAY + week * WEEK)] == [0, 0, 1]
        assert "1 to mend, 0 warnings" in self.run().stdout

    @pytest.mark.usefixtures("project")
    def test_a_report_into_a_file(self, tmp_path):
        done = self.run("--format", "json", "--output", str(tmp_path / "links.json"))
        assert (done.exit_code, done.stdout) == (0, "")
        assert "Asking 2 of 2 addresses" in done.stderr
        assert json.loads((tmp_path / "links.json").read_text())["counts"]["gone"] == 1

    @pytest.mark.usefixtures("project")
    def test_one_record_only(self):
        done = self.run("--only", "se")
        assert done.exit_code == 1
        assert "docs/facts: there is no record 'se'. choose one of region." in done.stderr
        assert "2 addresses: 1 ok" in self.run("--only", "REGION").stdout

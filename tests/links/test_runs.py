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
from guide.links import check, run
from guide.links.addresses import Use
from guide.links.answer import Kind
from guide.links.check import check_links
from guide.links.history import read_history
from guide.links.limits import Limits
from guide.links.run import Stopped, batches

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


def closed(count):
    return [f"http://127.0.0.99:{port}/closed" for port in range(1, count + 1)]


def kept(project):
    answers = json.loads((project.cache / "links" / "answers.json").read_text())
    return set(answers), set(read_history(project.root / ".links.json").failed)


def test_without_a_network_the_first_addresses_tell_and_nothing_is_kept(quick, checkout, at):
    project = checkout(closed(40))
    told = []
    with pytest.raises(Stopped) as end:
        check_links(project, told.append, quick)
    assert str(end.value) == (
        "Stopped: none of 30 addresses answers well: this machine seems to have no network;"
        " nothing is kept. Run it again when the network is back"
    )
    assert told == ["Asking 40 of 40 addresses; each batch is kept"]
    assert kept(project) == (set(), set())


def test_what_a_gateway_says_is_no_network(server, quick, checkout, at):
    project = checkout([server.address("/404"), *closed(12)])
    with pytest.raises(Stopped, match="none of 13 addresses"):
        check_links(project, quiet, quick)
    assert kept(project) == (set(), set())


def test_few_silent_addresses_are_judged_by_others(server, quick, checkout, at, monkeypatch):
    project = checkout([*closed(12), server.address("/page")])
    few = dict.fromkeys(closed(3), Use())
    monkeypatch.setattr(check, "only_of", lambda uses, name: few)
    assert check_links(project, quiet, quick, only="region").counts[Kind.UNREACHABLE] == 3
    server.shutdown()
    server.server_close()
    with pytest.raises(Stopped, match="none of 3 addresses answers well"):
        check_links(project, quiet, quick, only="region", again=True)
    assert kept(project) == (set(few), set(few)), "what was answered before that run stays"


def test_where_the_network_goes_away_what_came_before_is_kept(server, quick, checkout, at):
    project = checkout([server.address(f"/page?{n}") for n in range(8)] + [server.address("/404")])

    def away(line):
        if "asked;" in line:
            server.shutdown()
            server.server_close()

    with pytest.raises(Stopped, match=r"none of 3 .*; what answered before is kept \(3 of 9 asked\)"):
        check_links(project, away, replace(quick, batch=3, offline=2))
    answered, failed = kept(project)
    assert len(answered) == 3
    assert failed <= {server.address("/404")}


def test_many_that_stay_silent_are_told_while_others_answer(server, quick, checkout, at):
    project = checkout([server.address("/page"), *closed(14)])
    report = check_links(project, quiet, quick)
    assert (report.counts[Kind.OK], report.counts[Kind.UNREACHABLE]) == (1, 14)


def test_who_ends_a_run_learns_what_is_kept(server, quick, checkout, at):
    project = checkout([server.address(f"/page?{n}") for n in range(9)])

    def end(line):
        if "asked;" in line:
            raise KeyboardInterrupt

    with pytest.raises(Stopped, match=r"^Stopped: 3 of 9 asked; run it again to go on$"):
        check_links(project, end, replace(quick, batch=3))
    assert len(kept(project)[0]) == 3
    assert check_links(project, quiet, quick).counts[Kind.OK] == 9


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
    for batch in batches(addresses, Limits(batch=3)):
        assert len({address[8] for address in batch}) == 3
    assert sorted(one for batch in batches(addresses, Limits(batch=5)) for one in batch) == addresses
    assert list(batches([], Limits(batch=5))) == []


def test_the_first_batch_has_one_address_of_each_host():
    addresses = [f"https://{host}.example/{n}" for host in range(40) for n in range(2)]
    first, second = batches(addresses, Limits())
    assert first == [f"https://{host}.example/0" for host in range(30)]
    assert sorted(first + second) == sorted(addresses)


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

    def test_who_ends_it_is_told_how_to_go_on(self, project, monkeypatch):
        monkeypatch.setattr(run, "ask", ended)
        done = self.run()
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr.splitlines()[-1] == "Stopped: 0 of 2 asked; run it again to go on."


def ended(*_):
    raise KeyboardInterrupt

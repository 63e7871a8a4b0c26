"""Languages built on machines of their own and put together are the guide that one machine builds."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml.html import document_fromstring
from rich.console import Console
from ruamel.yaml import YAML

from guide.problems import ProblemsFound
from guide.project import Project
from guide.publish.build import assemble_site
from guide.publish.progress import Reporter
from tests.publish.conftest import EPOCH, SmallGuide


@dataclass(frozen=True)
class Parts:
    """Both languages of a small guide, each built in a checkout of its own, and a third checkout."""

    checkout: SmallGuide
    en: Path
    sv: Path


@pytest.fixture(scope="module")
def parts(built_small, tmp_path_factory) -> Parts:
    folder = tmp_path_factory.mktemp("parts")
    for code in ("en", "sv"):
        machine = built_small.copy(folder / f"machine-{code}")
        done = machine.guide("build", "--only", code, "--into", str(folder / code))
        assert done.returncode == 0, done.stderr
        shutil.rmtree(machine.root)
    return Parts(built_small.copy(folder / "checkout"), folder / "en", folder / "sv")


def test_parts_of_two_machines_are_the_same_guide_byte_for_byte(parts, built_small):
    done = parts.checkout.guide("assemble", str(parts.sv), str(parts.en))
    assert done.returncode == 0, done.stderr
    first, second = built_small.tree(), parts.checkout.tree()
    assert set(first) == set(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_without_folders_it_takes_those_that_were_built_here(parts, built_small, tmp_path):
    small = parts.checkout.copy(tmp_path / "guide")
    for code, part in (("en", parts.en), ("sv", parts.sv)):
        shutil.copytree(part, small.root / ".cache" / "parts" / code)
    done = small.guide("assemble")
    assert done.returncode == 0, done.stderr
    assert small.tree() == built_small.tree()


@pytest.mark.parametrize("code", ["en", "sv"])
def test_the_page_for_what_is_not_found_leads_only_to_pages_of_its_own_part(code, parts):
    """Hosts show it under any address, so its links begin at the top of the site."""
    pages = getattr(parts, code) / "pages"
    top = "/" if code == "en" else f"/{code}/"
    root = document_fromstring((pages / "404.html").read_text(encoding="utf-8"))
    links = root.xpath("//body//a[not(@hreflang)]/@href[not(starts-with(., '#') or starts-with(., 'tel:'))]")
    found = {link.partition("#")[0] for link in links}
    assert {f"{top}index.html", f"{top}countries/index.html"} <= found
    assert [link for link in found if not link.startswith(top)] == []
    assert [link for link in found if not (pages / link.removeprefix(top)).is_file()] == []
    # Many hosts show only that of the first language, so it leads to the others.
    other = "/sv/index.html" if code == "en" else "/index.html"
    assert root.xpath("//article//a[@hreflang]/@href") == [other]
    assert "Edition: 11 January 2026" in root.text_content() or code == "sv"


def noted(**changes: object) -> Callable[[Path], None]:
    """Changes what a part says of itself."""

    def work(part: Path) -> None:
        note = json.loads((part / "part.json").read_text(encoding="utf-8"))
        assert set(changes) <= set(note)
        (part / "part.json").write_text(json.dumps(note | changes), encoding="utf-8")

    return work


def rewrite(name: str) -> Callable[[Path], None]:
    return lambda part: (part / name).write_bytes(b"other")


def without(name: str) -> Callable[[Path], None]:
    return lambda part: (part / name).unlink()


# What happened to the part with Swedish, and what is said of it.
FAULTS: dict[str, tuple[Callable[[Path], None], str]] = {
    "of another day": (
        noted(edition="2026-01-10 (1a2b3c4)"),
        "this part is of 2026-01-10 (1a2b3c4), but the checkout of 2026-01-11",
    ),
    "of other files": (noted(state="0"), "this part was made from other files or settings"),
    "of a language that the guide does not have": (noted(language="fi"), "the guide has no language fi"),
    "of a language twice": (noted(language="en"), "en is in "),
    "without PDFs": (noted(pdfs=False), "this part has no PDFs"),
    "not finished": (without("part.json"), "there is no finished part of the guide"),
    "a file lost": (without("pages/index.html"), "pages/index.html is missing or not as it was made"),
    "a file changed": (
        rewrite("downloads/guide-sv.pdf"),
        "downloads/guide-sv.pdf is missing or not as it was",
    ),
    "a file too many": (rewrite("pages/more.html"), "pages/more.html is missing or not as it was made"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_no_whole_guide_is_refused(name, parts, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    act, told = FAULTS[name]
    part = tmp_path / "sv"
    shutil.copytree(parts.sv, part)
    act(part)
    problems = refused(parts, [parts.en, part])
    assert any(told in problem and problem.startswith(str(part)) for problem in problems), problems


def test_a_missing_language_is_named(parts, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    [problem] = refused(parts, [parts.en])
    assert "no part has sv. run .venv/bin/guide build --only sv" in problem


def refused(parts: Parts, folders: list[Path]) -> list[str]:
    """What is said of these folders; the site stays as it was."""
    target = folders[-1].parent / "refused"
    with pytest.raises(ProblemsFound) as found:
        assemble_site(Project(parts.checkout.root), folders, target, Reporter(Console(quiet=True)))
    assert not target.exists()
    return [str(problem) for problem in found.value.problems]


def test_a_folder_with_something_else_is_left_alone(parts, tmp_path):
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    done = parts.checkout.guide("build", "--only", "sv", "--no-pdf", "--into", str(tmp_path))
    assert done.returncode == 1
    assert "the folder holds something else" in done.stderr
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "mine"


def test_a_second_build_waits_for_the_first(parts, tmp_path):
    small = parts.checkout.copy(tmp_path / "guide")
    lock = small.root / ".cache" / "build.lock"
    lock.parent.mkdir()
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with small.begin("site", "--no-pdf") as second:
            assert second.stderr is not None
            assert "another build is at work in this checkout" in second.stderr.readline()
            assert second.poll() is None
            assert not small.site.exists()
            fcntl.flock(held, fcntl.LOCK_UN)
            assert second.wait(timeout=120) == 0
    assert (small.site / "index.html").exists()


def test_the_workflow_builds_each_language_on_a_machine_of_its_own(project, tmp_path):
    text = (project.root / ".github" / "workflows" / "build.yml").read_text(encoding="utf-8")
    jobs = YAML(typ="safe").load(text)["jobs"]
    [step] = [one for one in jobs["plan"]["steps"] if one.get("id") == "plan"]
    out = tmp_path / "out"
    run(["bash", "-e", "-c", step["run"]], project.root, {"GITHUB_OUTPUT": str(out), "TODAY": "false"})
    told = dict(line.split("=", 1) for line in out.read_text(encoding="utf-8").splitlines())
    assert json.loads(told["languages"]) == [language.code for language in project.languages]
    assert told["epoch"] == ""
    [build] = [one["run"] for one in jobs["language"]["steps"] if "guide" in one.get("run", "")]
    [together] = [one["run"] for one in jobs["site"]["steps"] if "guide assemble" in one.get("run", "")]
    assert build == '.venv/bin/guide build --only "$CODE" --into part'
    assert together == ".venv/bin/guide assemble parts/*"
    # All see the same settings, or their parts would not go together.
    assert jobs["language"]["env"] == jobs["site"]["env"]


def run(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    subprocess.run(command, cwd=folder, env=os.environ | environment, check=True)

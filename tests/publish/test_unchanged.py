"""A build of what is built already does nothing; whatever can change the site has it built again."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

import guide
from guide.edition import Edition
from guide.program import program_key
from guide.project import Project
from guide.publish import whole
from guide.publish.again import differences
from guide.publish.build import build_site
from guide.publish.inputs import site_key
from guide.publish.parts import Part
from guide.publish.progress import Reporter
from tests.publish.conftest import EPOCH, SmallGuide

NOW = Edition(EPOCH, "1a2b3c4")
QUIET = Reporter(Console(quiet=True))


def places(small: SmallGuide) -> dict[str, int]:
    """Every file of the site; one that is written anew stands in another place of the disk."""
    return {str(path): path.stat().st_ino for path in small.site.rglob("*")}


def test_a_build_without_a_change_leaves_the_site_alone(built_small, tmp_path):
    small = built_small.copy_built(tmp_path / "guide")
    before = places(small)
    done = small.build()
    assert done.returncode == 0
    assert "Nothing has changed" in done.stderr
    assert places(small) == before


def lose(site: Path) -> None:
    (site / "index.html").unlink()


def write(name: str) -> Callable[[Path], None]:
    return lambda site: (site / name).write_text("other", encoding="utf-8")


@pytest.mark.parametrize("damage", [lose, write("index.html"), write("more.html"), shutil.rmtree])
def test_a_site_that_is_not_as_it_was_made_is_made_again(damage, built_small, tmp_path):
    small = built_small.copy_built(tmp_path / "guide")
    damage(small.site)
    done = small.build()
    assert done.returncode == 0, done.stderr
    assert "Nothing has changed" not in done.stderr
    assert small.tree() == built_small.tree()


@pytest.fixture(scope="module")
def unbuilt(make_small, tmp_path_factory) -> SmallGuide:
    """A small guide that has all kinds of files."""
    small: SmallGuide = make_small(tmp_path_factory.mktemp("unbuilt") / "guide")
    (small.root / "requirements.in").write_text("one\n", encoding="utf-8")
    (small.root / "requirements.txt").write_text("one==1\n", encoding="utf-8")
    return small


def key(small: SmallGuide, current: Edition = NOW, with_pdf: bool = True) -> str:
    return site_key(Project(small.root), current, with_pdf)


@pytest.mark.parametrize(
    "name",
    [
        "docs/sv/index.md",
        "docs/facts/se.yml",
        "docs/forms/note.yml",
        "docs/assets/css/guide.css",
        "overrides/main.html",
        "overrides/pdf/guide.typ",
        "translations/sv.po",
        "mkdocs.yml",
        "requirements.in",
        "requirements.txt",
    ],
)
def test_a_changed_file_changes_the_key(name, unbuilt, tmp_path):
    small = unbuilt.copy(tmp_path / "guide")
    assert key(small) == key(unbuilt)
    with (small.root / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert key(small) != key(unbuilt)


def test_a_new_name_of_a_file_changes_the_key(unbuilt, tmp_path):
    small = unbuilt.copy(tmp_path / "guide")
    (small.root / "docs" / "en" / "index.md").rename(small.root / "docs" / "en" / "start.md")
    assert key(small) != key(unbuilt)


def test_day_commit_kind_and_settings_change_the_key(unbuilt, tmp_path, monkeypatch):
    keys = [key(unbuilt), key(unbuilt, Edition(EPOCH + 86_400, NOW.commit)), key(unbuilt, Edition(EPOCH, ""))]
    keys.append(key(unbuilt, with_pdf=False))
    monkeypatch.setenv("GUIDE_SITE_URL", "https://other.example/")
    keys.append(key(unbuilt))
    monkeypatch.setenv("GUIDE_EDITIONS", str(tmp_path))
    keys.append(key(unbuilt))
    (tmp_path / "edition.json").write_text("{}", encoding="utf-8")
    keys.append(key(unbuilt))
    assert len(set(keys)) == len(keys)


def test_another_version_of_any_library_changes_the_key(unbuilt, tmp_path, monkeypatch):
    before = key(unbuilt)
    (tmp_path / "jinja2-99.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    assert key(unbuilt) != before


def test_other_code_changes_the_key(tmp_path, monkeypatch):
    package = tmp_path / "guide"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "sw.js").write_text("1", encoding="utf-8")
    monkeypatch.setattr(guide, "__file__", str(package / "__init__.py"))
    before = program_key()
    (package / "sw.js").write_text("2", encoding="utf-8")
    assert program_key() != before


def test_what_is_saved_during_a_build_is_not_taken_for_built(unbuilt, tmp_path, monkeypatch):
    small = unbuilt.copy(tmp_path / "guide")
    project, part = Project(small.root), Part(tmp_path / "part")
    part.folder.mkdir()
    part.rendered_file.write_text("{}", encoding="utf-8")

    def build(project: Project, target: Path, reporter: Reporter, with_pdf: bool) -> list[Part]:
        target.mkdir(exist_ok=True)
        small.change("docs/sv/index.md", "# En liten guide", "# En mycket liten guide")
        return [part]

    monkeypatch.setattr(whole, "build", build)
    build_site(project, small.site, QUIET)
    assert not part.rendered_file.exists()
    assert not (project.cache / "built.json").exists()


def test_after_changes_the_bytes_are_those_of_a_build_from_nothing(built_small, tmp_path):
    small = built_small.copy_built(tmp_path / "guide")
    small.change("docs/sv/index.md", "# En liten guide", "# En mycket liten guide")
    assert small.build("--no-pdf").returncode == 0
    small.change("docs/facts/se.yml", "We found no line for officers in Sweden.", "Officers have no line.")
    small.change("overrides/main.html", "{% block announce -%}", "{% block announce -%}<p>New</p>")
    for name in ("docs/assets/css/guide.css", "overrides/pdf/guide.typ"):
        with (small.root / name).open("a", encoding="utf-8") as file:
            file.write("\n")
    done = small.build(epoch=EPOCH + 86_400)
    assert done.returncode == 0, done.stderr
    anew = small.copy(tmp_path / "anew")
    done = anew.build(epoch=EPOCH + 86_400)
    assert done.returncode == 0, done.stderr
    assert list(differences(small.site, anew.site)) == []


def test_what_an_interrupted_build_has_left_is_not_taken_for_read(built_small, tmp_path):
    small = built_small.copy_built(tmp_path / "guide")
    shutil.rmtree(small.site)
    [part] = (small.root / ".cache" / "languages").glob("sv-*")
    (part / "rendered.json").unlink()
    (part / "read.json").write_text('{"language": "sv", "pages": []}', encoding="utf-8")
    shutil.rmtree(part / "downloads")
    (part / "downloads.new").mkdir()
    (part / "downloads.new" / "guide-sv.pdf").write_text("cut short", encoding="utf-8")
    done = small.build()
    assert done.returncode == 0, done.stderr
    assert small.tree() == built_small.tree()


def test_what_a_build_has_kept_is_forgotten_where_the_program_changed_meanwhile(
    built_small, tmp_path, monkeypatch
):
    small = built_small.copy_built(tmp_path / "guide")
    project = Project(small.root)
    kept = {path.name for path in project.cache.iterdir() if path.is_dir()}
    assert kept <= set(whole._KEPT)
    (tmp_path / "new").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "new")])

    def build(*_: object) -> list[Part]:
        (tmp_path / "new" / "jinja2-99.0.dist-info").mkdir()
        raise ZeroDivisionError

    monkeypatch.setattr(whole, "build", build)
    with pytest.raises(ZeroDivisionError):
        build_site(project, small.site, QUIET)
    assert not [path for path in project.cache.iterdir() if path.is_dir()]


def test_the_site_before_goes_into_the_trash_and_is_gone_after_the_next_build(built_small, tmp_path):
    small = built_small.copy_built(tmp_path / "guide")
    trash = small.root / ".cache" / "trash"
    small.change("docs/sv/index.md", "# En liten guide", "# En mycket liten guide")
    assert small.build("--no-pdf").returncode == 0
    first = {path.name for path in trash.iterdir()}
    assert {name.partition("-")[2][:2] for name in first} == {"ol", "sv"}
    assert not list(small.root.glob(".site-*"))
    small.change("docs/sv/index.md", "# En mycket liten guide", "# En liten guide")
    assert small.build("--no-pdf").returncode == 0
    assert not first & {path.name for path in trash.iterdir()}

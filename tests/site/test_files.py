"""The files of the guide: none leads out of the checkout, and none of a strange kind or name is published."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from guide.project import Project
from guide.site.building.files import file_problems

LINK = "the file is a link to another place"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><title>x</title>{}</svg>'

# Name and content of a file, and what is told of it.
FILES = {
    "docs/en/page.html": ("<script>x</script>", "no file of the kind '.html' belongs here"),
    "docs/en/script.js": ("x", "no file of the kind '.js' belongs here"),
    "docs/en/.htaccess": ("x", "the name '.htaccess' has other signs"),
    "docs/en/a b.md": ("x", "the name 'a b.md' has other signs"),
    "docs/en/å.md": ("x", "the name 'å.md' has other signs"),
    "docs/en/a\n::error::x.md": ("x", "the name 'a\\n::error::x.md' has other signs"),
    "docs/en/-rf.md": ("x", "the name '-rf.md' has other signs"),
    "docs/en/%2e%2e.md": ("x", "the name '%2e%2e.md' has other signs"),
    "docs/facts/notes.txt": ("x", "no file of the kind '.txt' belongs here"),
    "docs/assets/page.htm": ("x", "no file of the kind '.htm' belongs here"),
    "docs/assets/images/a.svg": (SVG.format("<script>x</script>"), "in this drawing a script is not allowed"),
    "docs/assets/images/b.svg": (SVG.format("<g onload='x'/>"), "in this drawing the attribute onload"),
    "docs/assets/images/c.svg": (SVG.format("<image href='/etc/passwd'/>"), "in this drawing <image>"),
    "docs/assets/images/d.svg": (SVG.format("<foreignObject/>"), "in this drawing <foreignObject>"),
    "docs/assets/images/e.png": ("x" * 5_000_001, "the file is larger than 5,000,000 bytes"),
}


def told(root: Path) -> list[str]:
    return [str(problem) for problem in file_problems(Project(root))]


@pytest.mark.parametrize("name", FILES)
def test_a_strange_file_is_told(name, tmp_path):
    content, what = FILES[name]
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")
    assert any(what in one.replace("\\\\n", "\\n") for one in told(tmp_path))
    assert all(len(one.splitlines()) == 1 for one in told(tmp_path))


LINKS = ["docs/en/a.md", "docs/facts/xx.yml", "translations/sv.po", "overrides/main.html"]


@pytest.mark.parametrize("name", LINKS)
def test_no_file_is_a_link_to_another_place(name, tmp_path):
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.symlink_to("/etc/passwd")
    assert [one for one in told(tmp_path) if LINK in one] == [f"{name}: {LINK}. put the file itself here."]


def test_no_folder_is_a_link_to_another_place(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "en").symlink_to("/etc")
    assert told(tmp_path) == [f"docs/en: {LINK}. put the file itself here."]


def test_a_pipe_is_no_file(tmp_path):
    (tmp_path / "docs" / "en").mkdir(parents=True)
    os.mkfifo(tmp_path / "docs" / "en" / "a.md")
    assert told(tmp_path) == ["docs/en/a.md: this is no file. take it out."]


def test_the_files_of_the_guide_are_fit(project):
    assert told(project.root) == []

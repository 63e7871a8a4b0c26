"""The `guide` command as a person meets it: lines to act on, and never a traceback."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from guide.cli import main
from guide.project import Project
from guide.route.case import fields
from guide.typed import write_whole

BAD = Path(__file__).parent / "bad" / "records"
VERBS = {"site", "serve", "check", "translations", "schema", "links", "route", "test", "bench"}
VERBS |= {"freshness", "confirm", "again", "new", "editions", "build", "assemble"}
FAULTS = [
    "docs/facts/region.yml:16: one `text`: the text holds '<'. write plain words; ",
    "docs/en/index.md:5: <script> is not allowed. take it out.",
    "docs/forms/log.yml:1: `id`: the key is missing. ",
    "docs/sv/index.md:1: the page does not say which English text it translates. ",
    "4 to mend, 0 warnings",
]
PAGE = "---\ntitle: Hem\ndescription: Sidan.\n---\n"


def run(*arguments: str) -> Result:
    """Run `guide` with these arguments in the current folder."""
    result = CliRunner().invoke(main, list(arguments), prog_name="guide")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result


@pytest.fixture
def broken(tmp_path: Path, project: Project, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with a fault in a record, in a form, in an English page and in a translated one."""
    for folder in ("facts", "forms", "en", "sv"):
        (tmp_path / "docs" / folder).mkdir(parents=True)
    shutil.copy(project.config_file, tmp_path)
    shutil.copy(project.records / "schema.json", tmp_path / "docs" / "facts")
    shutil.copy(BAD / "text-with-markup.yml", tmp_path / "docs" / "facts" / "region.yml")
    (tmp_path / "docs" / "en" / "index.md").write_text(f"{PAGE}<script>\n", encoding="utf-8")
    (tmp_path / "docs" / "sv" / "index.md").write_text(PAGE, encoding="utf-8")
    form = (project.forms / "log.yml").read_text(encoding="utf-8").replace("\nid: log\n", "\n")
    (tmp_path / "docs" / "forms" / "log.yml").write_text(form, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    return tmp_path


def test_the_verbs_are_those_of_the_makefile():
    assert set(main.commands) == VERBS


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_has_help(verb):
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: guide {verb} ")
    assert main.commands[verb].help in result.output


@pytest.mark.usefixtures("broken")
def test_check_tells_every_fault_and_fails():
    result = run("check")
    assert result.exit_code == 1
    told = result.output.splitlines()
    assert len(told) == len(FAULTS)
    assert [line[: len(start)] for line, start in zip(told, FAULTS, strict=True)] == FAULTS


def test_check_tells_when_the_schema_is_old(broken):
    (broken / "docs" / "facts" / "schema.json").write_text("{}", encoding="utf-8")
    assert (
        "docs/facts/schema.json: the schema is not that of the code. run .venv/bin/guide schema."
        in run("check").output
    )
    assert run("schema").exit_code == 0
    assert "schema" not in run("check").output


@pytest.mark.parametrize("verb", [["site"], ["translations"], ["translations", "--new", "de"], ["links"]])
def test_a_fault_in_a_record_stops_each_verb_before_it_writes(verb, broken):
    result = run(*verb)
    assert result.exit_code == 1
    assert "docs/facts/region.yml:16: one `text`" in result.output
    assert not (broken / "site").exists()
    assert not (broken / "translations").exists()


def test_a_stamp_is_written_from_any_folder_of_the_checkout(broken, monkeypatch):
    monkeypatch.chdir(broken / "docs" / "sv")
    assert run("translations", "--stamp", "sv/index.md").exit_code == 0
    assert "translates: " in (broken / "docs" / "sv" / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("sv/gone.md", "docs/sv/gone.md: there is no such page. name it like sv/index.md."),
        ("xx/index.md", "mkdocs.yml: there is no language 'xx'. choose one of en, "),
    ],
)
@pytest.mark.usefixtures("broken")
def test_wrong_names_are_told(page, told):
    result = run("translations", "--stamp", page)
    assert result.exit_code == 1
    assert result.output.startswith(told)


def test_a_broken_configuration_is_told(broken):
    (broken / "mkdocs.yml").write_text("plugins: [", encoding="utf-8")
    result = run("check")
    assert result.exit_code == 1
    assert result.output.startswith("mkdocs.yml:1: this is not valid: ")


def test_outside_a_checkout_it_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("check")
    assert result.exit_code == 1
    assert result.output.startswith("mkdocs.yml: not found in this folder or above it.")


def test_translations_shows_each_language(project, monkeypatch):
    monkeypatch.chdir(project.root)
    result = run("translations")
    assert result.exit_code == 0
    heads = [f"{language.name} ({language.code})" for language in project.languages[1:]]
    assert [line for line in result.output.splitlines() if line[:1].strip()] == heads
    assert result.output.count(" translated; ") == len(heads)


def test_help_says_how_to_begin():
    result = run("-h")
    assert result.exit_code == 0
    assert all(f"\n  {verb} " in result.output for verb in VERBS)


CASE = ("route", "--in", "se", "--home", "ro")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("--in", "swe"), "Invalid value for '--in': there is no 'swe': write se"),
        (("--in", "xx"), "Invalid value for '--in': there is no 'xx': write one of bg, de, dk,"),
        (("--home", "Romanai"), "Invalid value for '--home': there is no 'Romanai': write ro"),
        (("--role", "border"), "Invalid value for '--role': there is no 'border': write border-guard"),
        (("--age", "childs"), "Invalid value for '--age': there is no 'childs': write child"),
        (("--status", "third"), "Invalid value for '--status': there is no 'third': write third-country"),
        (("--police", "not"), "Invalid value for '--police': there is no 'not': write not-asked"),
        (("--wish", "{x}"), "Invalid value for '--wish': there is no '{x}': write one of stay, asylum,"),
        (("--language", "se"), "Invalid value for '--language': there is no 'se': write one of en,"),
        (("--to", "de", "--wish", "home"), "--to: counts only with --wish elsewhere"),
    ],
)
def test_a_wrong_answer_names_the_option_and_the_nearest_right_one(typed, told, project, monkeypatch):
    monkeypatch.chdir(project.root)
    result = run(*CASE, *typed)
    assert result.exit_code == 2
    assert told in result.output


def test_the_help_lists_every_answer(project, guide, monkeypatch):
    monkeypatch.chdir(project.root)
    text = " ".join(run("route", "--help").output.replace("-\n", "-").split()).replace("- ", "-")
    for field in fields(guide):
        option = "in" if field.name == "found" else field.name
        if option != "danger":
            _, _, told = text.partition(f"--{option} ")
            assert told.partition("One of: ")[2].startswith(", ".join(field.values)), option


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("route", "--pdf", "no-such/a.pdf"), "'--pdf': there is no folder no-such: make it first"),
        (("route", "--pdf", "."), "'--pdf': . is a folder: name a file in it"),
        (("links", "--output", "no-such/a.txt"), "'--output': there is no folder no-such: make it first"),
        (("build", "--only", "en", "--into", "mkdocs.yml/x"), "mkdocs.yml is a file: name a folder"),
        (("editions", "mkdocs.yml/x"), "mkdocs.yml is a file: name a folder"),
    ],
)
@pytest.mark.usefixtures("broken")
def test_where_nothing_can_be_written_is_told_before_the_work(typed, told):
    result = run(*typed)
    assert result.exit_code == 2
    assert told in result.output


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    file = tmp_path / "plan.pdf"
    write_whole(file, b"first")
    write_whole(file, b"second")
    assert file.read_bytes() == b"second"
    other = tmp_path / "link"
    other.symlink_to(file)
    write_whole(other, b"third")
    assert (file.read_bytes(), other.is_symlink()) == (b"third", True)
    with pytest.raises(click.ClickException, match="could not be written"):
        write_whole(Path("/dev/full"), b"x" * 100_000)
    with pytest.raises(click.ClickException, match="could not be written"):
        write_whole(tmp_path / "gone" / "plan.pdf", b"x")
    assert {one.name for one in tmp_path.iterdir()} == {"plan.pdf", "link"}


def test_a_full_disk_is_told_in_a_sentence(project, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "site/index.html")

    monkeypatch.chdir(project.root)
    monkeypatch.setattr("guide.publish.build.build_site", full)
    result = run("site", "--no-pdf")
    assert result.exit_code == 1
    assert "site/index.html could not be written: No space left on device" in result.output


def test_editions_of_a_guide_that_is_not_built_are_told(broken):
    result = run("editions", str(broken / "past"))
    assert result.exit_code == 1
    assert result.output.startswith("site: there is no built guide in this folder. run .venv/bin/guide site")

from __future__ import annotations

from pathlib import Path

import pytest

from guide.bench.export import export_language, with_front_matter
from guide.bench.stock import build_stock, stock_config
from guide.problems import ProblemsFound
from guide.project import Project

OURS = """
site_name: Tiny
site_url: https://tiny.example/
use_directory_urls: false
docs_dir: docs
theme: {name: material, custom_dir: overrides, font: false, language: !ENV [GUIDE_LANGUAGE, en]}
plugins:
  - search
  - i18n:
      docs_structure: folder
      build_only_locale: !ENV [GUIDE_LANGUAGE, en]
      languages:
        - {locale: en, name: English, default: true}
        - {locale: sv, name: Svenska}
hooks: [hook.py]
markdown_extensions: [attr_list, toc: {permalink: true}]
nav: [index.md, Part: [part/one.md]]
"""
HOOK = """
def on_page_markdown(markdown, page, config, files):
    page.meta["description"] = "Made"
    return markdown.replace("{{ number }}", "14")
"""


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of two pages in two languages, whose Markdown changes while it is built."""
    for name in ("GUIDE_LANGUAGE", "NO_MKDOCS_2_WARNING", "GUIDE_DUMP"):
        monkeypatch.setenv(name, "")  # put back after the test, which sets them
    pages = {
        "docs/en/index.md": "---\ntitle: Start\n---\n\n# Start\n\n{{ number }} lands: [one](part/one.md).\n",
        "docs/en/part/one.md": "# One\n",
        "docs/sv/index.md": "# Börja\n\n{{ number }} länder\n",
        "docs/sv/part/one.md": "# Ett\n",
        "overrides/main.html": '{% extends "base.html" %}',
        "mkdocs.yml": OURS,
        "hook.py": HOOK,
    }
    for name, text in pages.items():
        path = tmp_path / "tiny" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Project(tmp_path / "tiny")


def test_pages_are_exported_as_they_are_rendered_and_built_by_stock_mkdocs(
    tiny: Project, tmp_path: Path
) -> None:
    plain = tmp_path / "plain"
    for code in ("en", "sv"):
        export_language(tiny.root, code, plain / "docs" / code)
    exported = sorted(path.relative_to(plain / "docs").as_posix() for path in plain.rglob("*.md"))
    assert exported == ["en/index.md", "en/part/one.md", "sv/index.md", "sv/part/one.md"]
    assert (plain / "docs/en/index.md").read_text(encoding="utf-8") == (
        "---\ntitle: Start\ndescription: Made\n---\n\n# Start\n\n14 lands: [one](part/one.md)."
    )
    assert "14 länder" in (plain / "docs/sv/index.md").read_text(encoding="utf-8")

    with pytest.raises(ProblemsFound, match="mkdocs build failed"):
        build_stock(plain)
    (plain / "mkdocs.yml").write_text(yaml_of(stock_config(tiny.config)), encoding="utf-8")
    build_stock(plain)
    built = {path.relative_to(plain / "site").as_posix() for path in (plain / "site").rglob("*.html")}
    assert built >= {"index.html", "part/one.html", "sv/index.html", "sv/part/one.html"}
    assert 'href="part/one.html"' in (plain / "site/index.html").read_text(encoding="utf-8")


def yaml_of(config: dict[str, object]) -> str:
    import yaml

    return yaml.dump(config, allow_unicode=True, sort_keys=False)


def test_the_plain_project_has_our_pages_and_nothing_of_ours(project: Project) -> None:
    config = stock_config(project.config)
    assert config["nav"] == project.config["nav"]
    assert config["markdown_extensions"] == project.config["markdown_extensions"]
    assert config["use_directory_urls"] is False
    assert config["theme"]["name"] == "material"
    assert config["theme"]["language"] == project.source_language.code
    assert "custom_dir" not in config["theme"]
    search, i18n = config["plugins"]
    assert (search, list(i18n)) == ("search", ["i18n"])
    assert "build_only_locale" not in i18n["i18n"]
    assert [one["locale"] for one in i18n["i18n"]["languages"]] == [one.code for one in project.languages]
    assert not {"strict", "extra_css", "extra_javascript", "hooks"} & set(config)


def test_front_matter_is_written_so_that_it_is_read_again() -> None:
    from mkdocs.utils.meta import get_data

    meta = {"title": "Sverige: 1", "hide": ["navigation"], "description": "Å"}
    assert get_data(with_front_matter("# Text\n", meta)) == ("# Text\n", meta)
    assert with_front_matter("# Text\n", {}) == "# Text\n"

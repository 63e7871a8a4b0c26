"""The same pages as a plain MkDocs project: Material, search and static-i18n, nothing of ours."""

from __future__ import annotations

import multiprocessing
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import yaml

from guide.bench.checkout import failed, run
from guide.bench.export import export_language
from guide.project import Project

_THEME = ("name", "font", "favicon", "logo", "icon", "features", "palette")
_SAME = ("site_name", "site_url", "use_directory_urls", "markdown_extensions", "nav")


def stock_config(config: dict[str, Any]) -> dict[str, Any]:
    """The configuration of the plain project, from ours: all languages in one process, no plugin of ours."""
    i18n = next(one["i18n"] for one in config["plugins"] if isinstance(one, dict) and "i18n" in one)
    source = next(one["locale"] for one in i18n["languages"] if one.get("default"))
    everything = {name: value for name, value in i18n.items() if name != "build_only_locale"}
    theme = {name: value for name, value in config["theme"].items() if name in _THEME}
    return {name: config[name] for name in _SAME if name in config} | {
        "theme": {**theme, "language": source},
        "plugins": ["search", {"i18n": everything}],
    }


def make_stock(project: Project, folder: Path) -> None:
    """Lay the plain project into the folder: settings, pages of every language, pictures."""
    folder.mkdir(parents=True)
    config = yaml.dump(stock_config(project.config), allow_unicode=True, sort_keys=False)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    shutil.copytree(project.docs / "assets", folder / "docs" / "assets")
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        exports = [
            pool.submit(export_language, project.root, one.code, folder / "docs" / one.code)
            for one in project.languages
        ]
        for export in exports:
            export.result()


def build_stock(folder: Path) -> None:
    """Build the plain project into its folder `site`; ProblemsFound where MkDocs does not succeed."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    status, output = run(command, folder, NO_MKDOCS_2_WARNING="1")
    if status:
        raise failed("mkdocs build", output)

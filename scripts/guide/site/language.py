"""One language's pages, built by MkDocs in a process of their own."""

from __future__ import annotations

import logging
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from guide.problems import Problem, error
from guide.site.building.said import Collector


@dataclass(frozen=True)
class Built:
    """What came of one language; `seconds` is for the report."""

    code: str
    problems: tuple[Problem, ...]


def build_language(root: Path, code: str, pages: Path, rendered: Path) -> Built:
    """Build one language of the checkout `root` into the folder `pages`, and its rendered pages into a file.

    Runs in a process of its own: MkDocs takes the language from the environment.
    """
    os.environ["GUIDE_DUMP"] = str(rendered)
    return _run(root, code, pages, only_check=False)


def check_language(root: Path, code: str) -> Built:
    """Read and judge all pages of one language as a build does, and write none. In a process of its own."""
    os.environ.pop("GUIDE_DUMP", None)
    with tempfile.TemporaryDirectory() as folder:
        return _run(root, code, Path(folder), only_check=True)


def _run(root: Path, code: str, pages: Path, *, only_check: bool) -> Built:
    os.environ.update(GUIDE_LANGUAGE=code, NO_MKDOCS_2_WARNING="1")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    from guide.site.building.faults import Checked, ContentFault
    from guide.site.plugin import GuidePlugin

    collector = Collector(root)
    log = logging.getLogger("mkdocs")
    log.addHandler(collector)
    log.propagate = False
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(pages))
        if isinstance(plugin := config.plugins.get("guide"), GuidePlugin):
            plugin.only_check = only_check
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except Checked:
        pass
    except ContentFault as fault:
        return Built(code, (*collector.problems, *fault.found.problems))
    except ConfigurationError as fault:
        return Built(code, (error("mkdocs.yml", 0, " ".join(str(fault).split()), "mend the configuration"),))
    except Abort as fault:
        reason = " ".join(str(fault).split())
        return Built(code, collector.problems or (error("mkdocs.yml", 0, reason, ""),))
    finally:
        log.removeHandler(collector)
    return Built(code, collector.problems)

"""One language's pages, built by MkDocs in a process of their own."""

from __future__ import annotations

import logging
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from guide.problems import Problem, error
from guide.project import Project

_DOC = re.compile(r"Doc file '([^']+)'")
_LINK = re.compile(r"contains a link '([^']+)'")


_LEFT_OUT = re.compile(r'not included in the "nav" configuration: - (.+)$')
_SAID = (
    (r"contains a link '([^']+)', but the target .* not found", r"the link '\1' leads to no page"),
    (r"contains a link '([^']+)', but .* not contain an anchor", r"the link '\1' leads to no place there"),
)


def _said(text: str) -> tuple[str, str]:
    """What MkDocs says, in the words of an editor where that is known."""
    for pattern, what in _SAID:
        if found := re.search(pattern, text):
            return found.expand(what), "check the name of the page and what stands after #"
    return text, "correct it"


@dataclass(frozen=True)
class Built:
    """What came of one language; `seconds` is for the report."""

    code: str
    problems: tuple[Problem, ...]


class _Collector(logging.Handler):
    """Keeps what MkDocs warns of; every warning is a problem."""

    def __init__(self, root: Path) -> None:
        super().__init__(logging.WARNING)
        self._root = root
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = " ".join(record.getMessage().split())
        if left_out := _LEFT_OUT.search(text):
            for name in left_out[1].split(" - "):
                what = "the page is not in the navigation"
                self.problems.append(error(self._file(name), 0, what, "add it under nav: in mkdocs.yml"))
            return
        found = _DOC.search(text)
        file = self._file(found[1]) if found else "mkdocs.yml"
        self.problems.append(error(file, self._line(file, text), *_said(text)))

    def _file(self, name: str) -> str:
        """The file that MkDocs means: a page that is not translated it names as if it were."""
        source = Project(self._root).source_language.code
        return next(
            (file for file in (f"docs/{name}", f"docs/{source}/{name}") if (self._root / file).is_file()),
            f"docs/{name}",
        )

    def _line(self, file: str, text: str) -> int:
        """The line of the link that MkDocs speaks of, which it does not say; 0 if there is none."""
        link, page = _LINK.search(text), self._root / file
        if link is None or not page.is_file():
            return 0
        lines = page.read_text(encoding="utf-8", errors="replace").split("\n")
        return next((number for number, line in enumerate(lines, 1) if link[1] in line), 0)


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

    from guide.site.plugin import Checked, ContentFault, GuidePlugin

    collector = _Collector(root)
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
        return Built(code, tuple(collector.problems) or (error("mkdocs.yml", 0, reason, ""),))
    finally:
        log.removeHandler(collector)
    return Built(code, tuple(collector.problems))

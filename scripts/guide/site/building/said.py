"""What MkDocs warns of, told in the words of an editor, with the line that it does not say."""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from guide.problems import Problem, error
from guide.project import Project

_DOC = re.compile(r"Doc file '([^']+)'")
_LINK = re.compile(r"contains an? (?:absolute |unrecognized relative )?link '([^']+)'")
_BETTER = re.compile(r"Did you mean '([^']+)'")
_NO_ANCHOR = re.compile(r"the doc '([^']+)' does not contain an anchor|no such anchor on this page")
_LEFT_OUT = re.compile(r'not included in the "nav" configuration: - (.+)$')
_GENERAL = "check the name of the page and what stands after #"
_MOST = 5


class Collector(logging.Handler):
    """Keeps what MkDocs warns of; every warning is a problem."""

    def __init__(self, root: Path) -> None:
        super().__init__(logging.WARNING)
        self._project = Project(root)
        self._told: list[Problem] = []
        self._lacking: dict[str, dict[str, str]] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was warned of so far."""
        return (*self._told, *self._without_anchors())

    def emit(self, record: logging.LogRecord) -> None:
        text = " ".join(record.getMessage().split())
        if left_out := _LEFT_OUT.search(text):
            for name in left_out[1].split(" - "):
                what = "the page is not in the navigation"
                self._told.append(error(self._file(name), 0, what, "add it under nav: in mkdocs.yml"))
            return
        doc, link = _DOC.search(text), _LINK.search(text)
        file = self._file(doc[1]) if doc else "mkdocs.yml"
        if link is None:
            self._told.append(error(file, 0, text, "correct it"))
        elif (lacks := _NO_ANCHOR.search(text)) and self._is_lost(
            goal := self._file(lacks[1] or file), link[1]
        ):
            place = f"{file}:{self._line(file, link[1])}"
            self._lacking.setdefault(goal, {}).setdefault(_anchor(link[1]), place)
        else:
            self._told.append(error(file, self._line(file, link[1]), *self._of_link(file, link[1], text)))

    def _of_link(self, file: str, link: str, text: str) -> tuple[str, str]:
        """What is wrong with a link, and what to write instead."""
        if _NO_ANCHOR.search(text):
            return f"the link '{link}' leads to no place there", _GENERAL
        better = self._page_of(file, link)
        if not better and (found := _BETTER.search(text)):
            better = found[1]
        if link.startswith("/"):
            usual = better or "the way from this page, such as meeting/signs.md"
            return f"the link '{link}' begins with /, so it leads out of the guide", f"write {usual}"
        return f"the link '{link}' leads to no page", f"write {better}" if better else _GENERAL

    def _page_of(self, file: str, link: str) -> str:
        """The link as it is usually written: from this page to the Markdown of the other; empty for none."""
        path, _, anchor = link.partition("#")
        language = posixpath.join(*file.split("/")[:2])
        start = language if path.startswith("/") else posixpath.dirname(file)
        name = posixpath.normpath(posixpath.join(start, path.lstrip("/")))
        for one in (f"{name.removesuffix('.html')}.md", f"{name}/index.md"):
            if one.startswith(f"{language}/") and (self._project.root / one).is_file():
                way = posixpath.relpath(one, posixpath.dirname(file))
                return f"{way}#{anchor}" if anchor else way
        return ""

    def _is_lost(self, goal: str, link: str) -> bool:
        """Whether a translated page lacks an anchor that its English page has."""
        docs, _, rest = goal.partition("/")
        code, _, path = rest.partition("/")
        source = self._project.source_language.code
        english = self._project.root / docs / source / path
        if code == source or not english.is_file():
            return False
        own = re.escape(_anchor(link))
        return bool(re.search(rf"\{{[^{{}}\n]*#{own}[\s}}]|\sid=[\"']{own}[\"']", english.read_text("utf-8")))

    def _without_anchors(self) -> Iterator[Problem]:
        for goal, places in self._lacking.items():
            names = [f"#{one}" for one in places]
            more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
            what = f"this page lacks {', '.join(names[:_MOST])}{more}, which the English page has and"
            instead = f"write {{ {names[0]} }} after the heading, as in the English page"
            yield error(goal, 0, f"{what} {next(iter(places.values()))} links to", instead)

    def _file(self, name: str) -> str:
        """The file that MkDocs means: a page that is not translated it names as if it were."""
        source = self._project.source_language.code
        for file in (name, f"docs/{name}", f"docs/{source}/{name}"):
            if (self._project.root / file).is_file():
                return file
        return f"docs/{name}"

    def _line(self, file: str, link: str) -> int:
        """The line of a link; 0 if there is none."""
        page = self._project.root / file
        lines = page.read_text("utf-8", errors="replace").split("\n") if page.is_file() else []
        whole = re.compile(rf"{re.escape(link)}(?![\w/.#-])")
        return next((number for number, line in enumerate(lines, 1) if whole.search(line)), 0)


def _anchor(link: str) -> str:
    return link.partition("#")[2]

"""The theme's style sheets without what no page of the guide can use: a third of what a first visit loads.

A rule goes when it asks for a class that no page and no script names, or for a writing direction or a colour
that no page has. A property of one's own goes when nothing reads it. In doubt all stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import tinycss2

from guide.kept import Kept, asked

_THEME = "assets/stylesheets/*.css"
_CLASSES = re.compile(r'\sclass="([^"]*)"')
_STATES = re.compile(r'\s(dir|data-md-color-[a-z]+)="([^"]*)"')
_READ = re.compile(r"var\(\s*(--[\w-]+)")
_OWN = re.compile(r"--[\w-]+")
_NESTING = {"media", "supports"}


@dataclass(frozen=True)
class Used:
    """What pages and scripts name: classes, settings of a page as `attribute=value`, all scripts in one."""

    classes: frozenset[str]
    states: frozenset[str]
    scripts: str

    def has_class(self, name: str) -> bool:
        """Whether an element may have this class; scripts put them together from parts of words."""
        return name in self.classes or name in self.scripts

    def said(self) -> str:
        """All of it as one text."""
        return "\0".join((" ".join(sorted(self.classes)), " ".join(sorted(self.states)), self.scripts))


def lighten(folders: Sequence[Path], kept: Kept | None = None) -> None:
    """Lighten the theme's style sheets below these folders, each with the pages of one language.

    `kept` knows what earlier runs have made of the same pages and sheets.
    """
    known = kept or Kept()
    used = used_in(folders, known)
    for folder in folders:
        sheets = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob(_THEME))}
        own = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("assets/css/*.css")))
        asking = asked("\0".join((*sheets.values(), own, used.said())).encode())
        lighter = known.answer(asking, partial(lightened, tuple(sheets.values()), own, used))
        for path, text in zip(sheets, lighter, strict=True):
            # The file may be the same on disk as one that is kept for the next build.
            path.unlink()
            path.write_text(text, encoding="utf-8", newline="")


def used_in(folders: Sequence[Path], kept: Kept) -> Used:
    """What the pages and scripts below these folders name."""
    classes: set[str] = set()
    states: set[str] = set()
    for path in {path for folder in folders for path in folder.rglob("*.html")}:
        page = path.read_bytes()
        more_classes, more_states = kept.answer(asked(page), partial(_named, page))
        classes.update(more_classes)
        states.update(more_states)
    scripts = {path for folder in folders for path in folder.glob("assets/**/*.js")}
    said = "".join(path.read_text(encoding="utf-8") for path in sorted(scripts))
    return Used(frozenset(classes), frozenset(states), said)


def _named(page: bytes) -> tuple[list[str], list[str]]:
    """The classes and states of one page."""
    text = page.decode("utf-8")
    classes = {name for names in set(_CLASSES.findall(text)) for name in names.split()}
    return sorted(classes), sorted({f"{name}={value}" for name, value in _STATES.findall(text)})


def lightened(sheets: tuple[str, ...], own: str, used: Used) -> tuple[str, ...]:
    """The sheets without the rules that fit nothing; `own` are further styles, which may read properties."""
    kept = tuple("".join(_rules(_parsed(text), used)) for text in sheets)
    while True:
        read = set(_READ.findall("".join(kept) + own)) | set(_OWN.findall(used.scripts))
        lighter = tuple("".join(_properties(_parsed(text), read)) for text in kept)
        if lighter == kept:
            return kept
        kept = lighter


def _parsed(text: str) -> list[Any]:
    return list(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


def _rules(nodes: list[Any], used: Used) -> Iterator[str]:
    """The rules that may fit something."""
    for node in nodes:
        if node.type == "qualified-rule":
            fitting = [one for one in _selectors(node.prelude) if _fits(one, used)]
            if fitting:
                yield f"{','.join(map(tinycss2.serialize, fitting))}{{{tinycss2.serialize(node.content)}}}"
        elif node.type == "at-rule" and node.lower_at_keyword in _NESTING and node.content is not None:
            inner = "".join(_rules(_inside(node), used))
            if inner:
                yield f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{{{inner}}}"
        else:
            yield node.serialize()


def _properties(nodes: list[Any], read: set[str]) -> Iterator[str]:
    """The rules without the properties of one's own that nothing reads."""
    for node in nodes:
        if node.type == "qualified-rule":
            said = [one for one in _declarations(node) if _matters(one, read)]
            if said:
                body = ";".join(one.serialize().rstrip(";") for one in said)
                yield f"{tinycss2.serialize(node.prelude)}{{{body}}}"
        elif node.type == "at-rule" and node.lower_at_keyword in _NESTING and node.content is not None:
            inner = "".join(_properties(_inside(node), read))
            yield f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{{{inner}}}" if inner else ""
        else:
            yield node.serialize()


def _inside(node: Any) -> list[Any]:
    return list(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True))


def _declarations(node: Any) -> list[Any]:
    return list(tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True))


def _matters(node: Any, read: set[str]) -> bool:
    own = node.type == "declaration" and node.name.startswith("--")
    return not own or node.name in read


def _selectors(prelude: list[Any]) -> Iterator[list[Any]]:
    """The parts between commas."""
    part: list[Any] = []
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _fits(selector: list[Any], used: Used) -> bool:
    """Whether the selector may fit an element; what stands in `:not()` and the like is not looked at."""
    for before, token in zip([None, *selector], selector, strict=False):
        named = token.type == "ident" and before is not None and before.type == "literal"
        if named and before.value == "." and not used.has_class(token.value):
            return False
        if token.type == "[] block" and not _has_state(token.content, used):
            return False
    return True


def _has_state(content: list[Any], used: Used) -> bool:
    said = [token for token in content if token.type != "whitespace"]
    if len(said) != 3 or said[1].type != "literal" or said[1].value != "=":
        return True
    name = said[0].value
    known = {state.partition("=")[0] for state in used.states}
    return name not in known or f"{name}={said[2].value}" in used.states

"""Whatever stands in a file, an editor gets lines with places: no traceback, no hang, nothing written.

`HYPOTHESIS_PROFILE=long pytest tests/bad/test_any_content.py` looks for some minutes.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.html import fragment_fromstring

from guide.limits import TooLong, within
from guide.problems import Problem
from guide.project import Project
from guide.site.context import Context, build_context
from guide.site.prose.allowed import refused
from tests.bad import judge

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SECONDS = 20.0
LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
BAD = {
    kind: [path.read_text(encoding="utf-8") for path in sorted((HERE / kind).iterdir())]
    for kind in judge.JUDGES
}


HOSTILE = json.loads((HERE / "pieces.json").read_text(encoding="utf-8"))
"""What a kind of file gives a meaning, and what breaks out of one."""

ACTS = ("script", "iframe", "object", "embed", "base", "meta", "style", "link", "video", "audio", "math")
RUNS = re.compile(r"[\s\x00-\x20]*(javascript|data|vbscript|file):", re.IGNORECASE)

pieces = st.sampled_from(HOSTILE) | st.text(max_size=8)
look = settings(
    max_examples=1_000 if LONG else 50,
    deadline=None,
    derandomize=not LONG,
    suppress_health_check=list(HealthCheck),
)


@st.composite
def changed(draw: st.DrawFn, texts: list[str]) -> str:
    """One of the texts with pieces put in, and pieces of itself taken out, doubled or moved."""
    text = draw(st.sampled_from(texts))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 30)))
        match draw(st.integers(0, 3)):
            case 0:
                text = text[:start] + draw(pieces) + text[end:]
            case 1:
                text = text[:start] + text[end:]
            case 2:
                text = text[:start] + text[start:end] * draw(st.integers(2, 40)) + text[end:]
            case 3:
                at = draw(st.integers(0, len(text)))
                text = text[:at] + text[start:end] + text[at:]
    return text


@pytest.fixture(scope="module")
def context() -> Context:
    return build_context(Project(ROOT), "en")


def told(kind: str, text: str, context: Context) -> list[Problem]:
    """What is told, in time and with nothing written but the file itself."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    with TemporaryDirectory() as folder:
        root = Path(folder) / "in"
        root.mkdir()
        try:
            with within(SECONDS):
                problems = judge.JUDGES[kind](text, root, context)
                if kind == "pages":
                    problems += judge.built(text, "docs/en/bad.md", context)
        except TooLong:
            raise AssertionError(f"a file of {kind} takes longer than {SECONDS:g} seconds") from None
        assert [path.name for path in Path(folder).iterdir()] == ["in"]
        assert len(list(files_below(root))) <= 3
    for problem in problems:
        assert len(str(problem).splitlines()) == 1
        assert len(str(problem)) < 2_000
        assert 0 <= problem.line <= text.count("\n") + text.count("\r") + 2
        assert not Path(problem.file).is_absolute()
    return problems


def files_below(root: Path) -> Iterator[Path]:
    return (path for path in root.rglob("*") if path.is_file())


@pytest.mark.parametrize("kind", sorted(judge.JUDGES))
def test_a_bad_file_changed_anywhere(kind, context):
    @look
    @given(changed(BAD[kind]))
    def holds(text: str) -> None:
        told(kind, text, context)

    holds()


@pytest.mark.parametrize("kind", sorted(judge.JUDGES))
def test_pieces_that_mean_something(kind, context):
    @look
    @given(st.lists(pieces, max_size=30).map("".join))
    def holds(text: str) -> None:
        told(kind, text, context)

    holds()


REAL = {
    "catalogs": sorted((ROOT / "translations").glob("*.po")),
    "forms": sorted((ROOT / "docs" / "forms").glob("*.yml")),
    "glossary": [ROOT / "translations" / "glossary.yml"],
    "pages": sorted((ROOT / "docs").glob("*/**/*.md")),
    "records": sorted((ROOT / "docs" / "facts").glob("*.yml")),
    "sentences": [ROOT / "translations" / "sentences.yml"],
    "steps": [ROOT / "scripts" / "guide" / "route" / "steps.yml"],
}


def beginning(path: Path) -> str:
    """The first part of a file: small changes of small files find more in the same time."""
    text = path.read_text(encoding="utf-8")
    return text if path.suffix == ".md" else text[: text.index("\n", min(6_000, len(text) - 2))]


@pytest.mark.parametrize("kind", sorted(REAL))
def test_a_real_file_changed_anywhere(kind, context):
    texts = [beginning(path) for path in REAL[kind]]

    @look
    @given(changed(texts))
    def holds(text: str) -> None:
        told(kind, text, context)

    holds()


def test_whatever_a_page_holds_nothing_that_acts_is_built(context):
    """The wall: either the page is refused, or another parser finds nothing that a browser would run."""
    body = st.lists(pieces, max_size=12).map("".join)

    @look
    @given(body)
    def holds(text: str) -> None:
        text = text.replace("{{", "").replace("{%", "").replace("{#", "")
        html = markdown.markdown(text, extensions=judge.extensions(context))
        if list(refused(html)):
            return
        for element in fragment_fromstring(html, create_parent="div").iter(etree.Element):
            assert element.tag not in ACTS, html
            for name, value in element.attrib.items():
                assert not name.startswith("on"), html
                assert name != "style", html
                assert not RUNS.match(value) or name not in ("href", "src"), html

    holds()

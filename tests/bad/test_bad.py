"""Each file in the folders beside this one has one fault; its lines `expect:` say what must be told.

They stand at the top, after `#`; in a page at the end, in a comment. Dots at the end of one leave out
names of which there may be more tomorrow. To add a case, write a file.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide.project import Project
from guide.site.context import Context, build_context
from tests.bad import judge

HERE = Path(__file__).parent
FILES = sorted(f"{kind}/{path.name}" for kind in judge.JUDGES for path in (HERE / kind).iterdir())
EXPECT = re.compile(r"^(?:# |<!-- )expect: (.*?)(?: -->)?$", re.MULTILINE)


@pytest.fixture(scope="module")
def context(project: Project) -> Context:
    return build_context(project, "en")


@pytest.mark.parametrize("name", FILES)
def test_an_editor_is_told(name, context, tmp_path):
    path = HERE / name
    text = path.read_text(encoding="utf-8")
    expected = EXPECT.findall(text)
    kind = path.parent.name
    if kind == "records":
        told = judge.record(text, tmp_path, context, expected[0].partition(":")[0])
    elif kind == "forms":
        told = judge.form(text, tmp_path, context, path.name)
    else:
        told = judge.JUDGES[kind](EXPECT.sub("", text) if path.suffix == ".md" else text, tmp_path, context)
    assert expected
    assert len(told) == len(expected), told
    for problem, wanted in zip(told, expected, strict=True):
        # What ends in dots goes on with names of which there may be more tomorrow.
        if wanted.endswith("..."):
            assert str(problem).startswith(wanted.removesuffix("..."))
        else:
            assert str(problem) == wanted


@pytest.mark.parametrize("kind", judge.JUDGES)
def test_there_are_files_of_every_kind(kind):
    assert [name for name in FILES if name.startswith(f"{kind}/")]


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("pages/")])
def test_the_build_refuses_what_the_check_overlooks(name, context):
    """The wall behind the check: nothing that acts comes through, whoever runs the build without a check."""
    text = EXPECT.sub("", (HERE / name).read_text(encoding="utf-8"))
    if name.startswith("pages/front"):
        assert judge.split_page(text, name).problems
    else:
        assert list(judge.built(text, name, context))

"""Whatever stands in a record file, an editor gets problems with places, and never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

GOOD = (Path(__file__).parent / "good" / "no.yml").read_text(encoding="utf-8")
# What YAML gives a meaning, and values that look like something else.
PIECES = [
    *"[]{}&*!|>'\"%@`#:,-?~=\\",
    *("\n", "\t", " ", "\n  ", "\n    - ", "\r", "\x85", "\u2028", "\ufeff", "---", "...", "null", "NO"),
    *("? ", "&a ", "*a", "<<: ", "!!set ", "!!binary x", "%YAML 1.1\n---\n", "%TAG ! a", "|9", "|0",),
    *('"\\x', '"\\UFFFFFFFF"'),
    *(".nan", "-.inf", "0o8", "1e999", "1_000", "9" * 5000, "12:30:45", "2024-02-30", "2024-01-01 25:00:00"),
]  # fmt: skip
KEYS = [
    "country",
    "name",
    "checked",
    "sources",
    "facts",
    "id",
    "kind",
    "topic",
    "text",
    "as_of",
    "phones",
    "S1",
    "",
]

quick = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(KEYS + PIECES)
trees = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | st.text(), inner, max_size=6)
    ),
    max_leaves=20,
)
# A good record with pieces put in, and pieces taken out.
edits = st.lists(
    st.tuples(st.integers(0, len(GOOD)), st.integers(0, 12), st.sampled_from(PIECES)), min_size=1, max_size=3
)


def assert_told(loaded, content: bytes) -> None:
    assert bool(loaded.problems) == (loaded.record is None)
    lines = len(content.splitlines()) + content.count(b"\r") + 1
    for problem in loaded.problems:
        assert 0 <= problem.line <= lines
        assert str(problem).startswith(f"{loaded.file}:")


@quick
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_bytes_and_text(load, content):
    loaded = load(content)
    assert loaded.problems
    assert_told(loaded, content)


@quick
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_pieces_of_yaml(load, content):
    assert_told(load(content), content.encode())


@quick
@given(trees)
def test_trees_of_values(load, tree):
    content = json.dumps(tree, ensure_ascii=False).encode("utf-8", "replace")
    loaded = load(content)
    assert loaded.problems
    assert_told(loaded, content)


@quick
@given(edits)
def test_a_good_record_with_slips(load, slips):
    text = GOOD
    for start, length, piece in slips:
        text = text[:start] + piece + text[start + length :]
    assert_told(load(text, "no.yml"), text.encode())

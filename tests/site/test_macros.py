"""What an editor is told about a macro that does not work: the file, the line, and what to write."""

from __future__ import annotations

import pytest

from guide.problems import ProblemsFound
from guide.project import Project
from guide.site.context import build_context
from guide.site.prose.macros import Macros, expand
from guide.site.writing.fact import Writer
from guide.site.writing.footnotes import Footnotes


@pytest.fixture(scope="module")
def macros(project: Project) -> Macros:
    context = build_context(project, "en")
    writer = Writer(context.words, Footnotes(context.words), "index.html", "")
    return Macros(context, writer)


FAULTS = {
    '{{ fact("se.nope") }}': "there is no fact 'se.nope'",
    '{{ facts("se.emergency-number", "xx.nope") }}': "there is no fact 'xx.nope'",
    '{{ steps("nope") }}': "there is no fact 'nope'",
    '{{ topic("xx", "children") }}': "there is no record 'xx'",
    '{{ topic("se", "nope") }}': "there is no topic 'nope'",
    '{{ key("region", "officer") }}': "there is no country 'region'",
    '{{ key("se", "nope") }}': "there is no key question 'nope'",
    '{{ compare("nope") }}': "there is no table 'nope'",
    '{{ total("nope") }}': "there is no total 'nope'",
    '{{ figures("x", "se.emergency-number") }}': "se.emergency-number has no numbers",
    "{{ nope() }}": "'nope' is undefined",
    "{{ fact() }}": "missing 1 required positional argument",
    '{{ fact("se.x" }}': "unexpected '}'",
    "{{ fact(": "unexpected 'end of template'",
    "{% for x in %}": "Expected an expression",
    "{{ ''.__class__.__mro__ }}": "only a macro with names in quotes",
    "{{ ().__class__.__base__.__subclasses__() }}": "only a macro with names in quotes",
    "{{ fact.__globals__ }}": "only a macro with names in quotes",
    "{{ 1 / 0 }}": "only a macro with names in quotes",
    "{% for a in 'xx' %}{{ legend() }}{% endfor %}": "only a macro with names in quotes",
    "{{ '<script>' }}": "only a macro with names in quotes",
    "{{ 'x' * 99999999999 }}": "only a macro with names in quotes",
    "{% include 'x' %}": "only a macro with names in quotes",
}


@pytest.mark.parametrize("macro", FAULTS)
def test_a_fault_is_told_with_its_line(macro, macros):
    with pytest.raises(ProblemsFound) as found:
        expand(f"# Title\n\nText\n{macro}\n", macros, "docs/en/x.md", 5)
    [problem] = found.value.problems
    assert FAULTS[macro] in str(problem)
    assert (problem.file, problem.line) == ("docs/en/x.md", 8)
    assert problem.instead
    assert "Traceback" not in str(problem)


def test_a_page_that_grows_without_end_is_refused(macros):
    with pytest.raises(ProblemsFound, match="beyond 2 MB"):
        expand("{{ contacts() }}\n" * 50, macros, "docs/en/x.md", 1)


def test_a_page_without_macros_stays_as_it_is(macros):
    text = "# Title\n\nA line with { braces } and a % sign.\n\n"
    assert expand(text, macros, "docs/en/x.md", 1) == text

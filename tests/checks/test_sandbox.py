"""Pages come from many hands: what stands between braces reaches neither the interpreter nor a file."""

from __future__ import annotations

import pytest

from guide.problems import ProblemsFound
from guide.project import Project
from guide.site.context import build_context
from guide.site.prose.macros import Macros, expand
from guide.site.writing.fact import Writer
from guide.site.writing.footnotes import Footnotes

ATTEMPTS = {
    "the object behind a macro": "{{ fact.__self__ }}",
    "the globals of a macro": "{{ fact.__func__.__globals__ }}",
    "an attribute by its name": "{{ fact|attr('__self__') }}",
    "an attribute by index": "{{ fact['__self__'] }}",
    "an attribute in a format": "{{ '{0.__self__}'.format(fact) }}",
    "an attribute in a format of keys": "{{ '{x.__self__}'.format_map({'x': fact}) }}",
    "all classes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "the template itself": "{{ self.__init__.__globals__ }}",
    "the private parts": "{{ _guide }}",
    "the list of macros": "{{ names() }}",
    "the configuration": "{{ config }}",
    "a module": "{% import 'os' as os %}",
    "a file as a template": "{% include '/etc/passwd' %}",
    "a file as a parent": "{% extends '../../mkdocs.yml' %}",
    "opening a file": "{{ open('/etc/passwd').read() }}",
    "an import": "{{ __import__('os').system('true') }}",
    "changing a list": "{% set list = [] %}{{ list.append(1) }}",
    "a number without end": "{{ 'x' * 99999999999 }}",
    "spaces without end": "{{ '%99999999999d' % 5 }}",
    "a loop of loops": "{% for a in 'x' * 2000 %}{% for b in 'x' * 2000 %}yy{% endfor %}{% endfor %}",
}

# The text, and the line that the editor is told.
LINES = {
    "a brace left open": ("One\n\n{{ fact( }}\n", 12),
    "a block left open": ("One\n{% if fact %}\nThree\n", 11),
    "an unknown tag": ("One\nTwo\nThree {% nope %}\n", 12),
    "an unknown fact": ("One\nTwo\n\n{{ fact('se.nope') }}\n", 13),
    "an unknown macro": ("\n\n\n\n{{ nope('x') }}\n", 14),
    "a macro on two lines": ("One\n{{ facts(\n'se.nope') }}\n", 11),
}


@pytest.fixture(scope="module")
def macros(project: Project) -> Macros:
    context = build_context(project, "en")
    writer = Writer(context.words, Footnotes(context.words), "index.html", "")
    return Macros(context, writer)


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused(name, macros):
    with pytest.raises(ProblemsFound) as found:
        expand(ATTEMPTS[name], macros, "docs/en/x.md", 10)
    [problem] = found.value.problems
    assert (problem.file, problem.line) == ("docs/en/x.md", 10)
    assert "root:" not in problem.what


@pytest.mark.parametrize("name", LINES)
def test_the_line_is_that_of_the_file(name, macros):
    text, line = LINES[name]
    with pytest.raises(ProblemsFound) as found:
        expand(text, macros, "docs/en/x.md", 10)
    assert found.value.problems[0].line == line

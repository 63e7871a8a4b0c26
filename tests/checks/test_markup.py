"""What may stand in a page, and what an editor is told about the rest."""

from __future__ import annotations

import pytest

from guide.checks.markup import markup_problems, page_markup_problems
from guide.project import Project

FRONT = "---\ntitle: A page\ndescription: What it is for.\n---\n\n"

# The line of the fault is the last of each text.
REFUSED = {
    "a script": ("Text\n<script>alert(1)</script>", "<script> is not allowed"),
    "a script in capitals": ("<SCRIPT src=x></SCRIPT>", "<script> is not allowed"),
    "a frame": ("Text\n\n<iframe src=https://a.example></iframe>", "<iframe> is not allowed"),
    "a picture in HTML": ("<img src=x onerror=alert(1)>", "<img> is not allowed"),
    "a drawing": ("<svg/onload=alert(1)>", "<svg> is not allowed"),
    "a form": ('<form action="https://a.example">', "<form> is not allowed"),
    "a style sheet": ("<style>p { color: red }</style>", "<style> is not allowed"),
    "an element of another's": ("<my-element>x</my-element>", "<my-element> is not allowed"),
    "HTML in a table": ("| a |\n|---|\n| <object data=x> |", "<object> is not allowed"),
    "HTML in a list": ("- one\n- <embed src=x>", "<embed> is not allowed"),
    "HTML beside a macro": ('{{ fact("a") }} <script>x</script>', "<script> is not allowed"),
    "HTML after code": ("`code` <script>x</script>", "<script> is not allowed"),
    "HTML after a block of code": ("```\nx\n```\n<script>x</script>", "<script> is not allowed"),
    "an event": ('<p onclick="alert(1)">x</p>', "the attribute onclick is not allowed"),
    "a style": ('<p style="color: red">x</p>', "the attribute style is not allowed"),
    "a link in HTML that runs code": ('<a href="javascript:alert(1)">x</a>', "'javascript:alert(1)'"),
    "that link with a space": ('<a href=" JavaScript:alert(1)">x</a>', "is not allowed"),
    "that link with references": ('<a href="&#106;avascript:alert(1)">x</a>', "'javascript:alert(1)'"),
    "a link that runs code": ("[x](javascript:alert(1))", "'javascript:alert(1' is not allowed"),
    "a link in capitals": ("[x](JAVASCRIPT:alert(1))", "is not allowed"),
    "a link with references": ("[x](&#106;avascript:alert(1))", "is not allowed"),
    "a link of data": ("[x](data:text/html,x)", "is not allowed"),
    "a link of another kind": ("[x](vbscript:x)", "'vbscript:x' is not allowed"),
    "a link to a file here": ("[x](file:///etc/passwd)", "is not allowed"),
    "a picture of data": ("![x](data:image/png;base64,AAAA)", "is not allowed"),
    "a picture from elsewhere": ("![x](https://a.example/a.png)", "the picture comes from another host"),
    "a link in a link": ("[a [b] c](javascript:alert(1))", "'javascript:alert(1' is not allowed"),
    "an address apart": ("[x]\n\n[x]: javascript:alert(1)", "an address stands apart from its link"),
    "a picture's address apart": ("![x][y]\n\n[y]: https://a.example/a.png", "an address stands apart"),
    "an event in braces": ('[x](a.md){ onclick="alert(1)" }', "attributes in braces are not allowed"),
    "an address in braces": ("[x](a.md){: href=data:x }", "attributes in braces are not allowed"),
    "a style in braces": ("# Title {: .wide style='color: red' }", "attributes in braces are not allowed"),
    "what looks like code": ("``` a b c\n<script>x</script>", "<script> is not allowed"),
    "backticks that are none": ("\\`<script>x</script>\\`", "<script> is not allowed"),
    "a picture from the same scheme": ("![x](//a.example/a.png)", "the picture comes from another host"),
}  # fmt: skip

ALLOWED = {
    "plain Markdown": "# Title\n\n- **one** < two & three\n\n> quote\n\n!!! note\n    Text\n",
    "links": "[a](https://a.example) [b](page.md#part) [c](../x/page.md) [d](mailto:a@b.example)",
    "files": "[x](#x) [a](guide.pdf) [b](facts.json) [c](contacts.csv)",
    "pictures of our own": "![A map](../assets/images/map.png)",
    "macros": '{{ fact("se.one") }}\n\n[x]({{ shared("downloads/guide-en.pdf") }})',
    "code": "`a < b`\n\n```\na = {b}\n```\n",
    "classes and ids": "Text\n{ .lead }\n\n## Part { #part .wide }\n",
    "small pieces of HTML": '<abbr title="x">y</abbr> <kbd>x</kbd><br>\n<div class="wide" markdown>\n</div>',
}

FRONT_MATTER = {
    "no description": ("---\ntitle: A page\n---\n\nText\n", ["description"]),
    "no title": ("---\ndescription: What it is for.\n---\n\nText\n", ["title"]),
    "an empty title": ("---\ntitle:\ndescription: What it is for.\n---\n\nText\n", ["title"]),
    "none at all": ("# Title\n", ["title", "description"]),
    "a list": ("---\n- title\n---\n\nText\n", ["title", "description"]),
}


def found(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.what) for problem in markup_problems("docs/en/x.md", text)]


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name):
    text, what = REFUSED[name]
    [(line, told)] = found(f"{FRONT}{text}\n")
    assert what in told
    assert line == len(f"{FRONT}{text}".splitlines())


@pytest.mark.parametrize("name", ALLOWED)
def test_allowed(name):
    assert found(FRONT + ALLOWED[name]) == []


@pytest.mark.parametrize("name", FRONT_MATTER)
def test_every_page_says_what_it_is(name):
    text, keys = FRONT_MATTER[name]
    assert found(text) == [(1, f"the page has no {key}") for key in keys]


def test_a_broken_head_is_told_with_its_line():
    [(line, what)] = found("---\ntitle: A\ndescription: [a\n---\n\nText\n")
    assert (line, what) == (3, "a bracket opens here and does not close")


def test_all_faults_of_a_page_are_told():
    assert len(found('<script>x</script>\n\n<p style="x" onclick="y">[x](data:z)</p>\n')) == 2 + 4


def test_pages_of_all_languages_are_looked_at(tmp_path):
    for page, text in {"en/a.md": FRONT, "sv/b/c.md": f"{FRONT}<script>\n", "uk/d.md": "Text\n"}.items():
        path = tmp_path / "docs" / page
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "docs" / "en" / "latin.md").write_bytes(FRONT.encode() + b"\xe5")
    told = [str(problem) for problem in page_markup_problems(Project(tmp_path))]
    assert told == [
        "docs/en/latin.md: the file is not UTF-8 text. save it as UTF-8.",
        "docs/sv/b/c.md:6: <script> is not allowed. take it out.",
        "docs/uk/d.md:1: the page has no title. add title: to the lines between --- at the top.",
        "docs/uk/d.md:1: the page has no description. add description: to the lines between --- at the top.",
    ]

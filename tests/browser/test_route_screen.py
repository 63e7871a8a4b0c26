"""Every word that a plan shows in the browser, and every mark, is what Python says of the same case."""

from __future__ import annotations

import random
from datetime import date
from difflib import SequenceMatcher

import pytest

from guide.facts.guide import Guide
from guide.route.case import Case, fields
from guide.route.pack import as_script
from guide.route.plan import plan
from guide.site.planner.table import route_table
from tests.browser.planner import opened
from tests.browser.screen import marks_of, on_screen
from tests.route.test_cases import CASES

DRAWN = 30
"""Cases in each language, besides the worked ones."""

# The whole of each plan as a reader sees it, with all parts open: the words of each part, and the marks.
SEEN = """async (cases) => {
  const form = document.querySelector("form.plan-form");
  const result = document.querySelector(".plan-result");
  const words = (one) => (one ? one.innerText.split(/\\s+/).filter(Boolean).join(" ") : "");
  const name = (part) =>
    part.matches(".plan-case") ? "case" : part.matches("nav") ? "contents" : part.querySelector("h2").id;
  const seen = [];
  for (const choices of cases) {
    for (const [name, value] of Object.entries(choices)) {
      const field = form.elements.namedItem(name);
      field.disabled = false;
      field.value = value;
    }
    form.dispatchEvent(new Event("change", { bubbles: true }));
    // What is not read first comes in the next frame, and what is folded with a tap.
    await new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))));
    for (const fold of result.querySelectorAll("details")) {
      fold.querySelector("summary").click();
      fold.open = true;
    }
    const parts = [...result.children].map((part) => [name(part), words(part)]);
    const marks = [...result.querySelectorAll(".status")].map((one) => [
      [...one.classList].filter((css) => css !== "status").join(" "),
      words(one),
    ]);
    const standing = ["standing", words(form.querySelector(".plan-standing"))];
    seen.push([Object.fromEntries([standing, ...parts]), marks]);
  }
  return seen;
}"""


def drawn(questions, language):
    """Cases by chance, the same each time: another share for each language, and the worked cases."""
    chance = random.Random(f"seen in {language}")  # noqa: S311 - the same cases each time
    found = [{one.name: chance.choice(one.values) for one in questions} for _ in range(DRAWN)]
    # A status that is chosen hides what is worked out, and so would most cases.
    found = [one | {"status": "auto"} if at % 2 else one for at, one in enumerate(found)]
    found += [dict(pair.split("=") for pair in case.split()) for case in CASES.values()]
    defaults = {one.name: one.default for one in questions}
    made = [defaults | one for one in found]
    return [one if one["wish"] == "elsewhere" else one | {"to": "none"} for one in made]


def first_difference(seen, expected):
    """Where two texts part, with some words around."""
    one, other = seen.split(), expected.split()
    for kind, start, end, begin, stop in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            around = " ".join(one[max(0, start - 6) : start])
            return (
                f"... {around} | seen: {' '.join(one[start:end])!r} | said: {' '.join(other[begin:stop])!r}"
            )
    return ""


def hold(page, cases, table):
    """The page shows of each case what the plan of the table says."""
    for choices, (seen, marks) in zip(cases, page.evaluate(SEEN, cases), strict=True):
        made = plan(table, Case(**choices))
        expected = on_screen(made)
        for part, words in expected.items():
            assert seen.get(part, "") == words, (part, choices, first_difference(seen.get(part, ""), words))
        assert list(seen) == ["standing", *(name for name in expected if name != "standing")], choices
        assert marks == [[f"status-{sure}", words] for sure, words in marks_of(made)], choices


@pytest.mark.parametrize(("language", "folder"), [("en", ""), ("sv", "/sv"), ("uk", "/uk")])
def test_the_screen_says_what_python_says(language, folder, page_for, served_site, tables, guide):
    page = opened(page_for(), f"{served_site}{folder}")
    hold(page, drawn(fields(guide), language), tables[language])


def test_it_says_so_too_where_nobody_has_checked_the_contacts_for_years(
    page_for, served_site, project, guide, contexts
):
    later = Guide(tuple(guide.records.values()), date(2030, 1, 1))
    table = route_table(project, later, contexts["en"].words)
    assert any("z" in card for card in table["cards"])
    page = page_for()
    page.route("**/route-table.js", lambda route: route.fulfill(body=as_script(table)))
    hold(opened(page, served_site), drawn(fields(guide), "years later")[::4], table)

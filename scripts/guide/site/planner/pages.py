"""The pages "Found in": all steps for people found in one country, for readers without a script."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import product
from typing import Any

from guide.language.words import Words
from guide.route.labels import DERIVED, SHORT
from guide.route.plan import Shown
from guide.route.table import Table, value_name
from guide.site.fact import Writer
from guide.site.labels import N_
from guide.site.markdown import plain
from guide.site.planner.html import Pen

_INTRO = N_(
    "These are all steps for people found here. A line under a step says when it counts."
    " The planner shows only the steps that fit your case."
)
_THERE = N_("Contacts in the home country")
_ONLY = N_("Only if: {conditions}.")
_UNLESS = N_("unless {condition}")
_ELSEWHERE = N_("The contacts of every country are at the end of this page.")


def found_page(table: Table, code: str, writer: Writer) -> str:
    """The whole page as Markdown, without its title."""
    words = writer.words
    pen = Pen(table, writer.to("index.html").removesuffix("index.html"))
    narrow = _Narrow(table, code, words)
    names = table["names"]
    sections = [(names["never"], "never", [step for step in table["steps"] if step.get("k") == "never"])]
    sections += [
        (
            title,
            f"measure-{number}",
            [step for step in table["steps"] if step["m"] == number and "k" not in step],
        )
        for number, title in enumerate(table["measures"], 1)
    ]
    sections.append(
        (names["differs"], "differs", [step for step in table["steps"] if step.get("k") == "differs"])
    )
    link = (
        f'<a href="{writer.to("across-borders/plan.html")}">{plain(words.gettext(N_("Plan a handover")))}</a>'
    )
    parts = [f"{plain(words.gettext(_INTRO))} {link}."]
    for title, anchor, steps in sections:
        listed = "".join(narrow.step(step, pen) for step in steps)
        if listed:
            parts.append(f"## {plain(title)} {{ #{anchor} }}\n\n{_block(listed, f'plan-{anchor}')}")
    there = _block("".join(_contacts(table, code, pen, words)), "plan-there")
    parts.append(f"## {plain(words.gettext(_THERE))} {{ #there }}\n\n{there}")
    return "\n\n".join(parts)


def _block(items: str, css: str) -> str:
    # The same words stand on the countries' pages: the search looks there.
    # The theme takes an element of the same name within for the end of what it leaves out: there is none.
    return f'<section class="found-in {css}" data-search-exclude><ul>{items}</ul></section>'


def _contacts(table: Table, code: str, pen: Pen, words: Words) -> Iterator[str]:
    """Whom to reach in each other country from here."""
    for other in words.in_order(one for one in table["fields"][0]["v"] if one != code):
        numbers = table["lists"]["there"].get(
            other, table["lists"]["officer"].get(other, []) if other == "ru" else []
        )
        cards = "".join(pen.card(Shown(number, table["cards"][number], fits=True)) for number in numbers)
        name = f"<strong>{escape(words.country(other))}</strong>"
        yield f'<li class="plan-step"><p class="plan-head">{name}</p>{cards}</li>'


class _Narrow:
    """The table as it is for people found in one country: what cannot be there is left out."""

    def __init__(self, table: Table, code: str, words: Words) -> None:
        self._table, self._code, self._words = table, code, words
        self._fields = {field["n"]: field for field in table["fields"]}
        self._derived = {one["n"]: one for one in table["derived"]}
        self._answers: dict[str, set[str]] = {}

    def step(self, step: dict[str, Any], pen: Pen) -> str:
        """One step with its conditions; empty where it never counts here."""
        open_conditions = []
        for name, allowed in step["w"]:
            possible = self._possible(name)
            if not possible & set(allowed):
                return ""
            if not possible <= set(allowed):
                open_conditions.append(
                    (name, [one for one in allowed if one in possible], possible - set(allowed))
                )
        body = "".join(self._body(step, pen))
        return pen.step(step, body, note=self._said(open_conditions))

    def _body(self, step: dict[str, Any], pen: Pen) -> Iterator[str]:
        for one in step.get("s", ()):
            if isinstance(one, int):
                yield from self._cards([one], pen)
            elif one[0] == "found":
                yield from self._cards(self._table["lists"][one[1]].get(self._code, []), pen)
            elif one[1] == "there":
                text = escape(self._words.gettext(_ELSEWHERE))
                yield f'<p class="plan-why"><a href="#there">{text}</a></p>'
        why = [
            Shown(number, self._table["cards"][number], fits=True)
            for number in step.get("d", ())
            if self._can(number)
        ]
        yield pen.sources(why)
        yield pen.links(step)

    def _cards(self, numbers: list[int], pen: Pen) -> Iterator[str]:
        for number in numbers:
            if self._can(number):
                yield pen.card(Shown(number, self._table["cards"][number], fits=True))

    def _can(self, number: int) -> bool:
        """Whether a card's rule can apply to anybody found here."""
        conditions = self._table["cards"][number].get("x", ())
        return all(self._possible(name) & set(allowed) for name, allowed in conditions)

    def _possible(self, name: str) -> set[str]:
        """The answers that a question can have here."""
        if name not in self._answers:
            self._answers[name] = self._worked_out(name)
        return self._answers[name]

    def _worked_out(self, name: str) -> set[str]:
        if name == "found":
            return {self._code}
        if name in self._fields:
            return set(self._fields[name]["v"])
        one = self._derived[name]
        of = [sorted(self._possible(part)) for part in one["f"]]
        return {one["v"][int(one["m"][self._place(one, answers)], 36)] for answers in product(*of)}

    def _place(self, one: dict[str, Any], answers: tuple[str, ...]) -> int:
        place = 0
        for part, answer in zip(one["f"], answers, strict=True):
            all_answers = (self._fields.get(part) or self._derived[part])["v"]
            place = place * len(all_answers) + all_answers.index(answer)
        return place

    def _said(self, conditions: list[tuple[str, list[str], set[str]]]) -> str:
        gettext, parts = self._words.gettext, []
        for name, allowed, barred in conditions:
            if len(barred) == 1 and len(allowed) > 1:
                parts.append(gettext(_UNLESS).format(condition=self._condition(name, list(barred))))
            else:
                parts.append(self._condition(name, allowed))
        return gettext(_ONLY).format(conditions="; ".join(parts)) if parts else ""

    def _condition(self, name: str, allowed: list[str]) -> str:
        gettext = self._words.gettext
        either = f" {gettext(N_('or'))} "
        if name in self._fields:
            named = either.join(value_name(name, one, self._words) for one in allowed)
            return f"{gettext(SHORT[name])}: {named}"
        if name in DERIVED:
            texts = [gettext(DERIVED[name][one]) for one in allowed]
            lead = f"{gettext(SHORT['status'])}: " if name == "standing" else ""
            return lead + either.join(texts)
        act = next(label for label, of in self._table["acts"] if of == name)
        names = self._table["names"]
        ties = {"both": names["both"], "here": names["here"].format(country=self._words.country(self._code))}
        ties |= {"there": gettext(N_("binds only the home country")), "neither": names["neither"]}
        return f"{act} {either.join(ties.get(one, names['tie-unknown']) for one in allowed)}"

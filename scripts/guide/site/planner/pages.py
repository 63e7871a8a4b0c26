"""The pages "Found in": all steps for people found in one country, for readers without a script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from guide.facts.vocabulary import KeyQuestion
from guide.route.say import key_of
from guide.route.table import Table
from guide.site.labels import KEY_QUESTIONS, N_
from guide.site.planner.html import Pen
from guide.site.planner.narrow import Narrow
from guide.site.writing.fact import Writer
from guide.site.writing.markdown import callout, plain

_INTRO = N_(
    "These are all steps for people found here. What is for everybody stands first in each part."
    " Then a line such as “If the person asks for asylum” says when the next steps count."
    " The planner shows only the steps that fit your case."
)
_ALWAYS = N_("In every case")
_HOMES = N_("By home country")
_THIRD = N_("When a third country matters")
_ROLE = N_("For your role")
_MARKUP = re.compile(r"[\\\\`*_\[\]]")
"""What Markdown would read as more than words."""

_OF_THIRD = frozenset({"to", "to_is", "to_there", "exploited", "crime_is", "crime_there", "claim"})
"""What brings a third country in: where the crime was, or where the person wants to go."""

Rules = list[dict[str, Any]]


def found_page(table: Table, code: str, writer: Writer) -> str:
    """The whole page as Markdown, without its title: most urgent first, and the rest folded."""
    return "\n\n".join(_Page(table, code, writer).parts())


class _Page:
    def __init__(self, table: Table, code: str, writer: Writer) -> None:
        self._table, self._code, self._words = table, code, writer.words
        self._writer, self._names = writer, table["names"]
        self._root = writer.to("index.html").removesuffix("index.html")
        self._here = Narrow(table, writer.words, {"found": code})
        codes = table["fields"][0]["v"]
        homes = [*(one for one in writer.words.in_order(codes) if one != code), "other", code]
        self._homes = {home: Narrow(table, writer.words, {"found": code, "home": home}) for home in homes}
        self._everybody = [step for step in table["steps"] if self._for_everybody(step)]

    def parts(self) -> Iterator[str]:
        words, names = self._words, self._names
        link = self._writer.to("across-borders/plan.html")
        name = plain(words.gettext(N_("Plan a handover")))
        homes = f'<a href="#homes">{plain(words.gettext(_HOMES))}</a>'
        yield f'{plain(words.gettext(_INTRO))} <a href="{link}">{name}</a>.\n\n<p>{homes}</p>'
        danger = callout("danger", words.gettext(KEY_QUESTIONS[KeyQuestion.EMERGENCY]), self._danger())
        # The search finds the numbers on the country's page.
        yield f"<div data-search-exclude markdown>\n\n{danger}\n</div>"
        yield self._section(names["call"], "call", self._numbers())
        yield self._section(names["never"], "never", self._steps(self._never()))
        measures = [self._of("", number) for number in range(1, 8)]
        titles = list(enumerate(self._table["measures"], 1))
        yield self._section(titles[0][1], "measure-1", self._steps(measures[0]))
        # Its numbers stand in the box above.
        yield _fold(f"<h2>{plain(titles[1][1])}</h2>", "measure-2", self._steps(measures[1]))
        yield self._by_home()
        folded = [(title, f"measure-{number}", measures[number - 1]) for number, title in titles[2:]]
        folded.append((names["differs"], "differs", self._of("differs")))
        third = [one for one in self._everybody if _of_third(one) and one.get("k") != "never"]
        folded.append((words.gettext(_THIRD), "third", third))
        folded.append((words.gettext(_ROLE), "role", [one for one in self._everybody if _of_role(one)]))
        yield "".join(
            _fold(f"<h2>{plain(title)}</h2>", anchor, self._steps(steps))
            for title, anchor, steps in folded
            if steps
        )

    def _for_everybody(self, step: dict[str, Any]) -> bool:
        """Whether a step is told once: it shows nothing of the home country, and can be for any of them."""
        shown = (one for one in step.get("s", ()) if not isinstance(one, int))
        if not self._here.can(step) or any(country == "home" for country, _ in shown) or _of_form(step):
            return False
        ordinary = (one for home, one in self._homes.items() if home not in ("other", "ru", self._code))
        never = sum(not one.can(step) for one in ordinary)
        # The home country is no third country, so that a step about the one third country spares it.
        return not never or (never == 1 and _of_third(step))

    def _of(self, kind: str, measure: int = 0) -> Rules:
        return [
            one
            for one in self._everybody
            if one.get("k", "") == kind
            and one["m"] == measure
            and not (_of_role(one) or _of_third(one) or _of_danger(one))
        ]

    def _never(self) -> Rules:
        """What is never done, for all home countries and third ones too."""
        return [one for one in self._table["steps"] if one.get("k") == "never" and self._here.can(one)]

    def _danger(self) -> str:
        """The emergency numbers, or what to do where none may be given."""
        pen = Pen(self._table, self._root)
        steps = [one for one in self._everybody if "q" in one and ["danger", ["yes"]] in one["w"]]
        cards = [card for one in steps for card in self._here.cards_of(one)]
        said = [f"<strong>{pen.say(one['t'])}</strong>" for one in steps]
        said += [pen.emergency(card) if "p" in card else pen.say(card["t"]) for card in cards]
        # Within a callout Markdown makes the paragraphs.
        return "\n\n".join(_MARKUP.sub(r"\\\g<0>", one) for one in said)

    def _steps(self, steps: Iterable[dict[str, Any]]) -> str:
        return self._grouped(steps, self._here, "h3", first="")

    def _grouped(self, steps: Iterable[dict[str, Any]], narrow: Narrow, tag: str, *, first: str = "-") -> str:
        """Steps under the words that say when they count, in the order of the steps; `first` comes first."""
        pen, groups = Pen(self._table, self._root), {first: list[str]()}
        for when, step in self._alike(steps, narrow):
            groups.setdefault(when, []).append(narrow.step(step, pen))
        made = ""
        for when, items in groups.items():
            title = when or (plain(self._words.gettext(_ALWAYS)) if made else "")
            heading = f'<{tag} class="plan-when">{title}</{tag}>' if title else ""
            made += f"{heading}<ul>{''.join(items)}</ul>" if items else ""
        return made

    def _alike(self, steps: Iterable[dict[str, Any]], narrow: Narrow) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each step with the words that say when it counts; one that is said twice has those of both."""
        whens: dict[str, list[str]] = {}
        kept: dict[str, dict[str, Any]] = {}
        for step in steps:
            when = narrow.when(step, besides="role" if _of_role(step) else "")
            key = f"{step['t']} {step.get('s')}" if step.get("k") == "never" else str(step["i"])
            kept.setdefault(key, step)
            whens.setdefault(key, []).append(plain(when))
        yield from (("<br>".join(whens[key]), step) for key, step in kept.items())

    def _numbers(self) -> str:
        """Whom to call here, whoever the person is."""
        pen, seen, items = Pen(self._table, self._root), set[str](), list[tuple[int, str]]()
        urgent = [one for one in self._everybody if "q" in one and not _of_danger(one)]
        for card in (card for step in urgent for card in self._here.cards_of(step)):
            if "p" in card and (number := key_of(card)) not in seen:
                seen.add(number)
                items.append((card.get("v", 0), f"<li>{pen.contact(card)}</li>"))
        # Lines that the officer gives to somebody come after those that the officer calls.
        return f"<ul>{''.join(item for _, item in sorted(items, key=lambda one: one[0]))}</ul>"

    def _by_home(self) -> str:
        words = self._words
        named = {"other": words.gettext(N_("Another country"))}
        folds = "".join(
            _fold(
                f"<h3>{plain(named.get(home) or words.country(home))}</h3>", f"home-{home}", self._home(home)
            )
            for home in self._homes
        )
        return f"## {plain(words.gettext(_HOMES))} {{ #homes }}\n\n{folds}"

    def _home(self, home: str) -> str:
        """What counts for people of one home country besides: whom to reach there, and what differs."""
        narrow, pen = self._homes[home], Pen(self._table, self._root)
        own = [
            one
            for one in self._table["steps"]
            if one not in self._everybody and not _of_form(one) and narrow.can(one)
        ]
        own.sort(key=lambda one: "q" not in one)
        steps = self._grouped(own, narrow, "h4")
        gaps = "".join(
            f"<li>{pen.say(card['t'])}</li>" for card in narrow.listed("home", "gaps") if home != self._code
        )
        title = f"<p><strong>{plain(self._names['gaps'])}</strong></p>"
        return steps + (f"{title}<ul>{gaps}</ul>" if gaps else "")

    def _section(self, title: str, anchor: str, body: str) -> str:
        return f"## {plain(title)} {{ #{anchor} }}\n\n{_block(body, anchor)}"


def _of_role(step: dict[str, Any]) -> bool:
    return any(name == "role" for name, _ in step["w"]) and str(step["i"]).startswith("role-")


def _of_danger(step: dict[str, Any]) -> bool:
    """Whether a step gives the emergency numbers, which the box at the top does."""
    return "q" in step and any(name == "danger" for name, _ in step["w"])


def _of_form(step: dict[str, Any]) -> bool:
    """Whether a step asks for another choice in the form, which this page does not have."""
    return any(name == "to_is" and set(allowed) <= {"none", "same"} for name, allowed in step["w"])


def _of_third(step: dict[str, Any]) -> bool:
    return any(name in _OF_THIRD and "none" not in allowed for name, allowed in step["w"])


def _fold(heading: str, anchor: str, body: str) -> str:
    # A link leads into what is folded, not to its head: so browsers open it without a script.
    return (
        f'<details class="plan-part found-fold"><summary>{heading}</summary>'
        f'<div id="{anchor}">{_block(body, anchor)}</div></details>'
    )


def _block(body: str, anchor: str) -> str:
    # The same words stand on the countries' pages: the search looks there.
    # The theme takes an element of the same name within for the end of what it leaves out: there is none.
    return f'<section class="found-in plan-{escape(anchor)}" data-search-exclude>{body}</section>'

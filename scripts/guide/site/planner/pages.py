"""The pages "Found in": all steps for people found in one country, for readers without a script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from guide.route.say import key_of
from guide.route.table import Table
from guide.site.labels import N_
from guide.site.planner.html import Pen
from guide.site.planner.narrow import Narrow
from guide.site.writing.fact import Writer
from guide.site.writing.markdown import plain

_INTRO = N_(
    "These are all steps for people found here. A line under a step says when it counts."
    " The planner shows only the steps that fit your case."
)
_HOMES = N_("By home country")
_THIRD = N_("When a third country matters")
_ROLE = N_("For your role")
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
        yield self._section(names["call"], "call", self._numbers())
        yield self._section(names["never"], "never", self._steps(self._of("never")))
        measures = [self._of("", number) for number in range(1, 8)]
        titles = list(enumerate(self._table["measures"], 1))
        for number, title in titles[:2]:
            yield self._section(title, f"measure-{number}", self._steps(measures[number - 1]))
        yield self._by_home()
        folded = [(title, f"measure-{number}", measures[number - 1]) for number, title in titles[2:]]
        folded.append((names["differs"], "differs", self._of("differs")))
        folded.append((words.gettext(_THIRD), "third", [one for one in self._everybody if _of_third(one)]))
        folded.append((words.gettext(_ROLE), "role", [one for one in self._everybody if _of_role(one)]))
        yield "".join(
            _fold(f"<h2>{plain(title)}</h2>", anchor, self._steps(steps))
            for title, anchor, steps in folded
            if steps
        )

    def _for_everybody(self, step: dict[str, Any]) -> bool:
        """Whether a step is told once: it shows nothing of the home country, and can be for any of them."""
        shown = (one for one in step.get("s", ()) if not isinstance(one, int))
        if not self._here.can(step) or any(country == "home" for country, _ in shown):
            return False
        ordinary = (one for home, one in self._homes.items() if home not in ("other", "ru", self._code))
        never = sum(not one.can(step) for one in ordinary)
        # The home country is no third country, so that a step about the one third country spares it.
        return not never or (never == 1 and _of_third(step))

    def _of(self, kind: str, measure: int = 0) -> Rules:
        return [
            one
            for one in self._everybody
            if one.get("k", "") == kind and one["m"] == measure and not _of_role(one) and not _of_third(one)
        ]

    def _steps(self, steps: Iterable[dict[str, Any]]) -> str:
        pen = Pen(self._table, self._root)
        return "<ul>" + "".join(self._here.step(step, pen) for step in steps) + "</ul>"

    def _numbers(self) -> str:
        """Whom to call here, whoever the person is."""
        pen, seen, items = Pen(self._table, self._root), set[str](), list[tuple[int, str]]()
        urgent = [one for one in self._everybody if "q" in one]
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
        own = [one for one in self._table["steps"] if one not in self._everybody and narrow.can(one)]
        own.sort(key=lambda one: "q" not in one)
        steps = "<ul>" + "".join(narrow.step(step, pen) for step in own) + "</ul>"
        gaps = "".join(
            f"<li>{pen.say(card['t'])}</li>" for card in narrow.listed("home", "gaps") if home != self._code
        )
        title = f"<p><strong>{plain(self._names['gaps'])}</strong></p>"
        return steps + (f"{title}<ul>{gaps}</ul>" if gaps else "")

    def _section(self, title: str, anchor: str, body: str) -> str:
        return f"## {plain(title)} {{ #{anchor} }}\n\n{_block(body, anchor)}"


def _of_role(step: dict[str, Any]) -> bool:
    return any(name == "role" for name, _ in step["w"]) and str(step["i"]).startswith("role-")


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

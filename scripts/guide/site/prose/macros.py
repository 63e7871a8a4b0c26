"""What editors can write between double braces in a page. Runs in a sandbox: pages come from many hands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from jinja2 import Environment, StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from guide.facts.guide import Entry
from guide.facts.models import Figure, Statement
from guide.facts.vocabulary import Form, KeyQuestion, Place, Topic
from guide.limits import TooLong, within
from guide.problems import Problem, ProblemsFound, error
from guide.site.context import Context
from guide.site.labels import N_
from guide.site.lists import overview
from guide.site.lists.compare import compare_table
from guide.site.lists.contacts import contacts_table, filter_form
from guide.site.lists.glossary import glossary_list
from guide.site.lists.sentences import sentences_page
from guide.site.offline.editions import editions_list
from guide.site.offline.keep import keep_form, zip_list
from guide.site.pictures.figures import figure_values, figures_chart, figures_table
from guide.site.pictures.map import country_map
from guide.site.planner.form import found_list, planner_form
from guide.site.record_pages.country import advice
from guide.site.writing.fact import Writer
from guide.site.writing.footnotes import status_legend
from guide.site.writing.glance import answer

MAX_OUTPUT = 2_000_000
MAX_CALLS = 500
"""The fullest page has some forty."""
_MAX_NAME = 200
_SECONDS = 20.0


class UnknownName(Exception):
    """A macro was asked for something that does not exist; the text is for the editor."""


class Macros:
    """The functions that a page can call. All return Markdown."""

    def __init__(self, context: Context, writer: Writer) -> None:
        self._context, self._guide, self._writer = context, context.guide, writer

    def names(self) -> dict[str, Callable[..., str]]:
        """Every macro by the name that pages use."""
        return {
            name: getattr(self, name) for name in dir(Macros) if not name.startswith("_") and name != "names"
        }

    def fact(self, name: str) -> str:
        """One fact as a sentence with its status and sources."""
        return self._writer.inline(self._entry(name))

    def facts(self, *names: str) -> str:
        """Facts as a list with all their details."""
        return "\n".join(self._writer.step(self._entry(name), "-") for name in names)

    def steps(self, *names: str) -> str:
        """Facts as numbered steps."""
        return "\n".join(self._writer.step(self._entry(name)) for name in names)

    def checklist(self, *names: str) -> str:
        """Facts as a list to tick, on screen and on paper."""
        return self._ticks(self._entry(name) for name in names)

    def indicators(self, by: str, name: str) -> str:
        """The signs of one form of exploitation, or those seen at one kind of place, as a list to tick."""
        kinds: dict[str, type[Form | Place]] = {"form": Form, "place": Place}
        self._one_of(by, kinds, "kind of list of signs")
        self._one_of(name, [one.value for one in kinds[by]], by)
        return self._ticks(entry for entry in self._guide.entries.values() if _is_sign(entry, by, name))

    def _ticks(self, entries: Iterable[Entry]) -> str:
        return "\n".join(self._writer.step(entry, "- [ ]") for entry in entries)

    def topic(self, record: str, topic: str) -> str:
        """All facts of one record on one topic, as a list."""
        self._one_of(record, self._guide.records, "record")
        self._one_of(topic, [one.value for one in Topic], "topic")
        entries = self._guide.of(record, lambda fact: fact.topic.value == topic)
        return "\n".join(self._writer.step(entry, "-") for entry in entries)

    def key(self, code: str, question: str) -> str:
        """What a country answers to a key question, as a list."""
        self._one_of(code, [record.code for record in self._guide.countries], "country")
        self._one_of(question, [one.value for one in KeyQuestion], "key question")
        entries = self._guide.key(code, KeyQuestion(question))
        writer = self._writer
        return "\n".join(f"- {answer(entry, writer)}{writer.brief_items(entry)}" for entry in entries)

    def figures(self, label: str, *names: str) -> str:
        """Facts with numbers as one table: year, number, what is counted."""
        return figures_table(label, figure_values(self._figures(names)), self._writer)

    def chart(self, label: str, series: str, *names: str) -> str:
        """Some numbers of facts as bars, with the same numbers as a table below.

        `series` names what is counted, as the records write it, divided by semicolons.
        """
        kept = [one.strip() for one in series.split(";")]
        values = figure_values(self._figures(names), kept)
        for one in kept:
            self._one_of(one, {found.value.counts for found in values}, "series in these facts called")
        if len({found.value.unit for found in values}) > 1:
            raise UnknownName("the numbers of one chart have different units | name figures of one unit")
        return figures_chart(label, values, self._writer, self._context.project.cache / "charts")

    def _figures(self, names: Iterable[str]) -> Iterator[Entry]:
        for name in names:
            entry = self._entry(name)
            if not isinstance(entry.fact, Figure):
                raise UnknownName(f"{name} has no numbers | name facts of kind figure")
            yield entry

    def compare(self, name: str) -> str:
        """A table across all countries."""
        try:
            return compare_table(self._guide, name, self._writer)
        except KeyError:
            raise UnknownName(
                f"there is no table {name!r} | see the list of tables in CONTRIBUTING.md"
            ) from None

    def contacts(self) -> str:
        """The filter and the list of all contacts."""
        return f"{filter_form(self._guide, self._writer)}\n\n{contacts_table(self._guide, self._writer)}"

    def countries(self) -> str:
        """Links to all countries."""
        return overview.countries_list(self._guide, self._writer)

    def emergency(self) -> str:
        """The emergency numbers, each with its countries."""
        return overview.emergency_numbers(self._guide, self._writer)

    def russia(self) -> str:
        """What to do and not to do with Russia, as its record advises."""
        return advice(self._guide, "ru", self._writer)

    def map(self) -> str:
        """The countries as a map, coloured by a comparison."""
        return country_map(self._guide, self._writer)

    def glossary(self) -> str:
        """All terms with their definitions and their words in every language."""
        return glossary_list(self._guide, self._context.glossary, self._writer)

    def measures(self) -> str:
        """Links to the seven measures."""
        return overview.measures_list(self._writer)

    def downloads(self) -> str:
        """The table of PDFs."""
        return overview.downloads_table(self._context, self._writer)

    def keep(self) -> str:
        """The form with which a reader keeps the guide on their device."""
        return keep_form(self._context, self._writer)

    def zips(self) -> str:
        """The guide as a ZIP to take along, in each language."""
        return zip_list(self._context, self._writer)

    def past_editions(self) -> str:
        """The list of past editions."""
        return editions_list(self._writer)

    def sentences(self) -> str:
        """The sentences to read out or show, by the language of the person."""
        if self._context.sentences is None:
            raise UnknownName("there are no sentences | add translations/sentences.yml")
        return sentences_page(self._context.sentences, self._writer)

    def form(self, name: str) -> str:
        """One of the guide's own forms as a PDF, in each language."""
        forms = {form.id: form for form in self._context.forms}
        if name not in forms:
            raise UnknownName(f"there is no form {name!r} | check the name in docs/forms/")
        return overview.form_links(forms[name], self._context.project.languages, self._writer)

    def planner(self) -> str:
        """The form of the route planner, and its answer."""
        return planner_form(self._guide, self._writer, self._context.language.code)

    def found_in(self) -> str:
        """Links to the pages with all steps for people found in a country."""
        return found_list(self._guide, self._writer)

    def sources(self) -> str:
        """All sources of the guide, by country."""
        return overview.all_sources(self._guide, self._writer.words)

    def languages(self) -> str:
        """The state of each language."""
        return overview.languages_table(self._context.statuses(), self._writer)

    def legend(self) -> str:
        """What the status marks mean."""
        return status_legend(self._writer.words)

    def shared(self, address: str) -> str:
        """The way to a file that all languages share, for a link."""
        return self._writer.to_shared(address)

    def total(self, what: str) -> str:
        """How many the guide has of something: facts, sources, contacts or countries."""
        totals = {
            "facts": len(self._guide.entries),
            "sources": sum(len(record.sources) for record in self._guide.records.values()),
            "contacts": sum(1 for _ in self._guide.contacts()),
            "countries": len(self._guide.countries),
        }
        self._one_of(what, totals, "total")
        return self._writer.words.number(totals[what])

    def _entry(self, name: str) -> Entry:
        self._one_of(name, self._guide.entries, "fact")
        return self._guide.entries[name]

    def _one_of(self, name: str, known: Any, kind: str) -> None:
        if len(name) > _MAX_NAME:
            raise UnknownName(f"there is no {kind} of {len(name)} letters | check the name in docs/facts/")
        if name not in known:
            near = get_close_matches(name, known, 1, 0.7)
            advice = f"write {near[0]}" if near else "check the name in docs/facts/"
            raise UnknownName(f"there is no {kind} {name!r} | {advice}")


def _is_sign(entry: Entry, by: str, name: str) -> bool:
    fact = entry.fact
    if not isinstance(fact, Statement) or fact.topic is not Topic.INDICATORS:
        return False
    return fact.form == name if by == "form" else name in fact.places


def expand(markdown: str, macros: Macros, file: str, first_line: int) -> str:
    """The page with its macros carried out; `first_line` is the line of the file on which `markdown` begins.

    Raises ProblemsFound with the line of the fault.
    """
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True
    )
    environment.globals = dict(macros.names())
    try:
        with within(_SECONDS):
            return _expanded(environment, markdown, file, first_line)
    except TemplateSyntaxError as fault:
        raise _found(
            file, first_line + fault.lineno - 1, f"macro: {fault.message}", "check the braces"
        ) from None
    except UnknownName as fault:
        what, _, instead = str(fault).partition(" | ")
        raise _found(file, _line(fault, first_line), f"macro: {what}", instead) from None
    except (
        TemplateError,
        SecurityError,
        TypeError,
        ValueError,
        ArithmeticError,
        AttributeError,
        MemoryError,
        RecursionError,
        TooLong,
    ) as fault:
        advice = "see the list of macros in CONTRIBUTING.md"
        raise _found(file, _line(fault, first_line), f"macro: {str(fault)[:200]}", advice) from None


def _expanded(environment: Environment, markdown: str, file: str, first_line: int) -> str:
    page = environment.parse(markdown)
    if strange := _strange(page):
        what = "macro: only a macro with names in quotes can stand between braces"
        raise _found(file, first_line + strange.lineno - 1, what, 'write it like {{ fact("se.one") }}')
    if (calls := sum(1 for _ in page.find_all(nodes.Call))) > MAX_CALLS:
        what = f"macro: the page has {calls} macros"
        raise _found(file, first_line, what, f"make it several pages, of {MAX_CALLS} at most")
    parts, size = [], 0
    for part in environment.from_string(markdown).generate():
        parts.append(part)
        size += len(part)
        if size > MAX_OUTPUT:
            raise _found(file, first_line, "macro: the page grows beyond 2 MB", "split the page")
    return "".join(parts)


def _strange(page: nodes.Template) -> nodes.Node | None:
    """What is more than a macro called with plain values: loops, sums and texts have no place in a page."""
    for block in page.body:
        if not isinstance(block, nodes.Output):
            return block
        for part in block.nodes:
            if not isinstance(part, nodes.TemplateData) and not _is_call(part):
                return part
    return None


def _is_call(part: nodes.Node) -> bool:
    return (
        isinstance(part, nodes.Call)
        and isinstance(part.node, nodes.Name)
        and all(isinstance(value, nodes.Const) for value in part.args)
        and not (part.kwargs or part.dyn_args or part.dyn_kwargs)
    )


def _line(fault: BaseException, first_line: int) -> int:
    line, trace = 1, fault.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return first_line + line - 1


def _found(file: str, line: int, what: str, instead: str) -> ProblemsFound:
    problem: Problem = error(file, line, what, instead)
    return ProblemsFound([problem])


RECORD_NAMES = (N_("The Baltic Sea region and Europe"), N_("Daily practice"))
"""Titles of the two records that are not countries, for the translators' template."""

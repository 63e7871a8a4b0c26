"""Pages that no editor writes: made from records, alike in every language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from guide.facts.guide import Guide
from guide.facts.vocabulary import Measure
from guide.language.words import Words
from guide.route.table import Table
from guide.site import labels
from guide.site.lists.overview import measure_address
from guide.site.planner.form import found_address
from guide.site.planner.pages import found_page
from guide.site.record_pages.background import practice_page, region_page
from guide.site.record_pages.country import country_page
from guide.site.record_pages.measures import measure_page
from guide.site.writing.fact import Writer


@dataclass(frozen=True)
class Generated:
    """One generated page. `source` is the file that an editor changes to change the page.

    `full_list` asks for all sources at the page's end, beside the short ones under each section; `pdf` is
    False where the whole guide's PDF would only repeat itself.
    """

    path: str
    title: str
    description: str
    source: str
    body: Callable[[Writer], str]
    full_list: bool = False
    pdf: bool = True

    @property
    def markdown_path(self) -> str:
        """The name under which MkDocs and the navigation know the page."""
        return self.path.removesuffix(".html") + ".md"


def generated_pages(guide: Guide, words: Words, table: Table | None = None) -> list[Generated]:
    """All of them, with titles in the language of `words`; `table` is the route planner's, if any."""
    return [
        *(_found(table, record.code, words) for record in guide.countries if table),
        *(_country(guide, record.code, words) for record in guide.countries),
        *(_measure(guide, measure, words) for measure in Measure),
        Generated(
            "background/region.html",
            words.gettext("Law and figures of the region"),
            words.gettext(
                "Treaties, EU law, the regional referral mechanism and figures, each with its source."
            ),
            "docs/facts/region.yml",
            lambda writer: region_page(guide, writer),
        ),
        Generated(
            "background/practice.html",
            words.gettext("Notes on daily practice"),
            words.gettext(
                "Indicators, interviewing, consent, safe return and channels, each with its source."
            ),
            "docs/facts/practice.yml",
            lambda writer: practice_page(guide, writer),
        ),
    ]


def _country(guide: Guide, code: str, words: Words) -> Generated:
    name = words.country(code)
    description = words.gettext(
        "{country}: whom to call, the seven measures, children, law and compensation."
    )
    return Generated(
        f"countries/{code}.html",
        name,
        description.format(country=name),
        f"docs/facts/{code}.yml",
        lambda writer: country_page(guide, code, writer),
        full_list=True,
    )


def _found(table: Table, code: str, words: Words) -> Generated:
    name = words.country(code)
    description = words.gettext(
        "All steps for people found here ({country}), by measure, to read without a script."
    )
    return Generated(
        found_address(code),
        words.gettext("Found in {country}").format(country=name),
        description.format(country=name),
        "scripts/guide/route/steps.yml",
        lambda writer: found_page(table, code, writer),
        pdf=False,
    )


def _measure(guide: Guide, measure: Measure, words: Words) -> Generated:
    name = words.gettext(labels.MEASURES[measure])
    description = words.gettext("{measure}: what it is, and how each of the 14 countries does it.")
    return Generated(
        measure_address(measure),
        f"{measure.value}. {name}",
        description.format(measure=name),
        "docs/facts",
        lambda writer: measure_page(guide, measure, writer),
    )

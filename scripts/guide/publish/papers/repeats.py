"""What the whole guide need not say twice: a measure in each country, which the countries' chapters say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement, fragment_fromstring, tostring

from guide.pdf import Chapter
from guide.site.context import Context
from guide.site.labels import N_

ELSEWHERE = N_("What each country does stands in its own chapter:")
_MEASURE = re.compile(r"measures/[1-7]-([a-z-]+)\.html")


def without_repeats(chapter: Chapter, context: Context) -> Chapter:
    """The chapter; that of a measure has a list of the countries' chapters in place of their facts."""
    measure = _MEASURE.fullmatch(chapter.path)
    if not measure:
        return chapter
    page = fragment_fromstring(chapter.html, create_parent="div")
    codes = {record.code for record in context.guide.countries}
    sections = [one for one in page.iter("h2") if one.get("id") in codes]
    if not sections:
        return chapter
    place = _list(sections, measure[1], context)
    sections[0].addprevious(place)
    for heading in sections:
        for element in [heading, *_below(heading)]:
            element.drop_tree()
    place.drop_tag()
    return replace(
        chapter, html=(page.text or "") + "".join(tostring(one, encoding="unicode") for one in page)
    )


def _list(sections: list[HtmlElement], measure: str, context: Context) -> HtmlElement:
    """A heading, a line and the links; each keeps the name that other pages know its section by."""
    gettext = context.words.gettext
    place = fragment_fromstring("<div><h2></h2><p></p><ul></ul></div>")
    heading, line, links = place
    heading.text, line.text = gettext(N_("Countries")), gettext(ELSEWHERE)
    for section in sections:
        code = section.get("id", "")
        item = fragment_fromstring(f'<li id="{code}"><a href="../countries/{code}.html#{measure}"></a></li>')
        item[0].text = context.words.country(code)
        links.append(item)
    return place


def _below(heading: HtmlElement) -> Iterator[HtmlElement]:
    """What stands under the heading, up to the next one of its level."""
    for element in heading.itersiblings():
        if element.tag == "h2":
            return
        yield element

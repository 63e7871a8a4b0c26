"""The form "Keep this guide on this device", and the list of ZIPs to take along."""

from __future__ import annotations

import json
from html import escape

from guide.site.context import Context
from guide.site.labels import N_
from guide.site.writing.fact import Writer
from guide.site.writing.markdown import plain

SCRIPT = "assets/js/keep.js"

GO = N_("Keep this guide on this device")
PARTS = {
    "sheets": N_("Sheets, forms and pocket cards"),
    "countries": N_("One PDF for each country"),
    "guide": N_("The whole guide as one PDF"),
}
INSTEAD = N_(
    "This browser cannot keep a copy of this site. Take the ZIP below, which needs nothing but a browser."
)
COPY_TITLE = N_("A copy on your computer")
COPY = N_("This is a copy on your computer, edition of {day}. It does not change by itself.")
COPY_NEWER = N_(
    "For a newer edition, or for another language, take a new ZIP from where this one came, "
    "or ask whoever gave it to you."
)
WORDS = {
    "size": N_("Takes {size} on this device, about {packed} to load."),
    "free": N_("Your browser says that it has room for {free}."),
    "tight": N_("That may be too much: your browser says that it has room for {free} only."),
    "choose": N_("Choose at least one language."),
    "begun": N_("Loading. You can go on reading, but keep this page open."),
    "loading": N_("{done} of {total}"),
    "kept": N_("On this device: edition of {day}, {languages}, {size}."),
    "behind": N_("A newer edition is out, of {day}."),
    "offline": N_("There is no network now."),
    "unfinished": N_("The copy is not finished. Press “Keep this guide on this device” to go on."),
    "stopped": N_("Stopped. What has come stays here. Press “Keep this guide on this device” to go on."),
    "broken": N_(
        "The network broke off. What has come stays here. Press “Keep this guide on this device” to go on."
    ),
    "changed": N_("The site was changed meanwhile, and not all came. Try again in some minutes."),
    "full": N_("This device has no room left. Nothing was kept. Make room, or choose less."),
    "fullKept": N_(
        "This device has no room left for the new copy. The copy of {day} is still here as it was. "
        "Make room, or choose less."
    ),
    "missed": N_("What you asked for is not on this device. It needs the network."),
    "removed": N_(
        "Removed. The copy is not on this device any more. Your browser may still hold pages that you "
        "opened, like those of any site. To remove these too, clear the browser’s data."
    ),
    "sure": N_("Remove the copy? Without a network you cannot get it back."),
}
"""What the script says; names in braces are filled in by it."""


def keep_form(context: Context, writer: Writer) -> str:
    """The form and its script; without a script, or where it cannot work, only what to do instead."""
    gettext = writer.words.gettext
    words = escape(json.dumps({key: gettext(text) for key, text in WORDS.items()}, ensure_ascii=False))
    languages = "".join(
        _box("language", one.code, f'<span lang="{one.code}">{plain(one.name)}</span>')
        for one in context.project.languages
    )
    parts = "".join(_box("part", part, plain(gettext(label))) for part, label in PARTS.items())
    root = writer.to_shared("index.html").removesuffix("index.html") or "./"
    return (
        f'<div class="keep no-print" id="not-kept" data-root="{root}" data-words="{words}">'
        f'<p class="keep-copy" data-title="{escape(gettext(COPY_TITLE))}" hidden>{_about_copy(context)}</p>'
        f'<p class="keep-instead">{plain(gettext(INSTEAD))}</p><form hidden>'
        f"<fieldset><legend>{plain(gettext(N_('Languages: pages, search and “Plan a handover”')))}</legend>"
        f"<div>{languages}</div></fieldset>"
        f"<fieldset><legend>{plain(gettext(N_('PDFs of these languages, too')))}</legend>"
        f"<div>{parts}</div></fieldset>"
        '<p class="keep-size" aria-live="polite"></p>'
        f'<p class="keep-actions"><button type="submit" class="keep-go">{plain(gettext(GO))}</button> '
        f"{_button('stop', gettext(N_('Stop')))} "
        f"{_button('look', gettext(N_('Look for a newer edition')))} "
        f"{_button('remove', gettext(N_('Remove the copy')))}</p>"
        f'<p class="keep-bar" hidden><label>{plain(gettext(N_("Loading")))} <progress></progress></label> '
        '<span></span></p><p class="keep-said" role="status" tabindex="-1"></p></form>'
        f'<script src="{writer.to(SCRIPT)}" defer></script></div>'
    )


def _about_copy(context: Context) -> str:
    """What a page says that was opened from a folder."""
    words = context.words
    day = plain(words.gettext(COPY).format(day=words.day(context.edition.day)))
    return f"{day} {plain(words.gettext(COPY_NEWER))}"


def _box(name: str, value: str, label: str) -> str:
    note = f' <span class="size" data-language="{value}"></span>' if name == "language" else ""
    box = f'<input type="checkbox" name="{name}" value="{value}" autocomplete="off">'
    return f"<label>{box} {label}{note}</label>"


def _button(name: str, text: str) -> str:
    return f'<button type="button" class="keep-{name}" hidden>{plain(text)}</button>'


def zip_list(context: Context, writer: Writer) -> str:
    """The ZIP of each language, with its size."""
    items = "".join(
        f'<li><a href="{writer.to_shared(f"downloads/offline-{one.code}.zip")}" hreflang="{one.code}">'
        f'<span lang="{one.code}">{plain(one.name)}</span> (ZIP)</a> '
        f'<span class="size" data-zip="{one.code}"></span></li>'
        for one in context.project.languages
    )
    return f'<ul class="zips">{items}</ul>'

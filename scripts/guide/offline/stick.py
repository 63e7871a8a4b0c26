"""The copy of one language as a ZIP: unpacked anywhere, it works from its folder, without a network."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from guide.address import leads_somewhere
from guide.offline.copies import Copy
from guide.secure.policy import policy_element
from guide.site.frame.page_facts import newest_edition
from guide.site.labels import N_, SITE_DESCRIPTION, SITE_NAME

NEEDS_NETWORK = N_("needs the network")
NOT_HERE = N_("not in this copy")

_STORED = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".webp", ".woff2"})
"""Kinds of files that are packed already."""

_ANCHOR = re.compile(r'<a\b([^>]*?)\shref="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_LANGUAGES = re.compile(r"<!-- languages -->.*?<!-- /languages -->", re.DOTALL)
_MANIFEST = re.compile(r'<link rel="manifest"[^>]*>\s*')

_FORWARD = """<!doctype html>
<html lang="{code}">
<head>
{policy}
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="refresh" content="0; url={start}">
<title>{title}</title>
</head>
<body><p><a href="{start}">{title}</a></p></body>
</html>
"""


def zip_name(code: str) -> str:
    """What the ZIP of a language is called."""
    return f"offline-{code}.zip"


def write_zip(copy: Copy, site: Path, site_url: str, target: Path) -> dict[str, int]:
    """Pack the copy; the same site gives the same bytes. Gives the packed size of each file in bytes."""
    edition = copy.context.edition
    moment = datetime.fromtimestamp(edition.epoch, UTC).timetuple()[:6]
    top = f"bsr-guide-{copy.code}-{edition.day.isoformat()}"
    pages = _Pages(copy, frozenset(copy.files), site_url)
    packed = {}
    with ZipFile(target, "w") as archive:
        for name, text in _own_files(copy, site_url).items():
            archive.writestr(_entry(f"{top}/{name}", moment), text)
        for name in copy.files:
            data = (site / name).read_bytes()
            if name.endswith(".html"):
                data = pages.rewritten(name, data.decode("utf-8")).encode()
            entry = _entry(f"{top}/{name}", moment)
            archive.writestr(entry, data)
            packed[name] = entry.compress_size
    return packed


def _entry(name: str, moment: tuple[int, ...]) -> ZipInfo:
    # Such an archive knows no day before 1980.
    entry = ZipInfo(name, max(moment, (1980, 1, 1, 0, 0, 0)))  # type: ignore[arg-type]
    entry.compress_type = ZIP_STORED if Path(name).suffix in _STORED else ZIP_DEFLATED
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    return entry


def _own_files(copy: Copy, site_url: str) -> dict[str, str]:
    """What only the ZIP has: what it is, and a way in where the pages lie in a folder of their own."""
    files = {"README.txt": readme(copy, site_url)}
    if copy.start != "index.html":
        title = escape(copy.context.words.gettext(SITE_NAME))
        files["index.html"] = _FORWARD.format(
            policy=policy_element(), code=copy.code, start=copy.start, title=title
        )
    return files


def readme(copy: Copy, site_url: str) -> str:
    """What lies in the folder, of which edition, and how to use it, in the language of the copy."""
    words, edition = copy.context.words, copy.context.edition
    gettext = words.gettext
    commit = f" ({edition.commit})" if edition.commit else ""
    lines = (
        f"{gettext(SITE_NAME)}. {gettext(SITE_DESCRIPTION)}.",
        f"{gettext('Edition')}: {words.day(edition.day)}{commit}",
        gettext("Open the file index.html in this folder. It works without a network, and installs nothing."),
        *_about_links(copy, site_url),
        gettext(newest_edition(site_url)),
        *((site_url + copy.context.folder(copy.code),) if leads_somewhere(site_url) else ()),
        gettext("Independent guide. It is not an official publication of any authority."),
        gettext("Content: CC BY 4.0. You may copy and share it if you name the source."),
    )
    # Notepad on old machines wants both characters at the end of a line, and the mark at the beginning.
    return "\ufeff" + "\r\n\r\n".join(lines) + "\r\n"


def _about_links(copy: Copy, site_url: str) -> Iterator[str]:
    """What becomes of links to what is not in the copy; nothing where there is no website to lead to."""
    gettext = copy.context.words.gettext
    if leads_somewhere(site_url):
        yield gettext("Links that say “{needs}” lead to the website.").format(needs=gettext(NEEDS_NETWORK))


@dataclass(frozen=True)
class _Pages:
    """Fits pages to a folder that holds only the files of one language."""

    copy: Copy
    included: frozenset[str]
    site_url: str

    def rewritten(self, page: str, html: str) -> str:
        """The page, in which what is not included says so; its links lead to the website if there is one."""
        html = _MANIFEST.sub("", _LANGUAGES.sub("", html))
        folder = posixpath.dirname(page)
        return _ANCHOR.sub(lambda found: self._link(found, folder), html)

    def _link(self, found: re.Match[str], folder: str) -> str:
        before, href, after, text = found.groups()
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or not parts.path:
            return found[0]
        goal = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
        if goal in self.included:
            return found[0]
        return self._outside(before, goal, after, text, parts.fragment)

    def _outside(self, before: str, goal: str, after: str, text: str, fragment: str) -> str:
        """A link to what is not included: to the website, or plain words where there is none."""
        gettext = self.copy.context.words.gettext
        if not leads_somewhere(self.site_url):
            return f'{text} <span class="needs-network">({escape(gettext(NOT_HERE))})</span>'
        part = f"#{fragment}" if fragment else ""
        note = escape(gettext(NEEDS_NETWORK))
        return (
            f'<a{before} href="{escape(self.site_url + quote(goal) + part)}"{after}>{text}'
            f' <span class="needs-network">({note})</span></a>'
        )

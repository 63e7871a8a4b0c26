"""What makes the site one that a phone can keep: a manifest for each language, icons, and the worker."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from guide.site.context import Context
from guide.site.labels import SITE_DESCRIPTION, SITE_NAME

MANIFEST = "manifest.webmanifest"
WORKER = "sw.js"
_COLOUR = "#003d6b"

# Name, side in pixels, share of the side that the logo takes. What may be cut round keeps clear of its rim.
_ICONS = (("icon-192", 192, 70), ("icon-512", 512, 70), ("icon-maskable", 512, 52), ("icon-180", 180, 66))
_DRAWING = (
    '#set page(width: {side}pt, height: {side}pt, margin: 0pt, fill: rgb("{colour}"))\n'
    '#align(center + horizon, image("logo.svg", width: {share}%))\n'
)


def write_app(contexts: tuple[Context, ...], site: Path) -> None:
    """Write the manifests, the icons and the worker."""
    for context in contexts:
        path = site / context.folder(context.language.code) / MANIFEST
        path.write_text(_manifest(context), encoding="utf-8")
    write_icons(contexts[0].project.docs / "assets" / "images" / "logo.svg", site / "assets" / "images")
    shutil.copyfile(Path(__file__).with_name(WORKER), site / WORKER)


def write_icons(logo: Path, folder: Path) -> None:
    """Draw the logo, which is white, on the guide's blue, in the sizes that phones ask for."""
    with TemporaryDirectory() as name:
        shutil.copyfile(logo, Path(name) / "logo.svg")
        for icon, side, share in _ICONS:
            drawing = Path(name) / "icon.typ"
            drawing.write_text(_DRAWING.format(side=side, colour=_COLOUR, share=share), encoding="utf-8")
            typst.compile(drawing, folder / f"{icon}.png", format="png", ppi=72, ignore_system_fonts=True)


def _manifest(context: Context) -> str:
    gettext = context.words.gettext
    top = context.top
    manifest = {
        "name": gettext(SITE_DESCRIPTION),
        "short_name": gettext(SITE_NAME),
        "description": gettext(SITE_DESCRIPTION),
        "lang": context.language.code,
        "dir": "ltr",
        "start_url": "index.html",
        "id": f"index.html?{context.language.code}",
        # All languages are one app, so that a change of language does not leave it.
        "scope": top or "./",
        "display": "standalone",
        # Where it can be had, the reader keeps the button that leads back.
        "display_override": ["minimal-ui"],
        "background_color": "#ffffff",
        "theme_color": _COLOUR,
        "icons": [
            _icon(top, "icon-192", 192, "any"),
            _icon(top, "icon-512", 512, "any"),
            _icon(top, "icon-maskable", 512, "maskable"),
        ],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"


def _icon(top: str, name: str, side: int, purpose: str) -> dict[str, str]:
    return {
        "src": f"{top}assets/images/{name}.png",
        "sizes": f"{side}x{side}",
        "type": "image/png",
        "purpose": purpose,
    }

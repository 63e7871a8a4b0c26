"""The languages of the guide's countries: those in which a word or a sentence can be pointed at."""

from __future__ import annotations

from typing import Literal, get_args

Code = Literal["en", "bg", "da", "de", "et", "fi", "is", "lt", "lv", "nb", "pl", "ro", "sv", "uk"]
LANGUAGES: tuple[Code, ...] = get_args(Code)
"""English first. The website has those of them that are listed in `mkdocs.yml`."""

"""What the guide is made of: the packages of the lock file, and what lies inside them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from importlib.metadata import PackageMetadata, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.markers import Marker
from packaging.utils import canonicalize_name

UNKNOWN = "unknown"

_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?: *; *([^\\\n]+?))? *\\?$", re.MULTILINE)
_ASKED = re.compile(r"^([A-Za-z0-9._-]+)", re.MULTILINE)
_NEEDED = re.compile(r"^[A-Za-z0-9._-]+")

_NAME = re.compile(r"^[A-Za-z0-9.+-]+( (OR|AND) [A-Za-z0-9.+-]+)*$")

_CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""Words of the package index that mean just one licence."""


@dataclass(frozen=True)
class Part:
    """A thing that others made. `version` is empty where nothing says it; `licence` is of the SPDX list.

    `reader` parts reach whoever opens a page or a PDF; the others only make them. The guide itself asks for
    `direct` parts; `needs` names the packages that this one asks for.
    """

    name: str
    version: str
    licence: str
    reader: bool = False
    package: bool = False
    direct: bool = False
    inside: tuple[Part, ...] = ()
    needs: tuple[str, ...] = ()


def parts(folder: Path) -> tuple[Part, ...]:
    """All parts by name: what the lock file in `folder` pins for this kind of computer, and what we keep."""
    own = tomllib.loads(Path(__file__).with_name("bundled.toml").read_text(encoding="utf-8"))
    pinned = {
        canonicalize_name(name): version
        for name, version, marker in _PINNED.findall(_text(folder, "requirements.txt"))
        if not marker or Marker(marker).evaluate()
    }
    direct = {canonicalize_name(name) for name in _ASKED.findall(_text(folder, "requirements.in"))}
    packages = [_package(name, version, set(pinned), own) for name, version in pinned.items()]
    found = [replace(part, direct=part.name in direct) for part in packages]
    found += [replace(part, direct=True) for part in _inside("", own)]
    return tuple(sorted(found, key=lambda part: part.name.lower()))


def _text(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


def _package(name: str, version: str, pinned: Set[str], own: dict[str, Any]) -> Part:
    inside = tuple(_inside(name, own))
    part = Part(name, version, own["licences"].get(name, UNKNOWN), package=True, inside=inside)
    try:
        about = distribution(name).metadata
    except PackageNotFoundError:
        return part
    return replace(
        part,
        licence=part.licence if part.licence != UNKNOWN else _licence(about),
        reader=any(one.reader for one in inside),
        needs=tuple(sorted(pinned & set(_needs(about)))),
    )


def _inside(package: str, own: dict[str, Any]) -> Iterator[Part]:
    for one in own["part"]:
        if one.get("inside", "") == package:
            yield Part(one["name"], one.get("version", ""), one["licence"], one.get("reader", False))


def _licence(about: PackageMetadata) -> str:
    """The licence as the package says it, in the most exact of the three ways that there are."""
    if exact := _said(about, "License-Expression"):
        return exact[0]
    for one in _said(about, "Classifier"):
        if licence := _CLASSIFIERS.get(one.rpartition(" :: ")[2]):
            return licence
    # Here stands a name, a name that is none, or a whole licence.
    return next((one for one in _said(about, "License") if _NAME.match(one)), UNKNOWN)


def _said(about: PackageMetadata, key: str) -> list[str]:
    return [str(one).strip() for one in about.get_all(key) or ()]


def _needs(about: PackageMetadata) -> Iterator[str]:
    """Packages that this one needs on some computer, without what only its extras need."""
    for line in _said(about, "Requires-Dist"):
        name = _NEEDED.match(line)
        if name and "extra ==" not in line:
            yield canonicalize_name(name[0])

"""What the guide is made of, for people and for programs: a list of licences, and CycloneDX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from guide.secure.parts import UNKNOWN, Part, parts

SBOM = "data/sbom.cdx.json"
LICENCES = "data/licences.txt"


def write_lists(folder: Path, site: Path, name: str, epoch: int) -> None:
    """Write both lists into the site; `folder` has the lock file, `name` and `epoch` are the edition's."""
    if not (folder / "requirements.txt").is_file():
        return
    found = parts(folder)
    for file, text in ((SBOM, sbom(found, name, epoch)), (LICENCES, licences(found))):
        path = site / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def sbom(found: Sequence[Part], name: str, epoch: int) -> str:
    """The bill of materials as CycloneDX. The same parts of the same edition give the same text."""
    guide = Component(name="bsr-guide", version=name, type=ComponentType.APPLICATION, bom_ref="bsr-guide")
    bom = Bom(
        components=(components := [_component(part) for part in found]),
        serial_number=uuid5(NAMESPACE_URL, repr((found, name, epoch))),
        metadata=BomMetaData(component=guide, timestamp=datetime.fromtimestamp(epoch, UTC)),
    )
    by_name = {part.name: component for part, component in zip(found, components, strict=True)}
    bom.register_dependency(guide, [by_name[part.name] for part in found if part.direct])
    for part in found:
        bom.register_dependency(by_name[part.name], [by_name[one] for one in part.needs])
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def _component(part: Part, within: str = "") -> Component:
    reference = f"{within}{part.name}@{part.version}" if part.version else f"{within}{part.name}"
    return Component(
        name=part.name,
        version=part.version or None,
        type=ComponentType.LIBRARY if part.package or within else ComponentType.DATA,
        bom_ref=reference,
        purl=PackageURL("pypi", name=part.name, version=part.version) if part.package else None,
        licenses=[] if part.licence == UNKNOWN else [LicenseFactory().make_from_string(part.licence)],
        components=[_component(one, f"{reference}/") for one in part.inside],
    )


def licences(found: Iterable[Part]) -> str:
    """Each part with version and licence, those that reach a reader first, then what these ask to be told."""
    found = list(found)
    groups = (
        ("In the pages, PDFs and map that a reader opens", [part for part in found if part.reader]),
        ("In the program that makes them", [part for part in found if not part.reader]),
    )
    lines = [
        "What the guide is made of, and under which licences. Names of licences are those of spdx.org.",
        "",
    ]
    for title, group in groups:
        lines += [title, "-" * len(title), "", *(line for part in group for line in _lines(part)), ""]
    for part in found:
        if part.reader and part.package:
            lines += [line for text in _licence_files(part.name) for line in (f"{part.name}:", "", text, "")]
    return "\n".join(lines).rstrip() + "\n"


def _lines(part: Part, depth: int = 0) -> Iterator[str]:
    yield f"{'  ' * depth}{part.name} {part.version}".rstrip() + f": {part.licence}"
    for one in part.inside:
        yield from _lines(one, depth + 1)


def _licence_files(name: str) -> list[str]:
    """The licence files that a package brings."""
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return []
    own = [file for file in files if ".dist-info/licenses/" in file.as_posix()]
    return [file.read_text().strip() for file in sorted(own)]

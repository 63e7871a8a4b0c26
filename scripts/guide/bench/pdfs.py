"""PDFs: ours against WeasyPrint and Chromium, from the same rendered pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from guide.bench import printers
from guide.bench.checkout import Checkout
from guide.bench.printable import printable
from guide.bench.report import Row, kilobytes
from guide.bench.timing import Timing, timed
from guide.pdf import render
from guide.pdf.validate import PROFILES, validate
from guide.problems import ProblemsFound, error
from guide.publish.papers.documents import Planned, documents
from guide.site.building.rendered import Rendered
from guide.site.context import build_context

_WANTED = {
    "guide-en.pdf": "PDF of the whole guide, in English",
    "country-se-en.pdf": "PDF of one country, Sweden",
}


@dataclass(frozen=True)
class Made:
    """A PDF that one program made. `size` is in bytes, `broken` counts broken rules by standard."""

    timing: Timing
    size: int
    sheets: int
    broken: Mapping[str, int]

    def __str__(self) -> str:
        return f"{self.timing}, {kilobytes(self.size)}, {self.sheets} sheets, {verdict(self.broken)}"


def pdfs(checkout: Checkout, browser: Path | None, folder: Path, say: Callable[[str], None]) -> Iterator[Row]:
    """Each document made by each program; the pages have been built in the copy before."""
    for planned in _planned(checkout):
        yield from _rows(planned, checkout, browser, folder, say)


def _planned(checkout: Checkout) -> list[Planned]:
    project = checkout.project
    code = project.source_language.code
    kept = next(iter(sorted((project.cache / "languages").glob(f"{code}-*/rendered.json"))), None)
    if kept is None:
        raise ProblemsFound([error("bench", 0, "no rendered pages were kept", "run make clean, then again")])
    context = build_context(project, code)
    return [one for one in documents(context, Rendered.read(kept), project.site_url) if one.name in _WANTED]


def _rows(
    planned: Planned, checkout: Checkout, browser: Path | None, folder: Path, say: Callable[[str], None]
) -> Iterator[Row]:
    template, images = checkout.project.overrides / "pdf", checkout.project.site
    what, target = _WANTED[planned.name], folder / planned.name
    page = target.with_suffix(".html")
    page.write_text(printable(planned.document, images, template / "fonts"), encoding="utf-8")
    say(f"{what}: ours ...")
    ours = made(lambda: target.write_bytes(render(planned.document, template, None, images)), target)
    say(f"{what}: WeasyPrint ...")
    yield _row(what, ours, "WeasyPrint", made(lambda: printers.weasyprint(page, target), target))
    if browser:
        say(f"{what}: Chromium ...")
        yield _row(what, ours, "Chromium", made(lambda: printers.chromium(browser, page, target), target))


def made(work: Callable[[], object], target: Path) -> Made:
    """Time what writes the PDF `target`, then look at the PDF."""
    timing = timed(work, lambda _: target.unlink(missing_ok=True))
    broken = Counter(failure.standard for failure in validate(target))
    return Made(timing, target.stat().st_size, len(PdfReader(target).pages), broken)


def verdict(broken: Mapping[str, int]) -> str:
    """Which standards a PDF passes, and how many rules of the others it breaks."""
    passed = [standard for standard in PROFILES.values() if not broken.get(standard)]
    failed = [f"{count} of {standard}" for standard, count in sorted(broken.items(), reverse=True) if count]
    parts = [f"passes {' and '.join(passed)}"] if passed else []
    return ", ".join(parts + ([f"breaks rules: {' and '.join(failed)}"] if failed else []))


def _row(what: str, ours: Made, name: str, theirs: Made) -> Row:
    return Row(what, str(ours), f"{name}: {theirs}", theirs.timing.seconds / ours.timing.seconds)

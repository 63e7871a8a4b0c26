"""How long the guide takes to build and to check: from nothing, again, and after small changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from guide.bench.checkout import Checkout
from guide.bench.edits import WORDS, changed_page, changed_record
from guide.bench.report import Row
from guide.bench.timing import Timing, timed
from guide.problems import ProblemsFound, error
from guide.project import Project
from guide.publish.preview import Builder

Edit = Callable[[str, str], str | None]


def builds(checkout: Checkout, say: Callable[[str], None]) -> Iterator[Row]:
    """The whole build, as every contributor knows it."""
    project = checkout.project
    say("The whole guide from nothing ...")
    cold = timed(lambda: checkout.guide("site"), lambda _: checkout.forget())
    yield Row(f"The whole guide from nothing: {_contents(project)}", str(cold))
    say("The whole guide again, nothing changed ...")
    yield _compared("Again, nothing changed", timed(lambda: checkout.guide("site")), cold)
    page, record = _page(project), project.records / "se.yml"
    say(f"After a changed sentence in {_name(project, page)} ...")
    after_page = _after(checkout, page, changed_page)
    yield _compared(f"After one changed sentence in `{_name(project, page)}`", after_page, cold)
    say(f"After a changed fact in {_name(project, record)} ...")
    after_fact = _after(checkout, record, changed_record)
    yield _compared(f"After one changed fact in `{_name(project, record)}`", after_fact, cold)


def alone(checkout: Checkout, say: Callable[[str], None]) -> Iterator[Row]:
    """One language, as a machine of its own would build it."""
    code = checkout.project.source_language.code
    say(f"{code} alone, from nothing ...")
    timing = timed(lambda: checkout.guide("build", "--only", code), lambda _: checkout.forget())
    yield Row(f"One language with its PDFs on a machine of its own, from nothing: `{code}`", str(timing))


def preview(checkout: Checkout, say: Callable[[str], None]) -> Iterator[Row]:
    """What an editor waits for after saving a page, without the browser."""
    say("A page saved while the preview runs ...")
    project = checkout.project
    page = project.docs / project.source_language.code / "index.md"
    with TemporaryDirectory() as folder, _kept(page) as text:
        builder = Builder(project, Path(folder), "http://127.0.0.1:8000", say)
        builder()

        def save(number: int) -> None:
            page.write_text(f"{text}\n{WORDS[number]}.\n", encoding="utf-8")

        timing = timed(builder, save)
        builder.stop()
    yield Row(f"A saved change of `{_name(project, page)}` in `make serve`", str(timing))


def check(checkout: Checkout, say: Callable[[str], None]) -> Iterator[Row]:
    """The check that editors run, with what earlier runs have kept."""
    say("The check ...")
    well = True

    def work() -> None:
        nonlocal well
        status, _ = checkout.ask("check")
        well = well and status == 0

    timing = timed(work)
    yield Row(
        "`make check`", f"{timing}" if well else f"{timing}; it found faults, so it may have ended early"
    )


def _contents(project: Project) -> str:
    pages = sum(1 for path in project.site.rglob("*.html") if path.name != "404.html")
    pdfs = sum(1 for _ in (project.site / "downloads").glob("*.pdf"))
    return f"{pages} pages and {pdfs} PDFs in {len(project.languages)} languages"


def _compared(what: str, timing: Timing, cold: Timing) -> Row:
    return Row(what, str(timing), f"from nothing: {cold}", cold.seconds / timing.seconds)


def _page(project: Project) -> Path:
    """The first page of the first language that has a page of its own; of the source where none has."""
    codes = [language.code for language in (*project.languages[1:], project.source_language)]
    pages = (project.docs / code / "index.md" for code in codes)
    return next((page for page in pages if page.is_file()), project.docs / codes[-1] / "index.md")


def _after(checkout: Checkout, file: Path, edit: Edit) -> Timing:
    with _kept(file) as text:

        def change(number: int) -> None:
            changed = edit(text, WORDS[number])
            if changed is None:
                name = _name(checkout.project, file)
                raise ProblemsFound([error(name, 0, "there is no plain sentence to change", "write one")])
            file.write_text(changed, encoding="utf-8")

        return timed(lambda: checkout.guide("site"), change)


@contextmanager
def _kept(file: Path) -> Iterator[str]:
    """The file's text, which is put back at the end."""
    text = file.read_text(encoding="utf-8")
    try:
        yield text
    finally:
        file.write_text(text, encoding="utf-8")


def _name(project: Project, file: Path) -> str:
    return file.relative_to(project.root).as_posix()

"""The `guide` command: one thin verb for each thing that people do."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import click

from guide.address import leads_somewhere
from guide.problems import GUIDE, Problem, ProblemsFound, Weight
from guide.project import Project, find_project
from guide.telling import annotation, counted, on_one_screen
from guide.typed import HINDERED, Day, Folder, NewFile, answers, languages, write_whole

if TYPE_CHECKING:
    from guide.publish.progress import Reporter

P = ParamSpec("P")


def told(verb: Callable[P, None]) -> Callable[P, None]:
    """Show faults in the content as lines, and end with status 1."""

    @wraps(verb)
    def inner(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            verb(*args, **kwargs)
        except ProblemsFound as found:
            show(found.problems)
            sys.exit(1)
        except OSError as fault:
            if fault.errno not in HINDERED:
                raise
            raise click.ClickException(f"{fault.filename} could not be written: {fault.strerror}") from None

    return inner


def show(problems: tuple[Problem, ...], everything: bool = False, annotations: bool = False) -> None:
    """Print problems, most urgent first and on one screen, and how many there are.

    On the code host each is printed for its annotations too.
    """
    if annotations or os.environ.get("GITHUB_ACTIONS") == "true":
        for problem in problems:
            click.echo(annotation(problem))
    for line in map(str, problems) if everything else on_one_screen(problems):
        click.echo(line, err=True)
    errors = sum(1 for problem in problems if problem.weight is Weight.ERROR)
    click.echo(f"{errors} to mend, {counted(len(problems) - errors, 'warning')}", err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
@told
def main(context: click.Context) -> None:
    """Build, check and measure the BSR Guide."""
    context.obj = find_project()


def _say_done(reporter: Reporter, project: Project) -> None:
    """Where the guide is, and what it cannot say as long as it has no address of its own."""
    reporter.say("The guide is in site/: open site/index.html")
    if not leads_somewhere(project.site_url):
        reporter.say("It has no address yet, so the pocket cards have no QR code: set GUIDE_SITE_URL")


@main.command()
@click.option("--pdf/--no-pdf", default=True, help="Make the PDFs too (default).")
@click.pass_obj
@told
def site(project: Project, pdf: bool) -> None:
    """Build the whole guide into site/."""
    from guide.publish.build import build_site
    from guide.publish.progress import Reporter

    reporter = Reporter()
    build_site(project, project.site, reporter, with_pdf=pdf)
    _say_done(reporter, project)


@main.command()
@click.option("--pdf/--no-pdf", default=True, help="As site/ was built: with PDFs (default) or without.")
@click.pass_obj
@told
def again(project: Project, pdf: bool) -> None:
    """Build the newest commit once more elsewhere, and compare it with site/."""
    from guide.publish.again import build_again

    click.echo(f"All {build_again(project, with_pdf=pdf)} files are the same")


@main.command()
@click.option("--only", "code", metavar="CODE", required=True, help="The language.")
@click.option("--into", type=Folder(), help="Where to put it (default: .cache/parts/CODE).")
@click.option("--pdf/--no-pdf", default=True, help="Make the PDFs too (default).")
@click.pass_obj
@told
def build(project: Project, code: str, into: Path | None, pdf: bool) -> None:
    """Build one language, to be put together with others."""
    from guide.publish.build import build_language_part
    from guide.publish.progress import Reporter

    project.language(code)
    target = into or project.cache / "parts" / code
    reporter = Reporter()
    build_language_part(project, code, target, reporter, with_pdf=pdf)
    reporter.say(f"{code} is in {into or f'.cache/parts/{code}'}: {GUIDE} assemble puts languages together")


@main.command()
@click.argument("parts", nargs=-1, metavar="DIR...")
@click.option("--pdf/--no-pdf", default=True, help="With the PDFs (default).")
@click.pass_obj
@told
def assemble(project: Project, parts: tuple[str, ...], pdf: bool) -> None:
    """Put built languages together into site/ (default: those in .cache/parts)."""
    from guide.publish.build import assemble_site
    from guide.publish.progress import Reporter

    kept = sorted(path for path in (project.cache / "parts").glob("*") if path.is_dir())
    folders = [Path(one) for one in parts] or kept
    reporter = Reporter()
    assemble_site(project, folders, project.site, reporter, with_pdf=pdf)
    _say_done(reporter, project)


@main.command()
@click.argument("language", default="en")
@click.option("--port", default=8000, show_default=True, help="Port on this machine.")
@click.pass_obj
@told
def serve(project: Project, language: str, port: int) -> None:
    """Preview one language; a saved page shows in a second."""
    from guide.publish.preview import preview

    preview(project, language, port, click.echo)


@main.command()
@click.option("--all", "everything", is_flag=True, help="Show every problem, not one screen of them.")
@click.option("--annotations", is_flag=True, help="Print annotations for the code host too.")
@click.pass_obj
@told
def check(project: Project, everything: bool, annotations: bool) -> None:
    """Check facts, pages and translations."""
    from guide.checks.all import check_all

    problems = check_all(project)
    show(problems, everything, annotations)
    if any(problem.weight is Weight.ERROR for problem in problems):
        sys.exit(1)


@main.command()
@click.option("--new", "new_language", metavar="CODE", help="Make the catalog of a new language.")
@click.option("--update", is_flag=True, help="Bring the template and all catalogs up to date.")
@click.option("--stamp", metavar="LANG/PAGE", help="Say that a page, such as sv/index.md, is up to date.")
@click.pass_obj
@told
def translations(project: Project, new_language: str | None, update: bool, stamp: str | None) -> None:
    """Show what is missing, behind or unreviewed in each language."""
    from guide.checks import translations as work

    if stamp:
        work.stamp_page(project, stamp)
    elif update or new_language:
        for line in work.update_catalogs(project, new_language):
            click.echo(line)
    else:
        click.echo(work.report(project))


@main.command()
@click.option("--country", metavar="CC", help="One record only: a country, region or practice.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True
)
@click.option("--on", type=Day(), metavar="DATE", help="The day that counts as today.")
@click.pass_obj
@told
def freshness(project: Project, country: str | None, form: str, on: date | None) -> None:
    """List the facts that somebody has to check again, the most urgent first."""
    from guide.checks.freshness import due_report

    report = due_report(project, country, on)
    click.echo({"text": report.text, "json": report.json, "markdown": report.markdown}[form](), nl=False)


@main.command()
@click.argument("fact", metavar="SE.SOME-FACT")
@click.option("--source", metavar="S1", required=True, help="The source of the fact that you have read.")
@click.option("--on", type=Day(), metavar="DATE", help="The day on which you read it (default: today).")
@click.pass_obj
@told
def confirm(project: Project, fact: str, source: str, on: date | None) -> None:
    """Record that a fact still agrees with its source."""
    from guide.checks.freshness import confirm as record

    done = record(project, fact, source, on)
    click.echo(f"{done.place}: {fact} checked {done.day}; before: {done.before}")
    for other in done.same:
        click.echo(f"The same number stands in {other}. Does its source say so too? Then confirm it as well.")


@main.group()
def new() -> None:
    """Begin a new country or language, and say what is left to do."""


@new.command()
@click.argument("code", metavar="CC")
@click.pass_obj
@told
def country(project: Project, code: str) -> None:
    """Make the record of a country, with a gap for each question that it must answer."""
    from guide.edition import edition, latest_check
    from guide.scaffold.country import new_country

    click.echo(str(new_country(project, code, latest_check(edition(project.root)))))


@new.command()
@click.argument("code", metavar="CODE")
@click.pass_obj
@told
def language(project: Project, code: str) -> None:
    """Add a language to the website, with a catalog to translate."""
    from guide.scaffold.language import new_language
    from guide.site.context import build_context

    guide = build_context(project, project.source_language.code).guide
    click.echo(str(new_language(project, guide, code)))


@main.command()
@click.pass_obj
@told
def schema(project: Project) -> None:
    """Write the schema of records for editors' tools."""
    from guide.facts.schema import record_schema

    write_whole(project.records / "schema.json", record_schema().encode())
    click.echo("docs/facts/schema.json is up to date")


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
@click.option("--output", type=NewFile(), help="Write the report to this file.")
@click.option("--only", metavar="CC", help="Ask the addresses of one record only, such as se.")
@click.option("--again", is_flag=True, help="Ask all, also what was asked today.")
@click.pass_obj
@told
def links(project: Project, form: str, output: Path | None, only: str | None, again: bool) -> None:
    """Ask every address of other sites; a run that was cut short goes on."""
    from guide.links.check import check_links
    from guide.links.report import FORMATS
    from guide.links.run import Stopped

    try:
        report = check_links(project, lambda line: click.echo(line, err=True), only=only, again=again)
    except Stopped as end:
        click.echo(f"{end}.", err=True)
        sys.exit(1)
    text = FORMATS[form](report)
    if output:
        write_whole(output, text.encode())
    else:
        click.echo(text, nl=False)
    if report.errors:
        sys.exit(1)


@main.command()
@click.argument("folder", type=Folder())
@click.pass_obj
@told
def editions(project: Project, folder: Path) -> None:
    """Add the edition in site/ to the past editions in FOLDER."""
    from guide.offline.archive import Archive

    archive = Archive(folder)
    added = archive.add(project.site)
    click.echo(f"{added.name}: {len(added.pages)} pages kept; {len(archive.editions())} editions in all")


@main.command()
@click.option("--in", "found", required=True, help="Country where the person is.", **answers("found"))
@click.option("--home", required=True, help="Home country.", **answers("home"))
@click.option("--to", help="Country where the person wants to go.", **answers("to"))
@click.option("--exploited", help="Second country of exploitation.", **answers("exploited"))
@click.option("--age", help="Age; unsure where you do not say it.", **answers("age"))
@click.option("--status", help="Right to stay; worked out where you do not say it.", **answers("status"))
@click.option("--role", help="Your role.", **answers("role"))
@click.option("--police", help="Contact with the police.", **answers("police"))
@click.option("--wish", help="What the person wants.", **answers("wish"))
@click.option("--danger", is_flag=True, help="Somebody is in danger now.")
@click.option("--language", default="en", show_default=True, help="Language of the plan.", **languages())
@click.option("--pdf", type=NewFile(), help="Write a PDF to this file instead.")
@click.pass_obj
@told
def route(project: Project, /, language: str, pdf: Path | None, danger: bool, **answers: str | None) -> None:
    """Plan a handover: the steps of a case, with both countries' contacts."""
    from guide.publish.papers.route import plan_for, plan_pdf
    from guide.route.case import UnknownAnswer
    from guide.route.text import as_text
    from guide.site.context import build_context

    context = build_context(project, language)
    chosen = {name: value for name, value in answers.items() if value}
    try:
        plan = plan_for(context, chosen | {"danger": "yes" if danger else "no"})
    except UnknownAnswer as fault:
        raise click.UsageError(fault.told("--")) from None
    if pdf:
        write_whole(pdf, plan_pdf(context, plan))
    else:
        click.echo(as_text(plan), nl=False)


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def test(project: Project, arguments: tuple[str, ...]) -> None:
    """Run the tests: all, or what the arguments for pytest say."""
    import pytest

    # All of them take long, so every processor helps, to the end.
    arguments = arguments or ("-n", "auto", "--dist", "worksteal")
    sys.exit(pytest.main(["--rootdir", str(project.root), *arguments]))


@main.command()
@click.option("--write", is_flag=True, help="Put the figures into README.md.")
@click.option("--lighthouse", is_flag=True, help="Only have Lighthouse judge pages of site/, as it is.")
@click.pass_obj
@told
def bench(project: Project, write: bool, lighthouse: bool) -> None:
    """Measure build times and sizes against other ways of doing it."""
    from guide.bench import judge, measure

    if lighthouse:
        judge(project, click.echo)
    else:
        measure(project, write, click.echo)

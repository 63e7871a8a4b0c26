"""What is done once to the whole guide when all languages and PDFs lie in one folder, as a list of steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from guide.checks.inside import dead_links
from guide.checks.refused import refused_problems
from guide.kept import Kept, keeping
from guide.offline.app import write_app
from guide.offline.pack import write_copies
from guide.offline.past import archive_of_settings, write_past
from guide.offline.zips import Zips
from guide.problems import Problem, ProblemsFound
from guide.project import Project
from guide.publish import assemble, styles
from guide.publish.packed import write_packed
from guide.publish.progress import Reporter
from guide.secure.hosts import write_host_files
from guide.secure.lists import write_lists
from guide.secure.sums import write_sums
from guide.site.building.rendered import Rendered
from guide.site.context import Context


@dataclass(frozen=True)
class Whole:
    """The whole guide in the folder `site`, before it takes the place of the one before.

    `contexts` and `rendered` go together, one for each language, the source language first. The folder
    `downloads` has files only with `with_pdf`. `program` is the key of the program that builds.
    """

    project: Project
    contexts: tuple[Context, ...]
    rendered: tuple[Rendered, ...]
    site: Path
    with_pdf: bool
    program: str

    @property
    def downloads(self) -> Path:
        """Where all files to download are, of every language."""
        return self.site / "downloads"

    def folder(self, context: Context) -> Path:
        """Where the pages of a language are."""
        return self.site / context.folder(context.language.code)

    def keeping(self, name: str) -> AbstractContextManager[Kept]:
        """What a step has worked out in the build before, and now."""
        return keeping(self.project.cache / "finish" / f"{name}.json", self.program)


@dataclass(frozen=True)
class Step:
    """One thing to do to the whole guide; `downloads` says that it has work only where there are PDFs.

    `work` may change and add files, and gives what is wrong with them, if anything.
    """

    name: str
    work: Callable[[Whole], Iterable[Problem] | None]
    downloads: bool = False


def _data(whole: Whole) -> None:
    assemble.write_data(list(whole.contexts), whole.site)


def _sitemap(whole: Whole) -> None:
    assemble.write_sitemap(whole.contexts[0], whole.rendered[0], whole.project.site_url, whole.site)


def _parts(whole: Whole) -> None:
    edition = whole.contexts[0].edition
    write_lists(whole.project.root, whole.site, edition.name, edition.epoch)


def _hosts(whole: Whole) -> None:
    write_host_files(whole.site)


def _sums(whole: Whole) -> None:
    write_sums(whole.site / "data")
    write_sums(whole.downloads)


def _packed(whole: Whole) -> None:
    write_packed(whole.site, whole.project.cache / "packed")


def _all_sums(whole: Whole) -> None:
    write_sums(whole.site)


def _sizes(whole: Whole) -> None:
    with whole.keeping("sheets") as kept:
        sheets = assemble.sheets_of(whole.downloads, kept)
    for context in whole.contexts:
        page = whole.folder(context) / "downloads.html"
        assemble.fill_sizes(page, whole.downloads, sheets, context.words)


def _app(whole: Whole) -> None:
    write_app(whole.contexts, whole.site)


def _styles(whole: Whole) -> None:
    with whole.keeping("styles") as kept:
        styles.lighten([whole.folder(context) for context in whole.contexts], kept)


def _past(whole: Whole) -> None:
    write_past(whole.contexts, whole.site, archive_of_settings())


def _copies(whole: Whole) -> None:
    zips = Zips(whole.project.cache / "zips", whole.program)
    write_copies(whole.contexts, whole.site, whole.project.site_url, zips)


def _links(whole: Whole) -> list[Problem]:
    with whole.keeping("links") as kept:
        return dead_links(whole.site, whole.project.site_url, whole.with_pdf, kept)


def _refused(whole: Whole) -> list[Problem]:
    with whole.keeping("refused") as kept:
        return refused_problems(whole.site, kept)


# One line a step, in the order in which they are done. What writes pages or downloads comes before what
# measures them, and what only packs finished files comes late, the sums of all last. Then all is checked.
STEPS = (
    # 1. what belongs to the whole
    Step("open data", _data),
    Step("sitemap", _sitemap),
    Step("what the guide is made of", _parts),
    Step("manifests, icons and worker", _app),
    Step("past editions", _past),
    # 2. more files to download
    # 3. what says how large they are
    Step("sizes of the downloads", _sizes, downloads=True),
    # 4. what looks at every page, and may write into it
    Step("styles without what no page uses", _styles),
    # 5. copies of the finished pages, sums of all downloads
    Step("copies to take along", _copies),
    Step("headers for hosts", _hosts),
    Step("sums of the downloads", _sums),
    # 6. finished files, packed
    Step("files packed for hosts", _packed, downloads=True),
    # 7. the last that writes: sums of every file
    Step("sums of the whole site", _all_sums),
    # 8. checks, which write nothing: pages link to the sums too
    Step("links inside", _links),
    Step("nothing that the policy refuses", _refused),
)


def finish(whole: Whole, reporter: Reporter, steps: Iterable[Step] = STEPS) -> None:
    """Do each step in turn; ProblemsFound of the first one that finds a fault."""
    wanted = [step for step in steps if whole.with_pdf or not step.downloads]
    with reporter.stage("Finishing", len(wanted)) as stage:
        for step in wanted:
            if problems := list(step.work(whole) or ()):
                raise ProblemsFound(problems)
            stage.done()

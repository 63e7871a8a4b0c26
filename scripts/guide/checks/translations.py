"""Translations: what is missing, behind, or unreviewed, and catalogs that do not fit their English."""

from __future__ import annotations

from collections.abc import Iterator

from babel.core import Locale, UnknownLocaleError
from babel.messages.catalog import Message as PoMessage

from guide.checks.alike import alike_problems
from guide.edition import edition, latest_check
from guide.facts.guide import Guide
from guide.facts.store import load_guide
from guide.language.catalog import catalog_of, parse, unfit
from guide.language.messages import Message
from guide.language.numbers import INSTEAD, unlike_parts
from guide.language.page_file import PageFile, read_page
from guide.language.pages import PageState, State, facts_of, page_states, stamp
from guide.language.status import language_status
from guide.language.template import messages, template, updated
from guide.problems import GUIDE, Problem, ProblemsFound, error, warning
from guide.project import Language, Project
from guide.telling import counted


def catalog_problems(project: Project, wanted: list[Message]) -> Iterator[Problem]:
    """Faults in the catalogs, and catalogs that lack some of the wanted texts."""
    english = {message.text for message in wanted}
    for language in project.languages[1:]:
        path = project.translations / f"{language.code}.po"
        shown = f"translations/{path.name}"
        if not path.exists():
            yield warning(
                shown,
                0,
                f"there is no catalog for {language.name}",
                f"make one: {GUIDE} translations --new {language.code}",
            )
            continue
        for message in parse(path, language.code):
            if message.id and isinstance(message.string, str) and message.string:
                yield from _message_problems(shown, message, english)
        yield from _behind(shown, project, language.code, wanted)


def template_problems(project: Project, wanted: list[Message]) -> Iterator[Problem]:
    """Whether translators' tools see today's texts."""
    pot = project.translations / "guide.pot"
    if not pot.exists() or pot.read_text(encoding="utf-8") != template(wanted):
        shown = "translations/guide.pot"
        yield warning(shown, 0, "the template is behind", f"run {GUIDE} translations --update")


def page_problems(project: Project) -> Iterator[Problem]:
    """Translated pages that are behind, or that do not say which English text they translate."""
    for language in project.languages[1:]:
        for page in page_states(project.docs, language.code, project.source_language.code):
            if page.state is not State.MISSING:
                yield from _of_page(project, language.code, page)
        yield from _orphans(project, language)


def _of_page(project: Project, code: str, page: PageState) -> Iterator[Problem]:
    """One translated page. What cannot be read above its text is told as such, and nothing else of it."""
    ours, english = (_read(project, one, page.path) for one in (code, project.source_language.code))
    shown, command = f"docs/{code}/{page.path}", f"{GUIDE} translations --stamp {code}/{page.path}"
    if page.state is State.UNSTAMPED:
        if ours.front or not any(one.line != 1 for one in ours.problems):
            yield error(shown, 1, "the page does not say which English text it translates", command)
        return
    if page.state is State.BEHIND:
        yield warning(shown, 1, "the English page has changed since", f"go over it, then {command}")
    else:
        yield from _unlike(project, code, page.path)
    yield from alike_problems(shown, ours, english, current=page.state is State.CURRENT)


def _read(project: Project, code: str, path: str) -> PageFile:
    return read_page(project.docs / code / path, f"docs/{code}/{path}")


def report(project: Project) -> str:
    """The state of every language, as lines for a person."""
    guide = _guide(project)
    texts = messages(project, guide)
    parts = [_language_report(project, language, texts) for language in project.languages[1:]]
    return "\n\n".join(parts)


def update_catalogs(project: Project, new_language: str | None) -> Iterator[str]:
    """Bring template and catalogs up to date, and make a new one where asked; yields what was done."""
    if new_language and not _is_code(new_language):
        raise ProblemsFound(
            [error("translations", 0, f"{new_language!r} is not a language code", "write it like de or nb")]
        )
    guide = _guide(project)
    project.translations.mkdir(exist_ok=True)
    (project.translations / "guide.pot").write_text(template(messages(project, guide)), encoding="utf-8")
    yield "translations/guide.pot is up to date"
    codes = [language.code for language in project.languages[1:]]
    if new_language and new_language not in codes:
        codes.append(new_language)
    for code in codes:
        text = updated(project, guide, code)
        (project.translations / f"{code}.po").write_text(text, encoding="utf-8")
        yield f"translations/{code}.po is up to date"
    if new_language:
        yield f"next: name {new_language} under languages in mkdocs.yml; pages go to docs/{new_language}/"


def stamp_page(project: Project, name: str) -> None:
    """Say of a page such as `sv/index.md` that it translates today's English text."""
    code, _, path = name.removeprefix("docs/").partition("/")
    if project.language(code) == project.source_language:
        raise ProblemsFound(
            [error(f"docs/{name}", 0, "this page is not a translation", "name it like sv/index.md")]
        )
    for folder in (code, project.source_language.code):
        page = project.docs / folder / path
        confined = page.resolve().is_relative_to((project.docs / folder).resolve())
        if not (confined and page.is_file() and page.suffix == ".md"):
            raise ProblemsFound(
                [error(f"docs/{folder}/{path}", 0, "there is no such page", "name it like sv/index.md")]
            )
    if problems := list(_unlike(project, code, path)):
        raise ProblemsFound(problems)
    stamp(project.docs, path, code, project.source_language.code)


def _unlike(project: Project, code: str, path: str) -> Iterator[Problem]:
    """A translation shows the same facts and numbers as the English page, or it is not one."""
    source = project.source_language.code
    ours, english = (facts_of(project.docs / one / path) for one in (code, source))
    shown = f"docs/{code}/{path}"
    if lost := [name for name in english if name not in ours]:
        where = f"line {english[lost[0]]} of the English page"
        yield error(
            shown, 0, f"this page lacks {_some(lost)}, from {where} on", "show the same facts in both"
        )
    if extra := [name for name in ours if name not in english]:
        what = f"the English page does not show {_some(extra)}"
        yield error(shown, ours[extra[0]], what, "show the same facts in both")
    yield from _other_numbers(shown, _read(project, code, path), _read(project, source, path))


def _other_numbers(shown: str, page: PageFile, english: PageFile) -> Iterator[Problem]:
    for line, what in unlike_parts(english.body, page.body):
        yield error(shown, page.first_line + line, what, INSTEAD)


def _some(names: list[str], most: int = 5) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _is_code(code: str) -> bool:
    try:
        return str(Locale.parse(code)) == code
    except (UnknownLocaleError, ValueError):
        return False


def _guide(project: Project) -> Guide:
    now, kept = edition(project.root), project.cache / "records"
    return load_guide(project.records, project.root, now.day, kept, latest_check(now))


def _message_problems(shown: str, message: PoMessage, english: set[str]) -> Iterator[Problem]:
    if str(message.id) not in english:
        return  # left from before; the next update takes it out
    if fault := unfit(message):
        yield error(shown, message.lineno or 0, *fault)


def _behind(shown: str, project: Project, code: str, wanted: list[Message]) -> Iterator[Problem]:
    catalog = catalog_of(project, code)
    missing = sum(1 for message in wanted if catalog.get(message.context, message.text) is None)
    if missing:
        few = "is not translated and appears" if missing == 1 else "are not translated and appear"
        yield warning(shown, 0, f"{counted(missing, 'text')} {few} in English", f"see {GUIDE} translations")


def _orphans(project: Project, language: Language) -> Iterator[Problem]:
    folder = project.docs / language.code
    for page in sorted(folder.rglob("*.md")) if folder.exists() else ():
        path = page.relative_to(folder)
        if not (project.docs / project.source_language.code / path).exists():
            yield error(
                f"docs/{language.code}/{path.as_posix()}",
                0,
                "there is no English page of this name",
                "rename it, or take it out",
            )


def _language_report(project: Project, language: Language, texts: list[Message]) -> str:
    catalog = catalog_of(project, language.code)
    pages = page_states(project.docs, language.code, project.source_language.code)
    status = language_status(language, False, texts, catalog, pages)
    lines = [
        f"{language.name} ({language.code})",
        f"  texts: {status.texts_done} of {status.texts_all} translated; {status.review}",
        f"  pages: {status.pages_done} of {status.pages_all} translated, {status.pages_behind} behind",
    ]
    lines += [
        f"    {page.state.value:<9} docs/{language.code}/{page.path}"
        for page in pages
        if page.state is not State.CURRENT
    ]
    untranslated = [message for message in texts if catalog.get(message.context, message.text) is None]
    lines += [
        f"    missing   {message.context or message.place}: {message.text[:70]}"
        for message in untranslated[:20]
    ]
    if len(untranslated) > 20:
        lines.append(f"    and {len(untranslated) - 20} more texts")
    return "\n".join(lines)

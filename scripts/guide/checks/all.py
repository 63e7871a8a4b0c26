"""All the checks that an editor runs before sending a change."""

from __future__ import annotations

from guide.checks.markup import page_markup_problems
from guide.checks.reading import reading_problems
from guide.checks.translations import catalog_problems, page_problems, template_problems
from guide.edition import edition, latest_check
from guide.facts.guide import Guide
from guide.facts.schema import record_schema
from guide.facts.store import load_records
from guide.forms.load import form_problems
from guide.language.glossary import glossary_problems
from guide.language.sentences import sentence_problems
from guide.problems import Problem, ProblemsFound, error
from guide.project import Project
from guide.route.steps import step_problems


def check_all(project: Project) -> tuple[Problem, ...]:
    """Every fault in facts, forms, pages and translations, most urgent first."""
    now = edition(project.root)
    loaded = load_records(project.records, project.root, latest_check(now), project.cache / "records")
    problems = [problem for one in loaded for problem in one.problems]
    problems += sentence_problems(project)
    problems += form_problems(project.forms, project.root)
    whole = not problems
    problems += page_markup_problems(project)
    problems += page_problems(project)
    if whole:
        guide = Guide(tuple(one.record for one in loaded if one.record), now.day)
        problems += catalog_problems(project, guide)
        problems += template_problems(project, guide)
        problems += glossary_problems(project, guide)
        problems += step_problems(project, guide)
        problems += reading_problems(project, guide)
        problems += _pages(project)
    problems += _schema(project)
    return ProblemsFound(problems).problems


def _pages(project: Project) -> list[Problem]:
    """Macros and links of the source language's pages, as a build of it finds them."""
    import tempfile
    from pathlib import Path

    from guide.site.language import build_language

    with tempfile.TemporaryDirectory() as folder:
        code = project.source_language.code
        return list(
            build_language(
                project.root, code, Path(folder) / "pages", Path(folder) / "rendered.json"
            ).problems
        )


def _schema(project: Project) -> list[Problem]:
    path = project.records / "schema.json"
    if path.exists() and path.read_text(encoding="utf-8") == record_schema():
        return []
    return [error("docs/facts/schema.json", 0, "the schema is not that of the code", "run guide schema")]

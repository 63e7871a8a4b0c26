"""Asks an independent validator whether a PDF keeps the standards that it claims."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PROFILES = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a"}


@dataclass(frozen=True, order=True)
class Failure:
    """A rule that the PDF breaks: the standard, the rule's name, and what the validator says."""

    standard: str
    rule: str
    message: str


def validate(pdf: Path) -> list[Failure]:
    """The rules of PDF/UA-1 and PDF/A-2a that the file breaks, each once; empty if it keeps both.

    Needs `page-validation`, which is installed for development only.
    """
    from page import validate_pdf

    reports = {standard: validate_pdf(pdf, profile=name) for name, standard in PROFILES.items()}
    return sorted(
        {
            Failure(standard, failure.rule_id, failure.message)
            for standard, report in reports.items()
            for failure in report.failures
        }
    )

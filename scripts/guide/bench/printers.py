"""Other programs that make a PDF of an HTML file."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from pathlib import Path

from guide.bench.checkout import failed, run


def weasyprint(page: Path, pdf: Path) -> None:
    """WeasyPrint, asked for PDF/UA-1."""
    from weasyprint import HTML

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    HTML(filename=str(page)).write_pdf(str(pdf), pdf_variant="pdf/ua-1")


def chromium(browser: Path, page: Path, pdf: Path) -> None:
    """A Chromium without a window; ProblemsFound where it makes no PDF."""
    with tempfile.TemporaryDirectory() as profile:
        command = [
            str(browser),
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={profile}",
            "--no-pdf-header-footer",
            "--generate-pdf-document-outline",
            f"--print-to-pdf={pdf}",
            page.resolve().as_uri(),
        ]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.insert(1, "--no-sandbox")
        _, output = run(command, pdf.parent)
    if not pdf.is_file():
        raise failed("printing with Chromium", output)


def find_browser(root: Path) -> Path | None:
    """The browser that the tests of the checkout `root` use, or None."""
    program = "from tests.browser.finder import find; print(find())"
    status, output = run([sys.executable, "-c", program], root)
    lines = output.strip().splitlines()
    return Path(lines[-1]) if status == 0 and lines else None

"""A report to a file: a PDF of its pages, or Markdown; the name's ending says which."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from mapdesigner.publish.reports.markdown import report_markdown
from mapdesigner.storage.errors import SaveError
from mapdesigner.storage.safe_file import replace_file
from mapdesigner.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from mapdesigner.layout.report.blocks import Report

FORMATS = (".pdf", ".md")


def save_report(report: Report, out: Path, sheet: str = "A4") -> None:
    """Write a report, over whatever is there (the caller has asked); a PDF on a standard sheet upright.

    Raises SaveError if there is no such format or the file cannot be written.
    """
    suffix = out.suffix.lower()
    if suffix not in FORMATS:
        raise SaveError(str(out), _("the name of a report ends in {formats}").format(formats=", ".join(FORMATS)))
    replace_file(out, _pdf(report, sheet) if suffix == ".pdf" else report_markdown(report).encode())


def _pdf(report: Report, sheet: str) -> bytes:
    from mapdesigner.layout.report.pages import report_pages  # shaping and reportlab take a moment to load
    from mapdesigner.painting.pdf import write_pdf

    out = BytesIO()
    write_pdf(report_pages(report, sheet), out, created=datetime.now().astimezone())
    return out.getvalue()

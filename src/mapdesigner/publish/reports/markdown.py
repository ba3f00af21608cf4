"""A report as Markdown, to paste into a mail, a wiki or an issue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mapdesigner.layout.report.blocks import Bar
from mapdesigner.model.text import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.layout.report.blocks import Report, Row, Section

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")


def report_markdown(report: Report) -> str:
    """Return the report as text; users' words stand in it as words, whatever signs they hold."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield from (f"# {_said(report.title)}", "", f"*{_said(report.kind)}*", "")
    if report.subtitle:
        yield from (_said(report.subtitle), "")
    yield from (f"**{_said(report.lead)}**", "")
    for section in report.sections:
        yield from _section(section)
    if report.footer:
        yield from ("---", "", _said(report.footer))


def _section(section: Section) -> Iterator[str]:
    yield from (f"## {_said(section.title)}", "")
    if said := section.note or ("" if section.rows else section.empty):
        yield from (_said(said), "")
    for row in section.rows:
        yield _bar(row) if isinstance(row, Bar) else _row(row)
    if section.rows:
        yield ""


def _row(row: Row) -> str:
    head = " ".join(part for part in (f"**{_said(row.mark)}**" if row.mark else "", _said(row.title)) if part)
    figure = f" ({_said(row.figure)})" if row.figure else ""
    detail = f": {_said(row.detail)}" if row.detail else ""
    return f"- {head}{figure}{detail}"


def _bar(bar: Bar) -> str:
    return f"- {_said(bar.title)}: {_said(bar.figure)}"


def _said(text: str) -> str:
    return _SIGNS.sub(r"\\\1", in_one_line(text))

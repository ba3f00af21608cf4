"""Draws pages onto a printer at 100 %, one after the other; a page is never made to fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from mapdesigner.desktop.exporting.drafts import unpacked
from mapdesigner.painting.qt import paint_scene

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from mapdesigner.desktop.exporting.drafts import Draft

_POINTS_PER_INCH = 72.0
_SLACK = 3.0
"""Pt that a page may be larger than the paper: sizes are rounded to whole points."""


class PrintError(Exception):
    """The printer takes no pages."""


def printer_for(draft: Draft) -> QPrinter:
    """Make a printer with paper of the first page's size."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    take_paper(printer, draft.sizes[0])
    return printer


def take_paper(printer: QPrinter, size: tuple[float, float]) -> None:
    """Ask for paper of a page's size, in pt, the way round it is."""
    short, long = sorted(size)
    landscape = size[0] > size[1]
    paper = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(paper, way, QMarginsF()))
    printer.setFullPage(True)


def is_too_small(printer: QPrinter, draft: Draft) -> bool:
    """Whether the printer's paper does not hold every page at 100 %, either way round."""
    paper = printer.pageLayout().pageSize().size(QPageSize.Unit.Point)
    short, long = sorted((paper.width(), paper.height()))
    return any(min(size) > short + _SLACK or max(size) > long + _SLACK for size in draft.sizes)


def print_pages(printer: QPrinter, draft: Draft, which: Sequence[int]) -> Generator[int, None, None]:
    """Draw these pages, counted from 0, and tell after each how many are done. Raises PrintError.

    Each is turned as it lies and keeps its size; a caller who stops early aborts the printer.
    """
    painter = QPainter()
    for done, at in enumerate(which, 1):
        _turn(printer, draft.sizes[at])
        if not (painter.begin(printer) if done == 1 else printer.newPage()):
            raise PrintError
        _draw(painter, printer, draft.packed[at])
        yield done
    painter.end()


def _turn(printer: QPrinter, size: tuple[float, float]) -> None:
    ways = QPageLayout.Orientation
    printer.setPageOrientation(ways.Landscape if size[0] > size[1] else ways.Portrait)


def _draw(painter: QPainter, printer: QPrinter, packed: bytes) -> None:
    scene = unpacked(packed)
    scale = printer.resolution() / _POINTS_PER_INCH
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    if scene.trim:
        painter.translate(-scene.trim.x, -scene.trim.y)
    paint_scene(painter, scene)
    painter.restore()

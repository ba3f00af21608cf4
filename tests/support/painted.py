"""What a canvas shows once all of it is painted: a frame paints only as many tiles as it has time for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.desktop.canvas.tiles import Look

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from mapdesigner.desktop.canvas.canvas import Canvas

_LONGEST = 60.0
"""Seconds."""
_FRAMES = 10


def painted(canvas: Canvas) -> QImage:
    """A picture of the whole canvas, however slow the machine."""
    canvas.tiles.paint_ahead(Look(canvas.view, canvas.devicePixelRatioF()), _LONGEST)
    for _again in range(_FRAMES):
        canvas.repaint()  # tiles that show what is no more are not painted ahead
    return canvas.grab().toImage()

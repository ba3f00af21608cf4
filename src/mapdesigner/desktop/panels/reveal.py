"""Leads from a panel to the map: brings what a row speaks of into view and selects it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.map_view import MapView

_GROUPS = ("card", "marker", "step", "stage", "lane-name", "lane")


def reveal(view: MapView, wanted: str) -> None:
    """Scroll just so far that an object can be seen."""
    names = (f"{name}:{wanted}" for name in _GROUPS)
    group = next((name for name in names if view.canvas.rect_of(name)), "")
    if group:
        view.canvas.reveal(group)


def lead_to(view: MapView, wanted: str) -> None:
    """Select an object and bring it into view."""
    view.session.select([wanted])
    reveal(view, wanted)

"""Leads from what a panel tells to what it is about: cards are selected, come into the middle and flash."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from mapdesigner.desktop.canvas.marks import place_of
from mapdesigner.desktop.canvas.motion import is_wanted
from mapdesigner.desktop.settings.values import settings
from mapdesigner.edits.replace import look_up
from mapdesigner.layout.scene import Frozen
from mapdesigner.model.items import Item
from mapdesigner.model.journey import Channel, Comment, Department, Evidence, Feedback, Persona, Stakeholder
from mapdesigner.model.kinds import ItemKind
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.desktop.canvas.canvas import Canvas
    from mapdesigner.desktop.window import Window
    from mapdesigner.model.entity import Entity

_LASTS = 0.9  # s
_FRAME = 16  # ms
ASSUMPTIONS = "assumptions"
"""The name of the layer that marks assumptions, by which it is found where it is wanted."""
_DOCKS: dict[type[Entity], str] = {
    Persona: "personas",
    Evidence: "evidence",
    Channel: "channels",
    Stakeholder: "people",
    Department: "people",
}
"""Which panel holds what does not stand on the map."""


class Flashing(QObject):
    """Lights a thing on the canvas for a while; one a canvas."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas, self._target, self._began = canvas, "", 0.0
        self._timer = QTimer(self, interval=_FRAME)
        self._timer.timeout.connect(self._go_on)

    def light(self, target: str) -> None:
        """Let a thing flash, and no other."""
        self._target, self._began = target, perf_counter()
        self._canvas.flash(target, 1.0)
        self._timer.start()

    def _go_on(self) -> None:
        share = 1.0 - (perf_counter() - self._began) / _LASTS
        if share <= 0:
            self._timer.stop()
            share = 0.0
        elif not is_wanted():
            share = 0.5  # without motion it is lit for the same while and then not
        self._canvas.flash(self._target, share)


def lead(window: Window, ids: Sequence[str]) -> None:
    """Select and show things; what is not on the map in its panel, and the map's own fields where no id is given."""
    journey, canvas = window.session.journey, window.view.canvas
    known = [each for each in map(_of_card, (look_up(journey, one) for one in ids)) if each]
    shown = [each for each in known if place_of(canvas.scene, each)]
    if not shown and window.view.personas and known:
        window.view.show_personas(frozenset())
        shown = [each for each in known if place_of(canvas.scene, each)]
    if shown:
        window.session.select(shown)
        centre(window, shown[0])
    else:
        _show_elsewhere(window, next((one for one in (look_up(journey, each) for each in ids) if one), None))


def centre(window: Window, target: str) -> None:
    """Bring a thing of the map into the middle and let it flash."""
    canvas = window.view.canvas
    found = place_of(canvas.scene, target)
    if found is None:
        return
    frozen, rect = found
    canvas.show_view(canvas.view.centred_on(rect) if frozen is Frozen.NO else canvas.view.revealing(rect))
    (canvas.findChild(Flashing) or Flashing(canvas)).light(target)


def show_dock(window: Window, name: str) -> None:
    """Show a panel in front of those it shares its place with."""
    window.docks[name].show()
    window.docks[name].raise_()


def open_badge(window: Window, source: str, target: str) -> None:
    """Show the panel that a badge speaks for, at what it says of the card."""
    window.session.select([target])
    show_dock(window, source)
    window.docks[source].panel.come_to(target)  # type: ignore[attr-defined]


def add_opportunity(window: Window) -> None:
    """Add one where the focus is, to be written at once."""
    window.elements.insert(f"item:{ItemKind.OPPORTUNITY}")


def offer_guide(window: Window) -> None:
    """Put the guide beside the inspector when a new map is begun, unless it was closed for good."""
    session = window.session
    if session.path is None and not session.journey.items and window.isVisible() and not settings().guide_closed:
        window.docks["guide"].show()
        window.docks["inspector"].raise_()


def _of_card(one: Entity | None) -> str:
    """The id of what is shown on the map for a thing: of a comment or a customer's words, the card's."""
    if isinstance(one, Comment | Feedback):
        return one.item
    return one.id if one is not None else ""


def _show_elsewhere(window: Window, one: Entity | None) -> None:
    name = next((dock for kind, dock in _DOCKS.items() if isinstance(one, kind)), "")
    if name and one:
        from mapdesigner.desktop.panels.rows import Rows  # the panels that a start shows have none

        show_dock(window, name)
        for rows in window.docks[name].findChildren(Rows):
            rows.choose(one.id)
    elif isinstance(one, Item):
        window.session.select([one.id])
        window.say(_("This card stands in a hidden lane, or not on the map yet; the inspector shows it."))
    else:
        window.session.select(())
        show_dock(window, "inspector")

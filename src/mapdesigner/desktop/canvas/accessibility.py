"""Tells screen readers what is on the canvas: each thing of the map by its name and place, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget

from mapdesigner.desktop.canvas.hit import group_at
from mapdesigner.layout.scene import Scene

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.canvas import Canvas


def install() -> None:
    """Let Qt ask here for the accessible side of canvases; once, before the first canvas is shown."""
    QAccessible.installFactory(_interface_for)


def announce_focus(canvas: Canvas) -> None:
    """Tell a running screen reader that another group is in focus."""
    if not QAccessible.isActive():
        return
    event = QAccessibleEvent(canvas, QAccessible.Event.Focus)
    ids = named_ids(canvas.scene)
    if canvas.current in ids:
        event.setChild(ids.index(canvas.current))
    QAccessible.updateAccessibility(event)


def announce(canvas: Canvas, words: str) -> None:
    """Let a running screen reader say something that is not seen in what is in focus, such as where a card went."""
    if QAccessible.isActive() and words:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(canvas, words))


def label_of(canvas: Canvas, group_id: str) -> str:
    """Return what a screen reader says of a group: its kind, its words and its place; "" for none."""
    found = group_at(canvas.scene, group_id)
    return found[1].label if found else ""


def named_ids(scene: Scene) -> tuple[str, ...]:
    """Return the ids of the groups that stand for something of the map and have a name, in reading order."""
    return tuple(group.id for band in scene.bands for group in band.groups if group.target and group.label)


class CanvasInterface(QAccessibleWidget):
    """The canvas as a list of the groups that stand for something and have a name."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, QAccessible.Role.List, canvas.accessibleName())
        self._canvas = canvas
        self._children: dict[str, GroupInterface] = {}
        self._ids: tuple[str, ...] = ()
        self._bands: object = None

    def ids(self) -> tuple[str, ...]:
        """The ids of the groups in reading order; header first, as the Scene has them."""
        if self._bands is not self._canvas.scene.bands:
            self._bands = self._canvas.scene.bands
            self._ids = named_ids(self._canvas.scene)
            known = set(self._ids)
            self._children = {id_: child for id_, child in self._children.items() if id_ in known}
        return self._ids

    def child_for(self, group_id: str) -> GroupInterface:
        """Return the accessible side of a group; the same object each time."""
        if group_id not in self._children:
            self._children[group_id] = GroupInterface(self, self._canvas, group_id)
        return self._children[group_id]

    def childCount(self) -> int:
        """Count the named groups."""
        return len(self.ids())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return a group by its place in reading order."""
        return self.child_for(self.ids()[index]) if 0 <= index < len(self.ids()) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return a group's place in reading order, -1 if it is none of these."""
        return self.ids().index(child.group_id) if isinstance(child, GroupInterface) and child.isValid() else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the group at a point of the screen."""
        pointer = self._canvas.locate(QPointF(self._canvas.mapFromGlobal(QPoint(x, y))))
        group = pointer.hit.group if pointer.hit else None
        return self.child_for(group.id) if group and group.target and group.label else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the group in focus."""
        current = self._canvas.current
        return self.child_for(current) if current in self.ids() else None


class GroupInterface(QAccessibleInterface):
    """One card, marker, stage or lane."""

    def __init__(self, parent: CanvasInterface, canvas: Canvas, group_id: str) -> None:
        super().__init__()
        self.group_id = group_id
        self._parent = parent
        self._canvas = canvas

    def isValid(self) -> bool:
        """Tell whether the Scene still has the group."""
        return group_at(self._canvas.scene, self.group_id) is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        """A group is no QObject."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """Return the canvas's window."""
        return self._parent.window()

    def parent(self) -> QAccessibleInterface:
        """Return the canvas."""
        return self._parent

    def childCount(self) -> int:
        """A group has no parts of its own."""
        return 0

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """A group has no parts of its own."""
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """A group has no parts of its own."""
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """A group has no parts of its own."""
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        """Return the group's label as its name."""
        found = group_at(self._canvas.scene, self.group_id)
        return found[1].label if found and kind == QAccessible.Text.Name else ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Take no text: the map is edited with gestures and keys."""

    def rect(self) -> QRect:
        """Return the group's place on the screen."""
        place = self._canvas.window_rect(self.group_id)
        if place is None:
            return QRect()
        corner = self._canvas.mapToGlobal(QPoint(round(place.x), round(place.y)))
        return QRect(corner.x(), corner.y(), round(place.width), round(place.height))

    def role(self) -> QAccessible.Role:
        """Return what kind of thing it is to a screen reader."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Tell whether it is in focus, selected, or out of view."""
        state = QAccessible.State()
        state.focusable = True
        state.selectable = True
        state.focused = self._canvas.hasFocus() and self._canvas.current == self.group_id
        state.selected = self.group_id in self._canvas.selected
        state.offscreen = not self._canvas.is_in_view(self.group_id)
        return state

    def foregroundColor(self) -> QColor:
        """Return the ink of the canvas."""
        return QColor(self._canvas.colours.ink)

    def backgroundColor(self) -> QColor:
        """Return the ground of the canvas."""
        return QColor(self._canvas.scene.background)


_kept: dict[int, CanvasInterface] = {}


def _interface_for(_class: str, subject: QObject | None) -> QAccessibleInterface | None:
    """Make the accessible side of a canvas; Qt makes the others itself."""
    from mapdesigner.desktop.canvas.canvas import Canvas

    if not isinstance(subject, Canvas):
        return None
    interface = CanvasInterface(subject)
    key = id(subject)
    _kept[key] = interface  # Qt holds only the C++ half
    subject.destroyed.connect(lambda: _kept.pop(key, None))
    return interface

"""A small bar above what is selected: what is done to it most, a click away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QFrame, QHBoxLayout, QMenu, QToolButton

from mapdesigner.desktop.canvas.cells import is_locked
from mapdesigner.desktop.canvas.marks import place_of
from mapdesigner.desktop.icons import icon
from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.replace import EditError, look_up
from mapdesigner.layout.faces import LEVEL_WORDS, Level
from mapdesigner.layout.scene import Frozen, Rect
from mapdesigner.model.items import Emotion, Item, Note, Opportunity, PainPoint
from mapdesigner.model.structure import structure
from mapdesigner.model.text import in_one_line
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.model.journey import JourneyMap

_REST = 180  # ms that a selection stands still before the bar comes
_AIR = 12  # px between the bar and what it is about
_FACES = {
    Level.VERY_NEGATIVE: "angry",
    Level.NEGATIVE: "frown",
    Level.NEUTRAL: "meh",
    Level.POSITIVE: "smile",
    Level.VERY_POSITIVE: "laugh",
}
_BUSY = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.KeyPress,
    QEvent.Type.DragEnter,
    QEvent.Type.FocusOut,
)
_MOST_WORDS = 48  # letters of a card in a menu


class SelectionBar(QFrame):
    """Stands above the selected cards while nothing is dragged or written. All it does, keys do elsewhere too."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view.canvas)
        self._view = view
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 4, 4, 4)
        self._row.setSpacing(2)
        self._later = QTimer(self, singleShot=True, interval=_REST)
        self._later.timeout.connect(self._come)
        self.setProperty("role", "bar")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()
        view.session.selection_changed.connect(self._restart)
        view.session.map_changed.connect(self._restart)
        view.canvas.view_changed.connect(self._restart)
        view.canvas.installEventFilter(self)

    @property
    def buttons(self) -> dict[str, QToolButton]:
        """The buttons by their words."""
        return {each.toolTip(): each for each in self.findChildren(QToolButton) if not each.isHidden()}

    def _restart(self, *_args: object) -> None:
        self.hide()
        if self._view.session.selection:
            self._later.start()
        else:
            self._later.stop()

    def _come(self) -> None:
        """Show what can be done, above the selection, if it is in view and nothing else is going on."""
        chosen, place = self._chosen(), self._place()
        if not chosen or place is None or self._view.canvas.gesture is not None or self._view.tool.editor.target:
            return
        self._fill(chosen)
        self.adjustSize()
        canvas = self._view.canvas.view
        above = place.y - _AIR - self.height()
        top = above if above > canvas.body.y else place.bottom + _AIR
        body, middle = canvas.body, place.x + (place.width - self.width()) / 2
        left = min(max(middle, body.x + 4), body.right - self.width() - 4)
        if top + self.height() < canvas.height:
            self.move(round(left), round(top))
            self.show()
            self.raise_()

    def _chosen(self) -> list[Item]:
        found = [look_up(self._view.session.journey, each) for each in sorted(self._view.session.selection)]
        items = [each for each in found if isinstance(each, Item)]
        return items if len(items) == len(found) else []

    def _place(self) -> Rect | None:
        """Where the selection is in the window, as far as it is in view."""
        canvas, body = self._view.canvas, self._view.canvas.view.body
        found = [place_of(canvas.scene, each) for each in self._view.session.selection]
        rects = [canvas.view.to_window(place[1]) for place in found if place and place[0] is Frozen.NO]
        words = (canvas.window_rect(f"label:{each}") for each in self._view.session.selection)
        rects += [rect for rect in words if rect]
        seen = [rect for rect in rects if rect.intersects(body)]
        if not seen:
            return None
        left, top = min(rect.x for rect in seen), min(rect.y for rect in seen)
        right, bottom = max(rect.right for rect in seen), max(rect.bottom for rect in seen)
        return Rect(left, top, right - left, bottom - top)

    def _fill(self, chosen: list[Item]) -> None:
        for old in self.findChildren(QToolButton):
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        for name, words, run in self._offers(chosen):
            self._row.addWidget(self._button(name, words, run))

    def _offers(self, chosen: list[Item]) -> Iterator[tuple[str, str, Callable[[], object]]]:
        if all(isinstance(each, Emotion) for each in chosen):
            for level, face in _FACES.items():
                yield face, _(LEVEL_WORDS[level]), partial(self._change, _("Change Score"), score=float(level))
        if all(isinstance(each, Note) for each in chosen):
            yield "sparkles", _("Colour…"), self._ask_colour
        if len(chosen) == 1 and isinstance(chosen[0], PainPoint | Opportunity):
            yield "link-2", _("Link…"), partial(self._ask_link, chosen[0])
        yield "copy-plus", _("Duplicate"), self._view.duplicate_selected
        yield "trash-2", _("Delete"), self._view.delete_selected

    def _button(self, name: str, words: str, run: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setIconSize(QSize(17, 17))
        button.setIcon(icon(name, self._view.canvas.colours.ink2))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: run())
        return button

    def _change(self, words: str, **fields: object) -> None:
        ids = [each.id for each in self._chosen()]
        self._apply(words, lambda journey: set_fields(journey, ids, **fields))

    def _apply(self, words: str, change: Callable[[JourneyMap], JourneyMap]) -> None:
        if is_locked(self._view.session.journey, self._view.session.selection):
            self._view.tool.say(_("This lane is locked."))
            return
        try:
            self._view.session.apply(words, change)
        except EditError as error:
            self._view.tool.say(str(error))

    def _ask_colour(self) -> None:
        held = str(getattr(self._chosen()[0], "colour", ""))
        colour = QColorDialog.getColor(QColor(held or "#FFFFFF"), self._view, _("Choose a colour"))
        if colour.isValid():
            self._change(_("Change Colour"), colour=colour.name().upper())

    def _ask_link(self, one: PainPoint | Opportunity) -> None:
        """Offer what it can be tied to, ticked where it is."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for other in self._others(one):
            action = menu.addAction(self._words(other).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(_tied(one, other))
            action.toggled.connect(partial(self._tie, one, other))
        if menu.isEmpty():
            menu.addAction(_("There is nothing yet that it could be linked to")).setEnabled(False)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _others(self, one: Item) -> list[Item]:
        wanted = Opportunity if isinstance(one, PainPoint) else PainPoint
        whole = structure(self._view.session.journey)
        return [item for lane in whole.lanes for item in whole.items_of.get(lane.id, ()) if isinstance(item, wanted)]

    def _words(self, item: Item) -> str:
        words = in_one_line(item.text)
        short = words if len(words) <= _MOST_WORDS else words[: _MOST_WORDS - 1].rstrip() + "…"
        return f"{structure(self._view.session.journey).numbers.get(item.id, '')} {short}".strip()

    def _tie(self, one: Item, other: Item, on: bool) -> None:
        pain, opportunity = (one, other) if isinstance(one, PainPoint) else (other, one)
        assert isinstance(opportunity, Opportunity)
        rest = tuple(each for each in opportunity.answers if each != pain.id)
        answers = (*rest, pain.id) if on else rest
        self._apply(_("Change Answers"), lambda journey: set_fields(journey, [opportunity.id], answers=answers))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go while something is pressed, typed or dragged on the map, and come back after it."""
        if event.type() in _BUSY:
            self.hide()
            self._later.stop()
        elif event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.KeyRelease, QEvent.Type.FocusIn):
            self._restart()
        return super().eventFilter(watched, event)


def _tied(one: Item, other: Item) -> bool:
    pain, opportunity = (one, other) if isinstance(one, PainPoint) else (other, one)
    return isinstance(opportunity, Opportunity) and pain.id in opportunity.answers

"""The status bar: is it saved, what is selected, where is the focus, how large is it shown."""

from __future__ import annotations

import math
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QSlider, QStatusBar, QToolButton, QWidget

from mapdesigner.desktop import icons
from mapdesigner.desktop.canvas.viewport import LARGEST_ZOOM, SMALLEST_ZOOM
from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.insight.health_watch import health_of
from mapdesigner.desktop.style import colours as worn
from mapdesigner.desktop.style import text_scale
from mapdesigner.model.catalog import lane_row
from mapdesigner.model.items import Item
from mapdesigner.model.journey import Lane, Stage, Step
from mapdesigner.model.structure import structure
from mapdesigner.words import _, interface, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.layout.theme import Theme

_SIZE = 15
_SLIDER_STEPS = 200
_SPREAD = math.log(LARGEST_ZOOM / SMALLEST_ZOOM)


class Status(QStatusBar):
    """Shows the state of one window's map."""

    health_asked = Signal()
    """The user wants to see the findings that are counted."""

    def __init__(self, view: MapView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._session = view, view.session
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 6, 0)
        self._sign = self._label()
        self._sign.setProperty("role", "sign")
        self.saved, self.chosen, self.place = self._label(), self._label(), self._label()
        self._watch = health_of(view)
        self._watch.changed.connect(self._show_health)
        self.health = self._health_button()
        for part in (self._sign, self.saved, self.health, self.chosen):
            self.addWidget(part)
        self.addPermanentWidget(self.place)
        self._add_zoom()
        view.canvas.zoom_changed.connect(self._show_zoom)
        for signal in (self._session.map_changed, self._session.selection_changed, self._session.focus_changed):
            signal.connect(self._refresh)
        self._session.file_changed.connect(self._refresh)
        self._refresh()
        self._show_health()
        self._show_zoom(view.canvas.view.zoom)

    def set_theme(self, colours: Theme) -> None:
        """Draw in another theme."""
        self._out.setIcon(icon("minus", colours.ink2))
        self._in.setIcon(icon("plus", colours.ink2))
        self._refresh()
        self._show_health()

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _health_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(_SIZE, _SIZE))
        button.setToolTip(_("Show the map's health"))
        button.clicked.connect(self.health_asked)
        return button

    def _show_health(self) -> None:
        """Count the findings; their sign and colour say whether anything but tidiness is amiss."""
        found = self._watch.found
        grave = self._watch.is_grave
        name = "triangle-alert" if grave else "info" if found else "circle-check"
        self.health.setIcon(icon(name, worn().warn if grave else worn().ink2))
        words = ngettext("{count} finding", "{count} findings", len(found)).format(count=len(found))
        self.health.setText(words if found else _("No findings"))
        self.health.setAccessibleName(_("Map health: {findings}").format(findings=self.health.text()))
        self.health.setProperty("warns", grave)
        self.health.style().unpolish(self.health)
        self.health.style().polish(self.health)

    def _add_zoom(self) -> None:
        self._out = self._button(_("Zoom out"), -1)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setProperty("plain", True)
        self.slider.setRange(0, _SLIDER_STEPS)
        self.slider.setFixedSize(112, 22)
        self.slider.setAccessibleName(_("Zoom"))
        self.slider.valueChanged.connect(self._slide)
        self._in = self._button(_("Zoom in"), 1)
        self.percent = QLineEdit(self)
        self.percent.setProperty("role", "percent")
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.percent.setFixedSize(round(58 * text_scale()), 22)
        self.percent.setAccessibleName(_("Zoom in percent"))
        self.percent.editingFinished.connect(self._type_zoom)
        for part in (self._out, self.slider, self._in, self.percent):
            self.addPermanentWidget(part)

    def _button(self, words: str, by: int) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setIconSize(QSize(_SIZE, _SIZE))
        button.clicked.connect(lambda: self._view.zoom_by(by))
        return button

    def _slide(self, value: int) -> None:
        self._view.zoom_to(SMALLEST_ZOOM * math.exp(_SPREAD * value / _SLIDER_STEPS))

    def _type_zoom(self) -> None:
        digits = "".join(sign for sign in self.percent.text() if sign.isdigit())
        if digits and int(digits) != round(100 * self._view.canvas.view.zoom):
            self._view.zoom_to(int(digits) / 100)
        self._show_zoom(self._view.canvas.view.zoom)

    def _show_zoom(self, zoom: float) -> None:
        self.percent.setText(interface().percent(round(100 * zoom)))
        self.slider.blockSignals(True)
        self.slider.setValue(round(_SLIDER_STEPS * math.log(zoom / SMALLEST_ZOOM) / _SPREAD))
        self.slider.blockSignals(False)

    def _refresh(self, *_args: object) -> None:
        whole = not self._session.is_modified
        name, colour = ("circle-check", worn().ink2) if whole else ("circle-dot", worn().warn)
        self._sign.setPixmap(icons.pixmap(name, colour, _SIZE, self.devicePixelRatioF()))
        self.saved.setText(self._saved())
        self.chosen.setText(self._chosen())
        self.place.setText(self._place())

    def _saved(self) -> str:
        path = self._session.path
        if self._session.is_modified:
            return _("Not saved")
        try:
            at = datetime.fromtimestamp(path.stat().st_mtime) if path else None
        except OSError:
            return _("The file is gone; save the map again")
        return _("Saved at {time}").format(time=f"{at:%H:%M}") if at else _("New map")

    def _chosen(self) -> str:
        journey = self._session.journey
        known = structure(journey).by_id
        chosen = [known[each] for each in self._session.selection if each in known]  # what went is let go of next
        cards = sum(isinstance(each, Item) for each in chosen)
        if chosen and cards < len(chosen):
            return _in_words(chosen)
        total = len(journey.items)
        if cards:
            words = ngettext("{count} of {total} cards selected", "{count} of {total} cards selected", cards)
            return words.format(count=cards, total=total)
        return ngettext("{count} card", "{count} cards", total).format(count=total)

    def _place(self) -> str:
        focus, whole = self._session.focus, structure(self._session.journey)
        if focus is None:
            return ""
        lane = whole.by_id.get(focus.lane)
        title = lane.title or lane_row(lane.kind).label if isinstance(lane, Lane) else ""
        return _("Step {number}, {lane}").format(number=whole.step_numbers.get(focus.step, ""), lane=title)


def _in_words(chosen: Sequence[object]) -> str:
    """What is selected beside cards, by its kind where it is of one kind."""
    count = len(chosen)
    for kind, one, many in (
        (Stage, "{count} stage selected", "{count} stages selected"),
        (Step, "{count} step selected", "{count} steps selected"),
        (Lane, "{count} lane selected", "{count} lanes selected"),
    ):
        if all(isinstance(each, kind) for each in chosen):
            return ngettext(one, many, count).format(count=count)
    return ngettext("{count} selected", "{count} selected", count).format(count=count)

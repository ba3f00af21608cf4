"""The weights of a personalized interaction value: what relevance, timeliness and impact count for in this map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.desktop.panels.share_editor import ShareEditor
from mapdesigner.desktop.panels.side_panel import flat_button
from mapdesigner.edits.replace import replace
from mapdesigner.model.journey import Weights
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from mapdesigner.model.journey import JourneyMap

_WORDS = {"relevance": later("Relevance"), "timeliness": later("Timeliness"), "impact": later("Impact")}


class WeightsEditor(QWidget):
    """Three sliders, and a way back to what a value counts by without them."""

    changed = Signal(object)
    """The weights as they shall be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = Weights()
        self.editors: dict[str, ShareEditor] = {}
        self.reset = flat_button(_("Back to 40, 30 and 30 %"), lambda: self.changed.emit(Weights()))
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 6, 12, 4)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for at, (name, words) in enumerate(_WORDS.items()):
            self._add(grid, at, name, _(words))
        self.note = plain_label(_("Weights of this map stand in its legend when it prints."), "caption", wraps=True)
        grid.addWidget(self.note, len(_WORDS), 0, 1, 2)
        grid.addWidget(self.reset, len(_WORDS) + 1, 0, 1, 2)

    def show_weights(self, journey: JourneyMap) -> None:
        """Show the weights of a map."""
        self._held = journey.weights
        for name, editor in self.editors.items():
            editor.show_values([getattr(self._held, name)], journey)
        own = self._held != Weights()
        self.note.setVisible(own)
        self.reset.setVisible(own)

    def _add(self, grid: QGridLayout, at: int, name: str, words: str) -> None:
        editor = ShareEditor()
        editor.slider.setAccessibleName(_("Weight of {name}").format(name=words.lower()))
        editor.edited.connect(lambda share: self.changed.emit(replace(self._held, **{name: share})))
        label = plain_label(words, "field")
        label.setBuddy(editor.slider)
        grid.addWidget(label, at, 0)
        grid.addWidget(editor, at, 1)
        self.editors[name] = editor

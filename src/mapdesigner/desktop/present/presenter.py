"""What the facilitator sees on the first screen while the room looks at the second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mapdesigner.desktop.panels.card_rows import card_name, card_row
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.desktop.panels.rows import Row, Rows
from mapdesigner.desktop.present import keys
from mapdesigner.desktop.present.head import Clock
from mapdesigner.model.structure import structure
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from mapdesigner.desktop.present.presentation import Presentation
    from mapdesigner.model.items import Item

_SIZE = (900, 680)
_LARGE = "font-size: 22px; font-weight: 600;"


class PresenterView(QWidget):
    """Stage, question and notes of now, what comes next, the timer, and the notes that are still hidden.

    Keys act as on the presentation; closing it ends both.
    """

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.presentation = presentation
        self.setWindowTitle(_("Presenter view"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self.now, self.prompt = plain_label("", "", wraps=True), plain_label("", "", wraps=True)
        self.next = plain_label("", "", wraps=True)
        self.now.setStyleSheet(_LARGE)
        self.prompt.setStyleSheet("font-size: 16px;")
        self.notes = Rows(_("Notes on the cards of this stage"), leads=True)
        self.hidden = Rows(_("Hidden notes"), leads=True)
        self.hidden_title = plain_label("", "heading")
        self.clock = Clock(presentation.countdown, self)
        self.clock.set_scale(1.0)
        self.back, self.on = QPushButton(_("Back")), QPushButton(_("Next"))
        self.on.setProperty("primary", True)
        self.reveal, self.blank = QPushButton(_("Reveal hidden notes")), QPushButton(_("Blank the screen"))
        self._lay_out()
        self._listen()
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(10)
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(self.now)
        words.addWidget(self.prompt)
        words.addWidget(self.next)
        top.addLayout(words, 1)
        self.clock.setFixedSize(self.clock.sizeHint())
        top.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        lists = QHBoxLayout()
        lists.setSpacing(20)
        for title, rows in (
            (plain_label(self.notes.accessibleName(), "heading"), self.notes),
            (self.hidden_title, self.hidden),
        ):
            one = QVBoxLayout()
            one.addWidget(title)
            one.addWidget(rows, 1)
            lists.addLayout(one, 1)
        column.addLayout(lists, 1)
        buttons = QHBoxLayout()
        for button in (self.back, self.blank, self.reveal, self.on):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            buttons.addWidget(button)
        buttons.insertStretch(3, 1)
        column.addLayout(buttons)
        for rows in (self.notes, self.hidden):
            rows.installEventFilter(self)

    def _listen(self) -> None:
        shown = self.presentation
        self.back.clicked.connect(lambda: shown.step(-1))
        self.on.clicked.connect(lambda: shown.step(1))
        self.reveal.clicked.connect(shown.facilitation.reveal)
        self.blank.clicked.connect(shown.toggle_blank)
        shown.moved.connect(self.refresh)
        shown.session.map_changed.connect(self.refresh)
        shown.countdown.changed.connect(self.clock.update)
        shown.ended.connect(self.close)

    def refresh(self, *_args: object) -> None:
        """Show the stage that is presented now."""
        shown, journey = self.presentation, self.presentation.session.journey
        stage, known = shown.stage, structure(journey)
        number = known.stage_numbers[stage.id] if stage else 0
        self.now.setText(f"{number}  {stage.name}" if stage else "")
        self.prompt.setText(stage.prompt or stage.goal if stage else "")
        after = known.stages[number] if number < len(known.stages) else None
        words = [each for each in (after.name, after.prompt or after.goal) if each] if after else []
        self.next.setText(_("Next: {stage}").format(stage=": ".join(words)) if words else _("This is the last stage."))
        cards = [item for item in journey.items if item.step in shown.steps and item.note]
        self.notes.show_rows([Row(item.id, item.note, card_name(journey, item)) for item in cards])
        hidden: tuple[Item, ...] = shown.facilitation.private_notes
        self.hidden.show_rows([card_row(journey, item) for item in hidden])
        count = ngettext("{count} hidden note", "{count} hidden notes", len(hidden)).format(count=len(hidden))
        self.hidden_title.setText(count)
        self.reveal.setEnabled(bool(hidden))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let keys act as on the presentation, wherever the focus is."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return keys.press(self.presentation, event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act as on the presentation."""
        if not keys.press(self.presentation, event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the presentation too."""
        self.presentation.session.map_changed.disconnect(self.refresh)
        super().closeEvent(event)
        self.presentation.ended.disconnect(self.close)
        self.presentation.close()

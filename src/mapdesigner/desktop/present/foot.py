"""The foot of a presentation: the way back and on, the facilitator's question, and how far the voting has come."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QPushButton, QStyle, QWidget

from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.desktop.present.head import sized
from mapdesigner.desktop.style import colours
from mapdesigner.layout.text.direction import is_rtl
from mapdesigner.words import ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.workshop.facilitation import Facilitation

HEIGHT = 98  # px of a screen of 1080 lines, as all sizes here
_EDGE, _BUTTON = 36, 60
_DOT, _PITCH = 8.0, 24.0
_MOST_PEOPLE = 20
_TURNED = ("arrow-right", "arrow-left")


class Foot(QWidget):
    """Buttons at both ends, words between them; a line to write in takes the words' place while it is asked for."""

    def __init__(self, facilitation: Facilitation, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale, self._way = 1.0, Qt.LayoutDirection.LeftToRight
        self.back, self.next = QPushButton(self), QPushButton(self)
        self.next.setProperty("primary", True)
        for button in (self.back, self.next):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.prompt = plain_label("", "", self, wraps=True)
        self.prompt.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.people = People(facilitation, self)
        self.line = QLineEdit(self)
        self.line.hide()
        self.line.installEventFilter(self)
        self._take: Callable[[str], object] = str
        self._leave: Callable[[], object] = str

    def show_stage(self, back: str, on: str, prompt: str, *, voting: bool, right_to_left: bool = False) -> None:
        """Show the way back and on, "" where there is none, and the stage's question; on is where the map goes on."""
        self._way = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        for button, words, at_left in ((self.back, back, not right_to_left), (self.next, on, right_to_left)):
            button.setText(f" {words}" if at_left is not is_rtl(words) else f"{words} ")  # clear of the arrow
            button.setVisible(bool(words))
            # each arrow stands towards the edge of the screen, where it points
            button.setLayoutDirection(Qt.LayoutDirection.LeftToRight if at_left else Qt.LayoutDirection.RightToLeft)
        self.prompt.setText(prompt)
        self.people.setVisible(voting)
        self.set_scale(self._scale)

    def ask(self, words: str, take: Callable[[str], object], leave: Callable[[], object]) -> None:
        """Let a line be written: Enter gives it to `take`, Escape or Enter call `leave` in the end."""
        self._take, self._leave = take, leave
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(words)
        self.line.clear()
        self.line.show()
        self.line.raise_()
        self.line.setFocus()

    def set_scale(self, scale: float) -> None:
        """Show everything so many times as large as on a screen of 1080 lines."""
        self._scale, worn, radius = scale, colours(), round(9 * scale)
        self.setStyleSheet(
            f"QPushButton {{ font-size: {round(22 * scale)}px; font-weight: 500; border-radius: {radius}px; "
            f"padding: 0 {round(20 * scale)}px; border-color: {worn.line_strong}; }}"
            f'QPushButton[primary="true"] {{ font-weight: 600; border-color: {worn.accent}; }}'
            f"QLabel {{ font-size: {round(29 * scale)}px; font-weight: 600; color: {worn.ink}; "
            f"background: transparent; }} QLineEdit {{ font-size: {round(27 * scale)}px; }}"
        )
        signs = ("arrow-left", "arrow-right") if self._way is Qt.LayoutDirection.LeftToRight else _TURNED
        for button, sign, ink in zip((self.back, self.next), signs, (worn.ink, worn.accent_ink), strict=True):
            button.setIcon(icon(sign, ink))
            button.setIconSize(QSize(round(24 * scale), round(24 * scale)))
        self.people.set_scale(scale)
        self._place()

    def _place(self) -> None:
        scale, edge, tall = self._scale, round(_EDGE * self._scale), round(_BUTTON * self._scale)
        top = (self.height() - tall) // 2
        back, on = self.back.sizeHint().width(), self.next.sizeHint().width()
        places = QRect(edge, top, back, tall), QRect(self.width() - edge - on, top, on, tall)
        for button, place in zip((self.back, self.next), places, strict=True):
            button.setGeometry(QStyle.visualRect(self._way, self.rect(), place))
        side = 2 * edge + max(back if self.back.text().strip() else 0, on if self.next.text().strip() else 0)
        room = max(self.width() - 2 * side, 1)
        words = round(56 * scale) if not self.people.isHidden() else self.height()
        self.prompt.setGeometry(side, round(4 * scale) if words < self.height() else 0, room, words)
        wide = min(self.people.sizeHint().width(), room)
        self.people.setGeometry((self.width() - wide) // 2, round(54 * scale), wide, round(32 * scale))
        self.line.setGeometry(side, top, room, tall)

    def resizeEvent(self, _event: object) -> None:
        """Put everything in its place."""
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps the line, Escape gives it up."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter or event.key() == Qt.Key.Key_Escape:
                words = self.line.text().strip()
                self.line.hide()
                self._leave()
                if enter and words:
                    self._take(words)
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours().paper))
        painter.fillRect(0, 0, self.width(), 1, QColor(colours().line))
        painter.end()


class People(QWidget):
    """A dot for each person, filled once all their votes are placed; a click on one lets that person vote."""

    chosen = Signal(str)

    def __init__(self, facilitation: Facilitation, parent: QWidget) -> None:
        super().__init__(parent)
        self._facilitation, self._scale = facilitation, 1.0
        self.setMouseTracking(True)
        facilitation.changed.connect(self.refresh)
        facilitation.session.map_changed.connect(self.refresh)

    @property
    def words(self) -> str:
        """How many are done, and who votes now."""
        held, (done, people) = self._facilitation, self._facilitation.done()
        said = ngettext("{done} of {count} person is done", "{done} of {count} people are done", people)
        voter = held.voter
        left = held.votes_left(voter)
        votes = ngettext("{person}: {count} vote left", "{person}: {count} votes left", left)
        parts = [said.format(done=done, count=people)]
        return " · ".join([*parts, votes.format(person=voter, count=left)] if left else parts)

    def refresh(self, *_args: object) -> None:
        """Show how far it has come."""
        self.setAccessibleName(self.words)
        self.update()

    def set_scale(self, scale: float) -> None:
        """Show it larger or smaller."""
        self._scale = scale

    def sizeHint(self) -> QSize:
        """Dots and words."""
        words = QFontMetricsF(sized(self, 20 * self._scale)).horizontalAdvance(self.words)
        return QSize(ceil(words + (len(self._shown) * _PITCH + 16) * self._scale), round(32 * self._scale))

    @property
    def _shown(self) -> tuple[str, ...]:
        voters = self._facilitation.voters
        return voters if len(voters) <= _MOST_PEOPLE else ()

    def _person_at(self, x: float) -> str:
        at = int(x / (_PITCH * self._scale))
        return self._shown[at] if 0 <= at < len(self._shown) else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let the person whose dot this is vote."""
        if person := self._person_at(event.position().x()):
            self._facilitation.choose_voter(person)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name the person under the pointer."""
        self.setToolTip(self._person_at(event.position().x()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw dots and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, worn, held = self._scale, colours(), self._facilitation
        radius, x = _DOT * scale, 0.0
        for person in self._shown:
            centre = QPointF(x + _PITCH * scale / 2, self.height() / 2)
            done = not held.votes_left(person)
            painter.setPen(QPen(QColor(worn.accent if done else worn.control), 2 * scale))
            painter.setBrush(QColor(worn.accent) if done else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius - scale, radius - scale)
            if person == held.voter and not done:
                painter.setBrush(QColor(worn.accent))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawEllipse(centre, radius / 2.6, radius / 2.6)
            x += _PITCH * scale
        painter.setPen(QColor(worn.ink2))
        painter.setFont(sized(self, 20 * scale))
        place = QRectF(x + 8 * scale, 0, self.width(), self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.words)
        painter.end()

"""The inspector: the fields of what is selected, or of the map, each with its editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from mapdesigner.desktop import icons
from mapdesigner.desktop.panels.follow import Following
from mapdesigner.desktop.panels.form import Form
from mapdesigner.desktop.panels.labels import plain_tip
from mapdesigner.desktop.panels.said_about import SaidAbout
from mapdesigner.desktop.panels.scrolling import scroll_area
from mapdesigner.desktop.panels.subjects import Subject, subject_of
from mapdesigner.desktop.style import colours as worn
from mapdesigner.edits.replace import look_up
from mapdesigner.layout.icons import names as icon_names
from mapdesigner.model.items import Item

if TYPE_CHECKING:
    from mapdesigner.desktop.panels.field_editors import FieldEditor
    from mapdesigner.desktop.panels.section import Section
    from mapdesigner.desktop.session import Session
    from mapdesigner.layout.theme import Theme


class _Sign(QWidget):
    """The icon of what is shown, on a tinted square."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self.setFixedSize(QSize(32, 32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw square and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn().accent_tint))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        name = self.name if self.name in icon_names() else "circle"
        icons.draw(painter, name, worn().ink, QRectF(7.5, 7.5, 17, 17))
        painter.end()


class _Head(QWidget):
    """Icon, kind and place of what is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = _Sign(self)
        self.title, self.place = self._label("title"), self._label("caption")
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 13, 13, 13)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.addWidget(self._sign, 0, 0, 2, 1)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self.place, 1, 1)
        grid.setColumnStretch(1, 1)

    def show_subject(self, subject: Subject) -> None:
        """Show another subject."""
        self._sign.name = subject.icon
        self._sign.update()
        self.title.setText(subject.title)
        room = max(self.width() - 72, 180)
        self.place.setText(self.place.fontMetrics().elidedText(subject.place, Qt.TextElideMode.ElideRight, room))
        self.place.setToolTip(plain_tip(subject.place) if self.place.text() != subject.place else "")

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        return label


class Inspector(Following):
    """Follows a session's selection and map; every change goes through the session."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.head = self.title_bar = _Head(self)
        self._colours = worn()
        self._form = Form(session)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._form)
        inner.addStretch(1)
        rule = QFrame()
        rule.setProperty("role", "rule")
        area = scroll_area()
        area.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule)
        column.addWidget(area, 1)
        self.said = SaidAbout(self)
        self.asked = self.said.asked
        column.addWidget(self.said)

    @property
    def editors(self) -> dict[str, FieldEditor]:
        """The editors shown, by field."""
        return self._form.editors

    @property
    def sections(self) -> dict[str, Section]:
        """The sections shown, by name."""
        return self._form.sections

    def set_theme(self, colours: Theme) -> None:
        """Draw in another theme: icons inside the editors are made anew."""
        if self._colours is not colours:
            self._colours = colours
            self._form.forget()
            self.refresh()

    def refresh(self) -> None:
        """Show what is selected, or else the map."""
        subject = subject_of(self.session)
        self.head.show_subject(subject)
        self._form.show_subject(subject)
        only = subject.ids[0] if len(subject.ids) == 1 else ""
        card = only if isinstance(look_up(self.session.journey, only), Item) else ""
        self.said.show_card(self.session.journey, card)

    def take_focus(self) -> None:
        """Let the first field that is open have the keyboard."""
        for editor in self.editors.values():
            if editor.isVisible():
                editor.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def follow_selection(self) -> None:
        """Show what is selected now."""
        self.refresh()

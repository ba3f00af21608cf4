"""The inspector: the fields of what is selected, or of the map, each with its editor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from mapdesigner.desktop import icons
from mapdesigner.desktop.panels.editor_table import editor_for
from mapdesigner.desktop.panels.scrolling import scroll_area
from mapdesigner.desktop.panels.section import Section
from mapdesigner.desktop.panels.subjects import Subject, subject_of
from mapdesigner.desktop.style import colours as worn
from mapdesigner.edits.replace import EditError
from mapdesigner.layout.icons import names as icon_names
from mapdesigner.model.catalog import Editor, Field
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.panels.field_editors import FieldEditor
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
        self.place.setToolTip(subject.place if self.place.text() != subject.place else "")

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        return label


class Inspector(QWidget):
    """Follows a session's selection and map; every change goes through the session."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.head = self.title_bar = _Head(self)
        self.editors: dict[str, FieldEditor] = {}
        self.sections: dict[str, Section] = {}
        self._folded: set[str] = set()
        self._colours = worn()
        self._subject: Subject | None = None
        rule = QFrame()
        rule.setProperty("role", "rule")
        self._area = scroll_area()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule)
        column.addWidget(self._area, 1)
        session.map_changed.connect(self._refresh)
        session.selection_changed.connect(self._refresh)
        self._refresh()

    def set_theme(self, colours: Theme) -> None:
        """Draw in another theme: icons inside the editors are made anew."""
        if self._colours is not colours:
            self._colours, self._subject = colours, None
            self._refresh()

    def _refresh(self, *_maps: object) -> None:
        subject, before = subject_of(self._session), self._subject
        self._subject = subject
        if before is None or before.ids != subject.ids or before.form != subject.form:
            self._build(subject)
        self.head.show_subject(subject)
        for field in subject.fields:
            self.editors[field.name].show_values(subject.values(self._session.journey, field), self._session.journey)

    def _build(self, subject: Subject) -> None:
        """Make the controls of another subject; what was folded stays folded."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.editors, self.sections = {}, {}
        for field in subject.fields:
            self._add(column, field)
        column.addStretch(1)
        old = self._area.takeWidget()
        if old:
            old.deleteLater()  # its own signal may have led here
        self._area.setWidget(content)

    def _add(self, column: QVBoxLayout, field: Field) -> None:
        section = self.sections.get(field.section)
        if section is None:
            section = self.sections[field.section] = Section(_(field.section))
            section.heading.setChecked(field.section not in self._folded)
            section.heading.toggled.connect(partial(self._fold, field.section))
            column.addWidget(section)
        editor = self.editors[field.name] = editor_for(field)
        editor.edited.connect(partial(self._edit, field))
        starred = field.name == "moment_of_truth"
        section.add(field.label, editor, at_end=field.editor is Editor.TOGGLE, starred=starred)

    def _fold(self, section: str, opened: bool) -> None:
        (self._folded.discard if opened else self._folded.add)(section)

    def _edit(self, field: Field, value: object) -> None:
        if self._subject is None:
            return
        editor = self.editors[field.name]
        try:
            self._subject.change(self._session, field, value)
        except EditError as error:
            editor.faulty.emit(str(error))
        else:
            editor.faulty.emit("")

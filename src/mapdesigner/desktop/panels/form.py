"""A form: the editors of a subject's fields, in sections that fold."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mapdesigner.desktop.panels.editor_table import editor_for
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.desktop.panels.section import Section
from mapdesigner.edits.replace import EditError
from mapdesigner.model.catalog import Editor, Field
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.panels.field_editors import FieldEditor
    from mapdesigner.desktop.panels.subjects import Subject
    from mapdesigner.desktop.session import Session


class Form(QWidget):
    """Shows one subject at a time. Changes go through the session; what cannot be done is said at its field."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.editors: dict[str, FieldEditor] = {}
        self.sections: dict[str, Section] = {}
        self._folded: set[str] = set()
        self._subject: Subject | None = None
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_subject(self, subject: Subject) -> None:
        """Show a subject; the controls of another one with the same fields are used again."""
        before, self._subject = self._subject, subject
        if before is None or before.form != subject.form:
            self._build(subject)
        elif before.ids != subject.ids:
            for editor in self.editors.values():
                editor.tell("")
        for field in subject.fields:
            self.editors[field.name].follow(subject.values(self._session.journey, field), self._session.journey)

    def forget(self) -> None:
        """Make all controls anew next time: icons inside them have the colours of a theme."""
        self._subject = None

    def _build(self, subject: Subject) -> None:
        """Make the controls; what was folded stays folded."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.editors, self.sections = {}, {}
        rows = [field.section for field in subject.fields]
        for field in sorted(subject.fields, key=lambda each: rows.index(each.section)):  # as they are seen, for Tab
            self._add(column, field)
        if len(self.sections) == 1:
            next(iter(self.sections.values())).go_headless()
        if not subject.fields:
            column.addWidget(_nothing())
        if self._content:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()  # its own signal may have led here
        self._content = content
        self._column.addWidget(content)
        content.show()  # at once: a layout would show it, and let it take the focus, only later

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
            editor.tell(str(error))
            if not editor.is_written:  # a switch or slider goes back; what was written stays to be mended
                editor.show_values(self._subject.values(self._session.journey, field), self._session.journey)
        else:
            editor.tell("")


def _nothing() -> QLabel:
    words = _("What is selected has no field in common. Select things of one kind to change them together.")
    label = plain_label(words, "caption", wraps=True)
    label.setContentsMargins(14, 14, 14, 14)
    return label

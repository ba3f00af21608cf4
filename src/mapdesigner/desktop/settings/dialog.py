"""The settings: each choice takes effect at once and is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.desktop.language import offered
from mapdesigner.desktop.panels.controls import Choice, Switch
from mapdesigner.desktop.settings.keys_page import KeysPage
from mapdesigner.desktop.settings.values import TEXT_SIZES, Appearance, settings, store
from mapdesigner.publish.options import SHEETS
from mapdesigner.storage.versions import login_name
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDTH, _HEIGHT = 560, 520


class SettingsDialog(QDialog):
    """Shows what is chosen; there is no OK, for a choice is made when it is made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Settings"))
        self.setMinimumWidth(_WIDTH)
        self._spoken = settings().language
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(20)
        self._rows.setVerticalSpacing(10)
        self._rows.setColumnStretch(1, 1)
        self._make_look()
        self._rule()
        self._make_words()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(18)
        column.addWidget(self._pages(), 1)
        column.addWidget(buttons)
        self.resize(_WIDTH, _HEIGHT)

    def _pages(self) -> QTabWidget:
        general = QWidget()
        column = QVBoxLayout(general)
        column.setContentsMargins(0, 18, 0, 0)
        column.addLayout(self._rows)
        column.addStretch(1)
        self.keys = KeysPage()
        pages = QTabWidget()
        pages.tabBar().setDrawBase(False)
        for part in (pages, pages.tabBar()):
            part.setAccessibleName(_("Parts of the settings"))
        pages.addTab(general, _("General"))
        pages.addTab(self.keys, _("Keys"))
        return pages

    def _make_look(self) -> None:
        looks = ((_("As the system"), Appearance.SYSTEM), (_("Light"), Appearance.LIGHT), (_("Dark"), Appearance.DARK))
        self.appearance = self._choice("appearance", looks)
        self._row(_("Appearance"), self.appearance)
        sizes = zip((_("Small"), _("Normal"), _("Large"), _("Very large")), TEXT_SIZES, strict=True)
        self.text_size = self._choice("text_size", sizes)
        self._row(_("Text size"), self.text_size)
        self.reduce_motion = Switch()
        self.reduce_motion.setChecked(settings().reduce_motion)
        self.reduce_motion.toggled.connect(lambda on: store.change(reduce_motion=on))
        self._row(_("Reduce motion"), self.reduce_motion)

    def _make_words(self) -> None:
        languages = ((_("As the system"), ""), *((name, tag) for tag, name in offered()))
        self.language = self._choice("language", languages)
        self._row(_("Language"), self.language)
        self.restart = QLabel(_("The windows speak it as soon as you close the settings."))
        self.restart.setProperty("role", "caption")
        self.restart.setTextFormat(Qt.TextFormat.PlainText)
        self.restart.setWordWrap(True)
        self.restart.hide()
        self._rows.addWidget(self.restart, self._rows.rowCount(), 1)
        self.language.currentIndexChanged.connect(self._show_restart)
        self.sheet = self._choice("sheet", ((each, each) for each in SHEETS))
        self._row(_("Default sheet"), self.sheet)
        self.author = QLineEdit(settings().author)
        self.author.setMaxLength(200)
        self.author.setPlaceholderText(login_name())
        self.author.editingFinished.connect(lambda: store.change(author=self.author.text().strip()))
        self._row(_("Your name"), self.author)

    def _choice(self, field: str, choices: Iterable[tuple[str, object]]) -> Choice:
        choice = Choice()
        for words, value in choices:
            choice.addItem(words, value)
        choice.setCurrentIndex(max(0, choice.findData(getattr(settings(), field))))
        choice.currentIndexChanged.connect(lambda _at: store.change(**{field: choice.currentData()}))
        return choice

    def _row(self, words: str, editor: QWidget) -> None:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "field")
        label.setBuddy(editor)
        editor.setAccessibleName(words)
        at = self._rows.rowCount()
        self._rows.addWidget(label, at, 0)
        self._rows.addWidget(editor, at, 1)

    def _rule(self) -> None:
        rule = QFrame()
        rule.setProperty("role", "rule")
        self._rows.addWidget(rule, self._rows.rowCount(), 0, 1, 2)

    def _show_restart(self) -> None:
        self.restart.setVisible(settings().language != self._spoken)

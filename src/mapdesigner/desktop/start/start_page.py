"""The start page: maps used last, maps to recover, templates, and a place to drop files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QHideEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mapdesigner.desktop.files import SAMPLE
from mapdesigner.desktop.recent_files import forget_file, pin_file, pinned_files, recent_files
from mapdesigner.desktop.start.card_grid import CardGrid
from mapdesigner.desktop.start.cards import MARGIN, MapCard, TemplateCard
from mapdesigner.desktop.start.glances import Glance, Glances
from mapdesigner.desktop.start.recovered import Recovered
from mapdesigner.desktop.start.sidebar import Sidebar
from mapdesigner.desktop.start.templates import TEMPLATES
from mapdesigner.desktop.style import colours
from mapdesigner.storage.journal import decline, recoverable
from mapdesigner.words import _

if TYPE_CHECKING:
    from mapdesigner.desktop.files import Files
    from mapdesigner.storage.journal import Recoverable

_GUTTER = 44
_MOST_RECENT = 4
_MOST_TEMPLATES = 3


class StartPage(QWidget):
    """What a window shows before it has a map. `files` opens and begins maps."""

    import_asked = Signal()

    def __init__(self, files: Files, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self.glances = Glances(self)
        self.glances.found.connect(self._show_glance)
        self.setAcceptDrops(True)
        self.recovered = Recovered(self)
        self.recovered.taken_up.connect(files.recover)
        self.recovered.declined.connect(self._decline)
        self.recent = CardGrid(240, _MOST_RECENT, self)
        self.recent.whole = False
        self.templates = CardGrid(300, _MOST_TEMPLATES, self)
        self.templates.show_cards([self._template(each) for each in range(len(TEMPLATES))])
        self.more = QPushButton(self)
        self.more.setProperty("flat", True)
        self.more.setCursor(Qt.CursorShape.PointingHandCursor)
        self.more.clicked.connect(self._toggle_all)
        self.empty = DropZone(self)
        self.empty.clicked.connect(files.ask_open)
        self.veil = Veil(self)
        self.side = self._sidebar()
        self._body = self._scroll()
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """List the maps as they are now."""
        self.glances.stop()
        self.recovered.show_maps(recoverable())
        pinned = pinned_files()
        paths = [*pinned, *(each for each in recent_files() if each not in pinned)]
        self.recent.show_cards([self._map(path, pinned=path in pinned) for path in paths])
        self.empty.setVisible(not paths)
        self.recent.setVisible(bool(paths))
        self._show_more()
        if self.isVisible():
            self._look()

    def set_theme(self) -> None:
        """Draw in the theme worn now."""
        self.side.set_theme()
        self.update()

    def open_sample(self) -> None:
        """Begin a map from the sample, so that the sample stays as it is."""
        self._files.new(SAMPLE)

    def _lay_out(self) -> None:
        """Put the side beside the maps, under a hairline that parts them from the menu bar."""
        rule = QFrame()
        rule.setProperty("role", "rule")
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self._body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule)
        column.addLayout(row, 1)

    def _sidebar(self) -> Sidebar:
        side = Sidebar(self)
        side.new.clicked.connect(lambda: self._files.new())
        self.lines = (
            side.add(_("Recent"), "clock", partial(self._go_to, 0)),
            side.add(_("Templates"), "layout-template", partial(self._go_to, 1)),
        )
        self.lines[0].current = True
        keys = QKeySequence(QKeySequence.StandardKey.Open).toString(QKeySequence.SequenceFormat.NativeText)
        side.add(_("Open file"), "folder-open", self._files.ask_open, keys.replace("+", " "))
        side.add(_("Import table"), "table-2", self.import_asked.emit)
        side.add(_("Sample map"), "graduation-cap", self.open_sample)
        return side

    def _scroll(self) -> QScrollArea:
        inner = QWidget()
        inner.setObjectName("start")
        column = QVBoxLayout(inner)
        column.setContentsMargins(_GUTTER - MARGIN, 29, _GUTTER - MARGIN, 20)
        column.setSpacing(0)
        self.headings = (self._heading(_("Recent maps")), self._heading(_("Start from a template")))
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, MARGIN, 0)
        top.addWidget(self.headings[0], 1)
        top.addWidget(self.more)
        column.addWidget(self.recovered)
        column.addLayout(top)
        column.addSpacing(14)
        column.addWidget(self.recent)
        column.addWidget(self.empty)
        column.addSpacing(21)
        column.addWidget(self.headings[1])
        column.addSpacing(14)
        column.addWidget(self.templates)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setProperty("role", "start")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        area.verticalScrollBar().valueChanged.connect(self._mark_line)
        return area

    def _heading(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setProperty("role", "start-heading")
        label.setFixedHeight(30)
        label.setContentsMargins(MARGIN, 0, 0, 0)
        return label

    def _template(self, index: int) -> TemplateCard:
        card = TemplateCard(TEMPLATES[index], self)
        card.clicked.connect(partial(self._files.new, TEMPLATES[index].name))
        return card

    def _map(self, path: Path, *, pinned: bool) -> MapCard:
        card = MapCard(path, pinned=pinned, parent=self)
        card.clicked.connect(partial(self._files.show, path))
        card.pin_asked.connect(partial(self._pin, path, not pinned))
        card.forget_asked.connect(partial(self._forget, path))
        return card

    def _look(self) -> None:
        self.glances.look_at([card.path for card in self.recent.cards if isinstance(card, MapCard)])

    def _show_glance(self, seen: Glance) -> None:
        for card in self.recent.cards:
            if isinstance(card, MapCard) and card.path == seen.path:
                card.show_glance(seen)

    def _pin(self, path: Path, pinned: bool) -> None:
        pin_file(path, pinned=pinned)
        self.refresh()
        self.focus_on(path)

    def _decline(self, found: Recoverable) -> None:
        decline(found)
        self.refresh()

    def _forget(self, path: Path) -> None:
        index = next((at for at, card in enumerate(self.recent.cards) if getattr(card, "path", None) == path), 0)
        forget_file(path)
        self.refresh()
        if self.recent.cards:
            self.recent.cards[min(index, len(self.recent.cards) - 1)].setFocus()

    def focus_on(self, path: Path | None = None) -> None:
        """Put the keyboard on a map's card, or on the first card there is."""
        cards = [card for card in self.recent.cards if path in (None, getattr(card, "path", None))]
        (cards or list(self.templates.cards))[0].setFocus()

    def _toggle_all(self) -> None:
        self.recent.whole = not self.recent.whole
        self.recent.arrange()
        self._show_more()

    def _show_more(self) -> None:
        count = len(self.recent.cards)
        words = _("Show fewer") if self.recent.whole else _("Show all {count}").format(count=count)
        self.more.setText(words)
        self.more.setVisible(count > self.recent.most)

    def _go_to(self, heading: int) -> None:
        self._body.verticalScrollBar().setValue(self.headings[heading].y() - 24 if heading else 0)
        self._mark_line(current=heading)
        cards = self.templates.cards if heading else self.recent.cards
        if cards:
            cards[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _mark_line(self, _value: int = 0, current: int | None = None) -> None:
        if current is None:
            current = int(self._body.verticalScrollBar().value() > self.headings[1].y() - 60)
        for index, line in enumerate(self.lines):
            line.current = index == current
            line.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the maps; put the keyboard on the first card."""
        super().showEvent(event)
        self._look()
        self.focus_on()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look at no more files."""
        self.glances.stop()
        super().hideEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.veil.cover(self)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Show the page as before."""
        self.veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what is dropped."""
        self.veil.hide()
        event.acceptProposedAction()
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self._files.show(Path(url.toLocalFile()))


class DropZone(QPushButton):
    """Stands where no map was opened yet: drop one here, or click to look for one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Drop a map here, or click to open one"), parent)
        self.setProperty("role", "drop")
        self.setMinimumHeight(120)
        self.setIconSize(QSize(20, 20))
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class Veil(QWidget):
    """Lies over the page while a file is held over it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self, page: QWidget) -> None:
        """Lie over the whole page."""
        self.setGeometry(page.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a frame and what letting go does."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = colours()
        ground = QColor(worn.accent_tint)
        ground.setAlphaF(0.85)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(QColor(worn.accent), 3, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(12, 12, -12, -12), 12, 12)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Let go to open"))
        painter.end()

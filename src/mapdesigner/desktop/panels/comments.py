"""The team's comments on cards: conversations with answers, which are open until somebody resolves them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from mapdesigner.desktop.author import author
from mapdesigner.desktop.panels.card_rows import card_name, card_place
from mapdesigner.desktop.panels.controls import Choice
from mapdesigner.desktop.panels.labels import plain_label
from mapdesigner.desktop.panels.moments import now
from mapdesigner.desktop.panels.reveal import lead_to
from mapdesigner.desktop.panels.scrolling import bring_into_view, scroll_area
from mapdesigner.desktop.panels.side_panel import SidePanel
from mapdesigner.desktop.panels.thread_box import ThreadBox
from mapdesigner.edits.comments import answer, remove_comment, resolve
from mapdesigner.edits.people import add_comment
from mapdesigner.edits.replace import look_up
from mapdesigner.insight.threads import Thread, threads
from mapdesigner.model.items import Item
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.layout.theme import Theme

_MOST = 60
"""So many conversations are listed; a filter or the selection leads to the others."""
_OPEN, _ALL, _SELECTED = range(3)


class Comments(SidePanel):
    """Lists conversations, the latest first, and takes a new comment on the selected card."""

    watched: ClassVar[tuple[str, ...]] = ("comments", "items", "stages", "steps", "lanes")

    def __init__(self, view: MapView, say: Callable[[str], object]) -> None:
        super().__init__(view.session, _("Comments"), say)
        self._view = view
        self.boxes: dict[str, ThreadBox] = {}
        self._keys: dict[str, object] = {}
        self.filter = Choice()
        self.filter.setFixedHeight(30)
        self.filter.setAccessibleName(_("Which comments to list"))
        self.filter.addItems([_("Open"), _("Open and resolved"), _("On the selected cards")])
        self.filter.activated.connect(lambda _at: self.refresh())
        self._filter_row = self.row(self.filter, stretch=0)
        self.column.addWidget(self._filter_row)
        self.column.addWidget(self._make_area(), 1)
        self.column.addWidget(self._make_new())

    def set_theme(self, colours: Theme) -> None:
        """Draw in another theme."""
        super().set_theme(colours)
        self._area.update()

    def refresh(self) -> None:
        """Show the conversations as they are; those that did not change keep their boxes and what is written there."""
        found = threads(self.session.journey)
        shown = [each for each in found if self._is_wanted(each)]
        self.tell(self._sentence(found), self._empty(found, shown))
        self._filter_row.setVisible(bool(found))
        self._match(shown[:_MOST])
        self._more.setText(_("{count} more; select a card to see its comments.").format(count=len(shown) - _MOST))
        self._more.setVisible(len(shown) > _MOST)
        self._offer()

    def follow_selection(self) -> None:
        """Offer to comment on what is selected now."""
        if self.filter.currentIndex() == _SELECTED:
            self.refresh()
        else:
            self._offer()

    def come_to(self, card: str) -> None:
        """Bring the latest conversation about a card into view, with the keyboard where it is answered."""
        found = [each for each in threads(self.session.journey) if each.root.item == card]
        wanted = next((each for each in found if each.is_open), found[0] if found else None)
        if wanted is None:
            return
        if wanted.root.id not in self.boxes:  # there are too many to list them all
            self.filter.setCurrentIndex(_SELECTED)
            self.refresh()
        bring_into_view(self._area, self.boxes[wanted.root.id])
        self.boxes[wanted.root.id].answer.setFocus()

    def send(self) -> None:
        """Comment on the selected card."""
        card, words = self._card(), self.new.toPlainText().strip()
        if card and words:
            fields = {"author": author(), "at": now(), "text": words}
            if self.apply(_("Comment"), lambda journey: add_comment(journey, card.id, parent=None, **fields)):
                self.new.clear()

    def _make_area(self) -> QWidget:
        content = QWidget()
        self._list = QVBoxLayout(content)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._more = plain_label("", "caption", wraps=True)
        self._more.setContentsMargins(14, 8, 12, 8)
        self._list.addWidget(self._more)
        self._list.addStretch(1)
        self._area = scroll_area()
        self._area.setWidget(content)
        return self._area

    def _make_new(self) -> QWidget:
        frame = QFrame()
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 8, 12, 12)
        self._about = plain_label("", "caption", wraps=True)
        self.new = _Words(self)
        self.new.setAccessibleName(_("New comment"))
        self.new.setFixedHeight(64)
        self.new.textChanged.connect(self._offer)
        self.sends = QPushButton(_("Comment"))
        self.sends.setToolTip(_("Ctrl+Enter"))
        self.sends.clicked.connect(self.send)
        rule = QFrame()
        rule.setProperty("role", "rule")
        column.addWidget(rule)
        column.addWidget(self._about)
        column.addWidget(self.new)
        column.addWidget(self.sends, 0, Qt.AlignmentFlag.AlignRight)
        return frame

    def _match(self, shown: list[Thread]) -> None:
        keys = {each.root.id: self._key(each) for each in shown}
        for gone in [each for each, key in self._keys.items() if keys.get(each) != key]:
            box = self.boxes.pop(gone)
            self._list.removeWidget(box)
            box.hide()
            box.deleteLater()  # its own button may have led here
        for at, each in enumerate(shown):
            box = self.boxes.get(each.root.id) or self._box(each)
            if self._list.indexOf(box) != at:
                self._list.removeWidget(box)
                self._list.insertWidget(at, box)
                box.show()
        self._keys = keys

    def _key(self, thread: Thread) -> object:
        journey = self.session.journey
        item = look_up(journey, thread.root.item)
        assert isinstance(item, Item)
        return thread, card_name(journey, item), card_place(journey, item)

    def _box(self, thread: Thread) -> ThreadBox:
        journey = self.session.journey
        item = look_up(journey, thread.root.item)
        assert isinstance(item, Item)
        box = ThreadBox(thread, card_name(journey, item), card_place(journey, item))
        box.led.connect(lambda card: lead_to(self._view, card))
        box.answered.connect(self._answer)
        box.resolved.connect(self._resolve)
        box.removed.connect(self._remove)
        self.boxes[thread.root.id] = box
        return box

    def _answer(self, wanted: str, words: str) -> None:
        fields = {"author": author(), "at": now(), "text": words}
        self.apply(_("Answer a comment"), lambda journey: answer(journey, wanted, **fields))

    def _resolve(self, wanted: str, resolved: bool) -> None:
        words = _("Resolve a comment") if resolved else _("Reopen a comment")
        self.apply(words, lambda journey: resolve(journey, wanted, resolved=resolved))

    def _remove(self, wanted: str) -> None:
        self.apply(_("Remove a comment"), lambda journey: remove_comment(journey, wanted))

    def _is_wanted(self, thread: Thread) -> bool:
        if not isinstance(look_up(self.session.journey, thread.root.item), Item):
            return False
        if self.filter.currentIndex() == _SELECTED:
            return thread.root.item in self.session.selection
        return thread.is_open or self.filter.currentIndex() == _ALL

    def _card(self) -> Item | None:
        chosen = [look_up(self.session.journey, each) for each in self.session.selection]
        return chosen[0] if len(chosen) == 1 and isinstance(chosen[0], Item) else None

    def _offer(self) -> None:
        card = self._card()
        name = card_name(self.session.journey, card) if card else ""
        words = _("On {card}").format(card=name) if card else _("Select a card to comment on it.")
        self._about.setText(words)
        self.new.setEnabled(card is not None)
        self.sends.setEnabled(card is not None and bool(self.new.toPlainText().strip()))

    def _sentence(self, found: tuple[Thread, ...]) -> str:
        still = [each for each in found if each.is_open]
        if still:
            cards = len({each.root.item for each in still})
            words = ngettext("{count} open conversation", "{count} open conversations", len(still))
            on = ngettext("on {count} card", "on {count} cards", cards)
            return f"{words.format(count=len(still))} {on.format(count=cards)}"
        return _("Everything that was raised is resolved") if found else ""

    def _empty(self, found: tuple[Thread, ...], shown: list[Thread]) -> str:
        if not found:
            return _("Nobody has commented yet. Select a card and write below; the others answer here.")
        if not shown and self.filter.currentIndex() == _SELECTED:
            return _("No comments on what is selected.")
        return ""


class _Words(QPlainTextEdit):
    """Where a comment is written; Ctrl+Enter sends it."""

    def __init__(self, panel: Comments) -> None:
        super().__init__(panel)
        self._panel = panel
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send, or write."""
        enter = Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._panel.send()
        else:
            super().keyPressEvent(event)

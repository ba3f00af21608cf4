"""The steps of this window's work: a list in which one goes back and forth by a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.desktop.panels.rows import Row, Rows
from mapdesigner.desktop.panels.side_panel import SidePanel
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.session import Session


class History(SidePanel):
    """Lists what was done from first to last; what is undone stays listed until something else is done."""

    def __init__(self, session: Session, say: Callable[[str], object]) -> None:
        super().__init__(session, _("History"), say)
        self.rows = Rows(_("Steps of the work"), high=False, leads=True)
        self.rows.acted.connect(self._go)
        self.column.addWidget(self.rows, 1)
        self.column.addStretch(0)  # takes the room only while the list is hidden

    def refresh(self) -> None:
        """List the steps as they are."""
        done, undone = self.session.undo_names[::-1], self.session.redo_names
        names = [_("As it was opened"), *done, *undone]
        self.rows.show_rows([self._row(at, name, at - len(done)) for at, name in enumerate(names)])
        self.rows.choose(str(len(done)))
        self.rows.scrollToItem(self.rows.currentItem())
        self.rows.setVisible(len(names) > 1)
        empty = _("Every change is listed here, and a click goes back to it or forward again.")
        self.tell(self._sentence(len(done), len(undone)), "" if len(names) > 1 else empty)

    def _row(self, at: int, name: str, ahead: int) -> Row:
        if ahead == 0:
            return Row(str(at), name, sign="circle-dot", spoken=_("{step}, now").format(step=name))
        if ahead > 0:
            return Row(str(at), name, sign="redo-2", spoken=_("{step}, undone").format(step=name), faded=True)
        return Row(str(at), name, sign="check")

    def _sentence(self, done: int, undone: int) -> str:
        if not done and not undone:
            return ""
        words = ngettext("{count} step done", "{count} steps done", done).format(count=done)
        if not undone:
            return words
        return f"{words}, {ngettext('{count} undone', '{count} undone', undone).format(count=undone)}"

    def _go(self, wanted: str) -> None:
        self.session.go(int(wanted) - len(self.session.undo_names))

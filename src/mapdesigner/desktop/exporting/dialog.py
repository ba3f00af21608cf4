"""The export dialog: options at the side, the real pages in the middle, what is to be known of them below."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QMessageBox, QPushButton, QVBoxLayout, QWidget

from mapdesigner.desktop.exporting.choices import Choices, first_choices, seen
from mapdesigner.desktop.exporting.drafting import Drafter
from mapdesigner.desktop.exporting.drafts import Draft
from mapdesigner.desktop.exporting.findings import Findings
from mapdesigner.desktop.exporting.form import OptionsForm
from mapdesigner.desktop.exporting.outcome import Outcome
from mapdesigner.desktop.exporting.preview import Preview
from mapdesigner.desktop.exporting.printing import is_too_small, printer_for
from mapdesigner.desktop.exporting.running import Exporting, Printing, Running
from mapdesigner.desktop.exporting.target import Target
from mapdesigner.desktop.panels.scrolling import scroll_area
from mapdesigner.desktop.settings.values import settings
from mapdesigner.desktop.style import text_scale
from mapdesigner.words import _, interface

if TYPE_CHECKING:
    from mapdesigner.desktop.exporting.drafting import Answer
    from mapdesigner.desktop.session import Session
    from mapdesigner.publish.worker import Progress

_WIDTH, _HEIGHT, _FORM = 1240, 860, 318
_BESIDE = 80  # px of the screen that are left free around the dialog
_POLL, _REST = 30, 120  # ms: between looks for pages, and after a change before they are drawn

_chosen: WeakKeyDictionary[Session, Choices] = WeakKeyDictionary()
"""What was chosen last for the map of each window."""


class ExportDialog(QDialog):
    """Exports or prints a session's map; `shown` are the personas on the canvas, none of them for all.

    The window goes on meanwhile; Cancel leaves no file.
    """

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        shown: frozenset[str] = frozenset(),
        *,
        prints: bool = False,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._running: Running | None = None
        self._drafter = Drafter()
        self._draft = Draft()
        self.setWindowTitle(_("Print") if prints else _("Export"))
        folder = session.path.parent if session.path else Path.home()
        self.form = OptionsForm(session.journey, _begin_with(session, shown, prints=prints), folder)
        self.preview = Preview()
        self.findings = Findings()
        self.target = Target(session, self.form.choices.suffix)
        self.outcome = Outcome()
        self._make_buttons(prints=prints)
        self._lay_out()
        self._make_timers()
        self.form.changed.connect(self._take)
        self.findings.taken.connect(self.form.choose)
        self._take()
        self._ask()

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        return self.form.choices

    @property
    def draft(self) -> Draft | None:
        """The pages as they will be; None until they are drawn."""
        waits = self._rest.isActive() or self._drafter.is_busy
        return None if waits or not self._draft.packed else self._draft

    def _make_buttons(self, *, prints: bool) -> None:
        self.print = QPushButton(_("Print…"))
        self.print.clicked.connect(self._print)
        self.cancel = QPushButton(_("Close"))
        self.cancel.clicked.connect(self.reject)
        self.start = QPushButton(_("Export"))
        self.start.clicked.connect(self._export)
        for button in (self.print, self.cancel, self.start):
            button.setAutoDefault(False)
        main = self.print if prints else self.start
        main.setProperty("primary", True)
        main.setDefault(True)

    def _lay_out(self) -> None:
        area = scroll_area()
        area.setWidget(self.form)
        area.setFixedWidth(max(round(_FORM * text_scale()), self.form.minimumSizeHint().width() + 13))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.preview, 1)
        right.addWidget(_rule())
        right.addWidget(self.findings)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(area)
        upper.addWidget(_rule(upright=True))
        upper.addLayout(right, 1)
        buttons = QHBoxLayout()
        for part in (self.target, self.print, self.cancel, self.start):
            buttons.addWidget(part, 1 if part is self.target else 0)
        foot = QVBoxLayout()
        foot.setContentsMargins(18, 10, 16, 14)
        foot.setSpacing(10)
        foot.addWidget(self.outcome)
        foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(_rule())
        column.addLayout(foot)
        self.outcome.hide()
        room = self.screen().availableGeometry()
        self.resize(min(_WIDTH, room.width() - _BESIDE), min(_HEIGHT, room.height() - _BESIDE))

    def _make_timers(self) -> None:
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._ask)
        self._look = QTimer(self, interval=_POLL)
        self._look.timeout.connect(self._poll)
        self._look.start()

    def _take(self) -> None:
        """Something else is chosen."""
        _chosen[self._session] = self.choices
        self.target.follow(self.choices.suffix)
        self._rest.start()
        if self.choices.has_pages:
            self.preview.waiting.begin()
        self._allow()

    def _ask(self) -> None:
        """Have the pages drawn anew."""
        self._rest.stop()
        if self.choices.has_pages:
            self.preview.waiting.begin()
            self._drafter.ask(self._session.journey, self.choices)
        else:
            self._drafter.close()
            self._show(Draft())
            self.preview.say(_("This format has no pages; it holds the whole map."))

    def _poll(self) -> None:
        answer = self._drafter.poll()
        if answer is not None and not self._rest.isActive():
            self._show(answer)

    def _show(self, answer: Answer) -> None:
        if not isinstance(answer, Draft):
            self.findings.show_offers(answer)
            return
        self._draft = answer
        self.preview.waiting.end()
        if answer.packed:
            self.preview.show_draft(answer)
            self.findings.show_draft(answer, self.choices)
        else:
            self.findings.clear()
            self.preview.say(_("The pages could not be drawn ({kind}).").format(kind=answer.error))
        self._allow()

    def _allow(self) -> None:
        idle = self._running is None
        for part in (self.form, self.target, self.start, self.findings):
            part.setEnabled(idle)
        self.print.setEnabled(idle and self.draft is not None)
        self.cancel.setText(_("Close") if idle else _("Cancel"))

    def _export(self) -> None:
        path, choices = self.target.path, self.choices
        if path is None:
            self._say(_("Write the name of a file."))
            return
        pages = len(self.draft.packed) if self.draft else 0
        if self.target.may_write(path, choices.format, pages):
            self._run(Exporting(seen(choices, self._session.journey), path, choices.options, self))

    def _print(self) -> None:
        draft = self.draft
        if draft is None:
            return
        printer = printer_for(draft)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(draft.packed))
        if dialog.exec() == QDialog.DialogCode.Accepted and (not is_too_small(printer, draft) or self._cuts_off()):
            self._run(Printing(printer, draft, _pages_of(dialog, draft), self))

    def _cuts_off(self) -> bool:
        """Ask whether pages are to be printed on paper that is too small for them."""
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(_("The pages are larger than the paper in the printer."))
        box.setInformativeText(_("They are printed at 100 % and would be cut off. “Cut into sheets” makes them fit."))
        goes_on = box.addButton(_("Print what fits"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is goes_on

    def _run(self, running: Running) -> None:
        self._running = running
        running.done.connect(self._tell_progress)
        running.ended.connect(self._finish)
        self._allow()
        self._tell_progress(0.0)

    def _tell_progress(self, done: float) -> None:
        self.outcome.run(done, self._progress_words(done))
        self.outcome.show()

    def _progress_words(self, done: float) -> str:
        """Which page is drawn, where that is known."""
        assert self._running is not None
        draft, before = self.draft, self._running.before
        if draft is None or not self.choices.format.sheets or done < before:
            return _("{percent} done").format(percent=interface().percent(round(100 * done)))
        count = len(draft.packed)
        number = min(int((done - before) / (1 - before) * count + 1e-6) + 1, count)
        words, figures = _("Drawing page {number} of {count}"), interface().number
        return words.format(number=figures(number), count=figures(count))

    def _finish(self, last: Progress) -> None:
        prints, self._running = isinstance(self._running, Printing), None
        self._allow()
        if last.error:
            words = _("The map is not printed: {reason}") if prints else _("The map is not exported: {reason}")
            self._say(words.format(reason=last.error))
            return
        self.target.wrote(last.files)
        self.outcome.say("\n".join(_told(last)) or _("Sent to the printer."), last.files)

    def _say(self, words: str) -> None:
        self.outcome.say(words)
        self.outcome.show()

    def reject(self) -> None:
        """Stop what runs; close if nothing does."""
        if self._running is None:
            super().reject()
            return
        prints = isinstance(self._running, Printing)
        self._running.cancel()
        self._running = None
        self._allow()
        self._say(_("Printing was stopped.") if prints else _("The export was stopped; no file was written."))

    def done(self, result: int) -> None:
        """Let the process go that draws the pages."""
        self._look.stop()
        self._rest.stop()
        self._drafter.close()
        super().done(result)


def _begin_with(session: Session, shown: frozenset[str], *, prints: bool) -> Choices:
    """What was chosen last in this window, for the persona and the lanes that are seen; a printer needs pages."""
    first = first_choices(settings().sheet, session.journey)
    choices = _chosen.get(session, first)
    persona = next(iter(shown)) if len(shown) == 1 else ""
    return replace(choices, persona=persona, hidden=first.hidden, suffix=first.suffix if prints else choices.suffix)


def _pages_of(dialog: QPrintDialog, draft: Draft) -> range:
    """The pages asked for, counted from 0."""
    if dialog.printRange() != QAbstractPrintDialog.PrintRange.PageRange:
        return range(len(draft.packed))
    return range(dialog.fromPage() - 1, min(dialog.toPage(), len(draft.packed)))


def _told(last: Progress) -> list[str]:
    files = [_("Written: {path}").format(path=last.files[0])] if last.files else []
    if len(last.files) > 1:
        words = _("Written: {count} files, from {first} to {last}")
        first, end = last.files[0], last.files[-1].name
        files = [words.format(count=interface().number(len(last.files)), first=first, last=end)]
    return [*files, *last.notes]


def _rule(*, upright: bool = False) -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "upright-rule" if upright else "rule")
    return rule

"""The presentation: one stage after another on a whole screen, with head and foot; the map can be edited there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from mapdesigner.desktop.present import foot, head, keys
from mapdesigner.desktop.present.foot import Foot
from mapdesigner.desktop.present.head import Head
from mapdesigner.desktop.present.stage_view import StageView, Stand
from mapdesigner.desktop.present.voting_tool import VotingTool
from mapdesigner.desktop.session import Cell
from mapdesigner.desktop.style import colours
from mapdesigner.edits.replace import EditError
from mapdesigner.layout.compose import stage_colours
from mapdesigner.layout.workshop import HEIGHT, screens_of
from mapdesigner.model.catalog import lane_row
from mapdesigner.model.kinds import LaneKind
from mapdesigner.model.structure import structure
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from mapdesigner.desktop.session import Session
    from mapdesigner.desktop.workshop.countdown import Countdown
    from mapdesigner.desktop.workshop.facilitation import Facilitation
    from mapdesigner.layout.theme import Theme
    from mapdesigner.model.items import Item
    from mapdesigner.model.journey import Lane, Stage

_NARROW = 1120.0  # px: a screen narrower than this at 1080 lines shows everything smaller
_MOST_KEYS = 9
_SOON = 100  # ms in which a window comes to the front


class Presentation(QWidget):
    """A window of its own on the session; `ended` tells that it closed, `moved` that another stage is shown."""

    ended = Signal()
    moved = Signal()
    session: Session
    facilitation: Facilitation
    view: StageView

    def __init__(self, facilitation: Facilitation, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.session, self.facilitation = facilitation.session, facilitation
        self.setWindowTitle(_("Presentation"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = StageView(self.session, self)
        self.stand = Stand(self.view, self)
        self.head = Head(facilitation.countdown, self)
        self.foot = Foot(facilitation, self)
        self.black = QWidget(self)
        self.black.setStyleSheet("background: #000000;")
        self.black.hide()
        self._at = 0
        self._voting = VotingTool(facilitation, self.view.canvas)
        self.setFocusProxy(self.view)
        self._listen()

    def _listen(self) -> None:
        self.view.canvas.installEventFilter(self)
        self.head.asked.connect(self.go_to_stage)
        self.foot.back.clicked.connect(lambda: self.step(-1))
        self.foot.next.clicked.connect(lambda: self.step(1))
        self.session.map_changed.connect(self._follow)
        self.session.focus_changed.connect(self._follow_focus)
        self.facilitation.changed.connect(self._follow)
        self.facilitation.said.connect(self.view.tool.say)
        self.view.tool.editor.finished.connect(self._wrote)
        self.view.lanes_changed.connect(self._follow)

    @property
    def countdown(self) -> Countdown:
        """The timer."""
        return self.facilitation.countdown

    @property
    def screens(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What is shown one after another."""
        return screens_of(structure(self.session.journey))

    @property
    def stage(self) -> Stage | None:
        """The stage in focus; None in a map without any."""
        return self._stage_at(self._at)

    @property
    def steps(self) -> tuple[str, ...]:
        """The ids of the steps in focus."""
        return self.screens[self._at][1] if self.screens else ()

    @property
    def voted_for(self) -> tuple[Item, ...]:
        """The cards in focus that can be voted for, in reading order."""
        held = self.facilitation.round
        if held is None:
            return ()
        cards = (item for lane in self._lanes() for step in self.steps for item in self._cell(lane.id, step))
        return tuple(item for item in cards if not held.kinds or item.kind in held.kinds)

    def start(self, step: str = "") -> None:
        """Show the screen with a step, or the first one."""
        found = [at for at, (_stage, steps) in enumerate(self.screens) if step in steps]
        self.set_theme(colours())
        self.go(found[0] if found else 0)

    def set_theme(self, worn: Theme) -> None:
        """Draw in another theme."""
        self.view.set_theme(worn)
        self._follow()

    def go(self, at: int) -> None:
        """Show a screen, counted from 0, or from the end below 0."""
        count = len(self.screens)
        if not count:
            return
        self.view.finish_writing()
        self._at = at % count
        self._hold_focus()
        self._follow()
        self.moved.emit()

    def step(self, by: int) -> None:
        """Show the next screen or the one before."""
        self.go(min(max(self._at + by, 0), max(len(self.screens) - 1, 0)))

    def go_to_stage(self, number: int) -> None:
        """Show a stage, counted from 0."""
        stage = structure(self.session.journey).stages[number].id
        self.go(next(at for at, (each, _steps) in enumerate(self.screens) if each == stage))

    def go_lane(self, by: int) -> None:
        """Put the focus into the lane above or below that is shown."""
        lanes, focus = [lane.id for lane in self._lanes()], self.session.focus
        if focus and focus.lane in lanes:
            at = min(max(lanes.index(focus.lane) + by, 0), len(lanes) - 1)
            self._focus_on(Cell(lanes[at], focus.step))

    def go_card(self, by: int) -> None:
        """Select the next card of the stage in focus, or the one before."""
        cards = [item for lane in self._lanes() for step in self.steps for item in self._cell(lane.id, step)]
        if not cards:
            return
        ids = [item.id for item in cards]
        chosen = next((each for each in ids if each in self.session.selection), "")
        at = (ids.index(chosen) + by) % len(ids) if chosen else 0 if by > 0 else -1
        self.session.focus_on(Cell(cards[at].lane, cards[at].step))
        self.session.select([ids[at]])

    def capture(self) -> None:
        """Begin a note in the focused cell."""
        self.session.select(())
        if self.isActiveWindow():
            self._begin_note()
        else:  # the key came from the presenter's window
            self.activateWindow()
            QTimer.singleShot(_SOON, self, self._begin_note)

    def _begin_note(self) -> None:
        cell = self.session.focus
        if cell is None:
            return
        try:
            self.view.tool.write_card(cell)
        except EditError as error:
            self.view.tool.say(str(error))

    def vote(self, digit: int, *, back: bool = False) -> None:
        """Vote for the card with a digit, or take a vote back."""
        cards = self.voted_for[:_MOST_KEYS]
        if digit <= len(cards):
            card = cards[digit - 1].id
            self.facilitation.take_back(card) if back else self.facilitation.vote(card)

    def ask_parked(self) -> None:
        """Let a note be written that is parked."""
        self.foot.ask(_("Park a note"), self.facilitation.park, self.view.setFocus)

    def ask_decision(self) -> None:
        """Let a decision be written down."""
        self.foot.ask(_("Write down a decision"), self.facilitation.decide, self.view.setFocus)

    def toggle_private(self) -> None:
        """Hide new notes, or hide them no more."""
        self.facilitation.set_private(not self.facilitation.is_private)
        hidden = self.facilitation.is_private
        self.view.tool.say(_("New notes are hidden until they are revealed") if hidden else _("New notes can be seen"))

    def toggle_votes(self) -> None:
        """Show the votes, or hide them."""
        self.facilitation.show_votes(not self.facilitation.shows_votes)

    def toggle_blank(self) -> None:
        """Show nothing but black, or the map again."""
        self.black.setVisible(self.black.isHidden())
        self.black.raise_()

    def let_go(self) -> None:
        """Let go of what is selected; without that, end."""
        if self.session.selection:
            self.session.select(())
        else:
            self.close()

    def _lanes(self) -> list[Lane]:
        shown = self.view.shown_lanes
        return [lane for lane in structure(self.session.journey).lanes if lane.id in shown]

    def _cell(self, lane: str, step: str) -> tuple[Item, ...]:
        return structure(self.session.journey).cell(lane, step)

    def _stage_at(self, at: int) -> Stage | None:
        stages = {stage.id: stage for stage in self.session.journey.stages}
        return stages[self.screens[at][0]] if 0 <= at < len(self.screens) else None

    def _hold_focus(self) -> None:
        """Keep the keyboard's cell in the stage that is shown, in its lane."""
        focus, lanes = self.session.focus, self._lanes()
        if focus and focus.step in self.steps and any(lane.id == focus.lane for lane in lanes):
            return
        writable = [lane for lane in lanes if lane_row(lane.kind).item]
        kept = next((lane for lane in writable if focus and lane.id == focus.lane), None)
        pains = next((lane for lane in writable if lane.kind is LaneKind.PAIN_POINTS), None)
        lane = kept or pains or next(iter(writable), None)
        if lane and self.steps:
            self._focus_on(Cell(lane.id, self.steps[0]))

    def _focus_on(self, cell: Cell) -> None:
        self.session.select(())
        self.session.focus_on(cell)
        if rect := self.view.cell_rect(cell):
            self.view.canvas.show_view(self.view.canvas.view.revealing(rect))

    def _follow_focus(self) -> None:
        """Show the stage that the keyboard's cell came into, as when a search leads there."""
        focus = self.session.focus
        if focus and focus.step not in self.steps:
            found = [at for at, (_stage, steps) in enumerate(self.screens) if focus.step in steps]
            if found:
                self.go(found[0])

    def _wrote(self, _target: str, how: str, cell: Cell | None) -> None:
        """After a note, stay where it was written: the next one may follow."""
        if how == "enter" and cell is not None:
            self._focus_on(cell)

    def _follow(self, *_args: object) -> None:
        """Show the map and the workshop as they are now."""
        journey, count = self.session.journey, len(self.screens)
        self._at = min(self._at, max(count - 1, 0))
        stage, known = self.stage, structure(journey)
        voting = self.facilitation.round is not None
        canvas = self.view.canvas
        canvas.tool = self._voting if voting else self.view.tool
        self.view.private = self.facilitation.is_private
        self.view.show_votes(self.facilitation.shown_round)
        self.view.show_steps(self.steps, self._scale)
        cards = self.voted_for[:_MOST_KEYS]
        self.stand.veil.show_keys({item.id: digit for digit, item in enumerate(cards, 1)})
        at = known.stage_numbers[stage.id] - 1 if stage else 0
        self.head.show_map(journey, stage_colours(known, canvas.colours), at, self._state())
        ways = self._name(self._at - 1), self._onwards(), self._prompt()
        self.foot.show_stage(*ways, voting=voting, right_to_left=journey.right_to_left)

    @property
    def _scale(self) -> float:
        return min(self.height() / HEIGHT, self.width() / _NARROW)

    def _name(self, at: int) -> str:
        """What is shown on another screen: its stage, or the rest of this one's."""
        stage = self._stage_at(at)
        if stage is None:
            return ""
        return stage.name or _("Stage {number}").format(number=structure(self.session.journey).stage_numbers[stage.id])

    def _onwards(self) -> str:
        name = self._name(self._at + 1)
        if not name:
            return ""
        same = self._stage_at(self._at + 1) is self.stage
        words = _("More of {stage}") if same else _("Next stage: {stage}")
        return words.format(stage=name)

    def _state(self) -> tuple[str, ...]:
        """What everybody should know of the workshop."""
        hidden = _("new notes are hidden") if self.facilitation.is_private else ""
        locked = _("stages and lanes are locked") if self.session.journey.frozen else ""
        return tuple(filter(None, (hidden, locked)))

    def _prompt(self) -> str:
        """The stage's question, and in a round what is to be done."""
        held, stage = self.facilitation.round, self.stage
        question = stage.prompt if stage else ""
        if held is None:
            return question
        dots = ngettext("Place your dot.", "Place your {count} dots.", held.votes_each).format(count=held.votes_each)
        return " ".join(filter(None, (question, dots))) if question or not held.name else f"{held.name}: {dots}"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the presentation before the map does, but none while something is dragged."""
        if isinstance(event, QKeyEvent) and self.view.canvas.gesture is None:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # the commands of the window behind have no say here
                return True
            if event.type() == QEvent.Type.KeyPress:
                return keys.press(self, event)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show everything as large as the screen allows."""
        size, scale = event.size(), self._scale
        top, bottom = round(head.HEIGHT * scale), round(foot.HEIGHT * scale)
        self.head.setGeometry(0, 0, size.width(), top)
        self.stand.setGeometry(0, top, size.width(), size.height() - top - bottom)
        self.foot.setGeometry(0, size.height() - bottom, size.width(), bottom)
        self.black.setGeometry(self.rect())
        self.head.set_scale(scale)
        self.foot.set_scale(scale)
        self._follow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being written, and tell that it is over."""
        self.view.finish_writing()
        for signal in (self.session.map_changed, self.facilitation.changed):
            signal.disconnect(self._follow)
        self.session.focus_changed.disconnect(self._follow_focus)
        super().closeEvent(event)
        self.ended.emit()

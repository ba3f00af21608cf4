"""The map in the window: composes what the session holds, shows it on the canvas, and lets the tool work on it."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSettings, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mapdesigner.desktop.canvas.badges import Badge
from mapdesigner.desktop.canvas.canvas import Canvas
from mapdesigner.desktop.canvas.cells import is_locked
from mapdesigner.desktop.canvas.drop_place import Grid
from mapdesigner.desktop.canvas.editor_tool import EditorTool
from mapdesigner.desktop.canvas.marks import place_of
from mapdesigner.desktop.canvas.minimap import Minimap
from mapdesigner.desktop.canvas.pointer_tools import HandTool, LinkTool, ToolKind
from mapdesigner.desktop.canvas.restructure import unlink
from mapdesigner.desktop.canvas.selection_bar import SelectionBar
from mapdesigner.edits.items import duplicate_items, remove_items
from mapdesigner.edits.lanes import remove_lane
from mapdesigner.edits.links import unlinked_by_removing
from mapdesigner.edits.stages import remove_stage, remove_step
from mapdesigner.insight.threads import open_counts
from mapdesigner.layout.compose import Composer
from mapdesigner.layout.metrics import SCREEN, WHISKER
from mapdesigner.layout.scene import Frozen
from mapdesigner.layout.theme import Theme
from mapdesigner.model.entity import new_id
from mapdesigner.model.items import Item
from mapdesigner.model.journey import JourneyMap, Lane, Stage, Step
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from mapdesigner.desktop.canvas.gestures.gesture import Tool
    from mapdesigner.desktop.session import Cell, Session
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.metrics import Metrics
    from mapdesigner.layout.scene import Rect
    from mapdesigner.model.entity import Entity

_COLUMN = "canvas/lane_column"
_NARROWEST, _WIDEST = 112.0, 280.0  # px at 100 %


class MapView(QWidget):
    """Canvas, composer and tool of one window. `trial` shows a map that is not (yet) the session's own."""

    said = Signal(str)
    """Words for the status bar: why something cannot be done, or what a key waits for; "" for no more."""
    menu_asked = Signal(str, QPoint)
    """A menu is asked for at a place of the screen; what it is for stands in desktop/commands/context.py."""

    badge_pressed = Signal(str, str)
    """A badge was pressed: its source ("comments", "health") and the id of its card."""
    personas_changed = Signal()
    tool_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.canvas = Canvas(self)
        self.minimap = Minimap(self.canvas)
        self.asks = True
        """Whether empty cells ask their lane's question."""
        self.private = False
        """Whether what is written now is hidden until it is revealed."""
        self._composer = self.make_composer("light")
        self._shown = session.journey
        self._personas: frozenset[str] = frozenset()
        self._frame: Frame | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)
        self.setFocusProxy(self.canvas)
        self.tool = EditorTool(self)
        self.canvas.tool = self.tool
        self._beside: dict[ToolKind, Tool] = {ToolKind.HAND: HandTool(self), ToolKind.LINK: LinkTool(self)}
        self.bar = SelectionBar(self)
        session.map_changed.connect(self._follow)
        session.selection_changed.connect(self.tool.refresh)
        session.focus_changed.connect(self.tool.refresh)
        self._show(session.journey)
        self._show_comments()

    @property
    def frame(self) -> Frame:
        """Columns, sizes and colours of the map that is shown."""
        if self._frame is None:  # a drag asks for it several times a move
            self._frame = self._composer.frame(self._shown)
        return self._frame

    def cell_rect(self, cell: Cell) -> Rect | None:
        """Where cards stand in a cell, in scene units; None if its lane is hidden."""
        return Grid(self.canvas, self.frame).cell_rect(cell)

    def set_theme(self, colours: Theme) -> None:
        """Show the map in another theme."""
        before, self._composer = self._composer, self.make_composer(colours.name)
        self._composer.metrics, self._composer.votes = before.metrics, before.votes
        self.canvas.set_theme(colours)
        self._show(self._shown)

    def make_composer(self, theme_name: str) -> Composer:
        """Make what lays the map out in a theme."""
        return Composer(theme_name, metrics=_screen(_remembered_column()))

    def show_votes(self, round_id: str) -> None:
        """Show the votes of a round on the cards; of none for ""."""
        if self._composer.votes != round_id:
            self._composer.votes = round_id
            self._show(self._shown)

    @property
    def shows_spread(self) -> bool:
        """Whether the spread of answers is shown on the curve."""
        return self._composer.metrics.whisker > 0

    def show_spread(self, on: bool) -> None:
        """Show how far the answers behind the feelings are spread, and how many they are."""
        self._composer.metrics = replace(self._composer.metrics, whisker=WHISKER if on else 0.0)
        self._show(self._shown)

    def trial(self, journey: JourneyMap | None) -> None:
        """Show a map as it would be, without touching the session's; None goes back to that."""
        self._show(journey or self.session.journey)

    @property
    def personas(self) -> frozenset[str]:
        """The ids of the personas whose journey is shown; none of them for all."""
        return self._personas & {each.id for each in self._shown.personas}

    def show_personas(self, ids: frozenset[str]) -> None:
        """Show what concerns these personas only, one curve each; none of them, or all, for the whole map."""
        self._personas = ids if len(ids) < len(self._shown.personas) else frozenset()
        self._show(self._shown)
        self.personas_changed.emit()

    @property
    def lane_column(self) -> float:
        """The width of the lane column in scene units."""
        return self._composer.metrics.lane_column

    def set_lane_column(self, width: float) -> None:
        """Make the lane column so wide, within its limits, and the map move with its edge."""
        self._composer.metrics = replace(_screen(width), whisker=self._composer.metrics.whisker)
        self._show(self._shown)

    def keep_lane_column(self) -> None:
        """Begin with this width the next time too."""
        QSettings().setValue(_COLUMN, self.lane_column)

    def reset_lane_column(self) -> None:
        """Give the lane column its usual width."""
        self.set_lane_column(SCREEN.lane_column)
        self.keep_lane_column()

    @property
    def tool_kind(self) -> ToolKind:
        """What the left button does on the map."""
        return next((kind for kind, tool in self._beside.items() if tool is self.canvas.tool), ToolKind.SELECT)

    def use_tool(self, kind: ToolKind) -> None:
        """Let the left button select and drag, move the map, or draw ties."""
        self.tool.hover(None)
        self.canvas.tool = self._beside.get(kind, self.tool)
        self.canvas.unsetCursor()
        self.tool_changed.emit()

    def edit(self, target: str) -> None:
        """Edit the text of an item, stage, step or lane in place."""
        self.tool.edit(target)

    def edit_selected(self) -> None:
        """Edit the text of the one thing that is selected."""
        if len(self.session.selection) == 1:
            self.edit(next(iter(self.session.selection)))

    def finish_writing(self) -> None:
        """Keep the text that is being edited, if one is."""
        self.tool.editor.finish()

    def delete_selected(self) -> None:
        """Remove what is selected, with all that hangs on it, as one step; or cut the tie that is."""
        if self.session.tie:
            unlink(self, self.session.tie)
        chosen = self._selected()
        if is_locked(self.session.journey, self.session.selection):
            self.tool.say(_("This lane is locked."))
        elif chosen:
            before = self.session.journey
            self.session.apply(self._removing(chosen), lambda journey: _without(journey, chosen))
            self._tell_of_ties(before)

    def duplicate_selected(self) -> None:
        """Copy the selected cards into their own cells, below the originals, and select the copies."""
        copies = {each.id: new_id() for each in self._selected() if isinstance(each, Item)}
        if is_locked(self.session.journey, copies):
            self.tool.say(_("This lane is locked."))
        elif copies:
            words = ngettext("Duplicate {count} card", "Duplicate {count} cards", len(copies)).format(count=len(copies))
            self.session.apply(words, lambda journey: duplicate_items(journey, copies))
            self.session.select(copies.values())

    def select_all(self) -> None:
        """Select every card."""
        self.session.select(item.id for item in self.session.journey.items)

    def fit(self) -> None:
        """Bring the whole map into view."""
        self.canvas.fit_map()

    def fit_selection(self) -> None:
        """Bring what is selected into view."""
        names = ("card", "marker", "stage", "step", "lane")
        self.canvas.fit_groups(tuple(f"{name}:{each}" for each in self.session.selection for name in names))

    def home(self) -> None:
        """Show the start of the map."""
        self.canvas.go_home()

    def zoom_by(self, steps: int) -> None:
        """Zoom in (1) or out (-1) by a step."""
        self.canvas.zoom_in() if steps > 0 else self.canvas.zoom_out()

    def zoom_to(self, zoom: float) -> None:
        """Zoom to a factor; 1.0 is 100 %."""
        self.canvas.zoom_to(zoom)

    def _tell_of_ties(self, before: JourneyMap) -> None:
        """Say which pain points and opportunities lost a tie when others went."""
        left = {item.id for item in self.session.journey.items}
        unlinked = unlinked_by_removing(before, {item.id for item in before.items} - left)
        if unlinked:
            words = _("This also unlinks {numbers}; undo brings everything back.")
            self.tool.say(words.format(numbers=", ".join(unlinked)))

    def _follow(self, before: JourneyMap, now: JourneyMap) -> None:
        """Show the map as it is now; a drag that began on another one ends without a trace."""
        self.canvas.cancel_gesture()
        place = self._place_of_one()
        seen = place is not None and self.canvas.view.visible.intersects(place)
        self._show(now)
        if before.comments is not now.comments:
            self._show_comments()
        after = self._place_of_one()
        if seen and after and after != place and not self.tool.editor.target:
            self.canvas.show_view(self.canvas.view.revealing(after))

    def _place_of_one(self) -> Rect | None:
        """Where the one selected card is on the map: what changes it in a panel must not take it out of sight."""
        chosen = self.session.selection
        found = place_of(self.canvas.scene, next(iter(chosen))) if len(chosen) == 1 else None
        return found[1] if found and found[0] is Frozen.NO else None

    def _show_comments(self) -> None:
        """Put a badge on each card about which a conversation is open."""
        counts = open_counts(self.session.journey)
        self.canvas.badges.show(
            "comments", {each: Badge("message-square", number=count) for each, count in counts.items()}
        )

    def _show(self, journey: JourneyMap) -> None:
        self._shown, self._frame = journey, None
        self._composer.personas = self.personas
        self.canvas.set_scene(self._composer.compose(journey))
        self.tool.refresh()

    def _selected(self) -> list[Entity]:
        known = self.frame.structure.by_id
        return [known[each] for each in self.session.selection if each in known]

    def _removing(self, chosen: list[Entity]) -> str:
        cards = sum(isinstance(each, Item) for each in chosen)
        if cards == len(chosen):
            return ngettext("Delete {count} card", "Delete {count} cards", cards).format(count=cards)
        return _("Delete {name}").format(name=next(getattr(each, "name", "") or _("lane") for each in chosen))


def _without(journey: JourneyMap, chosen: list[Entity]) -> JourneyMap:
    """The map without these; cards go first, for a stage takes its own with it."""
    journey = remove_items(journey, [each.id for each in chosen if isinstance(each, Item)])
    for kind, remove in ((Step, remove_step), (Stage, remove_stage), (Lane, remove_lane)):
        for each in chosen:
            if isinstance(each, kind):
                journey = remove(journey, each.id)
    return journey


def _screen(lane_column: float) -> Metrics:
    """The sizes of the screen with a lane column of a width in px, kept within its limits."""
    return replace(SCREEN, lane_column=float(round(min(max(lane_column, _NARROWEST), _WIDEST))))


def _remembered_column() -> float:
    held = QSettings().value(_COLUMN, SCREEN.lane_column)
    try:
        width = float(str(held))
    except ValueError:  # not written by this program
        return SCREEN.lane_column
    return width if isfinite(width) else SCREEN.lane_column

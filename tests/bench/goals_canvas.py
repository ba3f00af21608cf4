"""The canvas goals: frames of panning, of the whole map and of an edit, against a blit and an item for each card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, cycle
from math import inf

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QTransform
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from mapdesigner.desktop.canvas.canvas import Canvas
from mapdesigner.desktop.canvas.tiles import Look, Tiles
from mapdesigner.desktop.session import Session
from mapdesigner.edits.fields import set_score, set_text
from mapdesigner.edits.items import move_items
from mapdesigner.layout.compose import Composer
from mapdesigner.layout.scene import Band, Frozen, Group, Scene
from mapdesigner.layout.theme import theme
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from mapdesigner.painting.qt import paint_group
from tests.bench.timing import Figure, ratio, times

WIDTH, HEIGHT = 1600, 1000
FLAT = 1.3
"""A frame of a large map is called as fast as a small one's if it takes no more than this many times as long."""

TALLER = 5
"""The largest Scene is the largest map's, five times one below the other: 50,000 cards."""

_READABLE = 0.35  # level of detail from which the reference draws a card with its text


def show(widget: QWidget) -> None:
    """Show a widget of the bench's size; until events were handled it has no window to be painted into."""
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    for _ in range(5):
        QApplication.processEvents()


class Blit(QWidget):
    """The floor: a widget that shows one pixmap of its size."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap(WIDTH, HEIGHT)
        self._pixmap.fill(QColor("#FFFFFF"))
        show(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pixmap)
        painter.end()


class CardItem(QGraphicsRectItem):
    """The usual way: an item for each card, a plain rectangle when it is small."""

    def __init__(self, group: Group) -> None:
        super().__init__(QRectF(0.0, 0.0, group.width, group.height))
        self._group = replace(group, x=0.0, y=0.0)
        self._ink = QColor("#DDE3EA")

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if option.levelOfDetailFromTransform(painter.worldTransform()) < _READABLE:
            painter.fillRect(self.rect(), self._ink)
        else:
            paint_group(painter, self._group)


class Bench:
    """A canvas with a map, on which edits are made and frames are timed."""

    def __init__(self, journey: JourneyMap) -> None:
        self.session = Session(journey)
        self.canvas = Canvas()
        self.composer = Composer()
        self.canvas.set_scene(self.composer.compose(journey))
        show(self.canvas)
        self.session.map_changed.connect(lambda _before, now: self.canvas.set_scene(self.composer.compose(now)))

    def edit(self, target: str, changes: Callable[[JourneyMap, int], JourneyMap], rounds: int) -> float:
        """Milliseconds from a gesture to the painted frame, at 100 % with the card in view."""
        self.canvas.zoom_to(1.0)
        self.canvas.centre_on(target)
        self.canvas.repaint()
        turns = count()
        for _ in range(2):
            self._one_edit(changes, next(turns))
        return 1000 * times(lambda: self._one_edit(changes, next(turns)), rounds)

    def _one_edit(self, changes: Callable[[JourneyMap, int], JourneyMap], turn: int) -> None:
        self.session.apply("Edit", lambda journey: changes(journey, turn))
        self.canvas.repaint()


def edits(bench: Bench, rounds: int) -> Iterator[tuple[str, float]]:
    """The three edits of the goal, each of an object in the middle of the map."""
    action, emotion = (_middle(bench.session.journey, kind) for kind in (ItemKind.ACTION, ItemKind.EMOTION))
    steps = [step.id for step in structure(bench.session.journey).steps]
    item = structure(bench.session.journey).by_id[action]
    lane, at = item.lane, steps.index(item.step)  # type: ignore[attr-defined]
    there = [steps[at], steps[max(at - 1, 0)]]

    def text(journey: JourneyMap, turn: int) -> JourneyMap:
        return set_text(journey, action, f"Reads what others say {turn}")

    def move(journey: JourneyMap, turn: int) -> JourneyMap:
        return move_items(journey, [action], lane, there[turn % 2 - 1], 0)

    def score(journey: JourneyMap, turn: int) -> JourneyMap:
        return set_score(journey, emotion, turn % 7 / 4 - 0.8)

    yield "edit_text", bench.edit(f"card:{action}", text, rounds)
    yield "edit_move", bench.edit(f"card:{action}", move, rounds)
    yield "edit_emotion", bench.edit(f"marker:{emotion}", score, rounds)


def _middle(journey: JourneyMap, kind: ItemKind) -> str:
    own = [item for lane in structure(journey).items_of.values() for item in lane if item.kind is kind]
    return own[len(own) // 2].id


def frames(canvas: Canvas, blit: Blit, rounds: int) -> tuple[float, float]:
    """Panning at 100 % over tiles that are there, and the whole map again, as ratios to a blit."""
    canvas.zoom_to(1.0)
    steps = cycle([(16.0, 8.0)] * 8 + [(-16.0, -8.0)] * 8)
    _settle(canvas, 40)

    def pan() -> None:
        canvas.show_view(canvas.view.panned(*next(steps)))
        canvas.repaint()

    pan_frame = ratio(pan, blit.repaint, rounds, warm=16)
    canvas.fit_map()
    _settle(canvas, 40)
    return pan_frame, ratio(canvas.repaint, blit.repaint, rounds)


def _settle(canvas: Canvas, most: int) -> None:
    """Paint until all that is in view is there."""
    for _ in range(most):
        canvas.repaint()


def full_repaint(scene: Scene, canvas: Canvas, rounds: int) -> float:
    """The whole map painted from nothing against the whole map with an item for each card."""
    canvas.fit_map()
    tiles, look = Tiles(), Look(canvas.view, 1.0)
    tiles.set_scene(None, scene, theme().surface2)
    frame = QPixmap(WIDTH, HEIGHT)

    def ours() -> None:
        tiles.clear()
        painter = QPainter(frame)
        tiles.draw(painter, look, QRect(0, 0, WIDTH, HEIGHT), inf)
        painter.end()

    view = items_view(scene, canvas.view.zoom)
    found = ratio(ours, view.viewport().repaint, rounds)
    view.hide()
    return found


def items_view(scene: Scene, zoom: float) -> QGraphicsView:
    """The same groups as items of a QGraphicsScene, at the same zoom."""
    items = QGraphicsScene()
    for band in scene.bands:
        for group in band.groups:
            item = CardItem(group)
            item.setPos(band.x + group.x, band.y + group.y)
            items.addItem(item)
    view = QGraphicsView(items)
    items.setParent(view)
    view.setTransform(QTransform.fromScale(zoom, zoom))
    show(view)
    return view


def repeated(scene: Scene, copies: int) -> Scene:
    """A Scene of so many times the cards: the lanes again and again from top to bottom."""
    head = [band for band in scene.bands if band.frozen in (Frozen.TOP, Frozen.CORNER)]
    rows = [band for band in scene.bands if band.frozen in (Frozen.NO, Frozen.LEFT)]
    top = max(band.y + band.height for band in head)
    tall = scene.height - top
    bands = [_copy(band, number, tall) for number in range(copies) for band in rows]
    return replace(scene, height=top + copies * tall, bands=(*head, *bands))


def _copy(band: Band, number: int, tall: float) -> Band:
    groups = tuple(replace(group, id=f"{group.id}:{number}") for group in band.groups)
    return replace(band, id=f"{band.id}:{number}", y=band.y + number * tall, groups=groups)


def figures(maps: dict[int, JourneyMap], rounds: int) -> dict[str, dict[str, Figure]]:
    """All figures of the canvas but memory, by goal and number of cards."""
    found: dict[str, dict[str, Figure]] = {}
    blit = Blit()
    pans: dict[int, tuple[float, float]] = {}
    for cards, journey in maps.items():
        bench = Bench(journey)
        scene = bench.canvas.scene
        pans[cards] = frames(bench.canvas, blit, rounds * 3)
        slow = full_repaint(scene, bench.canvas, max(rounds // 3, 2))
        found.setdefault("canvas.full_repaint", {})[str(cards)] = Figure(
            slow, 0.2 if cards == 10_000 else None, "of an item for each card"
        )
        for name, value in edits(bench, rounds):
            found.setdefault(f"canvas.{name}", {})[str(cards)] = Figure(value, 33 if cards == 10_000 else 16, "ms")
        if cards == max(maps):
            bench.canvas.set_scene(repeated(scene, TALLER))
            pans[cards * TALLER] = frames(bench.canvas, blit, rounds * 3)
        bench.canvas.hide()
    for index, name in enumerate(("canvas.pan_frame", "canvas.warm_fit_frame")):
        found[name] = {str(cards): Figure(pair[index], 2.0, "blits") for cards, pair in pans.items()}
    few, *_, most = [cards for cards in sorted(pans) if cards >= min(1000, max(maps))]
    growth = pans[most][0] / pans[few][0]
    found["canvas.pan_flat"] = {f"{few} to {most}": Figure(growth, FLAT, "of the smaller map's frame")}
    return found

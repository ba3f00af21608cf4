"""The goal of the hand: every frame of a drag, of typing and of zooming is there before the next one is due."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median, quantiles

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from mapdesigner.desktop.canvas.map_view import MapView
from mapdesigner.desktop.session import Session
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import structure
from tests.bench.goals_canvas import Blit, show
from tests.bench.timing import Figure, seconds
from tests.support.hand import Hand

LIMITS = {100: 16.0, 1000: 16.0, 10_000: 33.0}
"""The most milliseconds that 95 of 100 frames may take, by number of cards."""

_GOALS = ("drag_card", "drag_emotion", "drag_stage", "typing", "zooming")
_FRAMES = 40
_REACH = 90  # px that a drag goes to and fro


def figures(maps: dict[int, JourneyMap], rounds: int) -> dict[str, dict[str, Figure]]:
    """The 95th percentile of the frames of each gesture, by goal and number of cards; the unit tells it in blits."""
    found: dict[str, dict[str, Figure]] = {f"hand.{name}": {} for name in _GOALS}
    blit = Blit()
    frames = _FRAMES if rounds > 1 else 4
    for cards, journey in maps.items():
        view = MapView(Session(journey))
        show(view)
        hand = Hand(view)
        for name, taken in _gestures(hand, frames):
            floor = median(seconds(blit.repaint) for _each in range(9))
            found[f"hand.{name}"][str(cards)] = _figure(taken, floor, LIMITS.get(cards))
        view.hide()
    return found


def _figure(taken: list[float], floor: float, limit: float | None) -> Figure:
    worst = quantiles(taken, n=20)[-1]
    return Figure(1000 * worst, limit, f"ms at the 95th percentile, median {median(taken) / floor:.0f} blits")


def _gestures(hand: Hand, frames: int) -> Iterator[tuple[str, list[float]]]:
    card, marker = (_middle(hand.view.session.journey, kind) for kind in (ItemKind.ACTION, ItemKind.EMOTION))
    grid = structure(hand.view.session.journey)
    step = grid.by_id[card].step  # type: ignore[attr-defined]
    stage = next(each.id for each in grid.stages if any(one.id == step for one in grid.steps_of[each.id]))
    yield "drag_card", _drag(hand, f"card:{card}", frames, across=True)
    yield "drag_emotion", _drag(hand, f"marker:{marker}", frames, across=False)
    yield "drag_stage", _drag(hand, f"stage:{stage}", frames, across=True)
    yield "typing", _typing(hand, card, frames)
    yield "zooming", _zooming(hand, frames)


def _middle(journey: JourneyMap, kind: ItemKind) -> str:
    own = [item for lane in structure(journey).items_of.values() for item in lane if item.kind is kind]
    return own[len(own) // 2].id


def _drag(hand: Hand, group: str, frames: int, *, across: bool) -> list[float]:
    """Take hold of a thing in the middle of the window, carry it to and fro, and give up."""
    canvas = hand.canvas
    _bring(hand, group)
    start = hand.at(group)
    hand.press(start)
    path = [_REACH * (at % 20 - 10) // 10 for at in range(frames + 4)]
    ways = [start + (QPoint(far, far // 4) if across else QPoint(far // 20, far)) for far in path]
    taken = [seconds(_moving(hand, place)) for place in ways]
    hand.escape()
    hand.release(start)
    canvas.repaint()
    return taken[4:]


def _moving(hand: Hand, place: QPoint) -> Callable[[], None]:
    def frame() -> None:
        hand.go(place)
        hand.canvas.repaint()

    return frame


def _typing(hand: Hand, card: str, frames: int) -> list[float]:
    _bring(hand, f"card:{card}")
    hand.view.edit(card)
    field = hand.view.tool.editor

    def stroke(sign: str) -> Callable[[], None]:
        def frame() -> None:
            QTest.keyClick(field, sign)
            hand.canvas.repaint()

        return frame

    words = "reads what others say about it and "
    taken = [seconds(stroke(words[at % len(words)])) for at in range(frames)]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    return taken


def _zooming(hand: Hand, frames: int) -> list[float]:
    """In and out around 100 %, as a wheel does."""
    canvas = hand.canvas
    middle = QPointF(canvas.width() / 2, canvas.height() / 2)

    def frame(zoom: float) -> Callable[[], None]:
        def paint() -> None:
            canvas.zoom_to(zoom, middle)
            canvas.repaint()

        return paint

    return [seconds(frame(0.6 + 0.05 * abs(at % 20 - 10))) for at in range(frames)]


def _bring(hand: Hand, group: str) -> None:
    canvas = hand.canvas
    canvas.zoom_to(1.0)
    canvas.centre_on(group)
    for _each in range(10):
        canvas.repaint()

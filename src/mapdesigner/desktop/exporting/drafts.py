"""The pages of an export drawn beforehand, what is to be said of them, and other sheets that a map fits better."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from mapdesigner.desktop.exporting.choices import ROLL, SLIDES, larger, on_roll, seen, turned
from mapdesigner.layout.paper.sheet import sheet_of
from mapdesigner.layout.scene import TextBlock
from mapdesigner.publish.options import Form
from mapdesigner.publish.pages import Pages, pages, report, slides
from mapdesigner.publish.share_copy import share_copy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.desktop.exporting.choices import Choices
    from mapdesigner.layout.scene import Scene
    from mapdesigner.model.journey import JourneyMap

_SHOWN = 3
"""Pages in the small picture of an offer."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The pages of an export and what is to be said of them.

    `sizes` are in pt, after trimming; `smallest` is the size in pt of the smallest text on the uncut sheets, 0 without
    any; `sheets` is how many of these there are. Pages stay packed until somebody looks at them: a map of a thousand
    cards, cut up, makes hundreds. `error` names what went wrong, if anything did.
    """

    packed: tuple[bytes, ...] = ()
    sizes: tuple[tuple[float, float], ...] = ()
    bleeds: bool = False
    notes: tuple[str, ...] = ()
    smallest: float = 0.0
    sheets: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A way to print a map that is too large for its sheet: the choices, how many pages, and the first of them."""

    choices: Choices
    count: int
    packed: tuple[bytes, ...]


@lru_cache(maxsize=24)
def unpacked(packed: bytes) -> Scene:
    """A page as it came from the process that drew it."""
    scene: Scene = pickle.loads(packed)
    return scene


def draft(journey: JourneyMap, choices: Choices) -> Draft:
    """Draw the pages of an export and look them over."""
    scenes = tuple(_drawn(journey, choices))
    cut = bool(choices.options.tiles)
    whole = tuple(_drawn(journey, replace(choices, tiles=""))) if cut else scenes
    return Draft(
        tuple(map(pickle.dumps, scenes)),
        tuple(map(_size, scenes)),
        any(each.trim for each in scenes),
        tuple(dict.fromkeys((*report(whole), *report(scenes)))),
        min(filter(None, map(_smallest, whole)), default=0.0),
        len(whole),
    )


def offers(journey: JourneyMap, choices: Choices) -> tuple[Offer, ...]:
    """Ways to print a map that is too large for its sheet, the chosen one last; none if it is not or nothing helps."""
    if not may_be_too_large(choices):
        return ()
    uncut = replace(choices, tiles="")
    now = _offer(journey, choices, uncut)
    if now.count < 2:
        return ()
    ways = [*_fewer(journey, choices, now.count), _offer(journey, on_roll(choices), on_roll(uncut))]
    better = [each for each in ways if each.count < now.count]
    return (*better, now) if better else ()


def may_be_too_large(choices: Choices) -> bool:
    """Whether the map stands in full on a sheet that has four edges: the others take any map."""
    poster = choices.format.sheets and choices.form is Form.POSTER
    return poster and choices.sheet != ROLL and not sheet_of(choices.paper).overview


def _fewer(journey: JourneyMap, choices: Choices, count: int) -> Iterator[Offer]:
    """The same sheet turned, and the next larger one, as it lies or turned: each that makes fewer pages yet."""
    other = _uncut_offer(journey, turned(choices))
    if other.count < count:
        yield other
        count = other.count
    at = larger(choices)
    while at is not None:
        best = min((_uncut_offer(journey, each) for each in (at, turned(at))), key=lambda offer: offer.count)
        if best.count < count:
            yield best
            return
        at = larger(at)


def _uncut_offer(journey: JourneyMap, choices: Choices) -> Offer:
    return _offer(journey, choices, replace(choices, tiles=""))


def _offer(journey: JourneyMap, choices: Choices, uncut: Choices) -> Offer:
    scenes = _drawn(journey, uncut)
    return Offer(choices, len(scenes), tuple(map(pickle.dumps, scenes[:_SHOWN])))


def _drawn(journey: JourneyMap, choices: Choices) -> Pages:
    options = choices.options
    shown = share_copy(seen(choices, journey), options.redacted)
    return slides(shown, options) if choices.suffix == SLIDES else pages(shown, options)


def _size(scene: Scene) -> tuple[float, float]:
    paper = scene.trim or scene
    return paper.width, paper.height


def _smallest(scene: Scene) -> float:
    """The size of the smallest letters that can be seen on a page, in pt; 0 without any."""
    groups = (group for band in scene.bands for group in band.groups)
    blocks = (each for group in groups for each in group.primitives if isinstance(each, TextBlock))
    runs = (run for block in blocks for line in block.lines for run in line.runs)
    return min((run.style.size for run in runs if run.text.strip()), default=0.0)

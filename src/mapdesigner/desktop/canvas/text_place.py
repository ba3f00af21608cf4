"""Where the text of a thing stands on the map and how it is set, so that an editor can take its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mapdesigner.desktop.canvas.hit import group_at
from mapdesigner.layout.scene import Align, Box, Frozen, Rect, TextBlock
from mapdesigner.layout.stages import stage_words
from mapdesigner.layout.text.typeset import measure, natural_width
from mapdesigner.model.items import Emotion, Item
from mapdesigner.model.journey import Lane, Stage, Step

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import Band, Group, Scene, Span, TextStyle
    from mapdesigner.model.entity import Entity

_LEAST = 84.0  # scene units: room for a word or two
_TIP = 18.0  # scene units at the end of a chevron, which a field keeps off
_AIR = 4.0
_TURNED = {Align.START: Align.RIGHT, Align.LEFT: Align.RIGHT, Align.END: Align.LEFT, Align.RIGHT: Align.LEFT}


@dataclass(frozen=True, slots=True)
class Number:
    """What stands before a name and is not written: its words, the width it takes in scene units, its side."""

    span: Span
    width: float
    at_right: bool = False


@dataclass(frozen=True, slots=True)
class TextPlace:
    """The box of a text in scene units, its style, and the colour it stands on.

    `framed` is a field with a frame of its own, for a text that no card surrounds; `grows` one that is wide enough
    for its words rather than breaking them; `number` stands inside the box, beside the words.
    """

    rect: Rect
    frozen: Frozen
    style: TextStyle
    ground: str
    align: Align = Align.START
    framed: bool = False
    grows: bool = False
    number: Number | None = None


def group_of(entity: Entity) -> str:
    """Return the id of the group that shows a thing of the map."""
    kinds = ((Emotion, "marker"), (Item, "card"), (Stage, "stage"), (Step, "step"), (Lane, "lane-name"))
    return next((f"{name}:{entity.id}" for kind, name in kinds if isinstance(entity, kind)), "")


def text_place(scene: Scene, frame: Frame, entity: Entity, text: str) -> TextPlace | None:
    """Find where `text` of an item, stage, step or lane stands; None if the map does not show it."""
    found = group_at(scene, group_of(entity))
    if found is None:
        return None
    if isinstance(entity, Emotion):
        return _word(scene, frame, *found, entity.id)
    if isinstance(entity, Stage):
        return _stage(scene, frame, *found, entity)
    if isinstance(entity, Item):
        return _in_group(scene, frame, *found, text)
    place = _in_group(scene, frame, *found, text, whole=True)
    if place is None or not isinstance(entity, Step):
        return replace(place, framed=True) if place else None
    number = _number(found[1], text)
    return replace(place, framed=True, style=frame.style("step_name"), number=number)  # not that of words that ask


def _in_group(
    scene: Scene, frame: Frame, band: Band, group: Group, text: str, *, whole: bool = False
) -> TextPlace | None:
    """The place of a text behind its number, or (`whole`) with the number too."""
    block = _block(group, text)
    if block is None:
        return None
    before = 0.0 if whole else _before(block, text)
    box = block.box
    width = max(box.width - before, _AIR)
    height = max(box.height, block.spans[-1].style.size * block.spans[-1].style.line_height)
    style = block.spans[-1].style
    if len(block.spans) == 1 and block.text and not text:  # a figure that stands alone until it is told
        style = frame.style("caption", frame.theme.ink2)
    begins = before if block.rtl is scene.right_to_left else 0.0  # else the number stands where the words end
    rect = Rect(band.x + group.x + box.x + begins, band.y + group.y + box.y, width, height)
    return TextPlace(rect, band.frozen, style, _ground(scene, frame, band, group, box), _side(scene, block.align))


def _number(group: Group, text: str) -> Number | None:
    """The number before a text, with the gap after it; None where the text stands alone."""
    block = _block(group, text)
    before = _before(block, text) if block else 0.0
    return Number(block.spans[0], before, block.rtl) if block and before else None


def _side(scene: Scene, align: Align) -> Align:
    """Where the words stand as they are seen: in a map from the right at its right, whatever their own direction."""
    return _TURNED.get(align, align) if scene.right_to_left else align


def _block(group: Group, text: str) -> TextBlock | None:
    """The block with the text: the very words before words around them, larger ones before smaller ones."""
    blocks = [part for part in group.primitives if isinstance(part, TextBlock) and text in part.text]
    return max(blocks, key=lambda block: (block.text == text, block.spans[-1].style.size), default=None)


def _before(block: TextBlock, text: str) -> float:
    """The width of the number before the text in its block."""
    if len(block.spans) > 1:
        return sum(measure(f"{span.text}|", span.style) - measure("|", span.style) for span in block.spans[:-1])
    return natural_width(block) + _AIR if block.text and not text else 0.0


def _ground(scene: Scene, frame: Frame, band: Band, group: Group, box: Rect) -> str:
    """The colour under a text: of the card's last filled box, else of the band."""
    x, y = box.x + min(box.width, 2.0), box.y + box.height / 2
    filled = [part for part in group.primitives if isinstance(part, Box) and len(part.fill) == len("#RRGGBB")]
    around = [part.fill for part in filled if part.rect.contains(x, y)]
    bare = scene.background if band.frozen is Frozen.NO else frame.theme.surface2
    return around[-1] if around else bare


def _word(scene: Scene, frame: Frame, band: Band, face: Group, item: str) -> TextPlace:
    """An emotion's word: where it stands, or under the face where there is none."""
    style = frame.style("emotion_label")
    found = group_at(scene, f"label:{item}")
    label = found[1].bounds if found else None
    height = style.size * style.line_height
    width = max(label.width if label else 0.0, _LEAST)
    middle = (label or face.bounds).x + (label or face.bounds).width / 2
    top = label.y if label else face.bounds.bottom + _AIR
    rect = Rect(band.x + middle - width / 2, band.y + top, width, max(height, label.height if label else 0.0))
    return TextPlace(rect, band.frozen, style, frame.theme.surface, Align.CENTRE, framed=True, grows=True)


def _stage(scene: Scene, frame: Frame, band: Band, chevron: Group, stage: Stage) -> TextPlace | None:
    """A stage's name: a field behind its number."""
    found = group_at(scene, f"stage-name:{stage.id}")
    if found is None:
        return None
    name = found[1]
    block = _block(name, stage_words(stage, frame))
    style = frame.style("stage_name")
    start = name.x + (block.box.x if block else name.width)
    height = style.size * style.line_height
    room = chevron.x + chevron.width - _TIP - start
    width = max(min(natural_width(block) if block else 0.0, room), _LEAST)
    rect = Rect(band.x + start, band.y + chevron.y + (chevron.height - height) / 2, width, height)
    align = _side(scene, Align.START)
    return TextPlace(rect, band.frozen, style, frame.theme.surface, align, framed=True, grows=True)

"""What card lanes share: text set down a card, the plain box, and the words a screen reader says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.scene import Align, Box, Rect, TextBlock
from mapdesigner.layout.text.typeset import place, typeset
from mapdesigner.model.catalog import item_row
from mapdesigner.model.journey import Stage, Step

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import TextStyle
    from mapdesigner.model.items import AnyItem


def text_at(
    text: str, style: TextStyle, frame: Frame, x: float, y: float, width: float, align: Align = Align.START
) -> TextBlock:
    """Set a text into a width and place it; its height is `block.box.height`, 0 for an empty text."""
    return place(typeset(text, style, width, align=align, language=frame.journey.language), x, y)


def box(rect: Rect, frame: Frame, fill: str, stroke: str, stroke_width: float, radius: float | None = None) -> Box:
    """A card's box: the stroke lies wholly inside the rectangle."""
    inset = stroke_width / 2 if stroke else 0.0
    inner = Rect(rect.x + inset, rect.y + inset, rect.width - 2 * inset, rect.height - 2 * inset)
    corner = frame.metrics.card_radius if radius is None else radius
    return Box(inner, fill, stroke, stroke_width, (corner,) * 4)


def spoken(item: AnyItem, frame: Frame, *details: str) -> str:
    """What a screen reader says of a card: kind, text, details, stage and step."""
    step = frame.structure.one(item.step, Step)
    stage = frame.structure.one(step.stage, Stage)
    words = frame.words.gettext
    place_words = words("stage {stage}, step {step}").format(stage=stage.name, step=step.name)
    return ", ".join(part for part in (item_row(item.kind).label, item.text, *details, place_words) if part)

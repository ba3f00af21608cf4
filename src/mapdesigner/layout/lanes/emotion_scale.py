"""The scale of the emotion lane: where a score stands, and what the lane's parts look like in one drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.layout.faces import RING
from mapdesigner.layout.label_places import Sizes

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.metrics import Metrics
    from mapdesigner.layout.scene import TextStyle
    from mapdesigner.model.items import Emotion
    from mapdesigner.model.journey import Persona

_TARGET = 7.07 / 15.5  # half a diamond against a face's radius


class Scale(NamedTuple):
    """A lane's height with the room kept free over +2 and under -2."""

    height: float
    top: float
    bottom: float

    @property
    def zero(self) -> float:
        """The y of a neutral score."""
        return self.y(0.0)

    def y(self, score: float) -> float:
        """The y of a score from -2 to +2."""
        return self.top + (2 - score) * (self.height - self.top - self.bottom) / 4

    def score(self, y: float) -> float:
        """The score that stands at a y, kept within -2 and +2."""
        score = 2 - (y - self.top) * 4 / (self.height - self.top - self.bottom)
        return min(max(score, -2.0), 2.0)


def scale_of(metrics: Metrics, height: float) -> Scale:
    """The scale of an emotion lane of the given height."""
    return Scale(height, metrics.emotion_top, metrics.emotion_bottom)


@dataclass(frozen=True, slots=True)
class Kit:
    """What every part of one emotion lane shares."""

    lane: str
    frame: Frame
    scale: Scale
    sizes: Sizes
    width: float
    word: TextStyle
    figure: TextStyle
    future: TextStyle

    @property
    def unit(self) -> float:
        """How large small signs are against A1, read off the face."""
        return self.sizes.radius / 15.5


def kit_of(lane: str, frame: Frame, height: float) -> Kit:
    """Gather sizes and styles for one lane."""
    metrics, theme = frame.metrics, frame.theme
    radius = metrics.face_radius
    sizes = Sizes(radius, RING * radius + metrics.face_ring, _TARGET * radius, metrics.card_gap)
    halo = {"halo": theme.paper, "halo_width": metrics.label_halo / 2}  # half of it lies under the letters
    return Kit(
        lane=lane,
        frame=frame,
        scale=scale_of(metrics, height),
        sizes=sizes,
        width=frame.columns.total + frame.columns.bleed,
        word=frame.style("emotion_label", theme.ink, **halo),
        figure=frame.style("metric_figure", theme.future, weight=680, **halo),
        future=frame.style("metric_name", theme.future, weight=620, **halo),
    )


def persona_of(item: Emotion, personas: tuple[Persona, ...]) -> str:
    """The id of the persona whose feeling it is: its own, or the first one's; "" in a map without personas."""
    ids = {persona.id for persona in personas}
    own = next((persona for persona in item.personas if persona in ids), "")
    return own or (personas[0].id if personas else "")


def reach_of(width: float, kit: Kit) -> float:
    """How far from its face a word of a width may reach, with some air; no word is wider than a step."""
    return width + 2 * kit.sizes.radius + 3 * kit.sizes.gap

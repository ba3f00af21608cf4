"""The worth of personalization: PIV of an intervention, of a touchpoint, and CX of a map."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.model.items import Touchpoint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapdesigner.model.items import AnyItem, Intervention
    from mapdesigner.model.journey import Weights


@dataclass(frozen=True, slots=True)
class TouchpointValue:
    """A touchpoint's value, 0-100, the label of the intervention it comes from, and whether that one is live."""

    value: int
    label: str
    live: bool


def piv(intervention: Intervention, weights: Weights) -> int:
    """Personalized interaction value, 0-100: 0.4 relevance + 0.3 timeliness + 0.3 impact, or the map's own weights.

    Weights count in proportion to their sum; halves are rounded up. Weights that are all 0 give 0.
    """
    total = weights.relevance + weights.timeliness + weights.impact
    if not total:
        return 0
    weighed = (
        weights.relevance * intervention.relevance
        + weights.timeliness * intervention.timeliness
        + weights.impact * intervention.impact
    )
    # Rounded at nine places first: 0.4 * 92 + 0.3 * 85 + 0.3 * 87 must not fall on the wrong side of a half.
    return math.floor(round(weighed / total, 9) + 0.5)


def touchpoint_value(touchpoint: Touchpoint, weights: Weights) -> TouchpointValue | None:
    """Return the best live intervention's value, with only planned ones the best of these, without any None."""
    scored = [
        TouchpointValue(piv(each, weights), each.label, each.live)
        for each in sorted(touchpoint.interventions, key=lambda each: each.id)
    ]
    return max(scored, key=lambda each: (each.live, each.value), default=None)


def cx_score(items: Iterable[AnyItem], weights: Weights) -> int:
    """Customer-experience score of a map: the sum of PIV over its touchpoints, live values only."""
    values = (touchpoint_value(item, weights) for item in items if isinstance(item, Touchpoint))
    return sum(each.value for each in values if each and each.live)

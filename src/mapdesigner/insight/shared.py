"""What several maps have in common: touchpoints and channels by their names, each with the maps it is in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.insight.parts import parts
from mapdesigner.model.text import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mapdesigner.model.journey import JourneyMap


@dataclass(frozen=True, slots=True)
class Shared:
    """A name as it is written first, and the places of the maps that have it, counted from 0."""

    name: str
    maps: tuple[int, ...]


def shared_touchpoints(journeys: Sequence[JourneyMap]) -> tuple[Shared, ...]:
    """Return the touchpoints that stand in two maps or more, those in most maps first."""
    return _shared([(item.text for item in parts(each).touchpoints) for each in journeys])


def shared_channels(journeys: Sequence[JourneyMap]) -> tuple[Shared, ...]:
    """Return the channels that touchpoints of two maps or more use, those of most maps first."""
    return _shared([_used_channels(each) for each in journeys])


def _used_channels(journey: JourneyMap) -> list[str]:
    used = {item.channel for item in parts(journey).touchpoints}
    return [each.name for each in journey.channels if each.id in used]


def _shared(names: Sequence[Iterable[str]]) -> tuple[Shared, ...]:
    """Names are the same whatever their case and spaces."""
    written: dict[str, str] = {}
    maps: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(names):
        for name in dict.fromkeys(in_one_line(one) for one in each if one.strip()):
            key = name.casefold()
            written.setdefault(key, name)
            if at not in maps[key]:
                maps[key].append(at)
    found = [Shared(written[key], tuple(held)) for key, held in maps.items() if len(held) > 1]
    return tuple(sorted(found, key=lambda one: (-len(one.maps), one.name.casefold())))

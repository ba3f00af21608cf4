"""Map to Markdown outline, in the names and words that reading it back understands."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from mapdesigner.exchange.losses import lost_around, lost_details
from mapdesigner.exchange.outline.lane_names import lane_name
from mapdesigner.exchange.outline.marks import escaped
from mapdesigner.exchange.report import Exported
from mapdesigner.model.catalog import item_row
from mapdesigner.model.items import Emotion, Engagement
from mapdesigner.model.structure import structure
from mapdesigner.model.text import in_one_line
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import JourneyMap, Step

_KEPT = {"id", "kind", "rank", "lane", "step", "text"}
_KEPT_OF_EMOTIONS = {"score", "personas"}
_KEPT_OF_ENGAGEMENTS = {"level"}


def write_outline(journey: JourneyMap) -> Exported:
    """Write a map as an outline in UTF-8, and say what of it is not in there."""
    return Exported("\n".join([*_rows(journey), ""]).encode(), tuple(_lost(journey)))


def _rows(journey: JourneyMap) -> Iterator[str]:
    if journey.title:
        yield from ("---", f"title: {json.dumps(journey.title, ensure_ascii=False)}", "---", "")
    grid = structure(journey)
    for stage in grid.stages:
        steps = grid.steps_of[stage.id]
        yield from (f"# {_on_one_line(stage.name)}".rstrip(), "")
        for step in steps:
            cards = list(_cards(journey, step))
            if cards or step.name.strip() or len(steps) > 1:  # a stage alone stands for its only, empty step
                yield from (f"## {_on_one_line(step.name)}".rstrip(), "", *cards, *([""] if cards else []))


def _cards(journey: JourneyMap, step: Step) -> Iterator[str]:
    names = {each.id: each.name for each in journey.personas}
    for lane in structure(journey).lanes:
        for item in structure(journey).cell(lane.id, step.id):
            words = escaped(lane_name(lane), ":")
            yield f"- {words}: {_said(item, names)}".rstrip()


def _said(item: AnyItem, names: dict[str, str]) -> str:
    """The card's text, further lines indented, after its score and before its persona."""
    if isinstance(item, Emotion):
        owner = ", ".join(names[each] for each in item.personas if names.get(each, "").strip())
        whose = f"@{escaped(' '.join(owner.split()), '@')}" if owner else ""
        parts = (f"{item.score:+g}", _lines(item.text, "@"), whose)
        return " ".join(part for part in parts if part)
    words = _lines(item.text)
    return f"{item.level} {words}" if isinstance(item, Engagement) else words


def _lines(text: str, signs: str = "") -> str:
    """A text within a card: further lines are indented, and one that looks like a card of its own gets a backslash."""
    first, *rest = escaped(text.strip(), signs).split("\n")
    return "\n".join([first, *(f"  {_no_bullet(row)}" for row in rest)])


def _no_bullet(row: str) -> str:
    words = row.lstrip()
    return f"{row[: len(row) - len(words)]}\\{words}" if words[:1] in ("-", "*", "+") else row


def _on_one_line(text: str) -> str:
    return in_one_line(escaped(text))


def _lost(journey: JourneyMap) -> Iterator[str]:
    poorer = Counter(item.kind for item in journey.items if item.step and _holds_more(item))
    for kind, count in poorer.items():
        yield _("{what} with more to them than an outline holds: {count}").format(
            what=item_row(kind).label, count=count
        )
    if parked := sum(not item.step for item in journey.items):
        yield _("parked notes: {count}").format(count=parked)
    names = [*(each.name for each in journey.stages), *(each.name for each in journey.steps)]
    if any(name != in_one_line(name) for name in names):
        yield _("line breaks and double spaces in names of stages and steps")
    yield from _lost_lanes(journey)
    yield from lost_around(journey, kept=("title",))
    yield from lost_details(journey)


def _lost_lanes(journey: JourneyMap) -> Iterator[str]:
    used = {item.lane for item in journey.items if item.step}
    if empty := len(journey.lanes) - len(used):
        yield _("lanes without cards: {count}").format(count=empty)
    names = Counter(lane_name(lane) for lane in journey.lanes if lane.id in used)
    if same := sum(count - 1 for count in names.values()):
        yield _("lanes that become one with another of their name: {count}").format(count=same)


def _holds_more(item: AnyItem) -> bool:
    kept = _KEPT | (_KEPT_OF_EMOTIONS if isinstance(item, Emotion) else set())
    kept |= _KEPT_OF_ENGAGEMENTS if isinstance(item, Engagement) else set()
    fields = type(item).model_fields
    return any(getattr(item, name) != fields[name].default for name in fields if name not in kept)

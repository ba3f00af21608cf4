"""Finds what a map's objects refer to and is not there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.model.items import BackstageCard, Opportunity, PainPoint, Touchpoint
from mapdesigner.model.journey import COLLECTIONS
from mapdesigner.storage.links import is_map_link, is_web_link
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import JourneyMap


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a map that can be opened but is not right: its place in the file and the reason."""

    place: str
    reason: str


class _Ids:
    """The ids of a map, by what they are ids of."""

    def __init__(self, journey: JourneyMap) -> None:
        self.steps = {step.id: step.stage for step in journey.steps}
        self.stages = {stage.id for stage in journey.stages}
        self.lanes = {lane.id for lane in journey.lanes}
        self.personas = {persona.id for persona in journey.personas}
        self.evidence = {evidence.id for evidence in journey.evidence}
        self.channels = {channel.id for channel in journey.channels}
        self.departments = {department.id for department in journey.departments}
        self.items = {item.id for item in journey.items}
        self.comments = {comment.id for comment in journey.comments}
        self.pains = {item.id for item in journey.items if isinstance(item, PainPoint)}
        self.touchpoints = {item.id for item in journey.items if isinstance(item, Touchpoint)}


def problems(journey: JourneyMap) -> tuple[Problem, ...]:
    """Return every reference to something missing, in the order of the file."""
    return tuple(_problems(journey, _Ids(journey)))


def repeated_id(journey: JourneyMap) -> str | None:
    """Return the place of the first id that stands twice, if one does."""
    seen: set[str] = set()
    for name in COLLECTIONS:
        for index, each in enumerate(getattr(journey, name)):
            if each.id in seen:
                return f"{name}[{index}].id"
            seen.add(each.id)
    return None


def _problems(journey: JourneyMap, ids: _Ids) -> Iterator[Problem]:
    for index, evidence in enumerate(journey.evidence):
        if evidence.link and not is_web_link(evidence.link):
            yield Problem(f"evidence[{index}].link", _("this is no address that begins with http, https or mailto"))
    for index, step in enumerate(journey.steps):
        if step.stage not in ids.stages:
            yield _missing(f"steps[{index}].stage", _("stage"))
    for index, item in enumerate(journey.items):
        for name, reason in _of_item(item, ids):
            yield Problem(f"items[{index}].{name}", reason)
    for index, feedback in enumerate(journey.feedback):
        if feedback.item not in ids.items:
            yield _missing(f"feedback[{index}].item", _("item"))
    for index, comment in enumerate(journey.comments):
        if comment.item not in ids.items:
            yield _missing(f"comments[{index}].item", _("item"))
        if comment.parent is not None and comment.parent not in ids.comments:
            yield _missing(f"comments[{index}].parent", _("comment"))


def _missing(place: str, what: str) -> Problem:
    return Problem(place, _absent(what))


def _absent(what: str) -> str:
    return _("the {what} it refers to is not in the map").format(what=what)


def _of_item(item: AnyItem, ids: _Ids) -> Iterator[tuple[str, str]]:
    """Faults of one item as (field, reason)."""
    if item.lane or item.step:  # neither: a parked note
        if item.lane not in ids.lanes:
            yield "lane", _absent(_("lane"))
        if item.step not in ids.steps:
            yield "step", _absent(_("step"))
    if item.until is not None:
        yield from _of_span(item, ids)
    if item.personas and not ids.personas.issuperset(item.personas):
        yield "personas", _absent(_("persona"))
    if item.evidence and not ids.evidence.issuperset(item.evidence):
        yield "evidence", _absent(_("evidence"))
    if item.link and not (is_map_link(item.link) or is_web_link(item.link)):
        yield "link", _("this is neither a journey map beside this one nor an address of the web")
    if isinstance(item, Touchpoint):
        yield from _of_touchpoint(item, ids)
    elif isinstance(item, Opportunity):
        yield from _of_opportunity(item, ids)
    elif isinstance(item, BackstageCard):
        yield from _of_backstage(item, ids)


def _of_span(item: AnyItem, ids: _Ids) -> Iterator[tuple[str, str]]:
    if item.until not in ids.steps:
        yield "until", _absent(_("step"))
    elif ids.steps[item.until] != ids.steps.get(item.step):
        yield "until", _("the span leaves its stage")


def _of_touchpoint(item: Touchpoint, ids: _Ids) -> Iterator[tuple[str, str]]:
    if item.channel is not None and item.channel not in ids.channels:
        yield "channel", _absent(_("channel"))
    yield from _of_department(item, ids)


def _of_opportunity(item: Opportunity, ids: _Ids) -> Iterator[tuple[str, str]]:
    if not ids.pains.issuperset(item.answers):
        yield "answers", _absent(_("pain point"))
    yield from _of_department(item, ids)


def _of_department(item: Touchpoint | Opportunity, ids: _Ids) -> Iterator[tuple[str, str]]:
    if item.department is not None and item.department not in ids.departments:
        yield "department", _absent(_("department"))


def _of_backstage(item: BackstageCard, ids: _Ids) -> Iterator[tuple[str, str]]:
    if not ids.departments.issuperset(item.departments):
        yield "departments", _absent(_("department"))
    if item.supports is not None and item.supports not in ids.touchpoints:
        yield "supports", _absent(_("touchpoint"))

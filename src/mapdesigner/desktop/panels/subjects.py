"""What the inspector is about: the map, or what is selected, with the fields that can be changed and how."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from mapdesigner.desktop.panels.link_editors import NewEntry
from mapdesigner.edits.fields import set_fields, set_map
from mapdesigner.edits.people import add_entry
from mapdesigner.model.catalog import Editor, Field, item_row, lane_row
from mapdesigner.model.entity import new_id
from mapdesigner.model.items import Item, Touchpoint
from mapdesigner.model.journey import Lane, Stage, Step
from mapdesigner.model.structure import structure
from mapdesigner.words import _, later, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mapdesigner.desktop.session import Session
    from mapdesigner.model.entity import Entity, Value
    from mapdesigner.model.journey import JourneyMap

_VERSION, _LOOK = later("Version"), later("Appearance")
_MAP = (
    Field("title", later("Title"), Editor.LINE),
    Field("subtitle", later("Subtitle"), Editor.LINE),
    Field("objective", later("Objective"), Editor.TEXT),
    Field("scope", later("Scope"), Editor.TEXT),
    Field("organisation", later("Organisation"), Editor.LINE),
    Field("unit", later("Unit"), Editor.LINE),
    Field("label", later("Version"), Editor.LINE, _VERSION),
    Field("date", later("Date"), Editor.DATE, _VERSION),
    Field("review_by", later("Review by"), Editor.DATE, _VERSION),
    Field("state", later("Shows"), Editor.CHOICE, _VERSION),
    Field("method_note", later("Method"), Editor.TEXT, _VERSION),
    Field("language", later("Language"), Editor.LINE, _LOOK),
)
_STAGE = (
    Field("name", later("Name"), Editor.LINE),
    Field("goal", later("Goal"), Editor.TEXT),
    Field("colour", later("Colour"), Editor.COLOUR, _LOOK),
)
_STEP = (Field("name", later("Name"), Editor.LINE),)
_LANE = (
    Field("title", later("Title"), Editor.LINE),
    Field("caption", later("Caption"), Editor.LINE),
    Field("collapsed", later("Collapsed"), Editor.TOGGLE, _LOOK),
    Field("hidden", later("Hidden"), Editor.TOGGLE, _LOOK),
    Field("locked", later("Locked"), Editor.TOGGLE, _LOOK),
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The objects whose fields are shown, with their heading; no `ids` for the map itself."""

    ids: tuple[str, ...]
    icon: str
    title: str
    place: str
    fields: tuple[Field, ...]

    @property
    def form(self) -> tuple[object, ...]:
        """What the inspector's controls depend on; the same form can show another subject."""
        return self.fields

    def values(self, journey: JourneyMap, field: Field) -> list[object]:
        """What the objects hold in a field."""
        known = structure(journey).by_id
        held: Iterable[Value] = [known[each] for each in self.ids if each in known] if self.ids else [journey]
        return [getattr(each, field.name) for each in held]

    def change(self, session: Session, field: Field, value: object) -> None:
        """Give the objects another value as one step; typing on joins it. Raises EditError."""
        words = _("Change {field}").format(field=field.label)
        key = f"{field.name}:{','.join(self.ids)}"
        if isinstance(value, NewEntry):
            session.apply(words, partial(self._with_new, field=field, entry=value))
        else:
            session.apply(words, partial(self._with, field=field, value=value), key)

    def _with(self, journey: JourneyMap, field: Field, value: object) -> JourneyMap:
        if not self.ids:
            return set_map(journey, **{field.name: value})
        return set_fields(journey, self.ids, **{field.name: value})

    def _with_new(self, journey: JourneyMap, field: Field, entry: NewEntry) -> JourneyMap:
        """Make the object that is referred to, then refer to it."""
        new = new_id()
        held = self.values(journey, field)[0]
        value = (*held, new) if isinstance(held, tuple) else new
        return self._with(add_entry(journey, entry.kind, None, id=new, **{entry.name_field: entry.name}), field, value)


def subject_of(session: Session) -> Subject:
    """What a session's selection makes the inspector show; the map where nothing is selected."""
    known = structure(session.journey).by_id
    chosen = [known[each] for each in sorted(session.selection) if each in known]
    if not chosen:
        return _of_map(session.journey)
    return _of_one(session.journey, chosen[0]) if len(chosen) == 1 else _of_several(chosen)


def _of_map(journey: JourneyMap) -> Subject:
    stages, steps = len(journey.stages), len(journey.steps)
    place = ", ".join(
        (
            ngettext("{count} stage", "{count} stages", stages).format(count=stages),
            ngettext("{count} step", "{count} steps", steps).format(count=steps),
        )
    )
    return Subject((), "route", _("Journey map"), place, _MAP)


def _of_one(journey: JourneyMap, one: Entity) -> Subject:
    whole = structure(journey)
    if isinstance(one, Item):
        row = item_row(one.kind)
        return Subject((one.id,), _icon(journey, one), row.label, _place(journey, one), row.fields)
    if isinstance(one, Stage):
        number = str(whole.stage_numbers[one.id])
        return Subject((one.id,), "columns-3", _("Stage"), f"{number} {one.name}", _STAGE)
    if isinstance(one, Step):
        return Subject(
            (one.id,), "between-vertical-start", _("Step"), f"{whole.step_numbers[one.id]} {one.name}", _STEP
        )
    lane = lane_row(one.kind) if isinstance(one, Lane) else None
    return Subject((one.id,), lane.icon if lane else "rows-3", _("Lane"), lane.label if lane else "", _LANE)


def _of_several(chosen: Sequence[Entity]) -> Subject:
    ids = tuple(each.id for each in chosen)
    rows = [_fields(each) for each in chosen]
    shared = tuple(field for field in rows[0] if all(field in row for row in rows))
    cards = all(isinstance(each, Item) for each in chosen)
    words = (
        ngettext("{count} card", "{count} cards", len(ids))
        if cards
        else ngettext("{count} thing", "{count} things", len(ids))
    )
    kinds = sorted({item_row(each.kind).label for each in chosen if isinstance(each, Item)})
    return Subject(ids, "layers", words.format(count=len(ids)), ", ".join(kinds), shared)


def _fields(one: Entity) -> tuple[Field, ...]:
    if isinstance(one, Item):
        return item_row(one.kind).fields
    return {Stage: _STAGE, Step: _STEP, Lane: _LANE}.get(type(one), ())


def _icon(journey: JourneyMap, item: Item) -> str:
    channel = structure(journey).by_id.get(item.channel or "") if isinstance(item, Touchpoint) else None
    return getattr(channel, "icon", "") or item_row(item.kind).icon


def _place(journey: JourneyMap, item: Item) -> str:
    whole = structure(journey)
    step = whole.by_id.get(item.step)
    place = f"{whole.step_numbers.get(item.step, '')} {step.name}" if isinstance(step, Step) else _("Not on the map")
    number = whole.numbers.get(item.id)
    return f"{number}, {place}" if number else place

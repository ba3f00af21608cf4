"""What the inspector is about: the map, or what is selected, with the fields that can be changed and how."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from mapdesigner.desktop.canvas.cells import is_locked
from mapdesigner.desktop.nested.links import link_between
from mapdesigner.desktop.panels.field_tables import ENTRY_WORDS, FIELDS
from mapdesigner.desktop.panels.link_changes import NewEntry, Ticked
from mapdesigner.edits.fields import set_fields, set_map, text_field
from mapdesigner.edits.people import add_entry
from mapdesigner.edits.replace import EditError, find, replace
from mapdesigner.model.catalog import Field, item_row, lane_row
from mapdesigner.model.entity import new_id
from mapdesigner.model.items import Emotion, Item, Touchpoint
from mapdesigner.model.journey import JourneyMap, Lane, Stage, Step
from mapdesigner.model.structure import structure
from mapdesigner.words import _, later, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mapdesigner.desktop.session import Session
    from mapdesigner.model.entity import Entity, Value


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
        """What the objects hold in a field; "brand.logo" is a field of a field."""
        known = structure(journey).by_id
        held: Iterable[Value] = [known[each] for each in self.ids if each in known] if self.ids else [journey]
        return [attrgetter(field.name)(each) for each in held]

    def change(self, session: Session, field: Field, value: object) -> None:
        """Give the objects another value as one step; typing on joins it. Raises EditError."""
        words = _("Change {field}").format(field=field.label)
        self._check_unlocked(session.journey)
        key = f"{field.name}:{','.join(self.ids)}"
        if isinstance(value, Path):
            value = link_between(session.path, value)
        if isinstance(value, NewEntry):
            session.apply(words, partial(self._with_new, field=field, entry=value))
        elif isinstance(value, Ticked):
            session.apply(words, partial(self._with_ticked, field=field, ticked=value))
        else:
            session.apply(words, partial(self._with, field=field, value=value), key)

    def _check_unlocked(self, journey: JourneyMap) -> None:
        known = structure(journey).by_id
        cards = [each for each in self.ids if isinstance(known.get(each), Item)]
        if is_locked(journey, cards):
            raise EditError(_("This lane is locked."))

    def _with(self, journey: JourneyMap, field: Field, value: object) -> JourneyMap:
        if self.ids:
            return set_fields(journey, self.ids, **{field.name: value})
        name, _dot, inner = field.name.partition(".")
        return set_map(journey, **{name: replace(getattr(journey, name), **{inner: value}) if inner else value})

    def _with_ticked(self, journey: JourneyMap, field: Field, ticked: Ticked) -> JourneyMap:
        """Let each object refer to one more, or no more to one; what else each refers to stays."""
        for each, held in zip(self.ids, self.values(journey, field), strict=True):
            assert isinstance(held, tuple)
            only = field.name == "personas" and isinstance(find(journey, each), Emotion)  # a marker is one persona's
            others = () if only else tuple(one for one in held if one != ticked.target)
            value = (*others, ticked.target) if ticked.on else others
            journey = set_fields(journey, [each], **{field.name: value})
        return journey

    def _with_new(self, journey: JourneyMap, field: Field, entry: NewEntry) -> JourneyMap:
        """Make the object that is referred to, then refer to it."""
        new = new_id()
        several = isinstance(self.values(journey, field)[0], tuple)
        grown = add_entry(journey, entry.kind, None, id=new, **entry.fields)
        if several:
            return self._with_ticked(grown, field, Ticked(new, on=True))
        return self._with(grown, field, new)


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
    return Subject((), "route", _("Journey map"), place, FIELDS[JourneyMap])


def _of_one(journey: JourneyMap, one: Entity) -> Subject:
    whole = structure(journey)
    if isinstance(one, Item):
        item = item_row(one.kind)
        return Subject((one.id,), _icon(journey, one), item.label, _place(journey, one), item.fields)
    if isinstance(one, Stage):
        number = str(whole.stage_numbers[one.id])
        return Subject((one.id,), "columns-3", _("Stage"), f"{number} {one.name}", FIELDS[Stage])
    if isinstance(one, Step):
        return Subject(
            (one.id,), "between-vertical-start", _("Step"), f"{whole.step_numbers[one.id]} {one.name}", FIELDS[Step]
        )
    if isinstance(one, Lane):
        row = lane_row(one.kind)
        return Subject((one.id,), row.icon, _("Lane"), row.label, FIELDS[Lane])
    return of_entry(one)


def of_entry(one: Entity) -> Subject:
    """What stands around the map as a subject: a persona, a channel, some evidence."""
    words, icon = ENTRY_WORDS.get(type(one), (later("Entry"), "circle"))
    return Subject((one.id,), icon, _(words), getattr(one, text_field(one), ""), FIELDS.get(type(one), ()))


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
    return FIELDS.get(type(one), ())


def _icon(journey: JourneyMap, item: Item) -> str:
    channel = structure(journey).by_id.get(item.channel or "") if isinstance(item, Touchpoint) else None
    return getattr(item, "icon", "") or getattr(channel, "icon", "") or item_row(item.kind).icon


def _place(journey: JourneyMap, item: Item) -> str:
    whole = structure(journey)
    step = whole.by_id.get(item.step)
    place = f"{whole.step_numbers.get(item.step, '')} {step.name}" if isinstance(step, Step) else _("Not on the map")
    number = whole.numbers.get(item.id)
    return f"{number}, {place}" if number else place

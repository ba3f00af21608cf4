"""Editors of fields that refer to other objects of the map: one of them, or several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QInputDialog, QMenu, QSizePolicy, QWidget

from mapdesigner.desktop.icons import icon
from mapdesigner.desktop.panels.controls import Choice, MenuButton
from mapdesigner.desktop.panels.field_editors import MIXED, FieldEditor, agreed
from mapdesigner.desktop.panels.labels import plain_tip
from mapdesigner.desktop.panels.link_changes import NewEntry, Ticked
from mapdesigner.desktop.panels.ready_channels import ready_channels
from mapdesigner.desktop.style import colours
from mapdesigner.layout.icons import names as icon_names
from mapdesigner.model.catalog import Editor
from mapdesigner.model.journey import Channel, Department, Evidence, Persona
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.structure import in_order, structure
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mapdesigner.model.entity import Ranked
    from mapdesigner.model.journey import JourneyMap

_HEIGHT = 30


@dataclass(frozen=True, slots=True)
class Target:
    """One object that can be referred to."""

    id: str
    words: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a field can refer to, what it says when it refers to nothing, and what can be made new with what words."""

    targets: Callable[[JourneyMap], tuple[Target, ...]]
    nothing: str
    new: type[Ranked] | None = None
    new_words: str = ""
    name_field: str = "name"
    ready: Callable[[JourneyMap], tuple[Mapping[str, object], ...]] = lambda _journey: ()
    """The fields of what can be taken into the map with one click, beside what it has."""


def _channels(journey: JourneyMap) -> tuple[Target, ...]:
    return tuple(Target(each.id, each.name, each.icon or "route") for each in in_order(journey.channels))


def _departments(journey: JourneyMap) -> tuple[Target, ...]:
    return tuple(Target(each.id, each.name, each.icon or "building-2") for each in in_order(journey.departments))


def _personas(journey: JourneyMap) -> tuple[Target, ...]:
    return tuple(Target(each.id, each.name, "user") for each in in_order(journey.personas))


def _evidence(journey: JourneyMap) -> tuple[Target, ...]:
    return tuple(Target(each.id, each.headline or each.title, "clipboard-list") for each in in_order(journey.evidence))


def _touchpoints(journey: JourneyMap) -> tuple[Target, ...]:
    return _items(journey, ItemKind.TOUCHPOINT)


def _pain_points(journey: JourneyMap) -> tuple[Target, ...]:
    return _items(journey, ItemKind.PAIN_POINT)


def _items(journey: JourneyMap, kind: ItemKind) -> tuple[Target, ...]:
    whole = structure(journey)
    found = [item for lane in whole.lanes for item in whole.items_of.get(lane.id, ()) if item.kind is kind]
    return tuple(Target(each.id, f"{_place(journey, each.id, each.step)} {each.text}".strip()) for each in found)


def _place(journey: JourneyMap, item: str, step: str) -> str:
    whole = structure(journey)
    return whole.numbers.get(item) or whole.step_numbers.get(step, "")


RELATIONS: dict[Editor, Relation] = {
    Editor.CHANNEL: Relation(_channels, later("None"), Channel, later("New channel…"), ready=ready_channels),
    Editor.DEPARTMENT: Relation(_departments, later("None"), Department, later("New department…")),
    Editor.DEPARTMENTS: Relation(_departments, later("None"), Department, later("New department…")),
    Editor.TOUCHPOINT: Relation(_touchpoints, later("None")),
    Editor.PAIN_POINTS: Relation(_pain_points, later("None")),
    Editor.PERSONAS: Relation(_personas, later("All personas"), Persona, later("New persona…")),
    Editor.EVIDENCE: Relation(_evidence, later("Assumption"), Evidence, later("New evidence…"), "headline"),
}
"""What each editor of references offers."""


def _ask_new(relation: Relation, parent: QWidget) -> NewEntry | None:
    if relation.new is None:
        return None
    name, given = QInputDialog.getText(parent, _(relation.new_words).rstrip("…"), _("Name"))
    return NewEntry(relation.new, {relation.name_field: name.strip()}) if given and name.strip() else None


def _known(name: str) -> str:
    return name if name in icon_names() else "circle"


class OneLinkEditor(FieldEditor):
    """Refers to one object, or none."""

    def __init__(self, relation: Relation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._relation = relation
        self._targets: tuple[Target, ...] = ()
        self._ready: tuple[Mapping[str, object], ...] = ()
        self._values: Sequence[object] = ()
        self.box = Choice(self)
        self.box.setFixedHeight(_HEIGHT)
        self.box.activated.connect(self._chosen)
        self._row(self.box)

    def show_values(self, values: Sequence[object], journey: JourneyMap) -> None:
        """Show the object's name."""
        self._values, self._targets = values, self._relation.targets(journey)
        self._ready = self._relation.ready(journey)
        with QSignalBlocker(self.box):
            self._fill()
            self.box.setPlaceholderText(MIXED)
            self.box.setCurrentIndex(self._index(values[0]) if agreed(values) else -1)

    def _fill(self) -> None:
        self.box.clear()
        self.box.addItem(_(self._relation.nothing))
        for each in self._targets:
            if each.icon:
                self.box.addItem(icon(_known(each.icon), colours().ink2), each.words)
            else:
                self.box.addItem(each.words)
        if self._relation.new:
            self.box.insertSeparator(self.box.count())
            self.box.addItem(_(self._relation.new_words))
        for fields in self._ready:
            self.box.addItem(icon(_known(str(fields["icon"])), colours().ink2), str(fields["name"]))

    def _index(self, value: object) -> int:
        return next((at for at, each in enumerate(self._targets, 1) if each.id == value), 0)

    def _chosen(self, index: int) -> None:
        if index <= len(self._targets):
            self.edited.emit(self._targets[index - 1].id if index else None)
            return
        made = self._made(index)
        if made:
            self.edited.emit(made)
        elif self._values:
            self.box.setCurrentIndex(self._index(self._values[0]) if agreed(self._values) else -1)

    def _made(self, index: int) -> NewEntry | None:
        """What the map does not have yet: a ready one, or one that is named now; None if no name is given."""
        ready = index - self.box.count() + len(self._ready)
        if ready >= 0 and self._relation.new:
            return NewEntry(self._relation.new, self._ready[ready])
        return _ask_new(self._relation, self)


class ManyLinksEditor(FieldEditor):
    """Refers to any number of objects, which a menu ticks."""

    def __init__(self, relation: Relation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._relation = relation
        self._held: tuple[str, ...] = ()
        self._targets: tuple[Target, ...] = ()
        self.button = MenuButton(self)
        self.button.setFixedHeight(_HEIGHT)
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self.menu)
        self._row(self.button)

    def show_values(self, values: Sequence[object], journey: JourneyMap) -> None:
        """Show the objects' names."""
        self._targets = self._relation.targets(journey)
        held = [each for each in values if isinstance(each, tuple)]
        self._held = tuple(one for one in held[0] if all(one in each for each in held))
        chosen = [each.words for each in self._targets if each.id in self._held]
        words = ", ".join(chosen) or _(self._relation.nothing)
        self.button.setText(words if agreed(values) else MIXED)
        self.button.setToolTip(plain_tip("\n".join(chosen)))

    def _fill(self) -> None:
        self.menu.clear()
        for each in self._targets:
            action = self.menu.addAction(each.words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(each.id in self._held)
            action.toggled.connect(lambda on, target=each.id: self._ticked(target, on))
        if not self._targets:
            self.menu.addAction(_("The map has none yet")).setEnabled(False)
        if self._relation.new:
            self.menu.addSeparator()
            self.menu.addAction(_(self._relation.new_words)).triggered.connect(self._make)

    def _ticked(self, target: str, on: bool) -> None:
        self.edited.emit(Ticked(target, on))

    def _make(self) -> None:
        made = _ask_new(self._relation, self)
        if made:
            self.edited.emit(made)

"""Who takes part and where customers are met: stakeholders and departments, and the channels."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mapdesigner.desktop.panels.differing import refers_otherwise, users_of
from mapdesigner.desktop.panels.entries import EntryPanel
from mapdesigner.desktop.panels.rows import Row
from mapdesigner.desktop.panels.title_bar import TitleBar
from mapdesigner.layout.icons import names as icon_names
from mapdesigner.model.journey import Channel, Department, Stakeholder
from mapdesigner.words import _, later, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.session import Session
    from mapdesigner.layout.theme import Theme
    from mapdesigner.model.entity import Entity
    from mapdesigner.model.journey import JourneyMap


class Stakeholders(EntryPanel):
    """Who takes part in the mapping."""

    watched: ClassVar[tuple[str, ...]] = ("stakeholders",)
    kind = Stakeholder
    add_words = later("Add stakeholder")
    empty_words = later("Stakeholders are those who take part in the mapping: name, department, role.")
    most_rows = 4

    def sentence(self) -> str:
        """Say how many there are."""
        count = len(self.entries())
        return ngettext("{count} stakeholder takes part", "{count} stakeholders take part", count).format(count=count)

    def row_of(self, one: Entity) -> Row:
        """Name, department and role."""
        assert isinstance(one, Stakeholder)
        caption = ", ".join(filter(None, (one.role, one.department)))
        return Row(one.id, one.name or _("Without a name"), caption, "user")


class Departments(EntryPanel):
    """What of the organisation owns touchpoints, backstage actions and opportunities."""

    watched: ClassVar[tuple[str, ...]] = ("departments", "items")
    kind = Department
    add_words = later("Add department")
    empty_words = later(
        "Departments own touchpoints, backstage actions and opportunities. Rename one here, and every card follows."
    )
    most_rows = 4

    def count(self) -> None:
        """Count what each owns."""
        self._owned = users_of(self.session.journey, "departments")

    def follow_map(self, before: JourneyMap, now: JourneyMap) -> None:
        """Count anew where something has another owner."""
        if before.departments is not now.departments or refers_otherwise(before, now, "departments"):
            self.refresh()

    def sentence(self) -> str:
        """Say which owns most."""
        owned = self._owned
        best = max(self.entries(), key=lambda each: owned[each.id], default=None)
        if best is None or not owned[best.id]:
            return _("No card has a department yet")
        words = ngettext("{name} owns the most: {count} card", "{name} owns the most: {count} cards", owned[best.id])
        return words.format(name=getattr(best, "name", ""), count=owned[best.id])

    def row_of(self, one: Entity) -> Row:
        """Icon, name and how many cards it owns."""
        assert isinstance(one, Department)
        owned = cards(self._owned[one.id])
        return Row(one.id, one.name or _("Without a name"), owned, known_icon(one.icon, "building-2"))


class Channels(EntryPanel):
    """Ways to meet: each by name, icon, and whether it is online."""

    watched: ClassVar[tuple[str, ...]] = ("channels", "items")
    kind = Channel
    add_words = later("Add channel")
    empty_words = later(
        "Channels carry the touchpoints: store, website, e-mail. Rename one here, and every card follows."
    )
    most_rows = 8

    def count(self) -> None:
        """Count what each carries."""
        self._carried = users_of(self.session.journey, "channels")

    def follow_map(self, before: JourneyMap, now: JourneyMap) -> None:
        """Count anew where a touchpoint has another channel."""
        if before.channels is not now.channels or refers_otherwise(before, now, "channels"):
            self.refresh()

    def sentence(self) -> str:
        """Say how much happens online."""
        journey = self.session.journey
        online = {each.id for each in journey.channels if each.online}
        met = self._carried.total()
        if not met:
            return _("No touchpoint has a channel yet")
        words = ngettext("{online} of {count} touchpoint is online", "{online} of {count} touchpoints are online", met)
        return words.format(online=sum(self._carried[each] for each in online), count=met)

    def row_of(self, one: Entity) -> Row:
        """Icon, name, online or not, and how many touchpoints it carries."""
        assert isinstance(one, Channel)
        carried = self._carried[one.id]
        caption = ", ".join((_("Online") if one.online else _("Offline"), cards(carried)))
        return Row(one.id, one.name or _("Without a name"), caption, known_icon(one.icon, "route"))


class People(QWidget):
    """Stakeholders above departments, each with its form."""

    def __init__(self, session: Session, say: Callable[[str], object]) -> None:
        super().__init__()
        self.title_bar = TitleBar(_("People and departments"), self, closes=True)
        self.stakeholders = Stakeholders(session, _("Stakeholders"), say)
        self.departments = Departments(session, _("Departments"), say)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stakeholders, 1)
        rule = QFrame()
        rule.setProperty("role", "rule")
        column.addWidget(rule)
        column.addWidget(self.departments, 1)
        for part in (self.stakeholders, self.departments):
            part.title_bar.hide()  # the dock has one head for both

    def set_theme(self, colours: Theme) -> None:
        """Draw in another theme."""
        self.title_bar.set_theme(colours)
        self.stakeholders.set_theme(colours)
        self.departments.set_theme(colours)


def cards(count: int) -> str:
    """'3 cards', or that there is none."""
    return ngettext("{count} card", "{count} cards", count).format(count=count) if count else _("on no card")


def known_icon(name: str, otherwise: str) -> str:
    """The icon if the program has it."""
    return name if name in icon_names() else otherwise

"""The personas of a map: who they are in full, whose journey is shown, and files to use them in other maps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QFont, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from mapdesigner.desktop.panels.entries import EntryPanel
from mapdesigner.desktop.panels.picture_editor import dropped_file, pixmap_of
from mapdesigner.desktop.panels.rows import Row
from mapdesigner.desktop.panels.side_panel import flat_button
from mapdesigner.edits.people import add_entry
from mapdesigner.edits.replace import find_one
from mapdesigner.layout.marks import initials
from mapdesigner.layout.persona_panel import persona_colour
from mapdesigner.model.journey import Persona
from mapdesigner.storage.errors import JourneyFileError, SaveError
from mapdesigner.storage.part_files import PERSONA
from mapdesigner.words import _, later, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QVBoxLayout

    from mapdesigner.desktop.canvas.map_view import MapView
    from mapdesigner.model.entity import Entity

_SIDE = 28.0
_RATIO = 2.0


class Personas(EntryPanel):
    """Lists the personas; the eye at a row's end shows or hides that one's journey on the map."""

    watched: ClassVar[tuple[str, ...]] = ("personas", "stages", "brand")
    kind = Persona
    add_words = later("Add persona")
    empty_words = later(
        "A persona says whose journey this is: name, life, goals, frustrations. Add one, or drop a persona file here."
    )

    def __init__(self, view: MapView, say: Callable[[str], object]) -> None:
        self.view = view
        super().__init__(view.session, _("Personas"), say)
        self.setAcceptDrops(True)
        self.rows.ended.connect(self._toggle)
        self._portraits: dict[tuple[str, str, str], QPixmap] = {}

    def more_buttons(self) -> tuple[QWidget, ...]:
        """Make the buttons of persona files."""
        load = self.button("folder-open", _("Add a persona from a file"), self._ask_load)
        self.save = self.button("save", _("Save this persona as a file"), self._ask_save)
        return load, self.save

    def fill(self, column: QVBoxLayout) -> None:
        """Put in the choice of whose journey is shown."""
        self.alone = flat_button("", self._show_alone)
        self._alone_row = self.row(self.alone)
        column.addWidget(self._alone_row)

    def sentence(self) -> str:
        """Say who is shown."""
        personas, shown = self.entries(), self.view.personas
        names = [str(getattr(each, "name", "")) or _("Without a name") for each in personas if each.id in shown]
        if names:
            return _("Shown on the map: {names}").format(names=", ".join(names))
        words = ngettext("The map follows {count} persona.", "The map follows {count} personas.", len(personas))
        return words.format(count=len(personas))

    def row_of(self, one: Entity) -> Row:
        """Portrait or initials in the persona's colour, name and bio, and the eye."""
        assert isinstance(one, Persona)
        shown = not self.view.personas or one.id in self.view.personas
        several = len(self.session.journey.personas) > 1
        title = one.name or _("Without a name")
        seen = _("shown on the map") if shown else _("not shown on the map")
        return Row(
            one.id,
            title,
            one.bio,
            self._portrait(one),
            end_sign=("eye" if shown else "eye-off") if several else "",
            spoken=", ".join(filter(None, (title, one.bio, seen if several else ""))),
            faded=not shown,
        )

    def refresh(self) -> None:
        """Show the personas as they are."""
        super().refresh()
        shown, several = self.view.personas, len(self.session.journey.personas) > 1
        self._alone_row.setVisible(several)
        self.alone.setText(_("Show all of them") if shown else _("Show this one alone"))
        self.save.setEnabled(bool(self.entries()))

    def load(self, path: Path) -> None:
        """Add the persona of a file, or say why not."""
        try:
            persona = PERSONA.read(path)
        except JourneyFileError as error:
            self._say(str(error))
            return
        fields = {name: getattr(persona, name) for name in Persona.model_fields if name != "rank"}
        if self.apply(_("Add persona"), lambda journey: add_entry(journey, Persona, **fields)):
            self.rows.choose(persona.id)

    def save_to(self, path: Path) -> None:
        """Save the chosen persona to a file, or say why not."""
        try:
            PERSONA.write(find_one(self.session.journey, self.rows.current, Persona), path)
        except SaveError as error:
            self._say(str(error))
        else:
            self._say(_("Saved {name}").format(name=path.name))

    def _ask_load(self) -> None:
        filters = _("Personas (*.persona)")
        name = QFileDialog.getOpenFileName(self, _("Add a persona from a file"), str(Path.home()), filters)[0]
        if name:
            self.load(Path(name))

    def _ask_save(self) -> None:
        persona = find_one(self.session.journey, self.rows.current, Persona)
        stem = "".join(sign if sign.isalnum() else "-" for sign in persona.name).strip("-").lower() or "persona"
        start = str(Path.home() / f"{stem}{PERSONA.suffix}")
        name = QFileDialog.getSaveFileName(self, _("Save this persona as a file"), start, _("Personas (*.persona)"))[0]
        if name:
            path = Path(name)
            self.save_to(path if path.suffix else path.with_suffix(PERSONA.suffix))

    def _toggle(self, wanted: str) -> None:
        """Show one more, or one less; the last one shown stays."""
        everybody = frozenset(each.id for each in self.entries())
        shown = (self.view.personas or everybody) ^ {wanted}
        if shown:
            self.view.show_personas(shown)

    def _show_alone(self) -> None:
        self.view.show_personas(frozenset() if self.view.personas else frozenset({self.rows.current}))

    def _portrait(self, one: Persona) -> QPixmap:
        colour = persona_colour(self.view.frame, one)
        key = (one.portrait, initials(one.name), colour)
        if key not in self._portraits:
            self._portraits[key] = _disc(*key)
        return self._portraits[key]

    def showEvent(self, event: QShowEvent) -> None:
        """Hear also whose journey is shown."""
        self.view.personas_changed.connect(self.refresh, Qt.ConnectionType.UniqueConnection)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Hear no more of it."""
        self.view.personas_changed.disconnect(self.refresh)
        super().hideEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a persona file."""
        path = dropped_file(event.mimeData())
        if path and path.suffix == PERSONA.suffix:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add its persona."""
        if path := dropped_file(event.mimeData()):
            event.acceptProposedAction()
            self.load(path)


def _disc(portrait: str, letters: str, colour: str) -> QPixmap:
    """The portrait in a ring of the persona's colour; initials on that colour without one."""
    made = QPixmap(round(_SIDE * _RATIO), round(_SIDE * _RATIO))
    made.setDevicePixelRatio(_RATIO)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    whole = QRectF(0, 0, _SIDE, _SIDE)
    picture = pixmap_of(portrait)
    if picture.isNull():
        _draw_letters(painter, whole, letters, colour)
    else:
        side = min(picture.width(), picture.height())
        part = QRectF((picture.width() - side) / 2, (picture.height() - side) / 2, side, side)
        round_ = QPainterPath()
        round_.addEllipse(whole.adjusted(1, 1, -1, -1))
        painter.setClipPath(round_)
        painter.drawPixmap(whole, picture, part)
        painter.setClipping(False)
        painter.setPen(QPen(QColor(colour), 2))
        painter.drawEllipse(whole.adjusted(1, 1, -1, -1))
    painter.end()
    return made


def _draw_letters(painter: QPainter, whole: QRectF, letters: str, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(whole)
    font = QFont("Inter")
    font.setPixelSize(11)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    light = QColor(colour).lightnessF() < 0.6
    painter.setPen(QColor("#FFFFFF" if light else "#17212E"))
    painter.drawText(whole, Qt.AlignmentFlag.AlignCenter, letters)

"""Photos of the wall: placed from files beside the map, moved, made larger, faded, hidden and taken away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFormLayout, QPushButton, QSlider, QSpinBox, QWidget

from mapdesigner.desktop.panels.rows import Row, Rows
from mapdesigner.desktop.panels.side_panel import SidePanel, flat_button
from mapdesigner.edits.photos import (
    NARROWEST,
    WIDEST,
    add_photo,
    fade_photo,
    move_photo,
    remove_photo,
    scale_photo,
)
from mapdesigner.edits.replace import look_up
from mapdesigner.layout.photos import AIR
from mapdesigner.model.entity import new_id
from mapdesigner.model.workshop import WallPhoto
from mapdesigner.storage.pictures import PictureError, picture_of
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.desktop.canvas.map_view import MapView

_FARTHEST = 100_000


class PhotosPanel(SidePanel):
    """A list of photos, and the fields of the one that is chosen."""

    watched: ClassVar[tuple[str, ...]] = ("wall_photos",)

    def __init__(self, view: MapView, say: Callable[[str], object]) -> None:
        super().__init__(view.session, _("Photos of the wall"), say)
        self._view = view
        self.add = QPushButton(_("Place a photo…"))
        self.add.clicked.connect(self._ask)
        self.rows = Rows(_("Photos of the wall"), most=4)
        self.rows.chosen.connect(self._choose)
        self.rows.ended.connect(self._hide)
        self.rows.removed.connect(self._remove)
        self.left_field, self.top_field = self._field(0, _FARTHEST), self._field(0, _FARTHEST)
        self.width_field = self._field(int(NARROWEST), int(WIDEST))
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(0, 100)
        self.opacity.setProperty("plain", True)
        self.opacity.setAccessibleName(_("Opacity"))
        self.left_field.valueChanged.connect(self._move)
        self.top_field.valueChanged.connect(self._move)
        self.width_field.valueChanged.connect(self._scale)
        self.opacity.valueChanged.connect(lambda percent: self._fade(self.rows.current, percent / 100))
        self.hide_photo = flat_button("", lambda: self._hide(self.rows.current))
        self.remove = flat_button(_("Remove"), lambda: self._remove(self.rows.current))
        self._lay_out()

    def _lay_out(self) -> None:
        self.column.addWidget(self.row(self.add))
        self.column.addWidget(self.rows)
        self._form = QWidget()
        form = QFormLayout(self._form)
        form.setContentsMargins(14, 8, 12, 6)
        form.addRow(_("From the left"), self.left_field)
        form.addRow(_("From the top"), self.top_field)
        form.addRow(_("Width"), self.width_field)
        form.addRow(_("Opacity"), self.opacity)
        form.addRow(self.row(self.hide_photo, self.remove))
        self.column.addWidget(self._form)
        self.column.addStretch(1)

    def _field(self, least: int, most: int) -> QSpinBox:
        made = QSpinBox()
        made.setRange(least, most)
        made.setSingleStep(20)
        made.setSuffix(_(" px"))
        made.setKeyboardTracking(False)
        return made

    @property
    def photo(self) -> WallPhoto | None:
        """The photo that is chosen."""
        found = look_up(self.session.journey, self.rows.current)
        return found if isinstance(found, WallPhoto) else None

    def place(self, path: Path) -> None:
        """Lay a photo from a file beside the map, or say why it cannot be."""
        try:
            picture = picture_of(path)
        except PictureError as error:
            self._say(str(error))
            return
        new, canvas = new_id(), self._view.canvas
        left, top = canvas.scene.width + AIR, canvas.view.extent.top + AIR
        words = _("Place a photo of the wall")
        if self.apply(words, lambda journey: add_photo(journey, picture, path.stem, left, top, id=new)):
            self.rows.choose(new)
            self._view.canvas.reveal(f"photo:{new}")

    def refresh(self) -> None:
        """Show the photos as they are."""
        photos = self.session.journey.wall_photos
        words = ngettext("{count} photo", "{count} photos", len(photos)).format(count=len(photos))
        empty = _("Lay a photo of the wall beside the map and type from it. Photos are never printed.")
        self.tell(words if photos else "", "" if photos else empty)
        self.rows.show_rows([_row(each) for each in photos])
        self.rows.setVisible(bool(photos))
        self._show_fields()

    def follow_selection(self) -> None:
        """Show the photo that is selected on the map."""
        for each in self.session.selection:
            self.rows.choose(each)

    def _choose(self, photo: str) -> None:
        self._show_fields()
        self._view.canvas.reveal(f"photo:{photo}")

    def _show_fields(self) -> None:
        photo = self.photo
        self._form.setVisible(photo is not None)
        if photo is None:
            return
        for field, value in ((self.left_field, photo.x), (self.top_field, photo.y), (self.width_field, photo.width)):
            field.blockSignals(True)
            field.setValue(round(value))
            field.blockSignals(False)
        self.opacity.blockSignals(True)
        self.opacity.setValue(round(photo.opacity * 100))
        self.opacity.blockSignals(False)
        self.hide_photo.setText(_("Hide") if photo.opacity else _("Show"))

    def _move(self) -> None:
        at = self.rows.current
        x, y = self.left_field.value(), self.top_field.value()
        self.apply(_("Move a photo"), lambda journey: move_photo(journey, at, x, y), f"photo:{at}")

    def _scale(self, width: int) -> None:
        at = self.rows.current
        self.apply(_("Scale a photo"), lambda journey: scale_photo(journey, at, width), f"photo-width:{at}")

    def _fade(self, at: str, opacity: float) -> None:
        self.apply(_("Fade a photo"), lambda journey: fade_photo(journey, at, opacity), f"photo-opacity:{at}")

    def _hide(self, at: str) -> None:
        found = look_up(self.session.journey, at)
        if isinstance(found, WallPhoto):
            words, opacity = (_("Hide a photo"), 0.0) if found.opacity else (_("Show a photo"), 1.0)
            self.apply(words, lambda journey: fade_photo(journey, at, opacity))

    def _remove(self, at: str) -> None:
        self.apply(_("Remove a photo"), lambda journey: remove_photo(journey, at))

    def _ask(self) -> None:
        filters = _("Pictures (*.png *.jpg *.jpeg *.webp)")
        name = QFileDialog.getOpenFileName(self, _("Place a photo of the wall"), str(Path.home()), filters)[0]
        if name:
            self.place(Path(name))


def _row(photo: WallPhoto) -> Row:
    hidden = "" if photo.opacity else _("Hidden")
    sign = "eye" if photo.opacity else "eye-off"
    return Row(photo.id, photo.name or _("Photo"), hidden, "image", end_sign=sign)

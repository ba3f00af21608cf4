"""What somebody pastes or drops: read out of the system's data with the same checks as files, as plain bytes and words.

No Python object is ever put there or taken from there.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from mapdesigner.desktop.clipboard.copying import MIME
from mapdesigner.desktop.clipboard.tables import clean_words
from mapdesigner.desktop.clipboard.ties import TIES
from mapdesigner.edits.replace import EditError, put, replace
from mapdesigner.model.picture import MOST_PIXELS
from mapdesigner.storage.errors import JourneyFileError
from mapdesigner.storage.pictures import PictureError, picture_from, picture_of
from mapdesigner.storage.read import load
from mapdesigner.words import _

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from mapdesigner.model.journey import JourneyMap

_PICTURES = ("image/png", "image/jpeg", "image/webp")
PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")
_MOST_FILES = 50


@dataclass(frozen=True, slots=True)
class Offer:
    """One of these: cards as the bytes of a map with their ties, picture files, words, or the bytes of a picture."""

    cards: bytes = b""
    ties: bytes = b""
    files: tuple[Path, ...] = ()
    words: str = ""
    picture: bytes = b""

    def small_map(self) -> JourneyMap:
        """Return the map that the cards come in. Raises EditError if it is none, or not sound."""
        name = _("The clipboard")
        try:
            loaded = load(self.cards, name)
        except JourneyFileError as error:
            raise EditError(str(error)) from None
        broken = [problem for problem in loaded.problems if problem.code != "bad_link"]
        if broken:
            raise EditError(f"{name}: {broken[0].place}: {broken[0].words}")
        return _without_bad_links(loaded.journey) if loaded.problems else loaded.journey

    def pictures(self) -> list[str]:
        """Return the pictures as a map holds them. Raises EditError for one that cannot be taken in."""
        try:
            return [picture_of(path) for path in self.files] if self.files else [picture_from(self.picture)]
        except PictureError as error:
            raise EditError(str(error)) from None

    def plain_words(self) -> str:
        """Return the words as a map can hold them. Raises EditError for too many."""
        return clean_words(self.words)


def offer_of(data: QMimeData) -> Offer | None:
    """Read what is offered; None if it is nothing for a map.

    Spreadsheets offer a picture beside the words, and file managers the files' names: words go before pictures, and
    picture files before words.
    """
    if data.hasFormat(MIME):
        return Offer(cards=bytes(data.data(MIME).data()), ties=bytes(data.data(TIES).data()), words=data.text())
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
    if files:
        pictures = tuple(path for path in files if path.suffix.lower() in PICTURE_SUFFIXES)[:_MOST_FILES]
        return Offer(files=pictures) if pictures else None
    if data.hasText() and data.text().strip():
        return Offer(words=data.text())
    found = next((bytes(data.data(kind).data()) for kind in _PICTURES if data.hasFormat(kind)), b"")
    found = found or _png(data.imageData() if data.hasImage() else None)
    return Offer(picture=found) if found else None


def _png(image: object) -> bytes:
    """The bytes of a picture that is offered as pixels alone."""
    if not isinstance(image, QImage) or image.isNull() or image.width() * image.height() > MOST_PIXELS:
        return b""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(held.data())


def _without_bad_links(journey: JourneyMap) -> JourneyMap:
    """Links of the clipboard's cards lead nowhere if any of them is none that a map may have."""
    cards = (replace(item, link="") for item in journey.items if item.link)
    return put(journey, *cards, *(replace(each, link="") for each in journey.evidence if each.link))

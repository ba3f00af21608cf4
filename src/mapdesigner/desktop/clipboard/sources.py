"""Files and web addresses dropped on a card: they come into the evidence by their name, and the card cites them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mapdesigner.desktop.clipboard.offer import PICTURE_SUFFIXES
from mapdesigner.edits.people import add_entry
from mapdesigner.edits.sources import cite
from mapdesigner.model.entity import new_id
from mapdesigner.model.journey import Evidence
from mapdesigner.model.kinds import EvidenceType
from mapdesigner.storage.links import is_web_link

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtCore import QMimeData, QUrl

    from mapdesigner.model.journey import JourneyMap

_MOST = 20
_LONGEST = 200  # letters of a name


@dataclass(frozen=True, slots=True)
class Source:
    """What evidence is called, and where it is read; a file of this machine is nowhere that others could read it."""

    name: str
    link: str = ""


def sources_of(data: QMimeData) -> tuple[Source, ...]:
    """Read what could be evidence: files that are no pictures, and addresses in the web."""
    urls = data.urls()[:_MOST] if data.hasUrls() else []
    return tuple(source for url in urls if (source := _source(url)))


def cite_sources(journey: JourneyMap, cards: Collection[str], sources: Sequence[Source]) -> JourneyMap:
    """Add each to the map's evidence, and let cards cite it."""
    for each in sources:
        new = new_id()
        kind = EvidenceType.OBSERVATION
        journey = add_entry(journey, Evidence, id=new, type=kind, headline=each.name, link=each.link)
        journey = cite(journey, cards, new)
    return journey


def _source(url: QUrl) -> Source | None:
    if url.isLocalFile():
        path = Path(url.toLocalFile())
        wanted = path.is_file() and path.suffix.lower() not in PICTURE_SUFFIXES
        return Source(path.name[:_LONGEST]) if wanted else None
    address = url.toString()
    if not is_web_link(address) or not url.host():
        return None
    return Source(f"{url.host()}{url.path().rstrip('/')}"[:_LONGEST], address)

"""A map and options to the pages of a print; preview, thumbnails and exports all ask here.

What composes a form is loaded where that form is asked for: a poster needs none of the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, overload

from mapdesigner.layout.scene import TextBlock
from mapdesigner.layout.sheets import in_turn, poster_pages
from mapdesigner.publish.options import Form
from mapdesigner.publish.share_copy import share_copy
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mapdesigner.layout.scene import Scene
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.publish.options import PosterOptions


_Told = tuple[tuple[str, ...], str]
"""The notes of a page, and the characters on it that no font has."""


class Pages(Sequence["Scene"]):
    """The pages of a print, in pt, each composed when it is taken: all those of a large map would fill the memory."""

    def __init__(self, pages: Iterable[Callable[[], Scene]]) -> None:
        self._pages = tuple(pages)
        self._told: dict[int, _Told] = {}

    def each(self, change: Callable[[Scene], Scene]) -> Pages:
        """The same pages, each changed when it is taken."""
        return Pages(partial(_changed, page, change) for page in self._pages)

    def report(self) -> tuple[str, ...]:
        """What gave way or is missing on the pages taken so far, in words of the interface, each once."""
        return _said(self._told[at] for at in sorted(self._told))

    @overload
    def __getitem__(self, at: int) -> Scene: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Scene, ...]: ...

    def __getitem__(self, at: int | slice) -> Scene | tuple[Scene, ...]:
        """Compose a page, or some."""
        if isinstance(at, slice):
            return tuple(self[each] for each in range(*at.indices(len(self))))
        scene = self._pages[at]()
        self._told[at % len(self)] = _told(scene)
        return scene

    def __len__(self) -> int:
        """How many they are."""
        return len(self._pages)


def pages(journey: JourneyMap, options: PosterOptions) -> Pages:
    """Return the pages the options ask for."""
    whole = _beside_other(journey, options, lambda beside: _whole(journey, options, beside))
    if options.press:
        from mapdesigner.layout.paper.press import with_bleed

        return whole.each(with_bleed)
    if not options.tiles:
        return whole
    from mapdesigner.layout.paper.tiles import compose_tiles

    return _composed(compose_tiles(tuple(whole), journey, options.tiles, options.overlap))


def slides(journey: JourneyMap, options: PosterOptions) -> Pages:
    """Return the slides; they have a size of their own."""
    from mapdesigner.layout.paper.slides import SLIDE, compose_slides

    sheet = replace(SLIDE, spread=options.spread)

    def whole(beside: frozenset[str]) -> Pages:
        return _composed(compose_slides(journey, options.persona, replace(sheet, beside=beside)))

    return _beside_other(journey, options, whole)


def _composed(scenes: Iterable[Scene]) -> Pages:
    """Pages that are composed already."""
    return Pages(in_turn(scenes))


def _changed(page: Callable[[], Scene], change: Callable[[Scene], Scene]) -> Scene:
    return change(page())


def _beside_other(journey: JourneyMap, options: PosterOptions, compose: Callable[[frozenset[str]], Pages]) -> Pages:
    """Compose pages, with the curve and the marks of the map to compare with, turned round if the map is."""
    if options.other is None:
        whole = compose(frozenset())
    else:
        from mapdesigner.layout.compared import differing, with_other

        other = share_copy(options.other, options.redacted)
        whole = _composed(with_other(tuple(compose(differing(journey, other))), journey, other))
    if not journey.right_to_left:
        return whole
    from mapdesigner.layout.mirror import mirrored

    return whole.each(mirrored)


def _whole(journey: JourneyMap, options: PosterOptions, beside: frozenset[str]) -> Pages:
    paper = replace(options.paper, beside=beside)
    match options.form:
        case Form.CARDS:
            from mapdesigner.layout.paper.cards import compose_cards

            return _composed(compose_cards(journey, options.persona))
        case Form.BLANK | Form.HALF_FILLED:
            from mapdesigner.layout.paper.blanks import compose_blank

            return _composed(compose_blank(journey, paper, filled=options.form is Form.HALF_FILLED))
        case Form.BOOKLET:
            from mapdesigner.layout.paper.booklet import compose_booklet

            upright = replace(options, portrait=True).paper
            return _composed(compose_booklet(journey, replace(upright, beside=beside), options.persona))
    if paper.overview:
        from mapdesigner.layout.paper.overview import compose_overview

        return _composed(compose_overview(journey, paper, options.persona))
    return Pages(poster_pages(journey, paper, options.persona))


def report(scenes: Iterable[Scene]) -> tuple[str, ...]:
    """Return what gave way or is missing on the pages, in words of the interface, each once."""
    return _said(map(_told, scenes))


def _told(scene: Scene) -> _Told:
    return scene.notes, "".join(dict.fromkeys("".join(block.missing for block in _blocks(scene))))


def _said(told: Iterable[_Told]) -> tuple[str, ...]:
    notes: dict[str, None] = {}
    lost: dict[str, None] = {}
    for said, missing in told:
        notes |= dict.fromkeys(said)
        lost |= dict.fromkeys(missing)
    if lost:
        notes[_("No font has these characters: {characters}").format(characters=" ".join(lost))] = None
    return tuple(notes)


def _blocks(scene: Scene) -> Iterator[TextBlock]:
    for band in scene.bands:
        for group in band.groups:
            yield from (part for part in group.primitives if isinstance(part, TextBlock))

"""A map and options to the pages of a print; preview, thumbnails and exports all ask here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mapdesigner.layout.compared import differing, with_other
from mapdesigner.layout.mirror import mirrored
from mapdesigner.layout.paper.blanks import compose_blank
from mapdesigner.layout.paper.booklet import compose_booklet
from mapdesigner.layout.paper.cards import compose_cards
from mapdesigner.layout.paper.overview import compose_overview
from mapdesigner.layout.paper.press import with_bleed
from mapdesigner.layout.paper.slides import SLIDE, compose_slides
from mapdesigner.layout.paper.tiles import compose_tiles
from mapdesigner.layout.scene import TextBlock
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.publish.options import Form
from mapdesigner.publish.share_copy import share_copy
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mapdesigner.layout.scene import Scene
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.publish.options import PosterOptions


def pages(journey: JourneyMap, options: PosterOptions) -> tuple[Scene, ...]:
    """Return a Scene in pt for each page."""
    whole = _beside_other(journey, options, lambda beside: _whole(journey, options, beside))
    if options.press:
        return tuple(with_bleed(page) for page in whole)
    if not options.tiles:
        return whole
    return compose_tiles(whole, journey, options.tiles, options.overlap)


def slides(journey: JourneyMap, options: PosterOptions) -> tuple[Scene, ...]:
    """Return a Scene in pt for each slide; they have a size of their own."""
    sheet = replace(SLIDE, spread=options.spread)
    return _beside_other(
        journey, options, lambda beside: compose_slides(journey, options.persona, replace(sheet, beside=beside))
    )


def _beside_other(
    journey: JourneyMap, options: PosterOptions, compose: Callable[[frozenset[str]], tuple[Scene, ...]]
) -> tuple[Scene, ...]:
    """Compose pages, with the curve and the marks of the map to compare with, turned round if the map is."""
    other = share_copy(options.other, options.redacted) if options.other is not None else None
    whole = compose(differing(journey, other) if other is not None else frozenset())
    if other is not None:
        whole = with_other(whole, journey, other)
    return tuple(mirrored(page) for page in whole) if journey.right_to_left else whole


def _whole(journey: JourneyMap, options: PosterOptions, beside: frozenset[str]) -> tuple[Scene, ...]:
    paper = replace(options.paper, beside=beside)
    if options.form is Form.CARDS:
        return compose_cards(journey, options.persona)
    if options.form in (Form.BLANK, Form.HALF_FILLED):
        return compose_blank(journey, paper, filled=options.form is Form.HALF_FILLED)
    if options.form is Form.BOOKLET:
        upright = replace(options, portrait=True).paper
        return compose_booklet(journey, replace(upright, beside=beside), options.persona)
    if paper.overview:
        return compose_overview(journey, paper, options.persona)
    return compose_poster(journey, paper, options.persona)


def report(scenes: tuple[Scene, ...]) -> tuple[str, ...]:
    """Return what gave way or is missing on the pages, in words of the interface, each once."""
    notes = dict.fromkeys(note for scene in scenes for note in scene.notes)
    lost = "".join(dict.fromkeys("".join(block.missing for scene in scenes for block in _blocks(scene))))
    if lost:
        notes[_("No font has these characters: {characters}").format(characters=" ".join(lost))] = None
    return tuple(notes)


def _blocks(scene: Scene) -> Iterator[TextBlock]:
    for band in scene.bands:
        for group in band.groups:
            yield from (part for part in group.primitives if isinstance(part, TextBlock))

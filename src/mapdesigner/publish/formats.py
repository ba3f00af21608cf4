"""The table of exports: what each kind of file is called, what it is made of, and what makes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from mapdesigner.publish.pages import pages, slides
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mapdesigner.layout.scene import Scene
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.publish.options import PosterOptions

    Told = Callable[[float], None]
    Drawn = tuple[tuple[bytes, ...], tuple[str, ...]]
    """The files' bytes in the order of their pages, and what gave way or is lost, in words."""


FITTED = 0.4
"""How much is done once the pages are fitted and before the first is drawn."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. `sheets`: made of the printed pages; `pictures`: of pixels, so that dots per inch matter.

    `draw` gets the map, the options and who hears of progress (0 to 1).
    """

    suffix: str
    words: str
    draw: Callable[[JourneyMap, PosterOptions, Told], Drawn]
    sheets: bool = True
    pictures: bool = False

    @property
    def label(self) -> str:
        """What it is for, in the language of the interface."""
        return _(self.words)


def _of_pages(
    write: Callable[[Sequence[Scene], JourneyMap, PosterOptions, Told], tuple[bytes, ...]],
) -> Callable[[JourneyMap, PosterOptions, Told], Drawn]:
    """Let a format be drawn from the pages the options ask for, with the pages' own report."""

    def draw(journey: JourneyMap, options: PosterOptions, progress: Told) -> Drawn:
        scenes = pages(journey, options)
        progress(FITTED)
        files = write(scenes, journey, options, lambda done: progress(FITTED + (1 - FITTED) * done))
        return files, scenes.report()

    return draw


def _pdf(scenes: Sequence[Scene], journey: JourneyMap, _options: PosterOptions, progress: Told) -> tuple[bytes, ...]:
    from mapdesigner.painting.pdf import write_pdf  # reportlab takes a tenth of a second to load

    out = BytesIO()
    write_pdf(scenes, out, created=datetime.now().astimezone(), subject=journey.objective, progress=progress)
    return (out.getvalue(),)


def _png(scenes: Sequence[Scene], _journey: JourneyMap, options: PosterOptions, progress: Told) -> tuple[bytes, ...]:
    from mapdesigner.painting.qt import scene_to_png  # only pictures need Qt

    return _each(scenes, lambda scene: scene_to_png(scene, options.dpi), progress)


def _jpeg(scenes: Sequence[Scene], _journey: JourneyMap, options: PosterOptions, progress: Told) -> tuple[bytes, ...]:
    from mapdesigner.painting.qt import scene_to_jpeg  # only pictures need Qt

    return _each(scenes, lambda scene: scene_to_jpeg(scene, options.dpi), progress)


def _svg(scenes: Sequence[Scene], _journey: JourneyMap, _options: PosterOptions, progress: Told) -> tuple[bytes, ...]:
    from mapdesigner.painting.svg import svg_document

    return _each(scenes, lambda scene: svg_document(scene).encode(), progress)


def _html(scenes: Sequence[Scene], journey: JourneyMap, _options: PosterOptions, progress: Told) -> tuple[bytes, ...]:
    from mapdesigner.publish.web_page import web_page

    return (web_page(journey, scenes, progress),)


def _each(scenes: Sequence[Scene], draw: Callable[[Scene], bytes], progress: Told) -> tuple[bytes, ...]:
    files = []
    for number, scene in enumerate(scenes, 1):
        files.append(draw(scene))
        progress(number / len(scenes))
    return tuple(files)


def _pptx(journey: JourneyMap, options: PosterOptions, progress: Told) -> Drawn:
    from mapdesigner.painting.slides import write_slides  # python-pptx takes a third of a second to load

    scenes = slides(journey, options)
    progress(0.4)
    out = BytesIO()
    write_slides(scenes, out)
    lost = _("hatching, and colours that run into each other")
    return (out.getvalue(),), (*scenes.report(), _("not on slides: {what}").format(what=lost))


def _exchanged(extension: str) -> Callable[[JourneyMap, PosterOptions, Told], Drawn]:
    """Let a format be written as the exchange with other tools writes it."""

    def draw(journey: JourneyMap, _options: PosterOptions, _progress: Told) -> Drawn:
        from mapdesigner.exchange.registry import export_map

        exported = export_map(journey, f"map.{extension}")
        return (exported.data,), tuple(_("lost: {what}").format(what=each) for each in exported.lost)

    return draw


FORMATS: tuple[Format, ...] = (
    Format(".pdf", later("PDF, for printing and reading"), _of_pages(_pdf)),
    Format(".png", later("PNG picture"), _of_pages(_png), pictures=True),
    Format(".jpg", later("JPEG picture"), _of_pages(_jpeg), pictures=True),
    Format(".svg", later("SVG drawing, with text as text"), _of_pages(_svg)),
    Format(".pptx", later("PowerPoint slides that can be edited"), _pptx, sheets=False),
    Format(".html", later("Web page, for people without the program"), _of_pages(_html)),
    Format(".xlsx", later("Excel workbook"), _exchanged("xlsx"), sheets=False),
    Format(".csv", later("CSV table"), _exchanged("csv"), sheets=False),
    Format(".md", later("Markdown outline"), _exchanged("md"), sheets=False),
)
"""The formats in the order they are offered; the first is the one most wanted."""

SUFFIXES = tuple(each.suffix for each in FORMATS)


def known(suffix: str) -> Format | None:
    """Return the format of a file's suffix, in any case; None if there is none."""
    return next((each for each in FORMATS if each.suffix == suffix.lower()), None)

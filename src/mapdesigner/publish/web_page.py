"""One HTML file for people without the program: the map to zoom, search and click through; it asks no network."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

from mapdesigner import resources
from mapdesigner.model.structure import structure
from mapdesigner.painting.svg import svg_element
from mapdesigner.publish.card_details import card_details
from mapdesigner.words import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mapdesigner.layout.scene import Scene
    from mapdesigner.model.journey import JourneyMap

_HOLE = re.compile(r"\{\{(\w+)\}\}")


def web_page(journey: JourneyMap, scenes: Sequence[Scene], progress: Callable[[float], None]) -> bytes:
    """Return the page with a picture of each Scene, the details of each card, and the personas to show or hide.

    Users' words are escaped, and the page forbids itself by its own policy to load or run anything from elsewhere.
    `progress` hears how much is done, 0 to 1.
    """
    pages, sizes = list[str](), list[str]()
    for number, scene in enumerate(scenes, 1):
        pages.append(svg_element(scene, prefix=f"p{number}"))
        sizes.append(_page_size(scene))
        progress(number / (len(scenes) + 1))
    known = {**_texts(journey), "pages": "\n".join(pages), "cards": _data(journey)}
    known["style"] = _filled(resources.read_text("web", "page.css"), {"page_size": sizes[0]})
    known["script"] = resources.read_text("web", "page.js")
    return _filled(resources.read_text("web", "page.html"), known).encode()


def _filled(template: str, known: dict[str, str]) -> str:
    """Fill the holes in one pass, so that users' words that look like a hole stay words."""
    return _HOLE.sub(lambda hole: known[hole[1]], template)


def _page_size(scene: Scene) -> str:
    return f"{scene.width:.2f}pt {scene.height:.2f}pt"


def _texts(journey: JourneyMap) -> dict[str, str]:
    words = translator(journey.language).gettext
    said = {
        "title": journey.title or words("Customer journey map"),
        "language": journey.language,
        "direction": "rtl" if journey.right_to_left else "ltr",
        "personas": words("Personas"),
        "find": words("Find in the map"),
        "previous": words("Previous match"),
        "next": words("Next match"),
        "zoom": words("Zoom"),
        "zoom_out": words("Zoom out"),
        "zoom_in": words("Zoom in"),
        "whole": translator(journey.language).percent(100),
        "fit": words("Fit the whole map"),
        "close": words("Close"),
        "no_script": words("Zoom, search and details need JavaScript; the map itself does not."),
    }
    return {name: html.escape(text) for name, text in said.items()}


def _data(journey: JourneyMap) -> str:
    """The cards as JSON that cannot end the element it stands in."""
    words = translator(journey.language).gettext
    known = {
        "cards": {item.id: card_details(journey, item)._asdict() for item in journey.items if item.step},
        "personas": [{"id": each.id, "name": each.name} for each in structure(journey).personas],
        "words": {"hits": words("{number} of {count}"), "none": words("not found"), "percent": _percent(journey)},
    }
    return json.dumps(known, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")


def _percent(journey: JourneyMap) -> str:
    """How a percentage is written, with a place for its number."""
    return translator(journey.language).percent(0).replace("0", "{number}")

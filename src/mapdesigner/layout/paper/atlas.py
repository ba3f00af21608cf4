"""An atlas: contents with what the maps share, and an overview of each, all on one size of paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mapdesigner.insight.shared import shared_channels, shared_touchpoints
from mapdesigner.layout.mirror import mirrored
from mapdesigner.layout.paper.overview import overview_alone
from mapdesigner.layout.paper.sheet import Sheet, sheet_of
from mapdesigner.layout.report.blocks import Report, Row, Section, Tone
from mapdesigner.layout.report.pages import report_pages
from mapdesigner.layout.scene import Chapter
from mapdesigner.words import translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.insight.shared import Shared
    from mapdesigner.layout.scene import Scene
    from mapdesigner.model.journey import JourneyMap
    from mapdesigner.words import Translator


@dataclass(frozen=True, slots=True)
class Leaf:
    """A map of an atlas and the name of its file."""

    journey: JourneyMap
    file: str

    @property
    def title(self) -> str:
        """What it is called in the contents."""
        return self.journey.title or self.file


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is in the folder and not in the atlas, and why."""

    file: str
    reason: str


def compose_atlas(
    title: str, leaves: Sequence[Leaf], skipped: Sequence[Skipped] = (), sheet: str = "A4"
) -> tuple[Scene, ...]:
    """Compose contents and overviews, in pt, in the language of the first map; `sheet` is A4 or Letter, landscape."""
    words, paper = translator(leaves[0].journey.language if leaves else "en"), sheet_of(sheet)
    counts = [len(overview_alone(leaf.journey, paper, 1, 1)) for leaf in leaves]
    front = len(report_pages(_contents(title, leaves, skipped, [0] * len(leaves), words), paper))
    starts = [front + 1 + sum(counts[:at]) for at in range(len(leaves))]
    whole = front + sum(counts)
    contents = report_pages(_contents(title, leaves, skipped, starts, words), paper, count=whole)
    maps = (page for leaf, first in zip(leaves, starts, strict=True) for page in _pages(leaf, paper, first, whole))
    return (*(replace(page, chapters=()) for page in contents), *maps)


def _pages(leaf: Leaf, sheet: Sheet, first: int, count: int) -> list[Scene]:
    """The pages of one map; the document's outline names it once."""
    made = overview_alone(leaf.journey, sheet, first, count)
    turned = [mirrored(page) if leaf.journey.right_to_left else page for page in made]
    named = (Chapter(leaf.title, 0.0, 0.0),)
    return [replace(page, chapters=named if at == 0 else ()) for at, page in enumerate(turned)]


def _contents(
    title: str, leaves: Sequence[Leaf], skipped: Sequence[Skipped], starts: Sequence[int], words: Translator
) -> Report:
    journeys = [leaf.journey for leaf in leaves]
    points, channels = shared_touchpoints(journeys), shared_channels(journeys)
    maps = [_map_row(at, leaf, start, words) for at, (leaf, start) in enumerate(zip(leaves, starts, strict=True), 1)]
    say = words.gettext
    sections = [
        Section(say("Maps"), tuple(maps)),
        Section(
            say("Shared touchpoints"),
            tuple(_shared_row(each, leaves) for each in points),
            empty=say("No touchpoint stands in more than one map."),
        ),
        Section(
            say("Shared channels"),
            tuple(_shared_row(each, leaves) for each in channels),
            empty=say("No channel is used in more than one map."),
        ),
    ]
    if skipped:
        left_out = tuple(Row(each.file, detail=each.reason, tone=Tone.PAIN) for each in skipped)
        sections.append(Section(say("Left out"), left_out))
    count = words.ngettext("{count} map", "{count} maps", len(leaves)).format(count=len(leaves))
    lead = say("{maps}; {touchpoints} touchpoints and {channels} channels stand in more than one.")
    said = lead.format(maps=count, touchpoints=len(points), channels=len(channels))
    turned = bool(leaves) and leaves[0].journey.right_to_left
    return Report(say("Atlas"), title, "", said, tuple(sections), title, words.language, turned)


def _map_row(number: int, leaf: Leaf, start: int, words: Translator) -> Row:
    journey = leaf.journey
    steps = words.ngettext("{count} step", "{count} steps", len(journey.steps)).format(count=len(journey.steps))
    people = ", ".join(each.name for each in journey.personas if each.name)
    detail = " · ".join(filter(None, (journey.subtitle, people, steps, leaf.file)))
    return Row(leaf.title, str(number), detail, words.gettext("page {number}").format(number=start))


def _shared_row(shared: Shared, leaves: Sequence[Leaf]) -> Row:
    named = ", ".join(f"{at + 1} {leaves[at].title}" for at in shared.maps)
    return Row(shared.name, str(len(shared.maps)), named, tone=Tone.GOOD)

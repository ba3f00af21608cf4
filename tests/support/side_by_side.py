"""Our A1 poster beside another drawing of it, block by block: one picture a block, ours above the other.

    python -m tests.support.side_by_side OTHER.pdf FOLDER [--ours POSTER.pdf]

Without `--ours` the sample map is exported first. The other drawing may be a PDF or a PNG of the whole sheet; blocks
stand at fixed places there, ours are found in the Scene. Both are shown at 144 dpi.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image

from mapdesigner.layout.scene import Rect, Scene
from mapdesigner.layout.sheets import compose_poster
from mapdesigner.model.journey import JourneyMap
from mapdesigner.model.kinds import LaneKind
from mapdesigner.painting.pdf import write_pdf
from mapdesigner.storage.read import read_map
from tests.support.checkout import ROOT

SAMPLE = ROOT / "resources" / "samples" / "trailhead.journeymap"

_PIXELS_PER_POINT = 2
_SHEET_WIDTH = 2384
_AROUND = 10.0
_HEADER = {"header:title": "01-header-left", "header:meta": "03-header-right"}
_LANES = {
    LaneKind.ACTIONS: "05-actions",
    LaneKind.TOUCHPOINTS: "06-touchpoints",
    LaneKind.THOUGHTS: "07-thoughts",
    LaneKind.EMOTIONS: "08-emotions",
    LaneKind.PAIN_POINTS: "09-pain-points",
    LaneKind.OPPORTUNITIES: "10-opportunities",
    LaneKind.METRICS: "11-metrics",
    LaneKind.BACKSTAGE: "12-backstage",
}
_IN_THIRDS = ("06-touchpoints", "08-emotions")

_OTHER = {
    "01-header-left": Rect(56, 44, 612, 239),
    "02-header-persona": Rect(704, 44, 1167, 239),
    "03-header-right": Rect(1907, 44, 420, 239),
    "04-stages": Rect(56, 300, 2272, 133),
    "05-actions": Rect(56, 433, 2272, 108),
    "06-touchpoints": Rect(56, 541, 2272, 160),
    "07-thoughts": Rect(56, 701, 2272, 71),
    "08-emotions": Rect(56, 772, 2272, 271),
    "09-pain-points": Rect(56, 1043, 2272, 117),
    "10-opportunities": Rect(56, 1160, 2272, 145),
    "11-metrics": Rect(56, 1305, 2272, 119),
    "12-backstage": Rect(56, 1424, 2272, 101),
    "13-legend": Rect(56, 1525, 2272, 112),
    "14-footer": Rect(56, 1637, 2272, 29),
}
"""Where the blocks stand on the drawing ours is held against, in pt on an A1 sheet."""


def our_blocks(scene: Scene, journey: JourneyMap) -> dict[str, Rect]:
    """Where the blocks stand on our poster, read off the Scene's bands and groups."""
    bands = {band.id: band.bounds for band in scene.bands}
    left, width = bands["header"].x, bands["header"].width
    found = dict(_header_blocks(scene))
    rows = {"04-stages": bands["stages"], "13-legend": bands["legend"], "14-footer": bands["footer"]}
    rows |= {_LANES[lane.kind]: bands[f"lane:{lane.id}"] for lane in journey.lanes if lane.kind in _LANES}
    return found | {name: Rect(left, row.y, width, row.height) for name, row in rows.items()}


def _header_blocks(scene: Scene) -> Iterator[tuple[str, Rect]]:
    header = next(band for band in scene.bands if band.id == "header")
    for group in header.groups:
        yield _HEADER.get(group.id, "02-header-persona"), group.bounds.moved(header.x, header.y)


def in_thirds(blocks: dict[str, Rect]) -> dict[str, Rect]:
    """The same blocks, the long ones cut into left, middle and right."""
    found: dict[str, Rect] = {}
    for name, rect in blocks.items():
        parts = ("-a-left", "-b-middle", "-c-right") if name in _IN_THIRDS else ("",)
        width = rect.width / len(parts)
        found |= {f"{name}{part}": Rect(rect.x + i * width, rect.y, width, rect.height) for i, part in enumerate(parts)}
    return found


def picture_of(sheet: Path | BytesIO) -> Image.Image:
    """A whole sheet as a picture, so many pixels a point; a PNG is scaled to that."""
    if isinstance(sheet, Path) and sheet.suffix.lower() == ".png":
        picture = Image.open(sheet).convert("RGB")
        width = _SHEET_WIDTH * _PIXELS_PER_POINT
        return picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
    document = pypdfium2.PdfDocument(sheet)
    return document[0].render(scale=_PIXELS_PER_POINT).to_pil().convert("RGB")


def cut(picture: Image.Image, block: Rect) -> Image.Image:
    """A block of a sheet with a little of what stands around it."""
    edges = (block.x - _AROUND, block.y - _AROUND, block.right + _AROUND, block.bottom + _AROUND)
    left, top, right, bottom = (round(edge * _PIXELS_PER_POINT) for edge in edges)
    return picture.crop((max(left, 0), max(top, 0), min(right, picture.width), min(bottom, picture.height)))


def pair(ours: Image.Image, other: Image.Image) -> Image.Image:
    """Ours above the other, a red line between them."""
    whole = Image.new("RGB", (max(ours.width, other.width), ours.height + other.height + 4), "red")
    whole.paste(ours, (0, 0))
    whole.paste(other, (0, ours.height + 4))
    return whole


def write_pairs(other: Path, folder: Path, ours: Path | None = None) -> list[Path]:
    """Write a picture for each block and return their paths; without `ours` the sample's poster is made first."""
    journey = read_map(SAMPLE).journey
    scene = compose_poster(journey, "A1")[0]
    poster = picture_of(ours or _exported(scene))
    target = picture_of(other)
    blocks, others = in_thirds(our_blocks(scene, journey)), in_thirds(_OTHER)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in sorted(blocks.keys() & others.keys()):
        written.append(folder / f"{name}.png")
        pair(cut(poster, blocks[name]), cut(target, others[name])).save(written[-1])
    return written


def _exported(scene: Scene) -> BytesIO:
    out = BytesIO()
    write_pdf([scene], out, created=None)
    out.seek(0)
    return out


def main() -> None:
    """Read the arguments and write the pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("other", type=Path, help="the drawing to hold ours against: a PDF or a PNG of an A1 sheet")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--ours", type=Path, help="our poster as PDF; without it the sample is exported")
    arguments = parser.parse_args()
    for path in write_pairs(arguments.other, arguments.folder, arguments.ours):
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()

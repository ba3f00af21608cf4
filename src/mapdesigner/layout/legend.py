"""The legend of a sheet: only the marks this map uses, and at the right the evidence it rests on."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from mapdesigner.layout.frame import Row
from mapdesigner.layout.icons import icon
from mapdesigner.layout.lanes.emotion_scale import persona_of
from mapdesigner.layout.legend_signs import MIDDLE, SIGNS
from mapdesigner.layout.scene import Align, Group, Span
from mapdesigner.layout.text.typeset import natural_width, place, typeset
from mapdesigner.model.items import Emotion, Metric, Opportunity, PainPoint, Thought, Touchpoint
from mapdesigner.model.journey import Weights
from mapdesigner.model.kinds import EvidenceType
from mapdesigner.model.structure import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mapdesigner.layout.frame import Frame
    from mapdesigner.layout.scene import Primitive, TextBlock
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Evidence

EVIDENCE_ICONS = {
    EvidenceType.SURVEY: "clipboard-list",
    EvidenceType.INTERVIEW: "users",
    EvidenceType.WEB_ANALYTICS: "chart-line",
    EvidenceType.CRM: "table-2",
    EvidenceType.SUPPORT_LOG: "headphones",
    EvidenceType.SOCIAL_LISTENING: "megaphone",
    EvidenceType.OBSERVATION: "eye",
}
"""The icon of each sort of evidence."""

_COMPACT = frozenset({"truth", "current", "future", "loss", "severity", "link", "spread"})
"""The marks of a compact drawing."""

_EVIDENCE_WIDTH, _EVIDENCE_GAP = 660.0, 44.0
_FINDING = 460.0
"""The most a finding is wide where there are few of them, in pt on A1."""

_SAVED = 2
"""So many rows must be saved before an entry leaves its place among the others."""

_PITCH = 33.0
"""An entry's height, on A1."""


class _Entry(NamedTuple):
    """One line of the legend: a mark in a row of its own and the words beside it."""

    mark: str
    parts: tuple[Primitive, ...]
    words: TextBlock

    @property
    def whole(self) -> float:
        """The width of mark and words; the gap between the two is in the words' own place."""
        return self.words.box.x + natural_width(self.words)


def used_marks(frame: Frame) -> frozenset[str]:
    """The marks that the items shown make use of, by the names the legend knows them by."""
    lanes = [tuple(_items(frame, lane.id)) for lane in frame.structure.lanes if not lane.hidden]
    used = frozenset(mark for items in lanes for item in items for mark in _marks_of(item))
    if frame.metrics.whisker and any(isinstance(item, Emotion) and item.n for items in lanes for item in items):
        used |= {"spread"}
    if frame.compact:
        used &= _COMPACT
    if not any(frame.answered(item) for items in lanes for item in items if isinstance(item, Opportunity)):
        used -= {"link"}
    if not any(_hatched(items, frame) for items in lanes):
        used -= {"loss"}
    return used | frame.metrics.beside


def _hatched(items: tuple[AnyItem, ...], frame: Frame) -> bool:
    """Tell whether a lane's curve stands alone and goes below zero: areas under several would hide one another."""
    felt = [item for item in items if isinstance(item, Emotion)]
    owners = {persona_of(item, frame.structure.personas) for item in felt}
    return len(owners) == 1 and any(item.score < 0 for item in felt)


def _items(frame: Frame, lane: str) -> Iterator[AnyItem]:
    for item in frame.structure.items_of.get(lane, ()):
        if frame.concerns(item.personas):
            yield item


def _marks_of(item: AnyItem) -> Iterator[str]:
    match item:
        case Touchpoint():
            yield from _marks_of_touchpoint(item)
        case Thought():
            yield "voice"
        case Emotion():
            yield "current"
            yield "loss"
            yield from ("future",) if item.target is not None else ()
        case PainPoint():
            yield "severity"
        case Opportunity():
            yield "levels"
            yield from ("link",) if item.answers else ()
        case Metric():
            yield "metric"
            yield from ("course",) if len(item.history) > 1 else ()


def _marks_of_touchpoint(item: Touchpoint) -> Iterator[str]:
    if item.moment_of_truth:
        yield "truth"
    if item.interventions:
        yield "personalization" if any(each.live for each in item.interventions) else "planned"


def legend(frame: Frame, width: float, used: frozenset[str], *, evidence: bool = True) -> Row:
    """Lay out the marks in columns and the evidence beside them, or below where the sheet is narrow.

    A page after the first goes without `evidence`: it is said once.
    """
    return _legend(frame, width, used, in_order(frame.journey.evidence) if evidence else ())


def _legend(frame: Frame, width: float, used: frozenset[str], evidence: tuple[Evidence, ...]) -> Row:
    unit = frame.unit
    beside = bool(evidence) and width >= 1500 * unit
    room = width - (_EVIDENCE_WIDTH + _EVIDENCE_GAP) * unit if beside else width
    marked, bottom = _marks(frame, room, used)
    if not evidence:
        return Row(marked, bottom)
    left = width - _EVIDENCE_WIDTH * unit if beside else 0.0
    top = 0.0 if beside or not marked else bottom
    proof, proof_bottom = _evidence(frame, evidence, left, top, width - left)
    return Row((*marked, *proof), max(bottom, proof_bottom))


def _marks(frame: Frame, width: float, used: frozenset[str]) -> tuple[tuple[Group, ...], float]:
    """The heading and the entries, column by column, spread over the width; nothing if no mark is used."""
    entries = [entry for entry in _entries(frame, width) if entry.mark in used]
    if not entries:
        return (), 0.0
    heading = _heading(frame, frame.words.gettext("Legend"), "legend:heading", 0.0, 0.0, width)
    entries, apart = _set_apart(frame, entries, width)
    rows, lefts = _grid(frame, entries, width)
    pitch = max(_PITCH * frame.unit, *(entry.words.box.height + 8 * frame.unit for entry in (*entries, *apart)))
    first = (54 - MIDDLE) * frame.unit
    filled = min(rows, len(entries))
    places = [(lefts[at // rows], at % rows) for at in range(len(entries))]
    places += [(0.0, filled + at) for at in range(len(apart))]
    groups = (
        _entry_group(frame, entry, x, first + row * pitch)
        for entry, (x, row) in zip((*entries, *apart), places, strict=True)
    )
    return (heading, *groups), first + (filled + len(apart)) * pitch - 4.5 * frame.unit


def _set_apart(frame: Frame, entries: list[_Entry], width: float) -> tuple[list[_Entry], list[_Entry]]:
    """The entries of the columns, and the longest alone under them where it would cost the others a column."""
    longest = max(entries, key=lambda entry: entry.whole)
    others = [entry for entry in entries if entry is not longest]
    if not others or _grid(frame, others, width)[0] + 1 + _SAVED > _grid(frame, entries, width)[0]:
        return entries, []
    return others, [longest]


def _grid(frame: Frame, entries: list[_Entry], width: float) -> tuple[int, list[float]]:
    """The least number of rows, two at least, that lets the columns stand side by side; and their left edges."""
    least, most = 28 * frame.unit, 117 * frame.unit
    for rows in range(2, len(entries) + 2):
        widths = [max(entry.whole for entry in entries[at : at + rows]) for at in range(0, len(entries), rows)]
        if sum(widths) + least * (len(widths) - 1) <= width or len(widths) == 1:
            break
    gap = min((width - sum(widths)) / max(len(widths) - 1, 1), most)
    return rows, [sum(widths[:index]) + gap * index for index in range(len(widths))]


def _entry_group(frame: Frame, entry: _Entry, x: float, y: float) -> Group:
    parts = (*entry.parts, entry.words)
    return Group(f"legend:{entry.mark}", x, y, entry.whole, _PITCH * frame.unit, parts, label=entry.words.text)


def _heading(frame: Frame, text: str, name: str, x: float, y: float, width: float) -> Group:
    words = typeset(text, frame.style("panel_heading"), width, y=13.6 * frame.unit, align=Align.LEFT)
    return Group(name, x, y, width, words.box.bottom, (words,), label=text)


def _entries(frame: Frame, width: float) -> Iterator[_Entry]:
    """All entries there are, in the order of the columns."""
    words = frame.words.gettext
    value = words("type and value, 0–100") + _weights(frame)
    entries: tuple[tuple[str, str, str], ...] = (
        ("truth", words("Moment of truth"), ""),
        ("voice", words("Customer’s voice"), ""),
        ("personalization", words("Personalization"), value),
        ("loss", words("Below zero"), words("a felt loss")),
        ("current", words("Current state"), ""),
        ("future", words("Future state"), ""),
        ("spread", words("Middle half"), words("of n answers")),
        ("severity", words("Severity"), words("1 minor – 5 blocks")),
        ("link", "P3", words("pain point it answers")),
        ("levels", words("Impact, effort"), words("low – high")),
        ("metric", words("Baseline"), words(", target tick")),
        ("course", words("Course"), words("of earlier values")),
        ("planned", words("Planned personalization"), ""),
        ("new", "", words("not in the other map")),
        ("changed", "", words("said otherwise there")),
        ("moved", "", words("stood elsewhere there")),
    )
    for mark, name, rest in entries:
        parts, room = SIGNS[mark](frame)
        left = room + 9 * frame.unit
        block = typeset(_named(frame, name, rest), None, width - left, align=Align.LEFT)
        yield _Entry(mark, parts, place(block, left, MIDDLE * frame.unit - block.box.height / 2))


def _named(frame: Frame, name: str, rest: str) -> tuple[Span, ...]:
    """The name of a mark, strong, and what is said of it."""
    strong = frame.style("lane_caption", weight=600)
    joint = "" if not (name and rest) or rest.startswith(",") else " "
    return Span(name, strong), Span(joint + rest, frame.style("lane_caption", frame.theme.ink2))


def _weights(frame: Frame) -> str:
    """What relevance, timeliness and impact count for, if this map changed it."""
    weights = frame.journey.weights
    whole = weights.relevance + weights.timeliness + weights.impact
    if weights == Weights() or not whole:
        return ""
    shares = (
        frame.words.percent(part / whole * 100, 0) for part in (weights.relevance, weights.timeliness, weights.impact)
    )
    names = ("relevance", "timeliness", "impact")
    text = frame.words.gettext(" ({relevance} relevance, {timeliness} timeliness, {impact} impact)")
    return text.format(**dict(zip(names, shares, strict=True)))


def _evidence(
    frame: Frame, evidence: tuple[Evidence, ...], x: float, y: float, width: float
) -> tuple[tuple[Group, ...], float]:
    """The findings the map rests on, in columns. Returns their groups and the lower edge."""
    unit = frame.unit
    groups = [_heading(frame, frame.words.gettext("Evidence"), "legend:evidence", x, y, width)]
    most = max(1, int((width + 18 * unit) / (226 * unit)))
    count = ceil(len(evidence) / ceil(len(evidence) / most))
    step = min((width + 18 * unit) / count, _FINDING * unit)
    top = y + 42.1 * unit
    for start in range(0, len(evidence), count):
        row = evidence[start : start + count]
        found = [proof(frame, each, x + i * step, top, step - 18 * unit) for i, each in enumerate(row)]
        groups.extend(found)
        top = max(group.bounds.bottom for group in found) + 10 * unit
    return tuple(groups), top - 8 * unit


def proof(frame: Frame, evidence: Evidence, x: float, y: float, width: float) -> Group:
    """One finding: the sign of its kind, what it says first, and what it is."""
    unit, theme = frame.unit, frame.theme
    sign = icon(EVIDENCE_ICONS[evidence.type], 0.0, 0.9 * unit, 24 * unit, theme.ink2, frame.metrics.icon_stroke)
    left, room = 34 * unit, width - 34 * unit
    headline = typeset(
        evidence.headline or evidence.title, frame.style("step_name", weight=600, tracking=-0.004), room, x=left
    )
    about = evidence.summary or (evidence.title if evidence.headline else "")
    style = frame.style("lane_caption", theme.ink2, line_height=1.25)
    caption = typeset(about, style, room, x=left, y=headline.box.bottom + 0.4 * unit)
    height = max(caption.box.bottom, 25 * unit)
    label = ", ".join(filter(None, (headline.text, about)))
    return Group(f"legend:evidence:{evidence.id}", x, y, width, height, (sign, headline, caption), evidence.id, label)

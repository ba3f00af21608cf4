"""From answers to the map: medians as emotions, words as feedback, the table as evidence; and read again later."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from hashlib import blake2b
from statistics import median, quantiles
from typing import TYPE_CHECKING

from mapdesigner.edits.items import add_item
from mapdesigner.edits.lanes import add_lane
from mapdesigner.edits.people import add_entry
from mapdesigner.edits.replace import drop, look_up, make, put, replace
from mapdesigner.insight.answers import Missed, read_answers
from mapdesigner.insight.curves import owner
from mapdesigner.insight.parts import parts
from mapdesigner.model.entity import new_id
from mapdesigner.model.items import Emotion, Item, Touchpoint
from mapdesigner.model.journey import Evidence, Feedback
from mapdesigner.model.kinds import EvidenceType, ItemKind, LaneKind
from mapdesigner.model.structure import structure
from mapdesigner.words import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from mapdesigner.insight.answers import Answer, Row
    from mapdesigner.model.journey import DataSource, JourneyMap


@dataclass(frozen=True, slots=True)
class Felt:
    """What the answers about one step say of one persona: the median, how many there are, and the middle half.

    The spread runs from the lower to the upper quartile, between neighbours in proportion (the inclusive method).
    """

    step: str
    persona: str
    median: float
    n: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class MarkerChange:
    """An emotion before and after: None before where it is new; after it is no longer from data where answers ended."""

    before: Emotion | None
    after: Emotion


@dataclass(frozen=True, slots=True)
class SurveyChange:
    """What taking a table's answers would change, to be shown before it is taken.

    `words` is feedback that would come, `gone` feedback of this evidence that is no longer in the table.
    """

    before: Evidence | None
    evidence: Evidence
    markers: tuple[MarkerChange, ...]
    words: tuple[Feedback, ...]
    gone: tuple[Feedback, ...]
    missed: tuple[Missed, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the map says all this already."""
        return self.before == self.evidence and not (self.markers or self.words or self.gone)


def felt(answers: Sequence[Answer]) -> tuple[Felt, ...]:
    """Return the medians of the scores by step and persona, to 0.01, in the order in which they first appear."""
    scores: dict[tuple[str, str], list[float]] = defaultdict(list)
    for each in answers:
        if each.score is not None:
            scores[each.step, each.persona].append(each.score)
    return tuple(_felt(*key, held) for key, held in scores.items())


def _felt(step: str, persona: str, scores: list[float]) -> Felt:
    ends = quantiles(scores, n=4, method="inclusive") if len(scores) > 1 else scores * 3
    rounded = (round(one, 2) + 0.0 for one in (median(scores), ends[0], ends[2]))
    middle, low, high = rounded
    return Felt(step, persona, middle, len(scores), low, high)


def survey_change(
    journey: JourneyMap, rows: Sequence[Row], source: DataSource, today: dt.date, evidence: str = ""
) -> SurveyChange:
    """Return what a table's answers would change; `evidence` is the id of what it was read into before, "" if new.

    Raises SurveyError if the table does not have the columns that `source` names.
    """
    answers = read_answers(rows, source, journey)
    before = look_up(journey, evidence)
    known = before if isinstance(before, Evidence) else None
    after = _evidence(known, source, answers.read, today)
    markers = tuple(_markers(journey, felt(answers.read), after.id))
    words, unplaced = _words(journey, answers.read, after, [each.after for each in markers])
    held = {each.id for each in words}
    own = [each for each in journey.feedback if known and each.evidence == known.id]
    new = tuple(each for each in words if look_up(journey, each.id) is None)
    gone = tuple(each for each in own if each.id not in held)
    return SurveyChange(known, after, markers, new, gone, (*answers.missed, *unplaced))


def take_survey(journey: JourneyMap, change: SurveyChange) -> JourneyMap:
    """Return the map with a change taken: one edit."""
    lane = next((lane.id for lane in structure(journey).lanes if lane.kind == LaneKind.EMOTIONS), "")
    if not lane and change.markers:
        lane = new_id()
        journey = add_lane(journey, LaneKind.EMOTIONS, id=lane)
    journey = put(journey, change.evidence) if change.before else _with_evidence(journey, change.evidence)
    for each in change.markers:
        if each.before is not None:
            journey = put(journey, each.after)
        else:
            own = each.after.model_dump(exclude={"kind", "lane", "step", "rank"}, exclude_defaults=True)
            journey = add_item(journey, ItemKind.EMOTION, lane, each.after.step, **own)
    return drop(put(journey, *change.words), *(each.id for each in change.gone))


def _with_evidence(journey: JourneyMap, evidence: Evidence) -> JourneyMap:
    own = {name: getattr(evidence, name) for name in Evidence.model_fields if name != "rank"}
    return add_entry(journey, Evidence, **own)


def _evidence(before: Evidence | None, source: DataSource, answers: Sequence[Answer], today: dt.date) -> Evidence:
    days = [each.date for each in answers if each.date]
    headline = _("Survey, n = {number}").format(number=len(answers))
    kept = before or make(Evidence, type=EvidenceType.SURVEY, title=source.file)
    day = max(days, default=(before and before.date) or today)
    was_ours = before is None or before.headline == _("Survey, n = {number}").format(number=before.sample_size)
    said = headline if was_ours else kept.headline
    return replace(kept, headline=said, date=day, sample_size=len(answers), source=source)


def _markers(journey: JourneyMap, found: Sequence[Felt], evidence: str) -> Iterator[MarkerChange]:
    """Yield the markers that change: each with answers, and those of this evidence that have none any more."""
    of: dict[tuple[str, str], list[Emotion]] = defaultdict(list)
    personas = parts(journey).personas
    for marker in parts(journey).emotions:
        of[marker.step, owner(marker, personas)].append(marker)
    for each in found:
        held = sorted(of[each.step, each.persona], key=lambda marker: (evidence not in marker.evidence, marker.order))
        before = held[0] if held else None
        after = _after(before, each, evidence)
        if after != before:
            yield MarkerChange(before, after)
    said = {(each.step, each.persona) for each in found}
    for key, markers in of.items():
        for marker in markers if key not in said else ():
            if evidence in marker.evidence and marker.n is not None:
                rest = tuple(one for one in marker.evidence if one != evidence)
                bare = replace(marker, n=None, spread_low=None, spread_high=None, evidence=rest)
                yield MarkerChange(marker, bare)


def _after(before: Emotion | None, each: Felt, evidence: str) -> Emotion:
    lasting = _lasting_id(evidence, each.step, each.persona)
    marker = before or make(
        Emotion,
        id=lasting,
        kind=ItemKind.EMOTION,
        step=each.step,
        personas=(each.persona,) if each.persona else (),
    )
    cited = marker.evidence if evidence in marker.evidence else (*marker.evidence, evidence)
    return replace(marker, score=each.median, n=each.n, spread_low=each.low, spread_high=each.high, evidence=cited)


def _words(
    journey: JourneyMap, answers: Sequence[Answer], evidence: Evidence, markers: Sequence[Emotion]
) -> tuple[tuple[Feedback, ...], tuple[Missed, ...]]:
    """Return the feedback the words make, each once, and the words for whose step there is no card to hold them."""
    cards: dict[str, list[Item]] = defaultdict(list)
    for item in (*parts(journey).items, *markers):
        cards[item.step].append(item)
    made: dict[str, Feedback] = {}
    unplaced: list[Missed] = []
    names = {each.id: each.name for each in journey.channels}
    for each in answers:
        if not each.words:
            continue
        card = _card(each, cards[each.step])
        if card is None:
            unplaced.append(Missed(each.row, _("its step has no card that could hold the words")))
            continue
        one = _lasting_id(evidence.id, each.step, each.persona, each.words, str(each.date))
        made[one] = make(
            Feedback,
            id=one,
            item=card.id,
            text=each.words,
            source=", ".join(filter(None, (evidence.title, names.get(each.channel, "")))),
            date=each.date,
            evidence=evidence.id,
        )
    return tuple(made.values()), tuple(unplaced)


def _card(answer: Answer, cards: Sequence[Item]) -> Item | None:
    """The card of a step that words go to: the touchpoint on their channel, else the feeling, else any touchpoint."""

    def order(item: Item) -> tuple[bool, bool, bool, str]:
        on_channel = isinstance(item, Touchpoint) and bool(answer.channel) and item.channel == answer.channel
        feels = isinstance(item, Emotion) and (not item.personas or answer.persona in item.personas)
        return not on_channel, not feels, not isinstance(item, Touchpoint), item.id

    return min(cards, key=order, default=None)


def _lasting_id(*texts: str) -> str:
    """An id made of what it stands for, so that a table read twice, by anybody, makes the same objects."""
    return blake2b("\n".join(texts).encode(), digest_size=8).hexdigest()

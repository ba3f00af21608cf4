"""Rules about touchpoints, channels and personalization: JM3xx."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from mapdesigner.edits.fields import set_fields
from mapdesigner.edits.items import remove_items
from mapdesigner.edits.people import remove_entry
from mapdesigner.insight.coverage import gaps_of, repeated
from mapdesigner.insight.parts import columns
from mapdesigner.insight.rule import Repair, Severity, called, hit, rule
from mapdesigner.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mapdesigner.insight.rule import Hit
    from mapdesigner.model.items import Metric, Touchpoint
    from mapdesigner.model.journey import Channel, Step


@rule(
    "JM301",
    Severity.WARNING,
    later("Touchpoints have no channel: {name}."),
    later("Say which channel carries each, or the channels lane leaves them out."),
    together=True,
)
def touchpoint_without_channel(touchpoints: Sequence[Touchpoint], channels: Sequence[Channel]) -> Iterator[Hit]:
    """Touchpoints of which nobody says how they take place."""
    only = channels[0].id if len(channels) == 1 else ""
    for each in touchpoints:
        if each.channel is None:
            edit = partial(set_fields, ids=(each.id,), channel=only)
            yield hit(each, repair=Repair(later("Put them on the only channel"), edit) if only else None)


@rule(
    "JM302",
    Severity.WARNING,
    later("Nobody owns these touchpoints: {name}."),
    later("Say which department answers for each; what has no owner is not mended."),
    together=True,
)
def touchpoint_without_owner(touchpoints: Sequence[Touchpoint]) -> Iterator[Hit]:
    """Touchpoints without a department: nobody will mend what has no owner."""
    owners: dict[str | None, set[str]] = defaultdict(set)
    for each in touchpoints:
        if each.department:
            owners[each.channel].add(each.department)
    for each in touchpoints:
        if each.department is None:
            others = owners[each.channel] if each.channel else set()
            edit = partial(set_fields, ids=(each.id,), department=next(iter(others), None))
            words = later("Give them to whom their channel belongs")
            yield hit(each, repair=Repair(words, edit) if len(others) == 1 else None)


@rule(
    "JM303",
    Severity.WARNING,
    later("Touchpoints rest on no evidence: {name}."),
    later("Cite what you know them from, or plan to look."),
    together=True,
)
def touchpoint_without_evidence(touchpoints: Sequence[Touchpoint]) -> Iterator[Hit]:
    """Touchpoints that cite no evidence: the team believes them, nobody has looked."""
    yield from (hit(each) for each in touchpoints if not each.evidence)


@rule(
    "JM304",
    Severity.WARNING,
    later("At moments of truth nothing is personal: {name}."),
    later("Tailor something there first: this is where customers decide."),
    together=True,
)
def moment_without_intervention(touchpoints: Sequence[Touchpoint]) -> Iterator[Hit]:
    """Moments of truth without any intervention: everybody gets the same just where they decide."""
    yield from (hit(each) for each in touchpoints if each.moment_of_truth and not each.interventions)


@rule(
    "JM305",
    Severity.WARNING,
    later("Moments of truth are not measured: {name}."),
    later("Add a metric to their steps, so that you see whether they get better."),
    together=True,
)
def moment_without_metric(
    touchpoints: Sequence[Touchpoint], metrics: Sequence[Metric], column: Mapping[str, int]
) -> Iterator[Hit]:
    """Moments of truth in steps that no metric covers: nobody sees whether they get better."""
    measured = {at for each in metrics for at in columns(each, column)}
    for each in touchpoints:
        if each.moment_of_truth and measured.isdisjoint(columns(each, column)):
            yield hit(each)


@rule(
    "JM306",
    Severity.WARNING,
    later("Channels drop out and come back, so that the customer has to jump: {name}."),
    later("Offer the steps between on the same channel too, or carry over what the customer began."),
    together=True,
)
def channel_drops_out(
    touchpoints: Sequence[Touchpoint], channels: Sequence[Channel], column: Mapping[str, int]
) -> Iterator[Hit]:
    """Channels that are left for one to three steps, in which others carry the journey, and then come back."""
    names = {each.id: each.name for each in channels}
    for gap in gaps_of(touchpoints, column):
        words = _("{channel} between {name} and {other}")
        two = {"name": called(gap.before), "other": called(gap.after)}
        yield hit(gap.before, gap.after, name=words.format(channel=names.get(gap.channel, ""), **two))


@rule(
    "JM307",
    Severity.WARNING,
    later("{name} and {other} say the same in one step."),
    later("Say it once, where the customer looks for it, or make the second say the next thing."),
)
def said_twice(touchpoints: Sequence[Touchpoint], steps: Sequence[Step]) -> Iterator[Hit]:
    """Two touchpoints of one step with the same words, or tailoring the same content: the second is noise."""
    for one, other in repeated(touchpoints, steps):
        same = one.channel == other.channel and not other.interventions
        edit = partial(remove_items, ids=(other.id,))
        yield hit(one, other, repair=Repair(later("Remove the second"), edit) if same else None)


@rule(
    "JM308",
    Severity.HINT,
    later("Live interventions are not scored: {name}."),
    later("Judge their relevance, timeliness and impact; unscored ones count as worth nothing."),
    together=True,
)
def live_without_score(touchpoints: Sequence[Touchpoint]) -> Iterator[Hit]:
    """Interventions that are live and have 0 for all three scores: the customer-experience score leaves them out."""
    for each in touchpoints:
        if any(one.live and not (one.relevance or one.timeliness or one.impact) for one in each.interventions):
            yield hit(each)


@rule(
    "JM309",
    Severity.HINT,
    later("No touchpoint uses these channels: {name}."),
    later("Remove them, or add the touchpoint that was meant."),
    together=True,
)
def unused_channel(touchpoints: Sequence[Touchpoint], channels: Sequence[Channel]) -> Iterator[Hit]:
    """Channels that no touchpoint is on, once some are on a channel: left over, or a meeting was forgotten."""
    used = {each.channel for each in touchpoints if each.channel}
    for each in channels if used else ():
        if each.id not in used:
            yield hit(each, repair=Repair(later("Remove the channels"), partial(remove_entry, entry=each.id)))


@rule(
    "JM310",
    Severity.HINT,
    later("Two channels are called {name}."),
    later("Keep one of them; the channels lane draws them apart."),
)
def channels_of_one_name(channels: Sequence[Channel], touchpoints: Sequence[Touchpoint]) -> Iterator[Hit]:
    """Two channels of one name: the lane shows a jump where there is none."""
    seen: dict[str, Channel] = {}
    for each in channels:
        name = each.name.strip().casefold()
        first = seen.setdefault(name, each)
        if name and first is not each:
            moved = tuple(one.id for one in touchpoints if one.channel == each.id)
            one_channel = partial(set_fields, ids=moved, channel=first.id)
            repair = Repair(later("Put all on one"), one_channel if moved else partial(remove_entry, entry=each.id))
            yield hit(each, first, repair=repair)

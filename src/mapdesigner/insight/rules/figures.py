"""Rules about metrics: JM5xx."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mapdesigner.edits.fields import set_fields
from mapdesigner.insight.rule import Repair, Severity, hit, rule
from mapdesigner.words import interface, later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapdesigner.insight.rule import Hit
    from mapdesigner.model.items import Metric


@rule(
    "JM501",
    Severity.WARNING,
    later("Nobody says where these figures come from: {name}."),
    later("Name the source, so that they can be looked up again."),
    together=True,
)
def figure_without_source(metrics: Sequence[Metric]) -> Iterator[Hit]:
    """Metrics with a value and neither source nor evidence: nobody can check them or read them again."""
    for each in metrics:
        if _value(each) is not None and not each.source.strip() and not each.evidence:
            yield hit(each)


@rule(
    "JM502",
    Severity.HINT,
    later("{name} has reached its target of {target}."),
    later("Set the next target, or measure what is the trouble now."),
)
def past_its_target(metrics: Sequence[Metric]) -> Iterator[Hit]:
    """A metric whose current value is at its target or past it: it no longer tells what to do."""
    for each in metrics:
        if each.current is not None and each.target is not None and _better(each, each.current, each.target) >= 0:
            yield hit(each, target=_said(each, each.target))


@rule(
    "JM503",
    Severity.HINT,
    later("These metrics have no value yet: {name}."),
    later("Measure them once, as a baseline; without it no improvement can be shown."),
    together=True,
)
def figure_without_value(metrics: Sequence[Metric]) -> Iterator[Hit]:
    """Metrics without baseline and current value, where others have one."""
    if any(_value(each) is not None for each in metrics):
        yield from (hit(each) for each in metrics if _value(each) is None)


@rule(
    "JM504",
    Severity.PROBLEM,
    later("{name} is worse than it was: {now} instead of {before}."),
    later("Find out what changed, or whether it is still counted in the same way."),
)
def getting_worse(metrics: Sequence[Metric]) -> Iterator[Hit]:
    """A metric whose current value is worse than its baseline."""
    for each in metrics:
        if each.baseline is not None and each.current is not None and _better(each, each.current, each.baseline) < 0:
            yield hit(each, now=_said(each, each.current), before=_said(each, each.baseline))


@rule(
    "JM505",
    Severity.WARNING,
    later("{name} has values outside of its scale."),
    later("Widen the scale, or the bar shows something wrong."),
)
def outside_its_scale(metrics: Sequence[Metric]) -> Iterator[Hit]:
    """A metric with a baseline, current value or target that its bar cannot show."""
    for each in metrics:
        values = [one for one in (each.baseline, each.current, each.target) if one is not None]
        ends = sorted((each.scale_from, each.scale_to))
        if values and (min(values) < ends[0] or max(values) > ends[1]):
            low, high = min(ends[0], *values), max(ends[1], *values)
            edit = partial(set_fields, ids=(each.id,), scale_from=low, scale_to=high)
            yield hit(each, repair=Repair(later("Widen the scale"), edit))


@rule(
    "JM506",
    Severity.HINT,
    later("The target of {name} lies on the wrong side of its baseline."),
    later("Say whether lower is better here, or set a target that is an improvement."),
)
def target_backwards(metrics: Sequence[Metric]) -> Iterator[Hit]:
    """A metric whose target is worse than its baseline: most often the direction is not set."""
    for each in metrics:
        if each.baseline is not None and each.target is not None and _better(each, each.target, each.baseline) < 0:
            words = later("Higher is better") if each.lower_is_better else later("Lower is better")
            edit = partial(set_fields, ids=(each.id,), lower_is_better=not each.lower_is_better)
            yield hit(each, repair=Repair(words, edit))


def _value(metric: Metric) -> float | None:
    return metric.current if metric.current is not None else metric.baseline


def _better(metric: Metric, one: float, other: float) -> float:
    """How much better one value is than the other, below 0 if it is worse."""
    return other - one if metric.lower_is_better else one - other


def _said(metric: Metric, value: float) -> str:
    return interface().figure(value, metric.unit, signed=metric.signed)

"""Rules about what the map rests on and how old it is: JM6xx."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from mapdesigner.edits.fields import set_map
from mapdesigner.edits.people import remove_entry
from mapdesigner.insight.assumptions import assumed_of
from mapdesigner.insight.rule import Repair, Severity, called, hit, rule
from mapdesigner.insight.staleness import OLD, age, half_a_year_after, said_at
from mapdesigner.model.kinds import State
from mapdesigner.words import interface, later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapdesigner.insight.parts import Head
    from mapdesigner.insight.rule import Hit
    from mapdesigner.model.items import Emotion, Item
    from mapdesigner.model.journey import Comment, Evidence, Feedback

WAITS = dt.timedelta(days=30)
"""How long a comment may stay open."""


@rule(
    "JM601",
    Severity.WARNING,
    later("{name} is older than a year."),
    later("Ask again, or say why it still holds."),
)
def old_evidence(evidence: Sequence[Evidence], today: dt.date) -> Iterator[Hit]:
    """Evidence older than a year: customers and offers have changed since."""
    yield from (hit(each) for each in evidence if (old := age(each, today)) is not None and old > OLD)


@rule(
    "JM602",
    Severity.PROBLEM,
    later("The map should have been reviewed by {date}."),
    later("Go through it with the team, then set the next date."),
)
def review_is_over(head: Head, today: dt.date) -> Iterator[Hit]:
    """A review date that has passed: the map may tell of a journey that is no more."""
    if head.review_by and head.review_by < today:
        yield hit(date=interface().date(head.review_by))


@rule(
    "JM603",
    Severity.HINT,
    later("It is not said when the map is looked at again."),
    later("Set a review date; a map that is never refreshed goes stale."),
)
def no_review(head: Head, items: Sequence[Item], today: dt.date) -> Iterator[Hit]:
    """A map with ten cards or more and no review date."""
    if len(items) >= 10 and head.review_by is None:
        by = half_a_year_after(head.date or today, today)
        yield hit(repair=Repair(later("Review it in half a year"), partial(set_map, review_by=by)))


@rule(
    "JM604",
    Severity.WARNING,
    later("{percent} of this map is assumption."),
    later("Find evidence for the cards that matter most: moments of truth, low points, worst pains."),
)
def mostly_assumption(items: Sequence[Item], evidence: Sequence[Evidence]) -> Iterator[Hit]:
    """More than two thirds of the cards of a map that has evidence rest on none."""
    share = assumed_of(items)
    if evidence and len(items) >= 10 and 3 * share.assumed > 2 * share.cards:
        yield hit(percent=interface().percent(share.percent))


@rule(
    "JM605",
    Severity.HINT,
    later("No card rests on {name}."),
    later("Link it to what it tells about, or take it out."),
)
def unused_evidence(evidence: Sequence[Evidence], items: Sequence[Item], feedback: Sequence[Feedback]) -> Iterator[Hit]:
    """Evidence that no card and no feedback cites, once some is cited: work was done and is not used."""
    cited = {one for item in items for one in item.evidence} | {each.evidence for each in feedback}
    for each in evidence:
        if any(cited) and each.id not in cited:
            yield hit(each, repair=Repair(later("Take the evidence out"), partial(remove_entry, entry=each.id)))


@rule(
    "JM606",
    Severity.HINT,
    later("Nobody knows how old this evidence is: {name}."),
    later("Give it the date on which it was gathered."),
    together=True,
)
def undated_evidence(evidence: Sequence[Evidence]) -> Iterator[Hit]:
    """Evidence without a date: it cannot be told whether it still holds."""
    yield from (hit(each) for each in evidence if each.date is None)


@rule(
    "JM607",
    Severity.HINT,
    later("Comments have been open for more than a month: {name}."),
    later("Answer or resolve them."),
    together=True,
)
def comment_waits(comments: Sequence[Comment], items: Sequence[Item], today: dt.date) -> Iterator[Hit]:
    """Comments that were made more than thirty days ago and are open."""
    of = {item.id: item for item in items}
    for each in comments:
        said = said_at(each.at)
        if not each.resolved and each.parent is None and said and today - said > WAITS and each.item in of:
            yield hit(of[each.item], name=called(each))


@rule(
    "JM608",
    Severity.WARNING,
    later("This map shows the future and says nowhere what customers shall feel."),
    later("Set target scores, or name the map of today as its counterpart."),
)
def future_without_aim(head: Head, emotions: Sequence[Emotion]) -> Iterator[Hit]:
    """A map of the future state whose markers have no target and that has no counterpart to be compared with."""
    if (
        head.state == State.FUTURE
        and emotions
        and not head.counterpart
        and all(each.target is None for each in emotions)
    ):
        yield hit()

"""Reports of differences and conflicts: plain lines for a mail, Markdown, and data for other programs."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from pydantic_core import to_jsonable_python

from mapdesigner.compare.conflicts import PLACE
from mapdesigner.compare.describe import describe, describe_conflict
from mapdesigner.compare.differences import Change
from mapdesigner.compare.field_words import COLLECTIONS
from mapdesigner.compare.fields import MISSING, fields_of, place_fields
from mapdesigner.model.entity import Value
from mapdesigner.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.compare.conflicts import Conflict
    from mapdesigner.compare.differences import Difference
    from mapdesigner.model.journey import JourneyMap

_SIGNS = {
    **{Change.ADDED: "+", Change.REMOVED: "-", Change.MOVED: ">", Change.REORDERED: "^"},
    **{Change.CHANGED: "*", Change.RESTYLED: "~"},
}
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")


def as_text(found: Sequence[Difference], before: JourneyMap, after: JourneyMap) -> str:
    """Return the differences as lines for a mail: a count, then a heading a collection and a line a difference."""
    lines = [summary(found)]
    for heading, differences in _by_collection(found):
        lines += ["", heading, *(f"  {_SIGNS[each.change]} {describe(each, before, after)}" for each in differences)]
    return "\n".join(lines) + "\n"


def as_markdown(found: Sequence[Difference], before: JourneyMap, after: JourneyMap) -> str:
    """Return the differences as Markdown; what stands in the maps is never taken for markup."""
    lines = [summary(found)]
    for heading, differences in _by_collection(found):
        said = (_MARKUP.sub(r"\\\1", describe(each, before, after)) for each in differences)
        lines += ["", f"### {heading}", "", *(f"- {each}" for each in said)]
    return "\n".join(lines) + "\n"


def summary(found: Sequence[Difference]) -> str:
    """Return how many differences there are of each sort: `2 added, 1 changed`."""
    counts = Counter(each.change for each in found)
    words = {
        Change.ADDED: ngettext("{count} added", "{count} added", counts[Change.ADDED]),
        Change.REMOVED: ngettext("{count} removed", "{count} removed", counts[Change.REMOVED]),
        Change.MOVED: ngettext("{count} moved", "{count} moved", counts[Change.MOVED]),
        Change.REORDERED: ngettext("{count} reordered", "{count} reordered", counts[Change.REORDERED]),
        Change.CHANGED: ngettext("{count} changed", "{count} changed", counts[Change.CHANGED]),
        Change.RESTYLED: ngettext("{count} restyled", "{count} restyled", counts[Change.RESTYLED]),
    }
    said = [words[change].format(count=counts[change]) for change in Change if counts[change]]
    return ", ".join(said) or _("no differences")


def _by_collection(found: Sequence[Difference]) -> list[tuple[str, list[Difference]]]:
    held: dict[str, list[Difference]] = {}
    for each in found:
        held.setdefault(each.collection, []).append(each)
    return [(_(COLLECTIONS[name][1]), differences) for name, differences in held.items()]


def differences_data(found: Sequence[Difference], before: JourneyMap, after: JourneyMap) -> list[dict[str, Any]]:
    """Return the differences with whole values, as JSON holds them, and each in words."""
    return [
        {
            **{"change": each.change.value, "collection": each.collection, "id": each.id, "field": each.field},
            **_sides({"before": each.before, "after": each.after}, each.field),
            "words": describe(each, before, after),
        }
        for each in found
    ]


def conflicts_data(found: Sequence[Conflict], ours: JourneyMap, theirs: JourneyMap) -> list[dict[str, Any]]:
    """Return the conflicts with both sides' whole values, as JSON holds them, and each in words."""
    return [
        {
            **{"kind": each.kind.value, "collection": each.collection, "id": each.id, "field": each.field},
            **_sides({"base": each.base, "ours": each.ours, "theirs": each.theirs}, each.field),
            "words": describe_conflict(each, ours, theirs),
        }
        for each in found
    ]


def _sides(values: dict[str, object], field: str) -> dict[str, Any]:
    """Return values as JSON holds them; of a place only what says where; a key that one side lacks is left out."""
    return {name: _plain(value, field) for name, value in values.items() if value is not MISSING}


def _plain(value: object, field: str) -> object:
    if isinstance(value, Value):
        held = fields_of(value)
        names = place_fields(type(value)) if field == PLACE else [name for name in held if _is_said(value, name)]
        value = {name: held[name] for name in names}
    return to_jsonable_python(value)


def _is_said(value: Value, name: str) -> bool:
    known = type(value).model_fields.get(name)
    return known is None or known.is_required() or getattr(value, name) != known.default

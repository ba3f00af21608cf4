"""Merges two maps that began as one: field by field, by id, so that neither side's work is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapdesigner.compare.conflicts import Conflict, ConflictKind
from mapdesigner.compare.fields import same
from mapdesigner.compare.merge_fields import Clash, merged_object
from mapdesigner.compare.objects import keys_of, objects_of, with_objects, without
from mapdesigner.compare.refit import fit_curves, fit_spans, fit_stages
from mapdesigner.compare.revive import revived, with_dependants
from mapdesigner.model.journey import COLLECTIONS
from mapdesigner.model.references import references
from mapdesigner.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapdesigner.compare.objects import Key, Objects
    from mapdesigner.model.journey import JourneyMap


class MergeError(Exception):
    """Maps that cannot be merged; the text says why, in the words of the interface."""


@dataclass(frozen=True, slots=True)
class MergeResult:
    """The merged map, and where the sides disagree, in the order of the file: there ours stands in the map."""

    journey: JourneyMap
    conflicts: tuple[Conflict, ...]


def merge(base: JourneyMap, ours: JourneyMap, theirs: JourneyMap) -> MergeResult:
    """Merge what two sides made of one map. Where they disagree ours stands, and the conflict holds both.

    Nothing that one side changed or uses is removed, references stay whole, and with the sides exchanged the result is
    the same but for the conflicts. Ranks are merged like any field: equal ones are legal. Collections must be sorted by
    id, as every reader leaves them. Raises MergeError if the sides are two maps, or one id means two things.
    """
    if ours.id != theirs.id:  # all that one holds would count as removed by the other
        raise MergeError(_("the two are different maps, not two states of one"))
    if same(ours, theirs) or same(base, theirs):
        return MergeResult(ours, ())
    if same(base, ours):
        return MergeResult(theirs, ())
    return _Merge(base, ours, theirs).result()


class _Merge:
    """One merge: removals that must not be are taken back until every reference leads somewhere."""

    def __init__(self, base: JourneyMap, ours: JourneyMap, theirs: JourneyMap) -> None:
        self._maps = (base, ours, theirs)
        self._base, self._ours, self._theirs = map(objects_of, self._maps)
        self._lost = {"ours": without(self._base, self._ours), "theirs": without(self._base, self._theirs)}
        self._conflicts: list[Conflict] = []

    def result(self) -> MergeResult:
        """Return the merged map with all conflicts."""
        merged = self._merged_objects()
        self._check_ids(merged)
        clashes: list[Clash] = []
        journey = merged_object(*self._maps, clashes)
        self._note("", "", clashes)
        fit_stages(merged, self._sides(), self._conflicts)
        fit_spans(merged, self._sides(), self._conflicts)
        fit_curves(merged, self._sides())
        places = {name: number for number, name in enumerate(("", *COLLECTIONS))}
        self._conflicts.sort(key=lambda each: (places[each.collection], each.id, each.field))
        return MergeResult(with_objects(journey, merged), tuple(self._conflicts))

    def _sides(self) -> Sequence[Objects]:
        return self._base, self._ours, self._theirs

    def _merged_objects(self) -> Objects:
        """Merge all objects, once more whenever one that a side removed turns out to be needed."""
        kept = self._changed_elsewhere()
        for key in kept:
            self._note_kept(ConflictKind.REMOVED, key)
        while True:
            clashes: list[tuple[Key, list[Clash]]] = []
            merged = self._with_kept(kept, clashes)
            needed = self._needed(merged) - kept
            if not needed:
                break
            for key in needed:
                self._note_kept(ConflictKind.NEEDED, key)
            kept |= needed
        for key, found in clashes:
            self._note(*key, found)
        return merged

    def _changed_elsewhere(self) -> set[Key]:
        """Return what one side removed and the other changed."""
        removed = (self._lost["ours"], self._theirs), (self._lost["theirs"], self._ours)
        return {
            (name, one)
            for lost, others in removed
            for name, one in lost
            if one in others[name] and not same(self._base[name][one], others[name][one])
        }

    def _with_kept(self, kept: set[Key], clashes: list[tuple[Key, list[Clash]]]) -> Objects:
        ours, theirs = (
            revived(self._base, side, with_dependants(kept & lost, self._base, lost - both) if kept else set())
            for side, lost in ((self._ours, self._lost["ours"]), (self._theirs, self._lost["theirs"]))
            for both in [self._lost["ours"] & self._lost["theirs"]]
        )
        merged: Objects = {name: {} for name in COLLECTIONS}
        for name, one in sorted({*keys_of(ours), *keys_of(theirs)}):
            base, mine, other = (side[name].get(one) for side in (self._base, ours, theirs))
            if mine is not None and other is not None:
                found: list[Clash] = []
                merged[name][one] = merged_object(base, mine, other, found)
                if found:
                    clashes.append(((name, one), found))
            elif base is None and (alone := mine or other) is not None:
                merged[name][one] = alone
        return merged

    def _needed(self, merged: Objects) -> set[Key]:
        """Return what a side removed and something in the merged map refers to."""
        lost = self._lost["ours"] | self._lost["theirs"]
        return {
            (target, held)
            for objects in merged.values()
            for each in objects.values()
            for _name, target, held in references(each)
            if (target, held) in lost and held not in merged[target]
        }

    def _note(self, collection: str, one: str, clashes: list[Clash]) -> None:
        for each in clashes:
            self._conflicts.append(Conflict(each.kind, collection, one, each.field, each.base, each.ours, each.theirs))

    def _note_kept(self, kind: ConflictKind, key: Key) -> None:
        base, ours, theirs = (side[key[0]].get(key[1]) for side in self._sides())
        self._conflicts.append(Conflict(kind, *key, "", base, ours, theirs))

    def _check_ids(self, merged: Objects) -> None:
        """Refuse a map in which nobody could say any more which object an id means."""
        ids = [one for _name, one in keys_of(merged)]
        if len(set(ids)) < len(ids):
            raise MergeError(_("the same id stands for two different things in the two maps"))

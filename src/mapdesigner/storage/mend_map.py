"""Mends a map that breaks the rules of a map, each time by a named rule, so that no word of it is lost."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from mapdesigner.compare.refit import lasting_id
from mapdesigner.model.entity import Entity
from mapdesigner.model.invariants import KIND_REFERRED
from mapdesigner.model.items import Item, Note
from mapdesigner.model.journey import COLLECTIONS, Evidence, Stage, Step
from mapdesigner.model.kinds import ItemKind
from mapdesigner.model.references import reference_fields
from mapdesigner.model.workshop import VotingRound
from mapdesigner.storage.order import sorted_by_id
from mapdesigner.storage.problems import Problem, Rule
from mapdesigner.storage.soundness import findings

if TYPE_CHECKING:
    from collections.abc import Callable

    from mapdesigner.model.invariants import Finding
    from mapdesigner.model.journey import JourneyMap

MOST_ROUNDS = 10
"""One repair may show what was hidden behind another, such as a card in a lane that does not exist."""

_PLACE = re.compile(r"(\w+)(?:\[(\d+)\](?:\.(\w+))?)?")
_PARKED: dict[str, object] = {"lane": "", "step": "", "until": None}


def sound_map(journey: JourneyMap) -> tuple[JourneyMap, list[Problem]]:
    """Return the map with all mended that a rule can mend, and what was wrong with it as it was given."""
    told: list[Problem] = []
    for number in range(MOST_ROUNDS):
        found = [each for each in findings(journey) if each.code != "unsorted"]  # every reader sorts by id
        mender = _Mender(journey)
        rules = [mender.mend(each) for each in found]
        if number == 0:
            told = [Problem(each.place, each.code, each.words, rule) for each, rule in zip(found, rules, strict=True)]
        if not any(rules):
            break
        journey = mender.journey()
    return sorted_by_id(journey), told


class _Mender:
    """Mends what one look over a map has found: objects keep their places until all is done."""

    def __init__(self, journey: JourneyMap) -> None:
        self._journey = journey
        self._held: dict[str, list[Any]] = {name: list(getattr(journey, name)) for name in COLLECTIONS}
        self._made: dict[tuple[str, str], str] = {}
        self._renamed: dict[tuple[str, str], str] = {}
        self._tries: Counter[tuple[str, ...]] = Counter()
        self._known_ids: dict[tuple[str, str], set[str]] = {}
        self._count = Counter((name, each.id) for name, held in self._held.items() for each in held)
        self._ids = {each.id for held in self._held.values() for each in held}
        self._own: dict[str, object] = {}
        self._rules: dict[str, Callable[[str, int, str], Rule]] = {
            "missing_reference": self._refer,
            "wrong_reference": self._refer,
            "half_placed": self._park,
            "wrong_lane": self._park,
            "span_outside_stage": self._end_span,
            "stage_without_step": self._add_step,
            "repeated_id": self._renew_id,
            "bad_link": self._keep_link,
        }

    def mend(self, finding: Finding) -> Rule:
        """Mend one thing and return the rule; Rule.NONE if there is none for it."""
        match = _PLACE.fullmatch(finding.place)
        rule = self._rules.get(finding.code)
        if match is None or rule is None:
            return Rule.NONE
        name, index, field = match.groups()
        return rule(name, int(index or 0), field or "")

    def journey(self) -> JourneyMap:
        """Return the map as it is mended so far."""
        held = {name: tuple(self._followed(each) for each in found if each) for name, found in self._held.items()}
        return self._journey.model_copy(update={**held, **self._own})

    def _change(self, name: str, index: int, changes: dict[str, object]) -> None:
        if self._held[name][index] is not None:
            self._held[name][index] = self._held[name][index].model_copy(update=changes)

    def _park(self, name: str, index: int, _field: str) -> Rule:
        self._change(name, index, _PARKED)
        return Rule.PARK

    def _end_span(self, name: str, index: int, _field: str) -> Rule:
        self._change(name, index, {"until": None})
        return Rule.ONE_STEP

    def _add_step(self, name: str, index: int, _field: str) -> Rule:
        stage = self._held[name][index].id
        self._held["steps"].append(Step(id=self._fresh("step", stage), stage=stage))
        return Rule.ADD_STEP

    def _refer(self, name: str, index: int, field: str) -> Rule:
        each = self._held[name][index]
        if each is None:
            return Rule.LEAVE_OUT
        if isinstance(each, Item) and field in ("lane", "step"):
            return self._park(name, index, field)
        if isinstance(each, Item) and field == "until":
            return self._end_span(name, index, field)
        kind: type[Entity] = type(each)
        if kind.model_fields[field].is_required():
            return self._make_needed(name, index, field)
        self._change(name, index, {field: self._known(each, field)})
        return Rule.UNLINK

    def _known(self, each: Entity, field: str) -> object:
        """Return what a field refers to, without what is not there or is of another kind."""
        known, held = self._known_in(reference_fields(type(each))[field], field), getattr(each, field)
        return tuple(one for one in held if one in known) if isinstance(held, tuple) else None

    def _known_in(self, target: str, field: str) -> set[str]:
        """Return the ids that a field may hold: thousands of references may ask."""
        wanted = KIND_REFERRED.get(field)
        if (target, wanted or "") not in self._known_ids:
            found = {other.id for other in self._held[target] if other and (wanted is None or other.kind == wanted)}
            self._known_ids[target, wanted or ""] = found
        return self._known_ids[target, wanted or ""]

    def _make_needed(self, name: str, index: int, field: str) -> Rule:
        """Make what an object cannot be without; where that is a place on the map, keep its words on a parked note."""
        each = self._held[name][index]
        kind: type[Entity] = type(each)
        target, one = reference_fields(kind)[field], getattr(each, field)
        made: dict[str, Callable[[str], Entity]] = {
            "stages": lambda one: Stage(id=one, rank="zz"),
            "items": lambda one: Note(id=one, kind=ItemKind.NOTE),
            "rounds": lambda one: VotingRound(id=one, open=False),
        }
        if target in made:
            if (target, one) not in self._made:
                self._made[target, one] = self._fresh(one)
                self._held[target].append(made[target](self._made[target, one]))
            self._change(name, index, {field: self._made[target, one]})
            return Rule.MAKE_PLACE
        self._held[name][index] = None
        self._held["items"].append(Note(id=self._fresh("kept", each.id), kind=ItemKind.NOTE, text=each.text))
        return Rule.MAKE_NOTE

    def _fresh(self, *parts: str) -> str:
        """Return an id that nothing has: the only part itself if it is free, else one made of the parts."""
        found = parts[0] if len(parts) == 1 else lasting_id(*parts)
        while found in self._ids:
            found = lasting_id(*parts, str(self._tries[parts]))
            self._tries[parts] += 1
        self._ids.add(found)
        return found

    def _renew_id(self, name: str, index: int, field: str) -> Rule:
        each = self._held[name][index]
        if field != "id":
            self._renew_rows(name, index, field)
        elif each is not None:
            new = self._fresh("again", each.id)
            self._change(name, index, {"id": new})
            self._count[name, each.id] -= 1
            if not self._count[name, each.id]:  # the other of the two is of another sort: nobody can have meant it
                self._renamed[name, each.id] = new
        return Rule.NEW_ID

    def _followed(self, each: Entity) -> Entity:
        """Let an object refer to what got another id by its new one."""
        changes: dict[str, object] = {}
        for field, target in reference_fields(type(each)).items() if self._renamed else ():
            held = getattr(each, field)
            if isinstance(held, tuple):
                changes[field] = tuple(self._renamed.get((target, one), one) for one in held)
            else:
                changes[field] = self._renamed.get((target, held), held)
        return each.model_copy(update=changes) if changes else each

    def _renew_rows(self, name: str, index: int, field: str) -> None:
        seen: set[str] = set()
        rows = []
        for number, row in enumerate(getattr(self._held[name][index], field)):
            again = {"id": lasting_id("again", str(number), row.id)}
            rows.append(row.model_copy(update=again) if row.id in seen else row)
            seen.add(row.id)
        self._change(name, index, {field: tuple(rows)})

    def _keep_link(self, name: str, index: int, _field: str) -> Rule:
        if name not in self._held:
            self._own[name] = ""
            return Rule.UNLINK
        each = self._held[name][index]
        beside = "summary" if isinstance(each, Evidence) else "note"
        words = "\n".join(part for part in (getattr(each, beside), each.link) if part)
        self._change(name, index, {beside: words, "link": ""})
        return Rule.LINK_AS_TEXT

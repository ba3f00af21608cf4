"""Judges a merge by the files alone: what may stand in the merged file, given the three it was made of.

Written apart from the merge and without its code: it reads JSON, and knows of the program only which fields hold ids.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

Doc = dict[str, Any]
Key = tuple[str, str]
Conflict = tuple[str, str, str, str]
"""Kind, collection, id, field."""

COLLECTIONS = (
    *("personas", "stakeholders", "departments", "channels", "evidence"),
    *("stages", "steps", "lanes", "items", "feedback", "comments"),
    *("prompts", "rounds", "votes", "workshops", "wall_photos", "waivers"),
)
NEEDS = {"stage": "stages", "lane": "lanes", "step": "steps", "item": "items", "round": "rounds"}
MENTIONS = {
    **{"personas": "personas", "evidence": "evidence", "channel": "channels", "department": "departments"},
    **{"departments": "departments", "answers": "items", "supports": "items", "parent": "comments"},
    "captured": "items",
}
PLACE = {"items": ("lane", "step", "until", "rank"), "steps": ("stage", "rank")}
UNKNOWN = object()


def violations(base: bytes, ours: bytes, theirs: bytes, merged: bytes, conflicts: list[Conflict]) -> list[str]:
    """Return what the merge did that it must not, one sentence each."""
    return list(_Case(*map(read, (base, ours, theirs, merged)), conflicts).judge())


def read(data: bytes) -> Doc:
    """A file's JSON in which 1, 1.0 and true differ, as they do in the file."""
    found: Doc = json.loads(data, parse_float=lambda text: f"float {text}", object_hook=_told_apart)
    return found


def _told_apart(values: Doc) -> Doc:
    return {name: f"bool {value}" if isinstance(value, bool) else value for name, value in values.items()}


def objects(doc: Doc) -> dict[Key, Doc]:
    found = {(name, each["id"]): each for name in COLLECTIONS for each in doc.get(name, [])}
    return {("", ""): {name: value for name, value in doc.items() if name not in COLLECTIONS}, **found}


def touched(before: bytes, after: bytes) -> set[tuple[Key, str]]:
    """Return the fields that differ; all fields of what was added or removed."""
    old, new = objects(read(before)), objects(read(after))
    found = {(key, name) for key in old.keys() ^ new.keys() for name in (*(old.get(key) or new[key]), "")}
    for key in new.keys() & old.keys():
        found |= {(key, name) for name in {*old[key], *new[key]} if old[key].get(name) != new[key].get(name)}
    return found


def first(side: dict[Key, Doc]) -> str:
    """The first persona's id, "" where there is none."""
    order = [(each.get("rank", ""), one) for (name, one), each in side.items() if name == "personas"]
    return min(order, default=("", ""))[1]


class _Case:
    def __init__(self, base: Doc, ours: Doc, theirs: Doc, merged: Doc, conflicts: list[Conflict]) -> None:
        self.base, self.ours, self.theirs, self.merged = map(objects, (base, ours, theirs, merged))
        self.conflicts = conflicts
        self.about = {(collection, one) for _kind, collection, one, _field in conflicts}
        self.revived = {
            key for key in self.base.keys() & self.merged.keys() if key not in self.ours or key not in self.theirs
        }

    def judge(self) -> Iterator[str]:
        for key in {**self.base, **self.ours, **self.theirs, **self.merged}:
            yield from self.presence(key)
            if key in self.merged and (key in self.ours or key in self.theirs):
                yield from self.fields(key)
        for conflict in self.conflicts:
            if not self.justified(conflict):
                yield f"needless conflict {conflict}"
        for key, each in self.merged.items():
            for target in self.refers(each):
                if target not in self.merged:
                    yield f"{key} refers to {target}, which is gone"

    # presence

    def presence(self, key: Key) -> Iterator[str]:
        b, o, t, m = (side.get(key) for side in (self.base, self.ours, self.theirs, self.merged))
        if b is None:
            if (o or t) and m is None:
                yield f"{key} was added and is lost"
            if not (o or t) and ("emptied", "stages", (m or {}).get("stage", ""), "") not in self.conflicts:
                yield f"{key} was added by nobody"
        elif o and t:
            if m is None:
                yield f"{key} is lost, though nobody removed it"
        elif not o and not t:
            if m is not None:
                yield f"{key} came back, though both removed it"
        elif (o or t) != b:
            if m is None or ("removed", *key, "") not in self.conflicts:
                yield f"{key} was changed and removed, and that is not told"
        elif (m is not None) != self.may_stay(key, b, self.ours if o is None else self.theirs):
            yield f"{key} was removed on one side only; is it there? {m is not None}"

    def may_stay(self, key: Key, each: Doc, remover: dict[Key, Doc]) -> bool:
        """Tell whether a removal had to be taken back: something uses it, or it went along with what came back."""
        if ("needed", *key, "") in self.conflicts:
            return True
        with_it = [(target, each[name]) for name, target in NEEDS.items() if each.get(name)]
        if each.get("kind") == "emotion":
            with_it += [("personas", one) for one in each.get("personas", [])]
        lost = [one for one in with_it if one not in remover]
        return bool(lost) and all(one in self.revived for one in lost)

    # fields

    def fields(self, key: Key) -> Iterator[str]:
        b, m = self.base.get(key, {}), self.merged[key]
        sides = [side.get(key, b if key in self.base else None) for side in (self.ours, self.theirs)]
        o, t = (side if side is not None else next(one for one in sides if one is not None) for side in sides)
        if ("changed", *key, "") in self.conflicts:
            if o != m:
                yield f"{key}: ours does not stand in a conflict"
            return
        moved = ("changed", *key, "place") in self.conflicts
        for name in {**b, **o, **t, **m}:
            if moved and name in PLACE.get(key[0], ("rank",)):
                continue
            if name == "personas" and m.get("kind") == "emotion" and self.owners(key, o, t, m):
                continue
            values = [self.settled(name, each.get(name, UNKNOWN)) for each in (b, o, t, m)]
            yield from self.value(key, name, *values)
        if moved:
            yield from self.place(key, o, m)
        if m.get("kind") == "emotion" and not m.get("personas") and self.owners(key, o, t, m):
            yield f"{key} has come onto another persona's curve"

    def owners(self, key: Key, o: Doc, t: Doc, m: Doc) -> bool:
        """Tell whether a marker that names nobody on a side was another persona's there than it would be now."""
        sides = [(self.ours, o), (self.theirs, t)]
        firsts = {first(side) for side, each in sides if key in side and not each.get("personas")} - {
            first(self.merged)
        }
        firsts = {one for one in firsts if ("personas", one) in self.merged}
        return bool(firsts) and (not m.get("personas") or m["personas"][0] in firsts)

    def place(self, key: Key, o: Doc, m: Doc) -> Iterator[str]:
        """In a conflict about places ours stands, or the card gives up its span."""
        names = PLACE.get(key[0], ("rank",))
        if [o.get(name) for name in names] != [m.get(name) for name in names] and m.get("until"):
            yield f"{key} stands neither where ours has it nor in one step"

    def settled(self, name: str, value: Any) -> Any:
        """A field without its mentions of what is gone or came back: who has them depends on the removal."""
        if name == "until" and ("steps", value) not in self.merged:
            return UNKNOWN  # a card that came back cannot end in a step that did not
        if (target := MENTIONS.get(name)) is None or value is UNKNOWN:
            return value
        if isinstance(value, list):
            return [one for one in value if self.stayed((target, one))] or UNKNOWN
        return value if self.stayed((target, value)) else UNKNOWN

    def stayed(self, key: Key) -> bool:
        return key in self.merged and key not in self.revived

    def value(self, key: Key, path: str, b: Any, o: Any, t: Any, m: Any) -> Iterator[str]:
        if o == t or b == t:
            wanted = o
        elif b == o:
            wanted = t
        else:
            yield from self.both_changed(key, path, b, o, t, m)
            return
        if m != wanted:
            yield f"{key} {path}: one side's value is lost"

    def both_changed(self, key: Key, path: str, b: Any, o: Any, t: Any, m: Any) -> Iterator[str]:
        if ("changed", *key, path) in self.conflicts:
            if m != o:
                yield f"{key} {path}: ours does not stand in a conflict"
        elif all(isinstance(each, dict) or each is UNKNOWN for each in (b, o, t)):
            yield from self.inner(key, path, *((each if isinstance(each, dict) else {}) for each in (b, o, t, m)))
        elif all(isinstance(each, list) or each is UNKNOWN for each in (b, o, t)):
            yield from self.lists(key, path, *((each if isinstance(each, list) else []) for each in (b, o, t, m)))
        else:
            yield f"{key} {path}: changed on both sides, and that is not told"

    def inner(self, key: Key, path: str, b: Doc, o: Doc, t: Doc, m: Doc) -> Iterator[str]:
        for name in {**b, **o, **t, **m}:
            yield from self.value(key, f"{path}.{name}", *(each.get(name, UNKNOWN) for each in (b, o, t, m)))

    def lists(self, key: Key, path: str, b: list[Any], o: list[Any], t: list[Any], m: list[Any]) -> Iterator[str]:
        if all(isinstance(one, str) for each in (b, o, t) for one in each):
            if set(m) != (set(b) & set(o) & set(t)) | set(o) - set(b) | set(t) - set(b) or len(set(m)) < len(m):
                yield f"{key} {path}: not what both lists make together"
            return
        rows = [{row.get("id"): row for row in each} for each in (b, o, t, m)]
        for one in {**rows[0], **rows[1], **rows[2], **rows[3]}:
            yield from self.row(key, f"{path}[{one}]", *(each.get(one) for each in rows))

    def row(self, key: Key, path: str, b: Any, o: Any, t: Any, m: Any) -> Iterator[str]:
        if o and t:
            yield from self.inner(key, path, b or {}, o, t, m or {})
        elif b is None or b not in (o, t):
            if m != (o or t) and (o or t):
                yield f"{key} {path}: a row is lost"
            if b and (o or t) and ("removed", *key, path) not in self.conflicts:
                yield f"{key} {path}: changed and removed, and that is not told"
        elif m is not None:
            yield f"{key} {path}: was removed"

    # conflicts

    def justified(self, conflict: Conflict) -> bool:
        kind, collection, one, field = conflict
        key = (collection, one)
        b, o, t, m = (side.get(key) for side in (self.base, self.ours, self.theirs, self.merged))
        if kind == "needed":
            return (o is None) != (t is None) and any(key in self.refers(each) for each in self.merged.values())
        if kind == "emptied":
            steps = [each for (name, _one), each in self.merged.items() if name == "steps" and each["stage"] == one]
            return len(steps) == 1 and ("steps", steps[0]["id"]) not in {**self.base, **self.ours, **self.theirs}
        if kind == "removed" and not field:
            return b is not None and (o is None) != (t is None) and (o or t) != b
        if not field:
            return o is not None and t is not None and o != b != t != o
        names = PLACE.get(collection, ("rank",)) if field == "place" else (field.split(".")[0].split("[")[0],)
        sides = [each if each is not None else b or {} for each in (o, t)]
        if field == "place" and m is not None and self.span_broke(m, *sides):
            return True
        was = b or {}
        return any(was.get(name) != sides[0].get(name) != sides[1].get(name) != was.get(name) for name in names)

    def span_broke(self, m: Doc, o: Doc, t: Doc) -> bool:
        """Tell whether a span of either side cannot be in the merged grid."""
        return any(self.is_broken({**side, "step": other.get("step")}) for side in (o, t) for other in (o, t))

    def is_broken(self, each: Doc) -> bool:
        if not each.get("until"):
            return False
        first, last = (self.merged.get(("steps", each[name])) for name in ("step", "until"))
        if first is None or last is None or first["stage"] != last["stage"]:
            return True
        return (first.get("rank", ""), first["id"]) >= (last.get("rank", ""), last["id"])

    def refers(self, each: Doc) -> Iterator[Key]:
        for name, target in {**NEEDS, **MENTIONS, "until": "steps"}.items():
            held = each.get(name) or ()
            if name == "department" and "role" in each:
                continue
            for one in held if isinstance(held, list) else (held,) if isinstance(held, str) else ():
                yield target, one

"""Values that are made quickly are frozen dataclasses like any other."""

from __future__ import annotations

import inspect
import pickle
from copy import copy, deepcopy
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from mapdesigner.layout.quickly import quickly_made


@dataclass(frozen=True, slots=True)
class Usual:
    name: str
    sizes: tuple[float, ...] = ()
    note: str = "none"


@quickly_made
@dataclass(frozen=True, slots=True)
class Quick:
    name: str
    sizes: tuple[float, ...] = ()
    note: str = "none"


@pytest.mark.parametrize(("given", "named"), [(("a",), {}), (("a", (1.0,)), {"note": "b"}), ((), {"name": "a"})])
def test_it_is_made_like_the_usual_one(given, named):
    quick, usual = Quick(*given, **named), Usual(*given, **named)

    assert (quick.name, quick.sizes, quick.note) == (usual.name, usual.sizes, usual.note)
    assert repr(quick) == repr(usual).replace("Usual", "Quick")
    assert inspect.signature(Quick) == inspect.signature(Usual)


def test_what_is_missing_or_unknown_is_refused():
    with pytest.raises(TypeError, match="name"):
        Quick()
    with pytest.raises(TypeError, match="size"):
        Quick("a", size=1)


def test_no_field_can_be_changed_or_added():
    quick = Quick("a")

    with pytest.raises(FrozenInstanceError):
        quick.name = "b"
    with pytest.raises((FrozenInstanceError, TypeError)):
        quick.other = "b"


def test_it_is_equal_hashed_copied_replaced_and_pickled_as_a_value():
    quick = Quick("a", (1.0, 2.0))

    assert quick == Quick("a", (1.0, 2.0)) != Quick("a")
    assert hash(quick) == hash(Quick("a", (1.0, 2.0)))
    assert copy(quick) == deepcopy(quick) == pickle.loads(pickle.dumps(quick)) == quick
    assert type(pickle.loads(pickle.dumps(quick))) is Quick
    assert replace(quick, name="b") == Quick("b", (1.0, 2.0))


def test_a_default_factory_is_refused():
    with pytest.raises(ValueError, match="default factory"):

        @quickly_made
        @dataclass(frozen=True, slots=True)
        class Listed:
            names: list[str] = field(default_factory=list)

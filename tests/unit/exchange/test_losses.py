"""What a foreign file has no place for is said by every export, field by field, and never dropped in silence."""

from __future__ import annotations

import pytest

from mapdesigner.exchange.registry import export_map, import_file
from mapdesigner.model.journey import JourneyMap
from tests.support.full_map import full_map
from tests.support.journeys import grid, with_actions

DRAWN = {"format", "version", "id", "stages", "steps", "lanes", "items", "personas"}
AROUND = sorted(set(JourneyMap.model_fields) - DRAWN)


@pytest.mark.parametrize("kind", ["mmd", "md", "table.md", "canvas"])
@pytest.mark.parametrize("field", AROUND)
def test_what_stands_around_the_grid_is_kept_or_told(field: str, kind: str) -> None:
    plain, value = with_actions(grid(), "a"), getattr(full_map(), field)
    assert value != getattr(plain, field)
    exported = export_map(plain.model_copy(update={field: value}), f"map.{kind}")
    told = set(exported.lost) - set(export_map(plain, f"map.{kind}").lost)
    assert told or getattr(import_file(exported.data, f"map.{kind}").journey, field) == value

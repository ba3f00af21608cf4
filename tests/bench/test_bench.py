"""The bench runs, and has a figure for every goal."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mapdesigner.model.invariants import problems
from tests.bench.maps import journey_of
from tests.bench.run import measure

GOALS = {
    "start.first_map",
    "canvas.pan_frame",
    "canvas.warm_fit_frame",
    "canvas.pan_flat",
    "canvas.full_repaint",
    "canvas.edit_text",
    "canvas.edit_move",
    "canvas.edit_emotion",
    "hand.drag_card",
    "hand.drag_emotion",
    "hand.drag_stage",
    "hand.typing",
    "hand.zooming",
    "canvas.memory",
    "canvas.memory_with_map",
    "file.load",
    "file.save",
    "insight.health_after_edit",
    "paper.seconds",
    "paper.linear",
    "paper.imports_done_vs_inkscape",
    "paper.process_vs_inkscape",
    "paper.process_vs_chromium",
    "paper.peak_vs_chromium",
    "paper.process_vs_qpdfwriter",
    "paper.sample_vs_chromium",
}


@pytest.mark.parametrize("cards", [1, 100, 1000])
def test_its_maps_are_sound(cards: int) -> None:
    journey = journey_of(cards)
    assert len(journey.items) == cards
    assert problems(journey) == ()


def test_it_has_a_figure_for_every_goal(qtbot: QtBot) -> None:
    goals = measure((50, 100), rounds=1)["goals"]
    assert isinstance(goals, dict)
    assert set(goals) == GOALS
    for figures in goals.values():
        for figure in figures.values():
            assert set(figure) == {"value", "limit", "unit", "met"}


@pytest.mark.long
def test_it_prints_one_object_within_fifty_seconds() -> None:
    script = Path(__file__).parent / "run.py"
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    result = json.loads(done.stdout)
    assert set(result["goals"]) == GOALS
    assert result["seconds"] <= 50

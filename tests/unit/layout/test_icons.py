"""Icons are shipped as ready paths and placed by the layout."""

from __future__ import annotations

import pytest

from mapdesigner import resources
from mapdesigner.layout.icons import icon, names
from tests.support.make_icons import icons_json


def test_the_shipped_paths_are_made_from_the_shipped_svg_files():
    assert resources.read_text("icons", "icons.json") == icons_json(), "run tests/support/make_icons.py"


@pytest.mark.parametrize("name", names())
def test_every_icon_lies_inside_its_square(name):
    path = icon(name, 100.0, 200.0, 48.0, "#17212E", 2.0)
    points = [value for command in path.commands for value in command[1:]]
    assert path.commands[0][0] == "M"
    assert all(100.0 <= x <= 148.0 for x in points[::2])
    assert all(200.0 <= y <= 248.0 for y in points[1::2])


def test_an_icon_has_round_ends_and_the_colour_and_width_asked_for():
    path = icon("clock", 0.0, 0.0, 12.0, "#2457C5", 1.25)
    assert (path.stroke, path.stroke_width, path.round, path.fill) == ("#2457C5", 1.25, True, "")


def test_the_same_icon_at_the_same_place_is_the_same_object():
    assert icon("clock", 1.0, 2.0, 12.0, "#17212E", 1.0) is icon("clock", 1.0, 2.0, 12.0, "#17212E", 1.0)


def test_an_icon_that_is_not_shipped_is_refused():
    with pytest.raises(KeyError):
        icon("no-such-icon", 0.0, 0.0, 12.0, "#17212E", 1.0)

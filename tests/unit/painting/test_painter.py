"""A painter is led through the Scene band by band, group by group, each primitive at its own place."""

from __future__ import annotations

import pytest

from mapdesigner.layout.scene import Band, Box, Group, Path, Picture, Rect, Scene
from mapdesigner.painting.painter import is_safe, paint, paint_group
from mapdesigner.painting.recording import RecordingPainter
from tests.unit.painting.pages import page, words

BOX = Box(Rect(0, 0, 10, 10), fill="#FFFFFF")


def recorded(scene: Scene) -> RecordingPainter:
    painter = RecordingPainter()
    paint(scene, painter)
    return painter


def test_a_primitive_is_drawn_where_its_band_and_its_group_put_it():
    group = Group("card", 5.0, 7.0, 10.0, 10.0, (BOX,))
    scene = Scene(300, 300, "", (Band("lane", 100.0, 200.0, 50.0, 50.0, (group,)),))
    (drawn,) = recorded(scene).drawn
    assert (drawn.primitive, drawn.dx, drawn.dy) == (BOX, 105.0, 207.0)


def test_the_background_lies_beneath_everything():
    first, *others = recorded(page(BOX, background="#FBFAF7")).drawn
    assert first.primitive == Box(Rect(0, 0, 400, 300), fill="#FBFAF7")
    assert [entry.primitive for entry in others] == [BOX]


def test_words_are_drawn_in_the_order_they_are_read():
    scene = page(words("Discover"), Path((("M", 0.0, 0.0),)), words("Decide"), Picture(Rect(0, 0, 1, 1), b""))
    assert recorded(scene).words == ["Discover", "Decide"]


def test_one_group_can_be_painted_alone():
    painter = RecordingPainter()
    paint_group(Group("card", 5.0, 7.0, 10.0, 10.0, (BOX,)), painter, 1.0, 2.0)
    assert [(entry.dx, entry.dy) for entry in painter.drawn] == [(6.0, 9.0)]


@pytest.mark.parametrize("href", ["https://example.org/a?b=1", "HTTP://example.org", "mailto:ana@example.org"])
def test_a_link_may_lead_to_the_web_or_to_a_mail(href):
    assert is_safe(href)


@pytest.mark.parametrize(
    "href", ["", "javascript:alert(1)", "file:///etc/passwd", "java\nscript:1", "example.org", "http://[", " http://a"]
)
def test_a_link_may_lead_nowhere_else(href):
    assert not is_safe(href)

"""Nothing hostile gets in by the clipboard: it is refused in words or comes in harmless."""

from __future__ import annotations

import json

import pytest
from pytestqt.qtbot import QtBot

from mapdesigner.desktop.clipboard.copying import MIME
from mapdesigner.desktop.window import Window
from mapdesigner.model.structure import structure
from tests.support.journeys import assert_sound
from tests.support.pasting import copy, held, hold, hold_map, paste, said
from tests.support.small_maps import people_and_cards
from tests.support.windows import window_on

pytestmark = pytest.mark.usefixtures("clear_clipboard")


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return window_on(qtbot, people_and_cards(), 1600, 900)


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"not json",
        b"[1, 2]",
        b'{"format": "journeymap"}',
        b"{" * 5000,
        b'{"format":"journeymap","version":1,"id":"m","items":[{"id":"x","kind":"action","lane":"gone","step":"gone"}]}',
        b'{"format":"journeymap","version":1,"id":"m","id":"n"}',
        b"\x80\x04\x95pickle",
        b'{"format":"journeymap","version":1,"id":"m","weights":{"relevance":NaN}}',
    ],
)
def test_hostile_cards_are_refused_in_words_and_the_map_stays(window: Window, bad: bytes) -> None:
    before = window.session.journey
    hold_map(bad)
    paste(window, "actions", "s2t1")
    assert window.session.journey is before
    assert said(window)
    assert "Traceback" not in said(window)


def test_bad_links_and_broken_names_come_in_harmless(window: Window) -> None:
    copy(window, "a")
    small = json.loads(bytes(held().data(MIME).data()))
    small["items"][0]["link"] = "file:///etc/passwd"
    small["items"][0]["text"] = "a\u0000\u001bb\ud800"
    hold_map(json.dumps(small).encode())
    paste(window, "actions", "s2t1")
    (card,) = structure(window.session.journey).cell("actions", "s2t1")
    assert card.link == ""
    assert card.text == "ab\ufffd"
    assert_sound(window.session.journey)


@pytest.mark.parametrize("bad", [b"\x89PNG\r\n\x1a\n" + b"x" * 50, b"<svg/>", b"GIF89a"])
def test_what_is_no_picture_is_refused(window: Window, bad: bytes) -> None:
    before = window.session.journey
    hold(**{"image/png": bad})
    paste(window, "storyboard", "s2t1")
    assert window.session.journey is before
    assert said(window) == "This is no PNG, JPEG or WebP picture."


def test_control_characters_and_too_many_words_are_kept_out(window: Window) -> None:
    hold(text="a\u0007b\u2028c")
    paste(window, "actions", "s2t1")
    assert_sound(window.session.journey)
    before = window.session.journey
    hold(text="x" * (4 * 1024**2 + 1))
    paste(window, "actions", "s2t1")
    hold(text="x\n" * 20_001)
    paste(window, "actions", "s2t1")
    assert window.session.journey is before
    assert said(window).startswith("This is more than 20000 cards")

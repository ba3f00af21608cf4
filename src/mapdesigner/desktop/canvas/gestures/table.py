"""The table of gestures: what a hand can do on the map, as help and documentation list it."""

from __future__ import annotations

from dataclasses import dataclass

from mapdesigner.words import later


@dataclass(frozen=True, slots=True)
class GestureRow:
    """One gesture: its name, how it is made, keys that change it while it lasts, and what comes of it.

    All but `id` are words to be translated where they are shown; `keys` is "" where none change anything.
    """

    id: str
    words: str
    how: str
    does: str
    keys: str = ""


GESTURES: tuple[GestureRow, ...] = (
    GestureRow(
        "drag_card",
        later("Move cards"),
        later("Drag a card; what else is selected comes along"),
        later("The cards stand where the slot was, as far apart as before"),
    ),
    GestureRow(
        "copy_card",
        later("Copy cards"),
        later("Drag a card with Ctrl or Alt"),
        later("Copies stand where the slot was"),
        later("Ctrl or Alt may be pressed and let go on the way"),
    ),
    GestureRow(
        "drag_span",
        later("Span steps"),
        later("Drag the handle at a side of the selected card"),
        later("The card covers more or fewer steps of its stage"),
    ),
    GestureRow(
        "drag_score",
        later("Change a feeling"),
        later("Drag an emotion marker up or down"),
        later("The score changes in steps of 0.1, and with it those of selected markers; the curve follows"),
        later("Shift: by 0.01; Ctrl: whole levels"),
    ),
    GestureRow(
        "drag_marker",
        later("Move a feeling"),
        later("Drag an emotion marker sideways"),
        later("It comes into another step with its score"),
    ),
    GestureRow(
        "copy_marker",
        later("Copy a feeling"),
        later("Drag an emotion marker with Alt"),
        later("A copy stands at the new score or in the other step"),
    ),
    GestureRow(
        "drag_target",
        later("Change a target"),
        later("Drag the diamond of a target up or down"),
        later("The score wanted in future changes by 0.1"),
        later("Shift: by 0.01; Ctrl: whole levels"),
    ),
    GestureRow(
        "drag_stage",
        later("Move a stage"),
        later("Drag its arrow sideways"),
        later("It stands between others with its steps and cards"),
    ),
    GestureRow(
        "drag_step",
        later("Move a step"),
        later("Drag its name sideways"),
        later("It stands between others, of another stage too, with its cards"),
    ),
    GestureRow(
        "drag_lane",
        later("Move a lane"),
        later("Drag its name or its grip up or down"),
        later("It stands between others"),
    ),
    GestureRow(
        "marquee",
        later("Select with a box"),
        later("Drag over the empty map"),
        later("Cards and markers that the box touches are selected"),
        later("Shift or Ctrl at the press: besides what is selected"),
    ),
    GestureRow(
        "pan",
        later("Move the view"),
        later("Drag with the middle button, with Space and the left one, or with the hand of the toolbar"),
        later("The map follows the hand"),
    ),
    GestureRow(
        "place_card",
        later("Add a card"),
        later("Drag it from the palette into a cell"),
        later("A new card stands where the slot was"),
    ),
    GestureRow(
        "place_emotion",
        later("Add a feeling"),
        later("Drag an emotion marker from the palette over the curve"),
        later("A new marker stands in the step, at the height it was dropped"),
        later("Shift: to 0.01; Ctrl: whole levels"),
    ),
    GestureRow(
        "place_stage",
        later("Add a stage"),
        later("Drag it from the palette between others"),
        later("A new stage with one step stands there"),
    ),
    GestureRow(
        "place_lane",
        later("Add a lane"),
        later("Drag its kind from the palette between others"),
        later("A new lane stands there"),
    ),
    GestureRow(
        "drop_words",
        later("Drop from elsewhere"),
        later("Drag words, a table, cards or picture files from another window into a cell"),
        later("They become cards there, as when they are pasted"),
    ),
    GestureRow(
        "drop_parked",
        later("Place a parked note"),
        later("Drag it from the parking lot into a cell"),
        later("It leaves the parking lot and is a card of the cell's lane"),
    ),
    GestureRow(
        "attach_evidence",
        later("Attach evidence"),
        later("Drag it from the evidence panel onto a card"),
        later("The card, and what is selected with it, cites the evidence"),
    ),
    GestureRow(
        "drop_evidence",
        later("Bring evidence"),
        later("Drag a file or a web address from another program onto a card"),
        later("It comes into the map's evidence by its name, and the card cites it"),
    ),
    GestureRow(
        "drag_photo",
        later("Move a photo of the wall"),
        later("Drag it"),
        later("It lies elsewhere beside the map"),
    ),
    GestureRow(
        "scale_photo",
        later("Size a photo of the wall"),
        later("Drag its lower corner at the far side"),
        later("It is larger or smaller"),
    ),
    GestureRow(
        "add_step",
        later("Add a step here"),
        later("Press the plus between two steps' names"),
        later("A new step stands there, and its name can be written"),
    ),
    GestureRow(
        "add_stage",
        later("Add a stage here"),
        later("Press the plus between two stages' arrows"),
        later("A new stage stands there, and its name can be written"),
    ),
    GestureRow(
        "link",
        later("Link an opportunity"),
        later("Drag the ring under a pain point, or with the pen the card, to an opportunity or into their lane"),
        later("The opportunity, or a new one, answers the pain point"),
    ),
    GestureRow(
        "untie",
        later("Take off a link"),
        later("Drag a tie, or the ring at its end, off the opportunity; or press it, and then Delete"),
        later("The opportunity no longer answers the pain point; dropped on another one, that answers it"),
    ),
    GestureRow(
        "open_badge",
        later("Read what a badge says"),
        later("Press the badge of comments or map health at a card's corner"),
        later("The panel opens at what is said about the card"),
    ),
    GestureRow(
        "hide_lane",
        later("Hide a lane"),
        later("Press the eye beside its name"),
        later("The map leaves it out until hidden lanes are shown"),
    ),
    GestureRow(
        "fold_lane",
        later("Fold or open a lane"),
        later("Press the arrow beside its name"),
        later("The lane shows its label alone, or its cards again"),
    ),
    GestureRow(
        "resize_lane",
        later("Size a lane"),
        later("Drag its lower edge in the lane column"),
        later("The lane is at least so high; a double click makes it as high as its cards"),
    ),
    GestureRow(
        "resize_step",
        later("Size a step"),
        later("Drag its right edge beside its name"),
        later("The column is so wide; a double click gives it the usual width"),
    ),
    GestureRow(
        "resize_lane_column",
        later("Size the lane column"),
        later("Drag its right edge"),
        later("The names have more or less room, in this window; a double click gives it the usual width"),
    ),
)
"""Every gesture with a start, a way and an end. Escape on the way leaves no trace; each is one step of undo at most."""

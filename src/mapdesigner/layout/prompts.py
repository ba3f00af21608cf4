"""What empty cells ask for: faint words on the screen and on blanks, never on a finished poster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.layout.lanes.cards import text_at
from mapdesigner.layout.scene import Group

if TYPE_CHECKING:
    from mapdesigner.layout.frame import Frame
    from mapdesigner.model.items import AnyItem
    from mapdesigner.model.journey import Lane, Prompt


def asked(lane: Lane, frame: Frame) -> tuple[tuple[int, Prompt], ...]:
    """The prompts of a lane with the columns they stand in, from left to right."""
    prompts = frame.structure.prompts
    if not prompts:
        return ()
    steps = ((column, prompts.get((lane.id, step.id))) for column, step in enumerate(frame.structure.steps))
    return tuple((column, prompt) for column, prompt in steps if prompt and prompt.text)


def prompt_groups(
    lane: Lane, items: tuple[AnyItem, ...], prompts: tuple[tuple[int, Prompt], ...], frame: Frame
) -> tuple[Group, ...]:
    """The words of the cells that no card covers, at the top of each."""
    if not prompts:
        return ()
    covered: set[int] = set()
    for item in items:
        first, last = frame.structure.span(item)
        covered |= set(range(first, last + 1))
    return tuple(_group(lane, column, prompt, frame) for column, prompt in prompts if column not in covered)


def _group(lane: Lane, column: int, prompt: Prompt, frame: Frame) -> Group:
    left, width = frame.card_edges(column, column)
    inset = 8 * frame.unit if frame.sticky else 0.0  # on a blank it stands in a box
    left, width, top = left + inset, (frame.sticky or width) - 2 * inset, frame.metrics.cell_pad_y + inset
    text = text_at(prompt.text, frame.style("caption", frame.theme.ink3), frame, 0, 0, width)
    label = prompt.text  # a screen reader says it too: it is what the cell is waiting for
    return Group(f"prompt:{lane.id}:{prompt.step}", left, top, width, text.box.height, (text,), "", label)

"""Commands that choose what the left button does on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.desktop.canvas.pointer_tools import ToolKind
from mapdesigner.desktop.commands.command import Command, Menu
from mapdesigner.words import later

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window


def _edits(window: Window) -> bool:
    return not window.comparison.is_on  # then the pointer chooses differences


TOOLS: tuple[Command, ...] = (
    Command(
        "tool_select",
        Menu.EDIT,
        3,
        later("Select and drag"),
        lambda w: w.view.use_tool(ToolKind.SELECT),
        icon="mouse-pointer-2",
        enabled=_edits,
        checked=lambda w: w.view.tool_kind is ToolKind.SELECT,
    ),
    Command(
        "tool_hand",
        Menu.EDIT,
        3,
        later("Move the map by hand"),
        lambda w: w.view.use_tool(ToolKind.HAND),
        icon="hand",
        enabled=_edits,
        checked=lambda w: w.view.tool_kind is ToolKind.HAND,
    ),
    Command(
        "tool_link",
        Menu.EDIT,
        3,
        later("Link pain points to opportunities"),
        lambda w: w.view.use_tool(ToolKind.LINK),
        icon="spline",
        enabled=_edits,
        checked=lambda w: w.view.tool_kind is ToolKind.LINK,
    ),
)

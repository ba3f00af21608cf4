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


def _tool(command: str, words: str, kind: ToolKind, icon: str) -> Command:
    return Command(
        command,
        Menu.EDIT,
        3,
        words,
        lambda window: window.view.use_tool(kind),
        icon=icon,
        enabled=_edits,
        checked=lambda window: window.view.tool_kind is kind,
    )


TOOLS: tuple[Command, ...] = (
    _tool("tool_select", later("Select and drag"), ToolKind.SELECT, "mouse-pointer-2"),
    _tool("tool_hand", later("Move the map by hand"), ToolKind.HAND, "hand"),
    _tool("tool_link", later("Link pain points to opportunities"), ToolKind.LINK, "spline"),
)

"""Commands that lead to other maps: the one a card links to, and the other state of this journey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapdesigner.desktop.commands.command import Command, Menu
from mapdesigner.desktop.nested.breadcrumbs import link_of, open_beside, open_here
from mapdesigner.storage.links import is_map_link
from mapdesigner.words import later

if TYPE_CHECKING:
    from mapdesigner.desktop.window import Window


def _links(window: Window) -> bool:
    return is_map_link(link_of(window))


NESTED: tuple[Command, ...] = (
    Command("open_linked", Menu.FILE, 0, later("Open the linked map"), open_here, enabled=_links),
    Command("open_linked_beside", Menu.FILE, 0, later("Open the linked map beside"), open_beside, enabled=_links),
)

"""The table of commands: menus, toolbar and keys read it, nothing else declares a command."""

from __future__ import annotations

from mapdesigner.desktop.commands.clipboard import CLIPBOARD
from mapdesigner.desktop.commands.compare import COMPARE
from mapdesigner.desktop.commands.data import DATA
from mapdesigner.desktop.commands.edit import EDIT
from mapdesigner.desktop.commands.file import FILE
from mapdesigner.desktop.commands.find import FIND
from mapdesigner.desktop.commands.help import HELP
from mapdesigner.desktop.commands.insight import INSIGHT
from mapdesigner.desktop.commands.nested import NESTED
from mapdesigner.desktop.commands.panels import PANELS
from mapdesigner.desktop.commands.present import PRESENT
from mapdesigner.desktop.commands.structure import STRUCTURE
from mapdesigner.desktop.commands.tools import TOOLS
from mapdesigner.desktop.commands.view import VIEW

COMMANDS = (
    *FILE,
    *COMPARE,
    *CLIPBOARD,
    *EDIT,
    *TOOLS,
    *FIND,
    *VIEW,
    *PANELS,
    *INSIGHT,
    *STRUCTURE,
    *DATA,
    *NESTED,
    *PRESENT,
    *HELP,
)
"""All commands. In a menu they stand by group, and within a group in this order."""
